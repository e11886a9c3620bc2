// `lichtung town` from outside: counts of real maps, both languages, errors and their exit codes.
#include "command_place.hpp"

#include "tests/support/shared_data.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

using lichtung::test::CommandAnswer;
using lichtung::test::CommandPlace;
using nlohmann::json;

namespace {

/// Published counts of the real maps, by file name; empty if they aren't there.
json expected_counts() {
  json by_file = json::object();
  if (!lichtung::test::have_shared_data("osm/expected-counts.json")) return by_file;
  std::ifstream in(lichtung::test::shared_data("osm/expected-counts.json"));
  for (const auto& entry : json::parse(in).at("files")) by_file[entry.at("file").get<std::string>()] = entry;
  return by_file;
}

void check_counts(const json& town, const json& expected) {
  CHECK(town.at("highway_ways") == expected.at("highway_ways"));
  CHECK(town.at("lit") == expected.at("lit"));
  CHECK(town.at("street_lamps") == expected.at("lamps"));
  CHECK(town.at("building_ways") == expected.at("building_ways"));
  CHECK(town.at("building_relations") == expected.at("building_rels"));
  CHECK(town.at("missing_node_refs") == expected.at("missing_highway_node_refs"));
  CHECK(town.at("intersections") == expected.at("junction_nodes"));
  CHECK(town.at("components") == expected.at("highway_components"));
  CHECK(town.at("length_km").get<double>() == Approx(expected.at("highway_km").get<double>()).margin(0.002));
}

}  // namespace

TEST_CASE("the counts of real maps are those published for them") {
  const json expected = expected_counts();
  const CommandPlace place;
  for (const std::string file : {"dortmund-aplerbeck.osm.pbf", "dreieich.osm.gz", "garmisch.osm.pbf", "osnabrueck-bug432.osm.gz",
                                 "essen-residential.osm.xml.gz", "hannover-main-roads.osm.xml", "berlin-siegessaeule.osm.gz"}) {
    if (!expected.contains(file)) continue;
    const auto path = lichtung::test::shared_data("osm/" + expected[file].at("folder").get<std::string>() + "/" + file);
    const CommandAnswer answer = place.run("town --json '" + path.string() + "'");
    INFO(file << ": " << answer.err);
    REQUIRE(answer.code == 0);
    const json town = json::parse(answer.out);
    check_counts(town, expected[file].at("stats"));
    CHECK(town.at("segments").get<int>() > 0);
    CHECK(town.at("dwellings").at("total").get<int>() > 0);
    CHECK(answer.out.find(path.parent_path().string()) == std::string::npos);  // file names only
  }
}

TEST_CASE("town --json of a generated town is one document with the documented keys") {
  const CommandPlace place;
  const CommandAnswer answer = place.run("town kleinstadt --json");
  REQUIRE(answer.code == 0);
  const json town = json::parse(answer.out);
  for (const auto* key : {"name", "source", "licence", "digest_sha256", "generated", "epsg", "nodes", "ways", "relations",
                          "highway_ways", "lit", "street_lamps", "building_ways", "building_relations", "missing_node_refs",
                          "length_km", "segments", "intersections", "components", "network", "buildings", "dwellings",
                          "venues", "lamps", "light", "districts", "warnings"})
    CHECK(town.contains(key));
  CHECK(town.at("generated") == true);
  CHECK(town.at("segments").get<int>() > 100);
  CHECK(town.at("dwellings").at("total").get<int>() > 1000);
  CHECK(town.at("lamps").at("total").get<int>() > 100);
  double classes = 0;
  for (const auto& km : town.at("light").at("p_class_km")) classes += km.get<double>();
  CHECK(classes == Approx(town.at("light").at("walkable_km").get<double>()).margin(0.01));
  int dwellings = 0;
  for (const auto& district : town.at("districts")) dwellings += district.at("dwellings").get<int>();
  CHECK(dwellings == town.at("dwellings").at("total").get<int>());
}

