// A GeoPackage read back: layers, values, geometry, coordinate system, style; and what must never be overwritten.
#include "sim/geopackage/geopackage.hpp"
#include "sim/outcome/file.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

using namespace lichtung;
using namespace lichtung::geopackage;
namespace fs = std::filesystem;

namespace {

using Folder = lichtung::test::TemporaryFolder;

std::vector<Layer> sample() {
  return {{.name = "places", .meaning = "Orte", .fields = {{"name", FieldType::Text, "Name"}, {"n", FieldType::Integer, ""}, {"share", FieldType::Real, ""}},
           .features = {{{{{500000.0, 5800000.0}, {500030.0, 5800040.0}}, {{500030.0, 5800040.0}, {500030.0, 5800050.0}}},
                         {std::string("Gäßchen \"Zum Hirsch\""), std::int64_t{5000000000}, 0.25}},
                        {{{{500000.0, 5800000.0}}}, {std::string(), std::monostate{}, std::nan("")}}},
           .qml = "<qgis/>"},
          {.name = "empty", .meaning = "", .fields = {}, .features = {}, .qml = ""}};
}

std::string bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::unique_ptr<GDALDataset> open(const fs::path& path) {
  GDALAllRegister();
  return std::unique_ptr<GDALDataset>(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
}

outcome::FileError::Kind refusal(const fs::path& path) {
  try {
    write_geopackage(path, 25832, sample(), "2026-11-02", false);
  } catch (const outcome::FileError& error) {
    return error.kind;
  }
  throw std::runtime_error("it was written");
}

}  // namespace

TEST_CASE("layers come back with their values, lines and coordinate system") {
  const Folder folder;
  const fs::path file = folder.path / "a.gpkg";
  write_geopackage(file, 25832, sample(), "2026-11-02", false);
  const auto data = open(file);
  REQUIRE(data);
  OGRLayer* places = data->GetLayerByName("places");
  REQUIRE(places != nullptr);
  REQUIRE(places->GetFeatureCount() == 2);
  CHECK(places->GetSpatialRef()->GetAuthorityCode(nullptr) == std::string("25832"));
  CHECK(places->GetGeomType() == wkbMultiLineString);
  const OGRFeatureUniquePtr first(places->GetNextFeature()), second(places->GetNextFeature());
  CHECK(first->GetFieldAsString("name") == std::string("Gäßchen \"Zum Hirsch\""));
  CHECK(first->GetFieldAsInteger64("n") == 5000000000);
  CHECK(first->GetFieldAsDouble("share") == 0.25);
  CHECK(first->GetGeometryRef()->toMultiLineString()->get_Length() == Approx(60.0));
  CHECK(second->IsFieldNull(second->GetFieldIndex("n")));
  CHECK(second->IsFieldNull(second->GetFieldIndex("share")));
  CHECK(second->GetGeometryRef()->IsEmpty());   // one point is no line
  CHECK(data->GetLayerByName("empty")->GetFeatureCount() == 0);
}

TEST_CASE("a style is stored where QGIS looks for it, for layers that have one") {
  const Folder folder;
  const fs::path file = folder.path / "a.gpkg";
  write_geopackage(file, 25833, sample(), "2026-11-02", false);
  const auto data = open(file);
  OGRLayer* styles = data->GetLayerByName("layer_styles");
  REQUIRE(styles != nullptr);
  REQUIRE(styles->GetFeatureCount() == 1);
  const OGRFeatureUniquePtr row(styles->GetNextFeature());
  CHECK(row->GetFieldAsString("f_table_name") == std::string("places"));
  CHECK(row->GetFieldAsString("f_geometry_column") == std::string(data->GetLayerByName("places")->GetGeometryColumn()));
  CHECK(row->GetFieldAsString("styleQML") == std::string("<qgis/>"));
  CHECK(row->GetFieldAsInteger("useAsDefault") == 1);
}

TEST_CASE("equal layers give equal bytes") {
  const Folder folder;
  write_geopackage(folder.path / "a.gpkg", 25832, sample(), "2026-11-02", false);
  write_geopackage(folder.path / "b.gpkg", 25832, sample(), "2026-11-02", false);
  const std::string a = bytes(folder.path / "a.gpkg");
  CHECK(a.starts_with("SQLite format 3"));
  CHECK((a == bytes(folder.path / "b.gpkg")));
}

TEST_CASE("an existing file is replaced only if asked for, and nothing is left behind") {
  const Folder folder;
  const fs::path file = folder.path / "a.gpkg";
  std::ofstream(file) << "precious";
  CHECK(refusal(file) == outcome::FileError::Kind::Exists);
  CHECK(bytes(file) == "precious");
  write_geopackage(file, 25832, sample(), "2026-11-02", true);
  CHECK(bytes(file) != "precious");
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("a folder that doesn't exist and a coordinate system that doesn't exist are errors that name the file") {
  const Folder folder;
  CHECK(refusal(folder.path / "no" / "a.gpkg") == outcome::FileError::Kind::Missing);
  CHECK_THROWS_WITH(write_geopackage(folder.path / "a.gpkg", 1, sample(), "2026-11-02", false),
                    Catch::Matchers::Contains("a.gpkg") && Catch::Matchers::Contains("EPSG:1"));
  CHECK_FALSE(fs::exists(folder.path / "a.gpkg"));
}
