// The tables of keys and parameters, the texts made from them, and the documents that must agree with them.
#include "reading.hpp"

#include "scenarios/descriptions.hpp"

#include <fmt/format.h>

#include <set>
#include <sstream>

namespace {

using namespace lichtung;
using namespace lichtung::test;

std::string read_source(const std::string& relative) {
  std::ifstream in(std::filesystem::path(LICHTUNG_SOURCE_DIR) / relative, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// A scenario in which every key differs from its default.
Scenario unusual() {
  Scenario s;
  s.name = "Über \"Tal\" \\ \t # [x]";
  s.map.synthetic = SyntheticTown::Grossstadt;
  s.map.town_seed = 9223372036854775807ULL;
  s.map.epsg = 25833;
  s.map.lamp_mode = LampMode::Add;
  s.time.start = {std::chrono::year{1999}, std::chrono::February, std::chrono::day{28}};
  s.time.days = 366;
  s.population.residents = 12345;
  s.population.offenders_per_1000 = 1.0 / 3.0;
  s.population.outsiders_per_1000 = 1e-7;
  s.population.household_size = {0.2, 0.2, 0.2, 0.2, 0.2};
  s.population.age_bands = {0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125};
  s.population.bicycle_access = 0.1;
  s.population.car_access = 1.0;
  s.population.secured_dwellings = 0.0;
  s.population.draw = PeopleDraw::PerReplicate;
  s.police = {.foot = 1, .bicycle = 2, .car = 0, .crew = 1, .strategy = PatrolStrategy::Response, .shifts = {{0, 1440}, {1430, 5}}};
  s.random = {.seed = 1, .replicates = 99};
  s.outcome = {.frame_days = 7, .record_days = {0, 3, 365}};
  for (const ParameterInfo& row : parameter_table()) row.access(s.parameters) = row.low + (row.high - row.low) / 7.0;
  return s;
}

}  // namespace

TEST_CASE("every key and parameter has a meaning in both languages and a unique name") {
  std::set<std::string_view> seen;
  for (const KeyInfo& key : key_table()) {
    INFO(key.key);
    CHECK(seen.insert(key.key).second);
    CHECK_FALSE(key.en.empty());
    CHECK_FALSE(key.de.empty());
    CHECK(text(Language::German, key.type) != key.type);
  }
  for (const ParameterInfo& row : parameter_table()) {
    INFO(row.key);
    CHECK(seen.insert(row.key).second);
    CHECK(row.key.find('.') != std::string_view::npos);
    CHECK_FALSE(row.en.empty());
    CHECK_FALSE(row.de.empty());
    CHECK_FALSE(row.unit.empty());
    CHECK_FALSE(row.symbol.empty());
    CHECK_FALSE(row.source.empty());
  }
}

TEST_CASE("no parameter's name is also the name of a group") {
  for (const ParameterInfo& row : parameter_table())
    for (const ParameterInfo& other : parameter_table()) CHECK_FALSE(other.key.starts_with(std::string(row.key) + "."));
}

TEST_CASE("every parameter's default lies in its range, and each row reaches its own number") {
  Parameters defaults, marked;
  double mark = 1.0;
  for (const ParameterInfo& row : parameter_table()) {
    INFO(row.key << " = " << row.access(defaults));
    CHECK(row.low < row.high);
    CHECK(row.access(defaults) >= row.low);
    CHECK(row.access(defaults) <= row.high);
    row.access(marked) = mark++;
  }
  mark = 1.0;
  for (const ParameterInfo& row : parameter_table()) {
    INFO(row.key);
    CHECK(row.access(marked) == mark++);
  }
}

TEST_CASE("the canonical text reads back to the same scenario") {
  const Scenario s = unusual();
  const std::string text = canonical_toml(s);
  CHECK(canonical_toml(good(text)) == text);
  Scenario plain;
  plain.map.synthetic = SyntheticTown::Mittelstadt;
  CHECK(canonical_toml(good(canonical_toml(plain))) == canonical_toml(plain));
}

TEST_CASE("every key changes the canonical text") {
  const Scenario s = unusual();
  for (const KeyInfo& key : key_table()) {
    if (std::holds_alternative<NotStored>(key.access)) continue;
    if (key.type == "type.path" || key.type == "type.folder" || key.key == "population.census_place") continue;
    if (key.key == "map.lamp_columns" || key.key == "map.lamp_layer") continue;   // need a file, see lamp_keys_test.cpp
    INFO(key.key);
    CHECK(value_toml(key, s) != value_toml(key, Scenario{}));
  }
}

TEST_CASE("the canonical text holds no folders") {
  Scenario s;
  s.map.osm = "/home/someone/secret place/ort.osm.pbf";
  s.population.census = "../daten/zensus.csv";
  const std::string text = canonical_toml(s);
  CHECK_THAT(text, Catch::Contains("osm = \"ort.osm.pbf\""));
  CHECK(text.find("someone") == std::string::npos);
  CHECK(text.find("daten") == std::string::npos);
}

TEST_CASE("numbers in TOML keep every bit and their type") {
  CHECK(toml_number(15.0) == "15.0");
  CHECK(toml_number(0.1) == "0.1");
  CHECK(toml_number(-3.0) == "-3.0");
  for (const double v : {1.0 / 3.0, 1e-300, 123.456789123456789, 5e-324, 0.1 + 0.2})
    CHECK(good(kHead + "[population]\noffenders_per_1000 = " + toml_number(v)).population.offenders_per_1000 == v);
}

TEST_CASE("the commented scenario is a good scenario in both languages and names every key") {
  for (const Language language : {Language::English, Language::German}) {
    const std::string text = commented_toml(language, std::nullopt);
    CHECK(canonical_toml(good(text)) == canonical_toml(good(kHead)));
    for (const KeyInfo& key : key_table())
      if (!std::holds_alternative<NotStored>(key.access)) CHECK_THAT(text, Catch::Contains(fmt::format("{} = ", key.name())));
  }
}

TEST_CASE("each commented-out line of the commented scenario is right once its # is removed") {
  const std::string text = commented_toml(Language::German, std::nullopt);
  for (const auto* line : {"# epsg = ", "# residents = ", "# foot = ", "# bicycle = ", "# car = "}) {
    std::string changed = text;
    const auto at = changed.find(line);
    REQUIRE(at != std::string::npos);
    changed.erase(at, 2);
    CHECK(problems(changed).empty());
  }
}

TEST_CASE("docs/scenario-format.md names every key with its range and default") {
  const std::string page = read_source("docs/scenario-format.md");
  REQUIRE_FALSE(page.empty());
  for (const KeyInfo& key : key_table()) {
    INFO(key.key << ": docs/scenario-format.md needs a row `" << key.key << "` with range " << range_text(key) << " and default "
                 << default_toml(key));
    const auto row = page.find(fmt::format("| `{}` |", key.key));
    REQUIRE(row != std::string::npos);
    const std::string line = page.substr(row, page.find('\n', row) - row);
    CHECK_THAT(line, Catch::Contains(range_text(key)));
    CHECK_THAT(line, Catch::Contains(default_toml(key)));
    CHECK_THAT(line, Catch::Contains(std::string(key.en)));
  }
}

TEST_CASE("docs/parameters.md is what the parameter table says") {
  INFO("Make it again: build/release/sim/lichtung explain --markdown > docs/parameters.md");
  const bool equal = read_source("docs/parameters.md") == parameters_markdown();
  CHECK(equal);
}
