// Files that are broken, or meant to do harm: an error that names the file, or rows listed; no network, no other files, no
// half inventory.
#include "geodata.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdint>

using namespace lichtung;
using namespace lichtung::inventory;
using lichtung::test::GeoFolder;
using lichtung::test::GeoLayer;
using lichtung::test::refusal;

namespace {

GeoLayer many_lamps(int rows) {
  GeoLayer layer;
  layer.fields = {{"watt", false}, {"bemerkung", true}};
  for (int i = 0; i < rows; ++i)
    layer.rows.push_back({"POINT (" + std::to_string(550000 + i) + " 5803000)", {70.0, std::string(200, 'x')}});
  return layer;
}

void cut(const std::filesystem::path& path, double share) {
  std::filesystem::resize_file(
      path, static_cast<std::uintmax_t>(share * static_cast<double>(std::filesystem::file_size(path))));
}

}  // namespace

TEST_CASE("Missing files and folders are refused by name") {
  const GeoFolder folder;
  CHECK_THAT(refusal(folder.path / "fehlt.gpkg"), Catch::Contains("fehlt.gpkg: no such file"));
  CHECK_THAT(refusal(folder.path), Catch::Contains("is not a plain file"));
  try {
    (void)read_lamp_inventory(folder.path / "fehlt.gpkg", {});
    FAIL("no error");
  } catch (const DataError& error) {
    CHECK(error.kind == ErrorKind::MissingInput);
  }
}

TEST_CASE("Empty files of every extension are refused") {
  const GeoFolder folder;
  for (const auto* name : {"a.csv", "a.gpkg", "a.geojson", "a.shp", "a.dbf", "a.txt", "a.json"}) {
    INFO(name);
    CHECK_FALSE(refusal(folder.write(name, "")).empty());
  }
}

TEST_CASE("Files of other formats are refused, whatever GDAL could do with them") {
  const GeoFolder folder;
  const auto geojson = folder.write("ziel.geojson", "GeoJSON", {[] {
                                      GeoLayer layer;
                                      layer.epsg = 4326;
                                      layer.rows = {{"POINT (9.7 52.4)", {}}};
                                      return layer;
                                    }()});
  CHECK(refusal(geojson).empty());
  const std::string vrt =
      "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>ziel.geojson</SrcDataSource>"
      "<SrcLayer>leuchten</SrcLayer></OGRVRTLayer></OGRVRTDataSource>";
  const std::string itself =
      "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource relativeToVRT=\"1\">selbst.vrt</SrcDataSource>"
      "</OGRVRTLayer></OGRVRTDataSource>";
  for (const auto& [name, content] :
       std::vector<std::pair<std::string, std::string>>{{"a.vrt", vrt},
                                                        {"a.geojson", vrt},
                                                        {"a.gpkg", vrt},
                                                        {"selbst.vrt", itself},
                                                        {"a.kml", "<kml/>"},
                                                        {"a.png", "\x89PNG\r\n"},
                                                        {"b.geojson", "{\"type\":\"FeatureCollection\""},
                                                        {"c.geojson", "[1,2,3]"},
                                                        {"d.geojson", "http://127.0.0.1/x.geojson"}}) {
    INFO(name);
    CHECK_FALSE(refusal(folder.write(name, content)).empty());
  }
}

TEST_CASE("Virtual paths and addresses never reach GDAL") {
  for (const auto* path : {"/vsicurl/http://127.0.0.1:9/a.geojson", "/vsistdin/", "/vsimem/a.gpkg",
                           "/vsizip//tmp/a.zip", "http://127.0.0.1/a.geojson", "PG:host=127.0.0.1", "CSV:/etc/passwd",
                           "{\"type\":\"Point\",\"coordinates\":[0,0]}", "/dev/null", "/dev/zero"}) {
    INFO(path);
    CHECK_THAT(refusal(path), Catch::Contains("no such file") || Catch::Contains("not a plain file"));
  }
}

