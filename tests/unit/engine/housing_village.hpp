// A village of two districts for tests of housing, small enough to count by hand, and scenarios with edits for it.
#pragma once

#include "scenarios/reader.hpp"
#include "tests/support/runs.hpp"
#include "tests/support/village.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <string>

namespace lichtung::test {

inline std::string edit(const std::string& kind, const std::string& keys) {
  return "[[edit]]\nkind = \"" + kind + "\"\n" + keys + "\n";
}

/// Nineteen streets of four dwellings: nine in Nord (36 dwellings, 12 with a low rent), ten in Sued (40, 4 of them low).
inline town::Town two_districts() {
  town::Town town = make_village({.rings = 2, .spokes = 6, .dwellings_per_segment = 4});
  town.districts = {{"Nord", "Sued"}, {{0, 0}, {0, 0}}};
  town.streets.names = {"", "Lange Reihe"};
  auto& s = town.streets.segments;
  REQUIRE(s.size() == 19);
  for (std::uint32_t i = 0; i < s.size(); ++i) s.district[i] = DistrictId(i < 9 ? 0U : 1U);
  s.name[12] = 1;
  auto& d = town.dwellings;
  std::ranges::fill(d.tenure, town::Tenure::Rent);
  std::ranges::fill(d.rent, town::RentBand::Middle);
  for (std::size_t i = 0; i < 12; ++i) d.rent[i] = town::RentBand::Low;
  for (std::size_t i = 36; i < 40; ++i) d.rent[i] = town::RentBand::Low;
  return town;
}

inline std::shared_ptr<const engine::Setup> village_with(const std::string& edits) {
  ReadResult read = read_scenario_text(
      "schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n[time]\ndays = 3\n[population]\noffenders_per_1000 = 150.0\n" +
          edits,
      "plan.toml");
  for (const Diagnostic& d : read.diagnostics) FAIL_CHECK(format(d, Language::English));
  REQUIRE(read.scenario);
  return engine::prepare(*read.scenario, two_districts());
}

}  // namespace lichtung::test
