// Scenario, map and inventory together: the town, its digest, distances to streets, what is reported.
#include "sim/inventory/load_town.hpp"

#include "geodata.hpp"
#include "tests/unit/town/import_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace lichtung;
using namespace lichtung::inventory;
using lichtung::test::GeoFolder;
using lichtung::test::GeoLayer;
using lichtung::test::OsmText;

namespace {

/// A street of 400 m from west to east at 52.37° N, 9.74° E, and a scenario for it.
struct Place {
  GeoFolder folder;
  Scenario scenario;
  town::Point west, east;

  Place() {
    OsmText osm;
    osm.node(1, 0, 0).node(2, 400, 0).way(1, {1, 2}, {{"highway", "residential"}, {"lit", "yes"}});
    scenario.map.osm = folder.write("ort.osm", osm.text());
    const town::Town town = load_town(scenario);
    west = town.streets.points.front();
    east = town.streets.points.back();
    if (west.x > east.x) std::swap(west, east);
  }
  /// A place beside the street: share of its length, metres to its left.
  [[nodiscard]] town::Point beside(double share, double left) const {
    const double dx = east.x - west.x, dy = east.y - west.y, length = std::hypot(dx, dy);
    return {west.x + share * dx - left * dy / length, west.y + share * dy + left * dx / length};
  }
  void inventory(const std::vector<town::Point>& places, const std::string& more_names = {},
                 const std::string& more_cells = {}) {
    std::string text = "x,y" + more_names + "\n";
    for (const town::Point p : places) text += fmt::format("{:.4f},{:.4f}{}\n", p.x, p.y, more_cells);
    scenario.map.lamps = folder.write("leuchten.csv", text);
  }
};

const town::Notice* notice(const town::Town& town, std::string_view key) {
  const auto it = std::ranges::find(town.notices, key, &town::Notice::key);
  return it == town.notices.end() ? nullptr : &*it;
}

}  // namespace

TEST_CASE("A scenario without an inventory gives the same town as before, its digest included") {
  const Place place;
  const town::Town town = load_town(place.scenario);
  CHECK(town.digest_sha256 == town::import_osm(place.scenario.map).digest_sha256);
  CHECK(std::ranges::count(town.lamps.origin, town::LampOrigin::Inventory) == 0);
  CHECK(town.lamps.size() > 0);
}

TEST_CASE("An inventory's lamps stand in the town and replace those by rule") {
  Place place;
  place.inventory({place.beside(0.1, 4.0), place.beside(0.9, -4.0)}, ",hoehe,watt,leuchtmittel", ",6,50,NAV");
  const town::Town town = load_town(place.scenario);
  REQUIRE(town.lamps.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const town::Lamp lamp = town.lamps.row(i);
    CHECK(lamp.origin == town::LampOrigin::Inventory);
    CHECK(lamp.height_m == 6.0F);
    CHECK(lamp.power_w == 50.0F);
    CHECK(lamp.flux_lm == 5000.0F);
    CHECK(lamp.luminaire == static_cast<std::uint16_t>(town::Luminaire::Sodium));
  }
  place.scenario.map.lamp_mode = LampMode::Add;
  CHECK(load_town(place.scenario).lamps.size() > 2);
}

TEST_CASE("An inventory's bytes are part of the town's identity, a shapefile's companions too") {
  Place place;
  place.inventory({place.beside(0.5, 4.0)});
  const std::string first = load_town(place.scenario).digest_sha256;
  CHECK(first != town::import_osm(place.scenario.map).digest_sha256);
  CHECK(load_town(place.scenario).digest_sha256 == first);
  place.inventory({place.beside(0.5, 4.0)}, ",bemerkung", ",neu");
  CHECK(load_town(place.scenario).digest_sha256 != first);

  const auto shapefile = [&](double watt) {
    GeoLayer layer;
    layer.fields = {{"watt", false}};
    const town::Point p = place.beside(0.5, 4.0);
    layer.rows = {{fmt::format("POINT ({} {})", p.x, p.y), {watt}}};
    return place.folder.write("leuchten.shp", "ESRI Shapefile", {layer});
  };
  place.scenario.map.lamps = shapefile(50.0);
  const std::string with_50 = load_town(place.scenario).digest_sha256;
  place.scenario.map.lamps = shapefile(70.0);  // only the .dbf changes
  CHECK(load_town(place.scenario).digest_sha256 != with_50);
}

