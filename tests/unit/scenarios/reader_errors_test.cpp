// The scenario reader: what it refuses, where, and that it finds everything at once.
#include "reading.hpp"

#include "scenarios/key_table.hpp"

namespace {

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

/// The smallest scenario with this line of this key in it.
std::string around(const KeyInfo& key, const std::string& line) {
  const std::string_view table = key.table();
  return fmt::format("{}{}[map]\n{}{}{}", key.key == "schema" ? "" : "schema = 1\n", table.empty() ? line : "",
                     key.key == "map.synthetic" ? "" : "synthetic = \"kleinstadt\"\n",
                     table.empty() || table == "map" ? std::string() : fmt::format("[{}]\n", table),
                     table.empty() ? "" : line);
}

}  // namespace

TEST_CASE("all problems of a file are reported in one go, in the order of lines") {
  CHECK(problems("schema = 2\nname = 5\n[map]\nsynthetic = \"kleinstat\"\nosmm = 3\n[time]\nstart = \"2026-01-01\"\ndays = 0\n"
                 "[police]\nshifts = [\"22:00-06:00\", \"25:00-03:00\", 7]\nstrategy = \"hot_spot\"\n"
                 "[population]\nhousehold_size = [0.5, 0.6, 0, 0, 0]\n[parameters]\n\"fear.lihgt\" = 1\n") ==
        Lines{"1 unknown_schema", "2 wrong_type", "4 unknown_word", "5 unknown_key_in", "7 wrong_type", "8 out_of_range",
              "10 not_a_shift", "10 wrong_type", "11 unknown_word", "13 shares_sum", "15 unknown_parameter"});
}

TEST_CASE("syntax errors do not hide the problems of other lines") {
  CHECK(problems("schema = 1\nname = \"offen\n[map]\nsynthetic = \"kleinstadt\"\n[time]\ndays =\ndays = 3\ndays = 4\nfoo = 1\n") ==
        Lines{"2 unclosed_quote", "6 no_value", "8 duplicate_key", "9 unknown_key_in"});
}

TEST_CASE("nothing is called missing when lines could not be read") {
  CHECK(problems("schema = = 1\n[map]\nsynthetic = kleinstadt\n") == Lines{"1 not_a_value", "3 not_a_value"});
}

TEST_CASE("an error inside a list over several lines ends the reading there") {
  CHECK(problems("schema = 1\n[police]\nshifts = [\n \"06:00-14:00\",\nstrategy = 3\n[tmie]\nx = 1\n").size() == 1);
}

TEST_CASE("the column points at the value, the key or the element in question") {
  const auto result = read_scenario_text(kHead + "[police]\n  foot = -1\nshifts = [\"06:00-14:00\", \"x\"]\n  caar = 1\n", "x.toml");
  REQUIRE(result.diagnostics.size() == 3);
  CHECK(result.diagnostics[0].column == 10);
  CHECK(result.diagnostics[1].column == 26);
  CHECK(result.diagnostics[2].column == 3);
  CHECK(result.diagnostics[2].suggestion == "car");
}

TEST_CASE("a key in the wrong table is sent to the right one") {
  const auto result = read_scenario_text("seed = 3\n" + kHead, "x.toml");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].suggestion == "random.seed");
}

TEST_CASE("schema and town are required") {
  CHECK(problems("") == Lines{"1 missing_key", "1 no_map"});
  CHECK(problems("schema = 1\n[map]\ntown_seed = 3\n") == Lines{"2 no_map"});
}

TEST_CASE("two towns at once are refused") {
  const Folder folder;
  folder.write("a.osm", "");
  const auto file = folder.write("s.toml", kHead + "osm = \"a.osm\"\n");
  CHECK(problems(read_scenario(file)) == Lines{"3 not_together"});
}

TEST_CASE("keys that need another key say so") {
  const Folder folder;
  folder.write("c.geojson", "");
  CHECK(problems(read_scenario(folder.write("s.toml", kHead + "clip = \"c.geojson\"\n"))) == Lines{"4 needs"});
  CHECK(problems(kHead + "[population]\ncensus_place = \"Ort\"\n") == Lines{"5 needs"});
  CHECK(problems(kHead + "[population]\ncensus_place = \"\"\n") == Lines{});
}

TEST_CASE("input files that are missing, folders or nameless are told apart") {
  const Folder folder;
  folder.write("d/x", "");
  const auto with = [&](const std::string& osm) {
    return problems(read_scenario(folder.write("s.toml", "schema = 1\n[map]\nosm = \"" + osm + "\"\n")));
  };
  CHECK(with("nix.osm.pbf") == Lines{"3 input_missing"});
  CHECK(with("d") == Lines{"3 input_is_folder"});
  CHECK(with("") == Lines{"3 empty_path"});
  CHECK(with("a\\u0000b") == Lines{"3 empty_path"});
}

