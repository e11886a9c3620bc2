// Feared places found by a whole run on a village: a dark path among lit streets, and what becomes of it.
#include "sim/engine/night_town.hpp"
#include "tests/support/runs.hpp"
#include "tests/unit/engine/lit_village.hpp"

#include <catch2/catch.hpp>

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>

using namespace lichtung;
using namespace lichtung::test;

namespace {

using Names = std::vector<std::string>;

Scenario some_days(int days = 4) {
  Scenario scenario;
  scenario.time.days = days;
  scenario.parameters.fear.level = -4.2;   // of these tests, whatever level towns are calibrated to
  return scenario;
}

outcome::OutcomeData run(const town::Town& town, const Scenario& scenario = some_days()) {
  return simulate(*engine::prepare(scenario, town), 0);
}

double real(const outcome::OutcomeData& data, std::string_view name, std::size_t place = 0) {
  return column<double>(data, "angst", name)[place];
}

std::size_t places(const outcome::OutcomeData& data) { return column<std::int32_t>(data, "angst", "rank").size(); }

/// A street between others that many use at night: here the path will be.
std::uint32_t busy_street() {
  static const std::uint32_t street = [] {
    const auto data = run(lit_village({}));
    const auto& passes = column<float>(data, "night", "passes");
    return static_cast<std::uint32_t>(std::ranges::max_element(passes) - passes.begin());
  }();
  return street;
}

std::array<double, 5> reasons(const outcome::OutcomeData& data, std::size_t place = 0) {
  std::array<double, 5> out{};
  const char* names[] = {"reason_dark", "reason_hidden", "reason_no_way_out", "reason_disorder", "reason_alone"};
  for (std::size_t r = 0; r < out.size(); ++r) out[r] = real(data, names[r], place);
  return out;
}

std::size_t main_reason(const std::array<double, 5>& reasons) {
  return static_cast<std::size_t>(std::ranges::max_element(reasons) - reasons.begin());
}

}  // namespace

TEST_CASE("a dark path among lit streets is found, called after its neighbour, and feared because it is dark") {
  const auto data = run(lit_village({busy_street()}, {busy_street()}));
  REQUIRE(places(data) == 1);
  CHECK(column<std::int32_t>(data, "angst", "core")[0] == static_cast<std::int32_t>(busy_street()));
  CHECK(column<std::string>(data, "angst", "name")[0].empty());
  CHECK(column<std::string>(data, "angst", "near")[0].starts_with("Gasse "));
  CHECK(column<std::uint8_t>(data, "angst", "kind")[0] == static_cast<std::uint8_t>(town::StreetKind::Path));
  CHECK(main_reason(reasons(data)) == 0);
  CHECK(column<std::uint8_t>(data, "angst", "best")[0] == 0);   // light
  CHECK(column<std::uint8_t>(data, "angst", "class_worst")[0] == 7);
  CHECK(real(data, "illuminance_min") < 0.5);
  CHECK(column<std::int32_t>(data, "angst_segments", "segment") == std::vector<std::int32_t>{static_cast<std::int32_t>(busy_street())});
}

TEST_CASE("lamps on the path remove it from the feared places") {
  CHECK(places(run(lit_village({}, {busy_street()}))) == 0);
}

TEST_CASE("a lit path between hedges is feared because it is hidden, where hiding places matter much") {
  town::Town town = lit_village({}, {busy_street()});
  town.streets.segments.refuge[busy_street()] = 1.0F;
  town.streets.segments.prospect_m[busy_street()] = 0.0F;
  Scenario scenario = some_days();
  scenario.parameters.fear.refuge = scenario.parameters.fear.prospect = 3.0;
  const auto data = run(town, scenario);
  REQUIRE(places(data) == 1);
  CHECK(main_reason(reasons(data)) == 1);
  CHECK(column<std::uint8_t>(data, "angst", "best")[0] == 1);   // free sight
}

TEST_CASE("shares of reasons sum to 1, and people of both sexes to all") {
  const auto data = run(lit_village({busy_street(), busy_street() + 1, busy_street() + 2}, {busy_street()}));
  REQUIRE(places(data) > 0);
  for (std::size_t p = 0; p < places(data); ++p) {
    const auto r = reasons(data, p);
    CHECK(r[0] + r[1] + r[2] + r[3] + r[4] == Approx(1.0));
    for (const double share : r) CHECK(share >= 0.0);
    CHECK(real(data, "concerned", p) <= real(data, "passes", p) + real(data, "away", p));
    CHECK(real(data, "gave_up", p) <= real(data, "away", p));
    if (!std::isnan(real(data, "concerned_women", p)))
      CHECK(real(data, "concerned_women", p) + real(data, "concerned_men", p) == Approx(real(data, "concerned", p)).margin(0.01));
    for (const char* m : {"relief_light", "relief_sight", "relief_way_out", "relief_clean", "relief_company", "relief_patrol"})
      CHECK(real(data, m, p) <= real(data, "concerned", p));
  }
}

