// Lighting edits in whole runs.
#include "tests/unit/engine/nightlife_village.hpp"

using namespace lichtung;
using namespace lichtung::test;

TEST_CASE("a lighting edit and its inverse leave the outcome as it was, bit by bit") {
  const auto run = [](const std::string& keys, const std::string& back) {
    return simulate(*village_with(edit("lighting", "where = \"town\"\n" + keys) + (back.empty() ? "" : edit("lighting", "where = \"town\"\n" + back))), 0);
  };
  CHECK(first_difference(village_base(), run("flux_factor = 2", "flux_factor = 0.5")) == "");
  CHECK(first_difference(village_base(), run("flux_factor = 2", "")) != "");
}
