// Geodata as tables: attributes, coordinates, and files that aren't what they say.
#include "analysis/tables/values.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/unit/tables/reading.hpp"

#include <catch2/catch.hpp>

using namespace lichtung::tables;
using namespace lichtung::tables::test;

namespace {

std::string_view cell(const Table& table, std::size_t row, std::string_view column) {
  Notes notes;
  return table.cell(row, *find_column(table, column, notes));
}

}  // namespace

TEST_CASE("GeoJSON points and polygons become rows with coordinates; missing values are empty") {
  const Folder folder;
  const auto path = folder.write("t.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"Lützow","cases":3,"rate":0.1},"geometry":{"type":"Point","coordinates":[10.5,52.25]}},
    {"type":"Feature","properties":{"name":"Square","cases":null,"rate":1e-7},"geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,4],[0,4],[0,0]]]}},
    {"type":"Feature","properties":{"name":"Nowhere","cases":1,"rate":2},"geometry":null}]})");
  Notes notes;
  const auto table = read_table(path, {}, notes);
  REQUIRE(table);
  CHECK(table->rows() == 3);
  CHECK(cell(*table, 0, "name") == "Lützow");
  CHECK(cell(*table, 0, "@x") == "10.5");
  CHECK(parse_number(cell(*table, 1, "rate"), DecimalMark::Point) == 1e-7);
  CHECK(cell(*table, 1, "cases").empty());
  CHECK(cell(*table, 1, "@y") == "2");
  CHECK(cell(*table, 2, "@x").empty());
}

TEST_CASE("files that aren't geodata, or aren't there, are errors") {
  const Folder folder;
  const auto note = [](const std::filesystem::path& path) {
    Notes notes;
    CHECK_FALSE(read_table(path, {}, notes));
    return first_note(notes);
  };
  CHECK(note(folder.write("a.shp", "no shapes")) == "0:not_geodata");
  CHECK(note(folder.write("b.gpkg", "")) == "0:not_geodata");
  CHECK(note(folder.write("c.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}")) == "0:no_rows");
  CHECK(note(folder.write("d.json", "[1, 2")) == "0:not_geodata");
  CHECK(note(folder.path / "e.dbf") == "0:file_missing");
}

TEST_CASE("a shapefile's points agree with the coordinates in its table") {
  if (!lichtung::test::have_shared_data("statistics/pysal/burkitt/burkitt.shp")) return;
  Notes notes;
  const auto table = read_table(lichtung::test::shared_data("statistics/pysal/burkitt/burkitt.shp"), {}, notes);
  REQUIRE(table);
  CHECK(table->rows() == 188);
  for (std::size_t r = 0; r < table->rows(); ++r) {
    CHECK(parse_number(cell(*table, r, "@x"), DecimalMark::Point) == parse_number(cell(*table, r, "X"), DecimalMark::Point));
    CHECK(parse_number(cell(*table, r, "@y"), DecimalMark::Point) == parse_number(cell(*table, r, "Y"), DecimalMark::Point));
  }
}