TEST_CASE("numbers outside their range, endless numbers and numbers that are none are refused") {
  for (const auto* bad : {"days = 0", "days = 3661", "days = -9223372036854775808"})
    CHECK(problems(kHead + "[time]\n" + bad) == Lines{"5 out_of_range"});
  for (const auto* bad : {"car_access = nan", "car_access = inf", "car_access = -inf"})
    CHECK(problems(kHead + "[population]\n" + bad) == Lines{"5 not_finite"});
  CHECK(problems(kHead + "[population]\ncar_access = 1.0000001") == Lines{"5 out_of_range"});
  CHECK(problems(kHead + "[time]\ndays = 99999999999999999999") == Lines{"5 toml_syntax"});
  CHECK(problems(kHead + "[parameters]\n\"fear.light\" = 1e300") == Lines{"5 out_of_range"});
}

TEST_CASE("whole numbers do for decimals but not the other way round") {
  CHECK(good(kHead + "[population]\ncar_access = 1\n").population.car_access == 1.0);
  CHECK(problems(kHead + "[time]\ndays = 3.0\n") == Lines{"5 wrong_type"});
}

TEST_CASE("shifts must be two different times of day") {
  for (const auto* bad : {"6:00-14:00", "06:00–14:00", "06:60-14:00", "24:00-06:00", "06:00-24:01", "-1:00-03:00", "06:00 14:00", "+6:00-14:00", ""})
    CHECK(problems(kHead + "[police]\nshifts = [\"" + bad + "\"]\n") == Lines{"5 not_a_shift"});
  CHECK(problems(kHead + "[police]\nshifts = [\"06:00-06:00\"]\n") == Lines{"5 shift_without_end"});
  CHECK(problems(kHead + "[police]\nshifts = []\n") == Lines{"5 no_shifts"});
}

TEST_CASE("recorded days must lie within the run and be named once") {
  CHECK(problems(kHead + "[time]\ndays = 3\n[outcome]\nrecord_days = [3]\n") == Lines{"7 day_after_end"});
  CHECK(problems(kHead + "[outcome]\nrecord_days = [1, 1]\n") == Lines{"5 day_twice"});
}

TEST_CASE("dates outside 1990 to 2099 and dates that don't exist are refused") {
  CHECK(problems(kHead + "[time]\nstart = 1989-12-31\n") == Lines{"5 out_of_range"});
  CHECK(problems(kHead + "[time]\nstart = 2026-02-30\n") == Lines{"5 toml_syntax"});
  CHECK(problems(kHead + "[time]\nstart = 2026-02-03T10:00:00\n") == Lines{"5 wrong_type"});
}

TEST_CASE("a value of any wrong type is one error at its line, for every key") {
  for (const KeyInfo& key : key_table()) {
    if (key.key == "edit" || key.key == "base") continue;
    for (const auto* value : {"true", "10:00:00", "{}", "[[]]", "[true]"}) {
      const std::string line = fmt::format("{} = {}\n", key.name(), value);
      const std::string text = around(key, line);
      const auto result = read_scenario_text(text, "x.toml");
      INFO(text);
      REQUIRE_FALSE(result.diagnostics.empty());
      const auto wanted = static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(line)), '\n') + 1);
      for (const Diagnostic& d : result.diagnostics)
        if (d.key != "diagnostic.not_together" && d.key != "diagnostic.needs") CHECK(d.line == wanted);
      CHECK_FALSE(result.scenario.has_value());
    }
  }
}

TEST_CASE("a table where a value belongs and a value where a table belongs are errors") {
  CHECK(problems("schema = 1\nmap = 3\n") == Lines{"2 wrong_type"});
  CHECK(problems(kHead + "[[police]]\nfoot = 1\n") == Lines{"4 wrong_type"});
  CHECK(problems("parameters = 1\n" + kHead) == Lines{"1 wrong_type"});
  CHECK(problems(kHead + "[parameters.fear.light]\nx = 1\n") == Lines{"4 wrong_type"});
}

TEST_CASE("one misspelt name in a full scenario is exactly one error at its line") {
  Scenario full;
  full.map.synthetic = SyntheticTown::Kleinstadt;
  const std::string text = canonical_toml(full);
  REQUIRE(problems(text) == Lines{});
  std::uint32_t line = 0;
  int mutated = 0;
  for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1) {
    ++line;
    std::size_t first = begin;
    while (first < text.size() && (text[first] == '[' || text[first] == '"')) ++first;
    std::size_t last = first;
    while (last < text.size() && (std::isalnum(static_cast<unsigned char>(text[last])) != 0 || text[last] == '_' || text[last] == '.')) ++last;
    if (last == first || text[begin] == '#') continue;
    std::vector<std::string> variants(2, text);
    variants[0].insert(last, 1, 'x');
    variants[1].erase(first + (last - first) / 2, 1);
    for (const std::string& variant : variants) {
      const auto result = read_scenario_text(variant, "x.toml");
      INFO(variant.substr(begin, variant.find('\n', begin) - begin));
      CHECK(result.diagnostics.size() == 1);
      if (!result.diagnostics.empty()) CHECK(result.diagnostics[0].line == line);
      ++mutated;
    }
  }
  CHECK(mutated > 100);
}