TEST_CASE("Distances to the street are reported, lamps out of reach with theirs") {
  Place place;
  place.inventory({place.beside(0.2, 3.0), place.beside(0.4, 5.0), place.beside(0.6, 9.0), place.beside(0.8, 250.0)});
  const town::Town town = load_town(place.scenario);
  CHECK(town.lamps.size() == 3);
  REQUIRE(notice(town, "inventory.snapped") != nullptr);
  CHECK(notice(town, "inventory.snapped")->count == 3);
  CHECK(notice(town, "inventory.snapped")->detail == "5.0 / 9.0 / 9.0 m");
  REQUIRE(notice(town, "inventory.odd_off_street") != nullptr);
  CHECK(notice(town, "inventory.odd_off_street")->count == 1);
  CHECK(notice(town, "inventory.odd_off_street")->detail == "4: 250 m");
}

TEST_CASE("An inventory of another town is refused with the way out") {
  Place place;
  place.inventory({{place.west.x + 9000.0, place.west.y}, {place.west.x, place.west.y + 300'000.0}});
  try {
    (void)load_town(place.scenario);
    FAIL("no error");
  } catch (const DataError& error) {
    CHECK(error.kind == ErrorKind::Data);
    CHECK_THAT(error.what(), Catch::Contains("leuchten.csv") && Catch::Contains("none of its 2 lamps") &&
                                 Catch::Contains("EPSG:25832") && Catch::Contains("swapped"));
  }
}

TEST_CASE("An inventory without a usable lamp is refused") {
  Place place;
  place.scenario.map.lamps = place.folder.write("leer.csv", "x,y\n,\n");
  CHECK_THROWS_WITH(load_town(place.scenario), Catch::Contains("none of its 0 lamps (from 1 rows)"));
}

TEST_CASE("Photometric files are read by the reader given, named where there is none, and part of the identity") {
  Place place;
  place.folder.write("mast.ldt", "eins");
  place.inventory({place.beside(0.5, 4.0)}, ",ldt", ",mast.ldt");
  const town::Town unread = load_town(place.scenario, ReadLuminaire{});
  REQUIRE(notice(unread, "inventory.files_not_read") != nullptr);
  CHECK(notice(unread, "inventory.files_not_read")->detail == "mast.ldt");
  CHECK(unread.lamps.luminaire[0] == 0);

  const ReadLuminaire reader = [](const std::filesystem::path& file) {
    photometry::Luminaire luminaire = photometry::builtin_luminaires().front();
    luminaire.key = file.filename().string();
    luminaire.flux_lm = 4321.0;
    luminaire.power_w = 33.0;
    luminaire.cct_k = 2200.0;
    return luminaire;
  };
  const town::Town read = load_town(place.scenario, reader);
  CHECK(notice(read, "inventory.files_not_read") == nullptr);
  const town::Lamp lamp = read.lamps.row(0);
  CHECK(read.luminaires[lamp.luminaire].key == "mast.ldt");
  CHECK(lamp.flux_lm == 4321.0F);
  CHECK(lamp.power_w == 33.0F);
  CHECK(lamp.cct_k == 2200.0F);
  place.folder.write("mast.ldt", "zwei");
  CHECK(load_town(place.scenario, reader).digest_sha256 != read.digest_sha256);
}

TEST_CASE("Schedules of the inventory follow the scenario's own in the town") {
  Place place;
  place.inventory({place.beside(0.5, 4.0)}, ",schaltung", ",Halbnacht");
  const town::Town town = load_town(place.scenario);
  REQUIRE(town.schedules.size() == 2);
  CHECK(town.schedules[town.lamps.schedule[0]].steps.size() == 1);
}
