// `lichtung angst` from outside, on a run of the village with one dark path.
#include "sim/outcome/file.hpp"
#include "tests/support/runs.hpp"
#include "tests/unit/commands/command_place.hpp"
#include "tests/unit/engine/lit_village.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace lichtung;
using namespace lichtung::test;
using Catch::Matchers::Contains;

namespace {

const outcome::OutcomeData& village_run() {
  static const outcome::OutcomeData data = [] {
    Scenario scenario;
    scenario.name = "Dorf <&>";
    scenario.time.days = 3;
    scenario.parameters.fear.level = -4.2;   // of these tests, whatever level towns are calibrated to
    std::set<std::uint32_t> dark;
    for (std::uint32_t s = 0; s < 30; s += 3) dark.insert(s);
    return simulate(*engine::prepare(scenario, lit_village(dark, {0, 3, 6})), 0);
  }();
  return data;
}

/// A folder with that run as its only replicate.
struct Place : CommandPlace {
  explicit Place(const outcome::OutcomeData& data = village_run()) { outcome::write_outcome(path / "replicate-0000.h5", data); }
};

outcome::OutcomeData without(std::string_view table) {
  outcome::OutcomeData data = village_run();
  std::erase_if(data.tables, [&](const outcome::Table& t) { return t.name == table; });
  return data;
}

nlohmann::json json_of(const CommandAnswer& answer) { return nlohmann::json::parse(answer.out); }

}  // namespace

TEST_CASE("feared places are printed with reasons and measures in both languages") {
  const Place place;
  const auto en = place.run("angst ."), de = place.run("--lang de angst .");
  REQUIRE(en.code == 0);
  REQUIRE(de.code == 0);
  CHECK_THAT(en.out, Contains("Feared places: Dorf <&> (3 nights, 1 replicate)") && Contains("  1  ") && Contains("Why: dark") &&
                         Contains("light −") && Contains("not a forecast") && Contains("riskier than the town"));
  CHECK_THAT(de.out, Contains("Angsträume: Dorf <&> (3 Nächte, 1 Replikat)") && Contains("Warum: dunkel") && Contains("Licht −") &&
                         Contains("keine Prognose"));
  CHECK(en.out.find("angst.head") == std::string::npos);   // no text is missing
  CHECK(de.out.find("angst.head") == std::string::npos);
}

TEST_CASE("a file may be named instead of its folder, and a summary goes before single replicates") {
  const Place place;
  CHECK(place.run("angst replicate-0000.h5").out == place.run("angst .").out);
  outcome::OutcomeData summary = village_run();
  summary.provenance.title = "the summary";
  outcome::write_outcome(place.path / "summary.h5", summary);
  CHECK_THAT(place.run("angst .").out, Contains("the summary"));
}

TEST_CASE("JSON holds every place with words for codes, null for small groups, and its segments") {
  const Place place;
  const auto answer = place.run("--json angst .");
  REQUIRE(answer.code == 0);
  const auto json = json_of(answer);
  REQUIRE(json["places"].size() > 2);
  CHECK(json["days"] == 3);
  CHECK(json["town"]["night_km.feared_safe"].is_number());
  double before = 1e9;
  for (const auto& p : json["places"]) {
    CHECK(p["concerned"].get<double>() <= before);
    before = p["concerned"];
    CHECK(p["segments"][0] == p["core"]);
    CHECK(p["segments"].size() == p["streets"].get<std::size_t>());
    CHECK((p["risk"] == "lower" || p["risk"] == "higher" || p["risk"] == "unknown"));
    const double sum = p["reason_dark"].get<double>() + p["reason_hidden"].get<double>() + p["reason_no_way_out"].get<double>() +
                       p["reason_disorder"].get<double>() + p["reason_alone"].get<double>();
    CHECK(sum == Approx(1.0));
  }
  CHECK(json["places"][0]["best"] == "light");
  CHECK(json_of(place.run("--json angst . --top 2"))["places"].size() == 2);
}

TEST_CASE("CSV, GeoPackage and picture are written once and replaced only by force") {
  const Place place;
  const std::string all = "angst . --csv a.csv --gpkg a.gpkg --picture a.svg";
  REQUIRE(place.run(all).code == 0);
  const std::string csv = place.read("a.csv"), gpkg = place.read("a.gpkg"), svg = place.read("a.svg");
  CHECK(csv.starts_with("label,rank,name,kind"));
  const auto places = json_of(place.run("--json angst ."))["places"].size();
  CHECK(static_cast<std::size_t>(std::ranges::count(csv, '\n')) == places + 1);
  CHECK(gpkg.starts_with("SQLite format 3"));
  CHECK_THAT(svg, Contains("<svg") && Contains("</svg>") && Contains("Feared places: Dorf &lt;&amp;&gt;") && Contains("not a forecast") &&
                      Contains(">1</text>"));
  const auto again = place.run(all);
  CHECK(again.code == 73);
  CHECK_THAT(again.err, Contains("a.csv"));
  REQUIRE(place.run(all + " --force").code == 0);
  CHECK((place.read("a.gpkg") == gpkg));
  CHECK(place.read("a.csv") == csv);
}

TEST_CASE("if one target exists, nothing is written at all") {
  const Place place;
  place.write("a.svg", "precious");
  CHECK(place.run("angst . --csv a.csv --picture a.svg").code == 73);
  CHECK_FALSE(std::filesystem::exists(place.path / "a.csv"));
  CHECK(place.read("a.svg") == "precious");
}

TEST_CASE("what isn't there, isn't an outcome or is of an older program is said plainly") {
  const Place place;
  CHECK(place.run("angst nowhere").code == 66);
  place.write("text.h5", "no outcome");
  const auto text = place.run("angst text.h5");
  CHECK(text.code == 65);
  CHECK_THAT(text.err, Contains("text.h5"));
  for (const char* table : {"angst", "angst_segments", "night"}) {
    const Place older(without(table));
    const auto answer = older.run("angst .");
    INFO(table);
    CHECK(answer.code == 65);
    CHECK_THAT(answer.err, Contains(std::string("'") + table + "'") && Contains("older version"));
  }
  CHECK(place.run("angst").code == 64);
  CHECK(place.run("angst . --top 0").code == 64);
  CHECK(place.run("angst . --picture map.png").code == 64);
}

TEST_CASE("tables that don't fit together are refused, not read beyond their ends") {
  for (const std::int32_t wrong : {-1, 1000000}) {
    for (const char* name : {"place", "segment"}) {
      outcome::OutcomeData data = village_run();
      for (outcome::Table& t : data.tables)
        if (t.name == "angst_segments")
          for (outcome::Column& c : t.columns)
            if (c.name == name) std::get<std::vector<std::int32_t>>(c.values).back() = wrong;
      const Place place(data);
      const auto answer = place.run("angst .");
      CHECK(answer.code == 65);
      CHECK_THAT(answer.err, Contains("angst_segments"));
    }
  }
}

TEST_CASE("a town without feared places says so and draws its streets all the same") {
  outcome::OutcomeData data = village_run();
  for (outcome::Table& t : data.tables)
    if (t.name == "angst" || t.name == "angst_segments")
      for (outcome::Column& c : t.columns) std::visit([](auto& values) { values.clear(); }, c.values);
  const Place place(data);
  const auto answer = place.run("angst . --picture a.svg --gpkg a.gpkg");
  CHECK(answer.code == 0);
  CHECK_THAT(answer.out, Contains("No street is feared."));
  CHECK_THAT(place.read("a.svg"), Contains("</svg>"));
}