TEST_CASE("A damaged GeoPackage is refused and not read by halves") {
  const GeoFolder folder;
  for (const double share : {0.1, 0.5, 0.9}) {
    const auto path = folder.write(std::to_string(share) + ".gpkg", "GPKG", {many_lamps(3000)});
    REQUIRE(read_lamp_inventory(path, {}).counts.rows == 3000);
    cut(path, share);
    INFO(share);
    CHECK_FALSE(refusal(path).empty());
  }
}

TEST_CASE("A shapefile that lost half of its shapes or attributes is refused") {
  for (const auto* part : {"a.shp", "a.dbf"}) {
    const GeoFolder folder;
    const auto path = folder.write("a.shp", "ESRI Shapefile", {many_lamps(300)});
    REQUIRE(read_lamp_inventory(path, {}).counts.rows == 300);
    cut(folder.path / part, 0.5);
    INFO(part);
    CHECK_FALSE(refusal(path).empty());
  }
}

TEST_CASE("A truncated GeoJSON file is refused") {
  const GeoFolder folder;
  GeoLayer layer = many_lamps(300);
  layer.epsg = 4326;
  for (auto& row : layer.rows) row.wkt = "POINT (9.7 52.4)";
  const auto path = folder.write("a.geojson", "GeoJSON", {layer});
  REQUIRE(refusal(path).empty());
  cut(path, 0.6);
  CHECK_FALSE(refusal(path).empty());
}

