// Files as GIS programs write them: formats, coordinate systems, layers, shapes, encodings.
#include "geodata.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace lichtung;
using namespace lichtung::inventory;
using lichtung::test::GeoFolder;
using lichtung::test::GeoLayer;
using lichtung::test::odd_of;
using lichtung::test::refusal;

namespace {

/// One place near Hannover, 550000 E 5803000 N in EPSG:25832, in other systems (x to the east) as PROJ's own cs2cs gives it.
struct Written {
  int epsg;
  double x, y;
  double within_m;  // DHDN: 3 m without the grid BETA2007
};
const std::vector<Written> kSystems{{25832, 550000.0, 5803000.0, 0.001},
                                    {4326, 9.73448420, 52.37498250, 0.01},
                                    {25833, 141676.26769640, 5815802.98980604, 0.001},
                                    {3857, 1083637.82405172, 6868213.16483205, 0.001},
                                    {4647, 32550000.0, 5803000.0, 0.001},
                                    {31467, 3550092.30411028, 5804882.52715660, 3.0}};

GeoLayer lamps_at(const Written& place) {
  GeoLayer layer;
  layer.epsg = place.epsg;
  layer.fields = {{"lph_m", false}, {"watt", false}, {"typ", true}, {"anzahl", false}};
  char exact[80];
  std::snprintf(exact, sizeof exact, "POINT (%.8f %.8f)", place.x, place.y);
  layer.rows = {{exact, {4.5, 70.0, std::string("NAV"), 1.0}}, {exact, {6.0, 21.0, std::string("LED"), 2.0}}};
  return layer;
}

const InventoryOptions kColumns{
    .columns = {{"height", "lph_m"}, {"power", "watt"}, {"type", "typ"}, {"count", "anzahl"}},
    .layer = {},
    .epsg = 25832,
    .luminaires = {}};

void check_lamps(const LampInventory& read, double within_m) {
  REQUIRE(read.lamps.size() == 3);
  for (const InventoryLamp& lamp : read.lamps) {
    CHECK(lamp.lamp.position.x == Approx(550000.0).margin(within_m));
    CHECK(lamp.lamp.position.y == Approx(5803000.0).margin(within_m));
  }
  CHECK(read.lamps[0].lamp.height_m == 4.5);
  CHECK(read.lamps[0].lamp.power_w == 70.0);
  CHECK(read.lamps[0].type == "hps");
  CHECK(read.lamps[1].row == 2);
  CHECK(read.lamps[2].row == 2);
  CHECK(read.lamps[2].lamp.power_w == 21.0);
  CHECK(read.counts.used_rows == 2);
}

}  // namespace

TEST_CASE("A lamp stands at the same place whatever format and coordinate system tell it") {
  const GeoFolder folder;
  for (const Written& system : kSystems) {
    for (const auto& [name, driver] : std::vector<std::pair<std::string, std::string>>{
             {"l.gpkg", "GPKG"}, {"l.shp", "ESRI Shapefile"}, {"l.geojson", "GeoJSON"}}) {
      if (driver == "GeoJSON" && system.epsg != 4326) continue;  // RFC 7946 knows no other
      const std::string file = std::to_string(system.epsg) + name;
      INFO(file);
      const auto path = folder.write(file, driver, {lamps_at(system)});
      const LampInventory read = read_lamp_inventory(path, kColumns);
      CHECK(read.format == driver);
      CHECK(read.crs == "EPSG:" + std::to_string(system.epsg));
      CHECK_FALSE(read.crs_assumed);
      check_lamps(read, system.within_m);
    }
  }
}

TEST_CASE("A CSV file tells places as well-known text in the coordinate system that the user names") {
  const GeoFolder folder;
  for (const Written& system : kSystems) {
    INFO(system.epsg);
    const auto path =
        folder.write(std::to_string(system.epsg) + ".csv", "CSV", {lamps_at(system)}, {"GEOMETRY=AS_WKT"});
    InventoryOptions options = kColumns;
    options.columns["crs"] = "EPSG:" + std::to_string(system.epsg);
    check_lamps(read_lamp_inventory(path, options), system.within_m);
  }
}

