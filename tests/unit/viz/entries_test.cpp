#include "viz/editor/entries.hpp"

#include "scenarios/edit_table.hpp"
#include "scenarios/plan_values.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace lichtung;
using namespace lichtung::viz;

namespace {

/// Three streets of 100 m in two districts, the second nameless.
TownMap three_streets() {
  TownMap town;
  for (int s = 0; s < 3; ++s) {
    const float x = 100.0F * static_cast<float>(s);
    town.streets.lines.points.push_back({x, 0});
    town.streets.lines.points.push_back({x + 100, 0});
    town.streets.lines.close();
  }
  town.streets.name = {"Markt", "", "Markt"};
  town.streets.district = {0, 0, 1};
  town.districts = {"Nord", "Süd"};
  return town;
}

}  // namespace

TEST_CASE("a new edit of any kind has only the faults of what is still to be named") {
  for (const std::string_view kind : edit_kinds()) {
    INFO(kind);
    PlanDocument plan{.name = "", .base = "x.toml", .edits = {begin_entry(kind, {"2026-11-02", TenureShares{0.5, 0.3, 0.2}, {4, 7}})}};
    for (const PlanProblem& p : check_plan(plan, "plan.toml")) {
      INFO(p.key << ": " << describe(p.diagnostic, Language::English));
      CHECK((p.edit == PlanProblem::kNoEdit || kind == "accommodation"));   // the base isn't there; sites have to be named
    }
  }
}

TEST_CASE("a new edit takes the chosen streets, if it is of a kind that has streets") {
  CHECK(begin_entry("lighting", {"", {}, {4, 7}}).where == std::vector<PlanKey>{{"segment", "[4, 7]"}});
  CHECK(begin_entry("investigation", {"", {}, {4, 7}}).where.empty());
  CHECK(begin_entry("lighting", {}).where.empty());
}

TEST_CASE("a housing mix begins as it is now, in shares that sum to one") {
  TownMap town = three_streets();
  town.buildings.kind = {0, 0};
  town.buildings.segment = {0, 2};
  town.buildings.dwellings = {3, 9};
  town.buildings.rented = {1, 9};
  town.buildings.social = {1, 0};
  const auto here = tenure_of(town, std::vector<std::uint32_t>{0, 1});
  REQUIRE(here);
  CHECK((*here)[1] == Approx(0.33));
  CHECK((*here)[2] == Approx(0.33));
  CHECK((*here)[0] + (*here)[1] + (*here)[2] == Approx(1.0).margin(1e-12));
  CHECK((*tenure_of(town, {}))[1] == Approx(0.83));
  CHECK_FALSE(tenure_of(town, std::vector<std::uint32_t>{1}));
  const PlanEntry entry = begin_entry("housing", {"", here, {}});
  REQUIRE(entry.keys.size() == 1);
  const auto shares = numbers_in(entry.keys.front().value);
  REQUIRE(shares);
  CHECK(shares->front() == std::pair<std::string, double>("owner", 0.34));
}

TEST_CASE("an edit says in a line where and what it is") {
  const PlanEntry streets{.kind = "lighting", .whole_town = false, .where = {{"segment", "[1, 2, 3]"}}, .keys = {{"class", "\"P3\""}}};
  CHECK(entry_text(streets, Language::English) == "3 streets · class P3");
  const PlanEntry town{.kind = "upkeep", .whole_town = true, .where = {}, .keys = {{"cleaning_interval", "7"}}};
  CHECK(entry_text(town, Language::German) == "ganze Stadt · cleaning_interval 7");
  const PlanEntry long_names{.kind = "lighting", .whole_town = false, .where = {{"name", "[\"Große Müßiggängerstraße\", \"Zweite Straße\", \"Dritte\"]"}}, .keys = {}};
  const std::string shown = entry_text(long_names, Language::German);
  CHECK(shown.ends_with("…"));
  CHECK(shown.size() < 40);
}

TEST_CASE("an edit marks the streets it names by number, name and district, and only those that fit all of these") {
  const TownMap town = three_streets();
  const auto marks = [&](std::vector<PlanKey> where) {
    return streets_of({.kind = "lighting", .whole_town = false, .where = std::move(where), .keys = {}}, town);
  };
  using Marks = std::vector<std::uint8_t>;
  CHECK(marks({{"segment", "[1, 99]"}}) == Marks{0, 1, 0});
  CHECK(marks({{"name", "\"Markt\""}}) == Marks{1, 0, 1});
  CHECK(marks({{"name", "\"Markt\""}, {"district", "\"Süd\""}}) == Marks{0, 0, 1});
  CHECK(marks({{"kind", "\"path\""}}) == Marks{0, 0, 0});
  CHECK(marks({}) == Marks{0, 0, 0});
  CHECK(streets_of({.kind = "lighting", .whole_town = true, .where = {}, .keys = {}}, town) == Marks{0, 0, 0});
}