TEST_CASE("the mean terms of those who pass give their mean predictor: the decomposition is exact") {
  // With one class of sensitivity, nobody victimised and few differences between hours, the share that feels unsafe is
  // nearly that of the mean predictor.
  Scenario scenario = some_days();
  scenario.parameters.fear.class_high = 0.0;
  scenario.parameters.fear.class_low = 0.0;
  scenario.parameters.fear.victimised = 0.0;
  const auto data = run(lit_village({busy_street()}, {busy_street()}), scenario);
  const auto town = engine::night_town(data);
  REQUIRE(town);
  const auto& s = town->streets[busy_street()];
  REQUIRE(s.passes > 5.0);
  double eta = scenario.parameters.fear.level - scenario.parameters.fear.company;
  for (const double t : s.terms) eta += t;
  // Hours differ in company, and the logistic is convex there: the mean lies somewhat above, never below.
  CHECK(s.unsafe / s.passes > behaviour::logistic(eta));
  CHECK(s.unsafe / s.passes < 1.2 * behaviour::logistic(eta));
}

TEST_CASE("small groups are left out, and with them what would give them away") {
  using engine::GroupNight;
  const auto shown = [](std::array<double, 5> concerned, double nights) {
    std::array<GroupNight, 5> groups{};
    for (std::size_t g = 0; g < 5; ++g) groups[g] = {concerned[g] * 2.0, concerned[g]};
    return engine::shown_groups(groups, nights);
  };
  using Shown = std::array<bool, 5>;
  CHECK(shown({3, 3, 2, 3, 2}, 28) == Shown{true, true, true, true, true});
  CHECK(shown({3, 0.1, 2, 3, 2}, 28) == Shown{false, false, true, true, true});       // men would follow from all
  CHECK(shown({3, 3, 0.1, 3, 2}, 28) == Shown{true, true, false, true, false});
  CHECK(shown({3, 3, 0.1, 3, 0.1}, 28) == Shown{true, true, false, true, false});
  CHECK(shown({0.1, 0.1, 0.1, 0.1, 0.1}, 28) == Shown{false, false, false, false, false});
  CHECK(shown({3, 3, 2, 3, 2}, 1) == Shown{false, false, false, false, false});
}

TEST_CASE("an outcome without nights, as older ones are, is searched for nothing and gives no tables") {
  auto data = run(lit_village({busy_street()}));
  std::erase_if(data.tables, [](const outcome::Table& t) { return t.name == "night"; });
  CHECK(engine::angst_tables(data).empty());
  CHECK(engine::night_totals(data).empty());
}

TEST_CASE("nights and feared places are the same on one thread and on four") {
  const town::Town town = lit_village({busy_street(), 3, 9}, {busy_street()});
  std::vector<outcome::OutcomeData> runs;
  for (const std::size_t threads : {1U, 4U}) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] { runs.push_back(run(town, some_days(8))); });
  }
  for (const char* name : {"night", "angst", "angst_segments"}) {
    const auto &a = table(runs[0], name), &b = table(runs[1], name);
    REQUIRE(a.columns.size() == b.columns.size());
    for (std::size_t c = 0; c < a.columns.size(); ++c) {
      INFO(name << "/" << a.columns[c].name);
      std::visit(
          [&]<class T>(const std::vector<T>& x) {
            const auto& y = std::get<std::vector<T>>(b.columns[c].values);
            CHECK(std::ranges::equal(x, y, [](const T& p, const T& q) { return p == q || (p != p && q != q); }));   // NaN equals NaN
          },
          a.columns[c].values);
    }
  }
}

TEST_CASE("a summary over one replicate finds the places of that replicate") {
  const auto data = run(lit_village({busy_street()}, {busy_street()}));
  auto as_summary = data;
  as_summary.provenance.replicates = 1;
  const auto tables = engine::angst_tables(as_summary);
  REQUIRE(tables.size() == 2);
  CHECK(std::get<std::vector<double>>(tables[0].columns.back().values) == std::get<std::vector<double>>(table(data, "angst").columns.back().values));
}