TEST_CASE("A million columns are refused at once") {
  const GeoFolder folder;
  std::string head = "x,y";
  for (int i = 0; i < 1'000'000; ++i) head += ",c" + std::to_string(i);
  const auto start = std::chrono::steady_clock::now();
  CHECK_THAT(refusal(folder.write("a.csv", head + "\n1,2\n")), Catch::Contains("first line"));
  CHECK_THAT(refusal(folder.write("b.csv", "x,y" + std::string(100'000, ',') + "\n1,2\n")),
             Catch::Contains("first line"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("An unclosed quotation mark can't swallow rows in silence") {
  const GeoFolder folder;
  std::string content = "x,y,mast\n550000,5803000,Holz\n550010,5803000,\"Stahl\n";
  const std::string few = content + "550020,5803000,Holz\n550030,5803000,Holz\"\n550040,5803000,Holz\n";
  const LampInventory read = read_lamp_inventory(folder.write("a.csv", few), {});
  CHECK(read.counts.rows == 3);
  CHECK(lichtung::test::odd_of(read, 2) == std::vector<std::string>{"several_lines"});
  for (int i = 0; i < 300; ++i) content += "550020,5803000,Holz\n";
  CHECK_THAT(refusal(folder.write("b.csv", content)), Catch::Contains("row 2") && Catch::Contains("quotation mark"));
}

TEST_CASE("Words where shapes are expected don't make a file unreadable") {
  const GeoFolder folder;
  const LampInventory read =
      read_lamp_inventory(folder.write("a.csv", "x,y,shape\n550000,5803000,rund\n550010,5803000,POINT (\n"), {});
  CHECK(read.lamps.size() == 2);
}

TEST_CASE("Control characters of a file reach no terminal") {
  const GeoFolder folder;
  const auto path = folder.write("a.csv", "x,y,\x1B[2Jwatt,\xC2\x9Bhoehe\n550000,5803000,\x1B]0;x\x07,4\n");
  InventoryOptions options;
  options.columns["power"] = "nix";
  const std::string message = refusal(path, options);
  CHECK(message.find('\x1B') == std::string::npos);
  CHECK(message.find("\xC2\x9B") == std::string::npos);
  const LampInventory read = read_lamp_inventory(path, {});
  for (const auto& name : read.unused) CHECK(name.find('\x1B') == std::string::npos);
}

TEST_CASE("A line of a gigabyte without an end is refused without being read") {
  const GeoFolder folder;
  const auto path = folder.write("a.csv", "x,y");
  std::filesystem::resize_file(path, 1'000'000'000);  // sparse
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(refusal(path).empty());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("A thousand properties of one GeoJSON object are read, ten thousand refused") {
  const GeoFolder folder;
  const auto with = [&](int properties) {
    std::string text =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[9.7,52.4]},"properties":{"a":1)";
    for (int i = 0; i < properties; ++i) text += ",\"p" + std::to_string(i) + "\":1";
    return folder.write(std::to_string(properties) + ".geojson", text + "}}]}");
  };
  CHECK(refusal(with(1000)).empty());
  CHECK_THAT(refusal(with(10'000)), Catch::Contains("columns"));
}

TEST_CASE("Unknown coordinate systems and encodings are refused, none is fetched") {
  const GeoFolder folder;
  const auto path = folder.write("a.csv", "x,y\n550000,5803000\n");
  for (const auto* crs : {"EPSG:999999", "Hannover", "http://127.0.0.1:9/crs", "/etc/passwd", "GEOGCS[", "EPSG:"}) {
    INFO(crs);
    InventoryOptions options;
    options.columns["crs"] = crs;
    CHECK_THAT(refusal(path, options), Catch::Contains("coordinate system"));
  }
  InventoryOptions options;
  options.columns["encoding"] = "klingon";
  CHECK_THAT(refusal(path, options), Catch::Contains("encoding 'klingon'"));
}

TEST_CASE("Coordinates that fit no system in use are refused with the way out") {
  const GeoFolder folder;
  CHECK_THAT(refusal(folder.write("a.csv", "x,y\n12345,67890\n")), Catch::Contains("crs = "));
}

TEST_CASE("UTF-16 as spreadsheets export it is named as such") {
  const GeoFolder folder;
  CHECK_THAT(refusal(folder.write("a.csv", std::string("\xFF\xFEx\0,\0y\0\n\0", 10))), Catch::Contains("UTF-16"));
}

TEST_CASE("Ragged, quoted and binary rows of a CSV file are each accounted for") {
  const GeoFolder folder;
  const std::string content =
      std::string("x,y,watt\n550000,5803000,70\n550000\n550000,5803000,70,more,cells\n\"550\"\"000\",5803000,70\n") +
      "550000,5803000,7\x01\x02\n,,\n";
  const LampInventory read = read_lamp_inventory(folder.write("a.csv", content), {});
  CHECK(read.counts.rows == 6);
  CHECK(read.counts.used_rows + read.counts.left_out_rows == read.counts.rows);
  CHECK(read.counts.used_rows == 3);
}

TEST_CASE("Texts of rows are bounded in what they can grow to") {
  const GeoFolder folder;
  std::string content = "x,y,anzahl,schaltung\n";
  for (int i = 0; i < 1300; ++i)
    content += "550000,5803000,12,23:00-05:00 " + std::to_string(i % 101) + "%; 01:00-0" + std::to_string(2 + i % 7) +
               ":" + std::to_string(10 + i % 50) + " 5%\n";
  const LampInventory read = read_lamp_inventory(folder.write("a.csv", content), {});
  CHECK(read.lamps.size() == 1300U * 12U);
  CHECK(read.schedules.size() <= 1000);
}

TEST_CASE("A GeoPackage whose views would ask the network is refused") {
  const GeoFolder folder;
  const auto path = folder.write("a.gpkg", "GPKG", {many_lamps(2)});
  lichtung::test::run_sql(path, {"CREATE VIEW falle AS SELECT fid, geom, ogr_geocode('Hannover') AS watt FROM leuchten",
                                 "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES "
                                 "('falle', 'features', 'falle', 25832)",
                                 "INSERT INTO gpkg_geometry_columns VALUES ('falle', 'geom', 'POINT', 25832, 0, 0)"});
  for (const auto* layer : {"falle", "leuchten", ""}) {
    INFO(layer);
    InventoryOptions options;
    options.layer = layer;
    CHECK_THAT(refusal(path, options), Catch::Contains("network"));
  }
}