TEST_CASE("The size of coordinates tells the systems used in Germany apart") {
  const GeoFolder folder;
  for (const Written& system : kSystems) {
    if (system.epsg == 25833) continue;  // UTM 32 and 33 look alike: the town's zone is taken
    INFO(system.epsg);
    char text[120];
    std::snprintf(text, sizeof text, "x;y;lph\n%.8f;%.8f;4,5\n", system.x, system.y);
    const auto path = folder.write(std::to_string(system.epsg) + "xy.csv", text);
    const LampInventory read = read_lamp_inventory(path, {.columns = {}, .layer = {}, .epsg = 25832, .luminaires = {}});
    CHECK(read.crs == "EPSG:" + std::to_string(system.epsg));
    CHECK(read.crs_assumed);
    REQUIRE(read.lamps.size() == 1);
    CHECK(read.lamps[0].lamp.position.x == Approx(550000.0).margin(system.within_m));
    CHECK(read.lamps[0].lamp.position.y == Approx(5803000.0).margin(system.within_m));
  }
}

TEST_CASE("UTM coordinates without a system are in the town's zone") {
  const GeoFolder folder;
  const auto path = folder.write("a.csv", "x,y\n390000,5820000\n");
  CHECK(read_lamp_inventory(path, {.columns = {}, .layer = {}, .epsg = 25833, .luminaires = {}}).crs == "EPSG:25833");
}

TEST_CASE("Without a town the metric grid is that of the lamps' own place") {
  const GeoFolder folder;
  const auto epsg_at = [&](const std::string& lon_lat) {
    return read_lamp_inventory(folder.write("a.csv", "lon,lat\n" + lon_lat + "\n"), {}).epsg;
  };
  CHECK(epsg_at("9.7,52.4") == 25832);
  CHECK(epsg_at("13.4,52.5") == 25833);
  CHECK(epsg_at("-77.03,38.9") == 32618);
  CHECK(epsg_at("151.2,-33.9") == 32756);
}

TEST_CASE("CSV with semicolons, decimal commas, a byte order mark and quoted line breaks is read") {
  const GeoFolder folder;
  const auto path = folder.write("a.csv",
                                 "\xEF\xBB\xBFRechtswert;Hochwert;Lichtpunkthöhe [m];Bemerkung\r\n"
                                 "550000,25;5803000,75;4,5;\"zwei\r\nZeilen; und Zeichen\"\r\n550010;5803000;6;\r\n");
  const LampInventory read = read_lamp_inventory(path, {.columns = {}, .layer = {}, .epsg = 25832, .luminaires = {}});
  REQUIRE(read.lamps.size() == 2);
  CHECK(read.lamps[0].lamp.position.x == Approx(550000.25).margin(1e-6));
  CHECK(read.lamps[0].lamp.position.y == Approx(5803000.75).margin(1e-6));
  CHECK(read.lamps[0].lamp.height_m == 4.5);
  CHECK(read.lamps[1].lamp.height_m == 6.0);
}

TEST_CASE("Texts in ISO-8859-1 are read in CSV and DBF, column names too") {
  const GeoFolder folder;
  const auto csv = folder.write("a.csv",
                                "x,y,Lichtpunkth\xF6he,Leuchtmittel,Nr\n550000,5803000,4.5,Gl\xFChlampe,Gr\xFC"
                                "nweg 1\n");
  const LampInventory by_csv = read_lamp_inventory(csv, {.columns = {}, .layer = {}, .epsg = 25832, .luminaires = {}});
  REQUIRE(by_csv.lamps.size() == 1);
  CHECK(by_csv.lamps[0].lamp.height_m == 4.5);
  CHECK(by_csv.lamps[0].type == "incandescent");
  CHECK(by_csv.columns[1].examples.size() == 1);

  GeoLayer layer;
  layer.fields = {{"Höhe", false}, {"Lampenart", true}};
  layer.rows = {{"POINT (550000 5803000)", {4.5, std::string("Glühlampe")}}};
  for (const std::string encoding : {"ISO-8859-1", "UTF-8"}) {
    INFO(encoding);
    const auto shp = folder.write(encoding + ".shp", "ESRI Shapefile", {layer}, {"ENCODING=" + encoding});
    for (const bool cpg : {true, false}) {
      if (!cpg) std::filesystem::remove(folder.path / (encoding + ".cpg"));
      const LampInventory read = read_lamp_inventory(shp, {});
      REQUIRE(read.lamps.size() == 1);
      CHECK(read.lamps[0].lamp.height_m == 4.5);
      CHECK(read.lamps[0].type == "incandescent");
    }
  }
}

TEST_CASE("The only layer of points is read beside lines and areas") {
  const GeoFolder folder;
  GeoLayer lines;
  lines.name = "kabel";
  lines.shape = "LINESTRING";
  lines.rows = {{"LINESTRING (0 0, 1 1)", {}}};
  const auto path = folder.write("a.gpkg", "GPKG", {lines, lamps_at(kSystems[0])});
  CHECK(read_lamp_inventory(path, {}).layer == "leuchten");
}

