// What becomes of the objects of a small map.
#include "import_fixture.hpp"
#include "sim/town/import_project.hpp"

#include <catch2/catch.hpp>

using namespace lichtung;
using namespace lichtung::test;
using namespace lichtung::town;

namespace {

OsmText street() {
  return OsmText().node(1, 0, 0).node(2, 100, 0).node(3, 200, 0).way(10, {1, 2, 3}, {{"highway", "residential"}, {"name", "Am Ring"}});
}

OsmText square_building(TagsOf tags) {
  return street().node(11, 10, 10).node(12, 20, 10).node(13, 20, 22).node(14, 10, 22).way(20, {11, 12, 13, 14, 11}, tags);
}

}  // namespace

TEST_CASE("places are projected as the official grid has them", "[import]") {
  // Values by cs2cs of PROJ 9.1, EPSG:4326 → EPSG:25832 and 25833.
  const Point hannover = osm::Projector(25832).project({9.7320, 52.3759});
  CHECK(hannover.x == Approx(549829.858).margin(0.002));
  CHECK(hannover.y == Approx(5803100.338).margin(0.002));
  const Point berlin = osm::Projector(25833).project({13.3501, 52.5145});
  CHECK(berlin.x == Approx(388040.575).margin(0.002));
  CHECK(berlin.y == Approx(5819544.167).margin(0.002));
  CHECK(osm::zone_for(11.99) == 25832);
  CHECK(osm::zone_for(12.0) == 25833);
}

TEST_CASE("a zone other than 32 or 33 is refused", "[import]") {
  CHECK_THROWS_AS(osm::Projector(3857), DataError);
}

TEST_CASE("a way keeps its name, light, width and access", "[import]") {
  const auto draft = OsmText().node(1, 0, 0).node(2, 100, 0)
                         .way(10, {1, 2}, {{"highway", "footway"}, {"lit", "limited"}, {"width", "2,5 m"}, {"tunnel", "yes"},
                                           {"access", "private"}, {"name", "Steg"}, {"foot", "no"}}).import();
  REQUIRE(draft.ways.size() == 1);
  const DraftWay& way = draft.ways[0];
  CHECK(way.kind == StreetKind::Footway);
  CHECK(way.lit == Lit::Limited);
  CHECK(way.width_m == 2.5);
  CHECK(way.tunnel);
  CHECK_FALSE(way.bridge);
  CHECK(way.name == "Steg");
  CHECK(way.foot == false);
}

TEST_CASE("lanes tell the width where no width is mapped", "[import]") {
  const auto draft = OsmText().node(1, 0, 0).node(2, 9, 0).way(1, {1, 2}, {{"highway", "primary"}, {"lanes", "2"}}).import();
  CHECK(draft.ways.at(0).width_m == 2 * TownParameters{}.lane_width_m);
}

TEST_CASE("dirty values are noticed with examples and the way is kept", "[import]") {
  const auto draft = OsmText().node(1, 0, 0).node(2, 9, 0).way(1, {1, 2}, {{"highway", "path"}, {"lit", "sometimes"}, {"width", "broad"}}).import();
  CHECK(noticed(draft, "import.unknown_lit") == 1);
  CHECK(noticed(draft, "import.unknown_width") == 1);
  REQUIRE(draft.ways.size() == 1);
  CHECK(draft.ways[0].lit == Lit::Unknown);
  CHECK_FALSE(draft.ways[0].width_m.has_value());
}

TEST_CASE("a missing node splits a way into the pieces on both sides", "[import]") {
  const auto draft = OsmText().node(1, 0, 0).node(2, 50, 0).node(4, 150, 0).node(5, 200, 0)
                         .way(1, {1, 2, 3, 4, 5}, {{"highway", "path"}}).import();
  REQUIRE(draft.ways.size() == 2);
  CHECK(draft.ways[0].nodes.size() == 2);
  CHECK(draft.ways[1].nodes.size() == 2);
  CHECK(noticed(draft, "import.missing_nodes") == 1);
  CHECK(draft.counts.missing_node_refs == 1);
  CHECK(draft.counts.components == 1);   // in the map; the file only lacks the middle
}

