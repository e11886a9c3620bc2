// A small lit town for plans: a high street with a park path and an underpass beside it.
#pragma once

#include "scenarios/reader.hpp"
#include "sim/plan/apply.hpp"
#include "sim/town/assemble.hpp"
#include "tests/support/ascii_town.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace lichtung::test {

/// A--B--C: "Hauptstraße", lit; B|D: "Parkweg", an unlit path; D--E: an unlit underpass. 150 m each.
inline town::Town plan_town() {
  AsciiTown map("A--B--C\n   |\n   |\n   D--E", 50.0);
  for (town::Point& p : map.draft().nodes) p = {p.x + 500000.0, p.y + 5500000.0};   // no place that could be degrees
  for (auto* way : {&map.way('A', 'B'), &map.way('B', 'C')}) {
    way->name = "Hauptstraße";
    way->lit = town::Lit::Yes;
  }
  map.way('B', 'D').name = "Parkweg";
  map.way('B', 'D').kind = town::StreetKind::Path;
  map.way('B', 'D').lit = town::Lit::No;
  map.way('D', 'E').kind = town::StreetKind::Footway;
  map.way('D', 'E').tunnel = true;
  map.way('D', 'E').lit = town::Lit::No;
  return town::assemble(map.draft(), Scenario{});
}

/// A scenario with these edits, which must read without a word.
inline Scenario with_edits(const std::string& edits) {
  ReadResult result = read_scenario_text("schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n" + edits, "plan.toml");
  for (const Diagnostic& d : result.diagnostics) FAIL_CHECK(format(d, Language::English));
  REQUIRE(result.scenario);
  return *result.scenario;
}

inline std::string lighting(const std::string& keys) { return "[[edit]]\nkind = \"lighting\"\n" + keys + "\n"; }

inline plan::Applied applied(const std::string& edits, town::Town& town) { return plan::apply_edits(with_edits(edits), town); }

/// Keys of what is wrong, without their section.
inline std::vector<std::string> wrong(const plan::Applied& a) {
  std::vector<std::string> keys;
  for (const Diagnostic& d : a.problems) keys.push_back(d.key.substr(d.key.find('.') + 1));
  return keys;
}

}  // namespace lichtung::test