TEST_CASE("Of several layers of points the user must name one, and each is listed") {
  const GeoFolder folder;
  GeoLayer masts = lamps_at(kSystems[0]);
  masts.name = "masten";
  masts.rows.resize(1);
  const auto path = folder.write("a.gpkg", "GPKG", {lamps_at(kSystems[0]), masts});
  const std::string message = refusal(path);
  CHECK_THAT(message, Catch::Contains("leuchten (Point, 2 rows)") && Catch::Contains("masten (Point, 1 rows)"));
  InventoryOptions options;
  options.layer = "masten";
  CHECK(read_lamp_inventory(path, options).counts.rows == 1);
  options.layer = "mastn";
  CHECK_THAT(refusal(path, options), Catch::Contains("no layer 'mastn'") && Catch::Contains("did you mean 'masten'"));
}

TEST_CASE("Several points of a row are several lamps; lines and areas are left out and listed") {
  const GeoFolder folder;
  GeoLayer layer;
  layer.shape = "GEOMETRY";
  layer.fields = {{"watt", false}};
  layer.rows = {{"MULTIPOINT (550000 5803000, 550020 5803000)", {70.0}},
                {"LINESTRING (550000 5803000, 550020 5803000)", {70.0}},
                {"POLYGON ((550000 5803000, 550020 5803000, 550020 5803010, 550000 5803000))", {70.0}},
                {"", {70.0}},
                {"POINT EMPTY", {70.0}},
                {"POINT Z (550040 5803000 77)", {70.0}}};
  const LampInventory read = read_lamp_inventory(folder.write("a.gpkg", "GPKG", {layer}), {});
  CHECK(read.lamps.size() == 3);
  CHECK(read.counts.rows == 6);
  CHECK(read.counts.used_rows == 2);
  CHECK(read.counts.left_out_rows == 4);
  CHECK(odd_of(read, 1) == std::vector<std::string>{"several_places"});
  CHECK(odd_of(read, 2) == std::vector<std::string>{"no_point"});
  CHECK(odd_of(read, 3) == std::vector<std::string>{"no_point"});
  CHECK(odd_of(read, 4) == std::vector<std::string>{"no_place"});
  CHECK(odd_of(read, 5) == std::vector<std::string>{"no_place"});
}

TEST_CASE("A table without shapes in a GeoPackage tells places in its columns") {
  const GeoFolder folder;
  GeoLayer table;
  table.shape = "NONE";
  table.epsg = 0;
  table.fields = {{"lon", false}, {"lat", false}};
  table.rows = {{"", {9.73448420, 52.37498250}}};
  const LampInventory read = read_lamp_inventory(folder.write("a.gpkg", "GPKG", {table}), {});
  REQUIRE(read.lamps.size() == 1);
  CHECK(read.lamps[0].lamp.position.x == Approx(550000.0).margin(0.01));
}

TEST_CASE("Where rows have shapes, columns that look like coordinates stay unused") {
  const GeoFolder folder;
  GeoLayer layer;
  layer.fields = {{"x", false}, {"y", false}};
  layer.rows = {{"POINT (550000 5803000)", {1.0, 2.0}}, {"", {1.0, 2.0}}};
  const LampInventory read = read_lamp_inventory(folder.write("a.gpkg", "GPKG", {layer}), {});
  CHECK(read.counts.used_rows == 1);
  CHECK(odd_of(read, 2) == std::vector<std::string>{"no_place"});
  CHECK(read.dropped.size() == 2);
}

TEST_CASE("A coordinate system given by the user wins over the file's") {
  const GeoFolder folder;
  GeoLayer layer = lamps_at(kSystems[0]);
  layer.epsg = 25833;  // a slip of whoever exported it
  InventoryOptions options = kColumns;
  options.columns["crs"] = "EPSG:25832";
  check_lamps(read_lamp_inventory(folder.write("a.gpkg", "GPKG", {layer}), options), 0.001);
}

TEST_CASE("The digest's files are the inventory and its companions") {
  const GeoFolder folder;
  const auto shp = folder.write("l.shp", "ESRI Shapefile", {lamps_at(kSystems[0])});
  std::vector<std::string> names;
  for (const auto& file : read_lamp_inventory(shp, kColumns).files) names.push_back(file.filename().string());
  for (const auto* needed : {"l.shp", "l.shx", "l.dbf", "l.prj"}) {
    INFO(needed);
    CHECK(std::ranges::find(names, needed) != names.end());
  }
  CHECK(std::ranges::is_sorted(names));
}