TEST_CASE("the same town twice gives the same bytes") {
  const CommandPlace place;
  CHECK(place.run("town kleinstadt --json").out == place.run("town kleinstadt --json").out);
}

TEST_CASE("town speaks German and English") {
  const CommandPlace place;
  const CommandAnswer german = place.run("--lang de town kleinstadt"), english = place.run("--lang en town kleinstadt");
  CHECK(german.code == 0);
  CHECK(english.code == 0);
  for (const auto* word : {"Stadtteile", "Wohnungen", "Abschnitte", "unter P6", "Leuchten"})
    CHECK_THAT(german.out, Catch::Contains(word));
  for (const auto* word : {"Districts", "dwellings", "segments", "below P6", "Lamps"})
    CHECK_THAT(english.out, Catch::Contains(word));
  for (const auto& answer : {german, english})
    for (const auto* key : {"town_report.", "assemble.", "import.", "synthetic."}) CHECK_THAT(answer.out, !Catch::Contains(key));
}

TEST_CASE("town --streets writes a table of named streets") {
  const CommandPlace place;
  const CommandAnswer answer = place.run("town kleinstadt --json --streets light.csv");
  REQUIRE(answer.code == 0);
  const std::string table = place.read("light.csv");
  CHECK(table.starts_with("street,segments,length_m,mean_lx,"));
  CHECK(std::count(table.begin(), table.end(), '\n') > 20);
  CHECK_THAT(table, Catch::Contains(",P"));
  CHECK_THAT(answer.err, Catch::Contains("light.csv"));
  CHECK(place.run("town kleinstadt --streets light.txt").code == 64);
}

TEST_CASE("a scenario file is read as well as a map") {
  const CommandPlace place;
  place.write("a.toml", "schema = 1\nname = \"A\"\n[map]\nsynthetic = \"kleinstadt\"\ntown_seed = 2\n");
  const CommandAnswer answer = place.run("town a.toml --json");
  REQUIRE(answer.code == 0);
  CHECK(answer.out != place.run("town kleinstadt --json").out);
}

TEST_CASE("a file that isn't there ends with 66, in the asked language and as JSON") {
  const CommandPlace place;
  for (const auto* file : {"nowhere.osm.pbf", "nowhere.toml"}) {
    const CommandAnswer answer = place.run(std::string("town --lang de ") + file);
    CHECK(answer.code == 66);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, Catch::Contains(file));
    const CommandAnswer machine = place.run(std::string("--json town ") + file);
    CHECK(machine.code == 66);
    CHECK(json::parse(machine.out).at("ok") == false);
  }
}

TEST_CASE("corrupt maps and wrong scenarios end with 65") {
  const CommandPlace place;
  place.write("a.osm.pbf", "this is no map");
  place.write("b.osm", "<?xml version='1.0'?><osm version='0.6'><node id='1' lat=");
  place.write("c.osm", "<?xml version='1.0'?><osm version='0.6'></osm>");
  place.write("d.toml", "schema = 1\n[map]\nsynthetisch = 3\n");
  for (const auto* file : {"a.osm.pbf", "b.osm", "c.osm", "d.toml", "."}) {
    const CommandAnswer answer = place.run(std::string("town ") + file);
    INFO(file << ": " << answer.err);
    CHECK(answer.code == 65);
    CHECK(answer.out.empty());
    CHECK_FALSE(answer.err.empty());
  }
}

TEST_CASE("a picture is written beside the report and its failures have their own codes") {
  const CommandPlace place;
  const CommandAnswer answer = place.run("town kleinstadt --json --picture town.svg");
  REQUIRE(answer.code == 0);
  CHECK_NOTHROW(json::parse(answer.out));
  CHECK_THAT(place.read("town.svg"), Catch::StartsWith("<svg ") && Catch::EndsWith("</svg>\n"));
  CHECK(place.run("town kleinstadt --picture town.png").code == 64);
  CHECK(place.run("town kleinstadt --picture missing/town.svg").code == 73);
}
