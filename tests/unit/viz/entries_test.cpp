#include "viz/editor/entries.hpp"

#include "scenarios/edit_table.hpp"
#include "scenarios/plan_document.hpp"
#include "scenarios/plan_values.hpp"
#include "viz/editor/form_fields.hpp"
#include "viz/editor/words.hpp"

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
      CHECK(p.edit == PlanProblem::kNoEdit);   // the base isn't there
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
  CHECK(entry_text(streets, Language::English) == "3 streets · Lighting class P3");
  const PlanEntry town{.kind = "upkeep", .whole_town = true, .where = {}, .keys = {{"cleaning_interval", "7"}}};
  CHECK(entry_text(town, Language::German) == "ganze Stadt · Reinigung alle 7");
  const PlanEntry long_names{.kind = "lighting", .whole_town = false, .where = {{"name", "[\"Große Müßiggängerstraße\", \"Zweite Straße\", \"Dritte\"]"}}, .keys = {}};
  const std::string shown = entry_text(long_names, Language::German);
  CHECK(shown.ends_with("…"));
  CHECK(shown.size() < 60);
}

TEST_CASE("every key and word of every form has a name in both languages") {
  std::vector<std::string> kinds{"where"};
  for (const std::string_view kind : edit_kinds()) kinds.emplace_back(kind);
  for (const std::string& kind : kinds)
    for (const FormField& field : form_of(kind))
      for (const Language language : {Language::English, Language::German}) {
        INFO(kind << '.' << field.key);
        CHECK(key_label(kind, field.key, language) != field.key);
        for (const std::string& word : field.words) {
          INFO(word);
          const bool own = word.starts_with('P') || word == "live" || language == Language::English;   // as in the file
          CHECK((own || word_label(field.key, word, language) != word));
        }
      }
}

TEST_CASE("values are shown in people's words: names, shares in per cent, numbers of places") {
  CHECK(value_label("tenure", "{ owner = 0.48, rent = 0.46, social = 0.06 }", Language::German) == "Eigentum 48 %, Miete 46 %, Sozialwohnung 6 %");
  CHECK(value_label("add", "{ shops = 2 }", Language::English) == "shops 2");
  CHECK(value_label("kinds", "[\"foot\", \"car\"]", Language::German) == "zu Fuß, mit dem Wagen");
  CHECK(value_label("posts", "[[1.0, 2.0], [3.0, 4.0]]", Language::German) == "2 Orte");
  CHECK(value_label("foot", "3", Language::German) == "3");
}

TEST_CASE("a key brings along what it can't do without") {
  for (const std::string_view key : {"posts", "spots", "dwell", "distance", "window", "memory"}) {
    const auto brought = companions("patrol", key);
    REQUIRE(brought.size() == 1);
    PlanDocument plan;
    plan.base = "base.toml";
    plan.edits.push_back({.kind = "patrol", .whole_town = false, .where = {}, .keys = {{"foot", "1"}, brought.front()}});
    const auto& field = *std::ranges::find(form_of("patrol"), key, &FormField::key);
    plan.edits.back().keys.push_back({std::string(key), field.kind == FieldKind::Points ? "[[1.0, 2.0]]" : key == "spots" || key == "distance" ? "20" : "\"1 d\""});
    if (key == "dwell") plan.edits.back().keys.back().value = "\"15 min\"";
    for (const PlanProblem& problem : check_plan(plan, "plan.toml")) CHECK(problem.diagnostic.key != "diagnostic.only_with");
  }
  CHECK(companions("housing", "into").size() == 1);
  CHECK(companions("order_service", "posts").empty());
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
