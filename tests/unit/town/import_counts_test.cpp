// Counts of real extracts against those of an independent reader (pyosmium).
#include "import_fixture.hpp"
#include "tests/support/shared_data.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace lichtung;
using namespace lichtung::test;

TEST_CASE("counts of real extracts equal those of an independent reader", "[import]") {
  if (!have_shared_data("osm/expected-counts.json")) return;
  std::ifstream file(shared_data("osm/expected-counts.json"));
  const auto expected = nlohmann::json::parse(file);
  REQUIRE(expected["files"].size() > 10);
  for (const auto& entry : expected["files"]) {
    const std::string name = entry["folder"].get<std::string>() + "/" + entry["file"].get<std::string>();
    INFO(name);
    const auto& stats = entry["stats"];
    const auto draft = import_file(shared_data("osm/" + name));
    const town::ImportCounts& counts = draft.counts;
    CHECK(counts.nodes == stats["nodes"]);
    CHECK(counts.ways == stats["ways"]);
    CHECK(counts.relations == stats["relations"]);
    CHECK(counts.highway_ways == stats["highway_ways"]);
    CHECK(nlohmann::json(counts.lit) == stats["lit"]);
    CHECK(counts.street_lamps == stats["lamps"]);
    CHECK(counts.building_ways == stats["building_ways"]);
    CHECK(counts.building_relations == stats["building_rels"]);
    CHECK(counts.missing_node_refs == stats["missing_highway_node_refs"]);
    CHECK(std::round(counts.highway_km * 1000) / 1000 == stats["highway_km"].get<double>());
    CHECK(counts.junction_nodes == stats["junction_nodes"]);
    CHECK(counts.components == stats["highway_components"]);
    CHECK(draft.digest_sha256 == entry["sha256"]);
    CHECK_FALSE(draft.ways.empty());
  }
}

TEST_CASE("PBF and gzipped XML of one map give one draft", "[import]") {
  if (!have_shared_data("osm/dreieich")) return;
  const auto pbf = import_file(shared_data("osm/dreieich/dreieich.osm.pbf"));
  const auto xml = import_file(shared_data("osm/dreieich/dreieich.osm.gz"));
  REQUIRE(pbf.ways.size() == xml.ways.size());
  REQUIRE(pbf.nodes.size() == xml.nodes.size());
  REQUIRE(pbf.buildings.size() == xml.buildings.size());
  CHECK(pbf.venues.size() == xml.venues.size());
  CHECK(pbf.areas.size() == xml.areas.size());
  for (std::size_t i = 0; i < pbf.ways.size(); ++i) {
    REQUIRE(pbf.ways[i].osm_id == xml.ways[i].osm_id);
    REQUIRE(pbf.ways[i].nodes == xml.ways[i].nodes);
    REQUIRE(pbf.ways[i].name == xml.ways[i].name);
  }
  for (std::size_t i = 0; i < pbf.nodes.size(); ++i) {
    REQUIRE(pbf.nodes[i].x == xml.nodes[i].x);
    REQUIRE(pbf.nodes[i].y == xml.nodes[i].y);
  }
  for (std::size_t i = 0; i < pbf.buildings.size(); ++i) REQUIRE(pbf.buildings[i].kind == xml.buildings[i].kind);
}

TEST_CASE("bilingual names of Hoyerswerda survive whole", "[import]") {
  if (!have_shared_data("osm/hoyerswerda")) return;
  const auto draft = import_file(shared_data("osm/hoyerswerda/hoyerswerda.osm.pbf"));
  CHECK(draft.epsg == 25833);
  CHECK(std::any_of(draft.districts.begin(), draft.districts.end(), [](const auto& d) { return d.name == "Hoyerswerda - Wojerecy"; }));
}