TEST_CASE("a way of one point is left out and counted", "[import]") {
  const auto draft = street().way(11, {1, 1}, {{"highway", "path"}}).import();
  CHECK(draft.ways.size() == 1);
  CHECK(noticed(draft, "import.short_ways") == 1);
}

TEST_CASE("planned streets are counted but not kept", "[import]") {
  const auto draft = street().way(11, {1, 3}, {{"highway", "proposed"}}).import();
  CHECK(draft.ways.size() == 1);
  CHECK(draft.counts.highway_ways == 2);
}

TEST_CASE("a pedestrian square becomes a way along its edge", "[import]") {
  const auto draft = OsmText().node(1, 0, 0).node(2, 30, 0).node(3, 30, 30).node(4, 0, 30)
                         .way(1, {1, 2, 3, 4, 1}, {{"highway", "pedestrian"}, {"area", "yes"}}).import();
  REQUIRE(draft.ways.size() == 1);
  CHECK(draft.ways[0].nodes.front() == draft.ways[0].nodes.back());
  CHECK(noticed(draft, "import.squares") == 1);
}

TEST_CASE("a building has outline, floors, flats and street", "[import]") {
  const auto draft = square_building({{"building", "apartments"}, {"building:levels", "4"}, {"building:flats", "8"},
                                      {"addr:street", "Am Ring"}}).import();
  REQUIRE(draft.buildings.size() == 1);
  CHECK(draft.buildings[0].kind == BuildingKind::Apartments);
  CHECK(draft.buildings[0].outline.size() == 4);
  CHECK(draft.buildings[0].floors == 4);
  CHECK(draft.buildings[0].dwellings == 8);
  CHECK(draft.buildings[0].street == "Am Ring");
  CHECK(noticed(draft, "import.no_buildings") == 0);
}

TEST_CASE("unreadable floors are unknown and noticed", "[import]") {
  const auto draft = square_building({{"building", "house"}, {"building:levels", "many"}}).import();
  CHECK(draft.buildings.at(0).floors == 0);
  CHECK(noticed(draft, "import.unknown_floors") == 1);
}

TEST_CASE("a ruin is derelict", "[import]") {
  CHECK(square_building({{"building", "ruins"}}).import().buildings.at(0).derelict);
  CHECK_FALSE(square_building({{"building", "yes"}}).import().buildings.at(0).derelict);
}

TEST_CASE("an outline that crosses itself is left out and counted", "[import]") {
  const auto draft = street().node(11, 0, 10).node(12, 20, 30).node(13, 20, 10).node(14, 0, 30)
                         .way(20, {11, 12, 13, 14, 11}, {{"building", "yes"}}).import();
  CHECK(draft.buildings.empty());
  CHECK(noticed(draft, "import.broken_buildings") == 1);
  CHECK(draft.counts.building_ways == 1);
}

TEST_CASE("a building relation joins its outer ways and is not counted twice", "[import]") {
  const auto draft = street().node(11, 10, 10).node(12, 20, 10).node(13, 20, 22).node(14, 10, 22)
                         .way(20, {11, 12, 13}, {{"building", "yes"}}).way(21, {11, 14, 13}, {})
                         .relation(30, {{20, "outer"}, {21, "outer"}}, {{"type", "multipolygon"}, {"building", "school"}}).import();
  REQUIRE(draft.buildings.size() == 1);
  CHECK(draft.buildings[0].osm_id == -30);
  CHECK(draft.buildings[0].kind == BuildingKind::School);
  CHECK(draft.counts.building_relations == 1);
}

TEST_CASE("a building relation with a missing way is broken, not fatal", "[import]") {
  const auto draft = street().relation(30, {{99, "outer"}}, {{"type", "multipolygon"}, {"building", "yes"}}).import();
  CHECK(draft.buildings.empty());
  CHECK(noticed(draft, "import.broken_buildings") == 1);
}

TEST_CASE("a lamp keeps what its tags tell", "[import]") {
  const auto draft = street().node(5, 5, 5, {{"highway", "street_lamp"}, {"height", "4.5 m"}, {"lamp_power", "36 W"},
                                             {"light:colour", "3000K"}, {"light:method", "LED"}}).import();
  REQUIRE(draft.lamps.size() == 1);
  CHECK(draft.lamps[0].height_m == 4.5);
  CHECK(draft.lamps[0].power_w == 36);
  CHECK(draft.lamps[0].cct_k == 3000);
  CHECK(draft.lamps[0].luminaire == Luminaire::MastHead);
  CHECK(draft.counts.street_lamps == 1);
}

