// Routine activity at its limits: without offenders, or without targets of a kind, nothing of that kind happens and
// nothing of it is expected. Each case also shows that the rest goes on.
#include "sim/inventory/load_town.hpp"
#include "tests/support/runs.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>

using namespace lichtung;
using namespace lichtung::test;

namespace {

double expected(const outcome::OutcomeData& data, OffenceKind kind) {
  return total(data, fmt::format("expected_per_100k.{}", kOffenceKindTable[index(kind)].key), "expected");
}

/// Many offenders, so that a few days show what there is.
Scenario busy(int days) {
  Scenario scenario = library_scenario("kleinstadt", days);
  scenario.population.offenders_per_1000 = 150.0;
  return scenario;
}

void check_only_without(const outcome::OutcomeData& data, std::initializer_list<OffenceKind> without) {
  for (const OffenceKindInfo& info : kOffenceKindTable) {
    INFO(info.en);
    if (std::ranges::find(without, info.kind) != without.end()) {
      CHECK(expected(data, info.kind) == 0.0);
      CHECK(incidents(data, info.kind) == 0);
    } else {
      CHECK(expected(data, info.kind) > 0.0);
    }
  }
}

}  // namespace

TEST_CASE("with offenders every kind is expected, and incidents happen") {
  const auto data = simulate(*engine::prepare(busy(3)), 0);
  check_only_without(data, {});
  CHECK(column<std::uint8_t>(data, "incidents", "kind").size() > 10);
}

TEST_CASE("without offenders nothing happens and nothing is expected, while life and police go on") {
  Scenario scenario = busy(4);
  scenario.population.offenders_per_1000 = 0.0;
  scenario.population.outsiders_per_1000 = 0.0;
  const auto data = simulate(*engine::prepare(scenario), 0);
  using enum OffenceKind;
  check_only_without(data, {Burglary, Robbery, Assault, BicycleTheft, Damage});
  CHECK(column<std::uint8_t>(data, "incidents", "kind").empty());
  CHECK(total(data, "trips_per_person_day") > 2.0);
  CHECK(total(data, "calls") > 0.0);
}

TEST_CASE("without bicycles no bicycle is stolen") {
  Scenario scenario = busy(3);
  scenario.parameters.offence.bicycles_outdoors = 0.0;
  scenario.population.bicycle_access = 0.0;
  const auto data = simulate(*engine::prepare(scenario), 0);
  CHECK(total(data, "mode_share.bicycle") == 0.0);
  check_only_without(data, {OffenceKind::BicycleTheft});
}

TEST_CASE("without fronts there is no damage to them") {
  const Scenario scenario = busy(3);
  town::Town town = inventory::load_town(scenario);
  std::ranges::fill(town.streets.segments.frontage_m, 0.0F);
  check_only_without(simulate(*engine::prepare(scenario, std::move(town)), 0), {OffenceKind::Damage});
}

TEST_CASE("where everyone stays at home nobody is robbed, assaulted or burgled") {
  Scenario scenario = busy(3);
  scenario.parameters.activity.out_share.fill(0.0);
  const auto data = simulate(*engine::prepare(scenario), 0);
  CHECK(total(data, "trips_per_person_day") == 0.0);
  check_only_without(data, {OffenceKind::Burglary, OffenceKind::Robbery, OffenceKind::Assault});
}
