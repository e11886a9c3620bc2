// Lighting edits in whole runs.
#include "tests/unit/engine/nightlife_village.hpp"

using namespace lichtung;
using namespace lichtung::test;

TEST_CASE("a lighting edit and its inverse leave all but the cost of the works as it was, bit by bit") {
  const auto run = [](const std::string& keys, const std::string& back) {
    return simulate(*village_with(edit("lighting", "where = \"town\"\n" + keys) +
                                  (back.empty() ? "" : edit("lighting", "where = \"town\"\n" + back))),
                    0);
  };
  const auto back = run("flux_factor = 2", "flux_factor = 0.5");
  CHECK(first_difference(village_base(), back, {"totals"}) == "");
  std::set<std::string> differing;
  const auto& metric = column<std::string>(back, "totals", "metric");
  const auto& value = column<double>(back, "totals", "value");
  const auto& base = column<double>(village_base(), "totals", "value");
  for (std::size_t i = 0; i < value.size(); ++i)
    if (std::memcmp(&value[i], &base[i], sizeof(double)) != 0) differing.insert(metric[i]);
  // What the plan spends on lamps stays spent, whatever is done to them after.
  CHECK(differing ==
        std::set<std::string>{"lighting_cost_per_year_eur", "plan_investment_eur", "plan_lamps_retrofitted"});
  CHECK(first_difference(village_base(), run("flux_factor = 2", "")) != "");
}