TEST_CASE("two luminaires on a mast are two lamps at one place", "[import]") {
  const auto draft = street().node(5, 5, 5, {{"highway", "street_lamp"}, {"light:count", "2"}}).import();
  CHECK(draft.lamps.size() == 2);
  CHECK(draft.counts.street_lamps == 1);
}

TEST_CASE("dirty lamp values are noticed, not fatal", "[import]") {
  const auto draft = street().node(5, 5, 5, {{"highway", "street_lamp"}, {"height", "tall"}, {"lamp_type", "electricSocial"},
                                             {"light:count", "100000"}}).import();
  CHECK(draft.lamps.size() == 1);
  CHECK(noticed(draft, "import.unknown_lamp_value") == 3);
}

TEST_CASE("the platform beside a stop is the same stop", "[import]") {
  const auto draft = street().node(5, 5, 5, {{"highway", "bus_stop"}}).node(6, 15, 5, {{"public_transport", "platform"}})
                         .node(7, 190, 5, {{"public_transport", "platform"}}).import();
  CHECK(draft.venues.size() == 2);
}

TEST_CASE("a school ground is one venue with its area", "[import]") {
  const auto draft = square_building({{"amenity", "school"}, {"name", "Grundschule"}}).import();
  REQUIRE(draft.venues.size() == 1);
  CHECK(draft.venues[0].kind == VenueKind::School);
  CHECK(draft.venues[0].floor_area_m2 == Approx(120).epsilon(0.01));
}

TEST_CASE("districts come from place nodes and boundaries", "[import]") {
  const auto draft = street().node(5, 5, 5, {{"place", "suburb"}, {"name", "Nord"}}).node(6, 15, 12, {{"place", "quarter"}, {"name", "Mitte"}})
                         .node(11, 10, 10).node(12, 20, 10).node(13, 20, 22).node(14, 10, 22).way(20, {11, 12, 13, 14, 11}, {})
                         .relation(30, {{20, "outer"}}, {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "10"}, {"name", "Mitte"}})
                         .import();
  REQUIRE(draft.districts.size() == 2);
  CHECK(draft.districts[0].outline.empty());
  CHECK(draft.districts[1].name == "Mitte");
  CHECK(draft.districts[1].outline.size() == 4);
}

TEST_CASE("land use becomes areas", "[import]") {
  const auto draft = square_building({{"landuse", "cemetery"}}).import();
  REQUIRE(draft.areas.size() == 1);
  CHECK(draft.areas[0].kind == AreaKind::Cemetery);
}

TEST_CASE("what a map lacks is said", "[import]") {
  const auto draft = OsmText().node(1, 0, 0).node(2, 9, 0).way(1, {1, 2}, {{"highway", "track"}}).import();
  CHECK(noticed(draft, "import.no_lit") == 1);
  CHECK(noticed(draft, "import.no_buildings") == 1);
  CHECK(noticed(draft, "import.no_lamps") == 1);
  CHECK(noticed(draft, "import.no_residential") == 1);
}

TEST_CASE("parts of the network that hang alone are counted and kept", "[import]") {
  const auto draft = street().node(8, 0, 90).node(9, 50, 90).way(12, {8, 9}, {{"highway", "residential"}}).import();
  CHECK(draft.counts.components == 2);
  CHECK(draft.ways.size() == 2);
}

TEST_CASE("an empty map is an empty draft, for assembling to refuse", "[import]") {
  const auto draft = OsmText().import();
  CHECK(draft.ways.empty());
  CHECK(draft.counts.nodes == 0);
}

TEST_CASE("the draft tells source, licence and digest, and no folder", "[import]") {
  const TemporaryFile file(street().text(), ".osm");
  const auto draft = import_file(file.path());
  CHECK(draft.source == file.path().filename().string());
  CHECK(draft.licence.find("ODbL") != std::string::npos);
  CHECK(draft.digest_sha256.size() == 64);
  CHECK_FALSE(draft.generated);
}
