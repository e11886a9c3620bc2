// Attribute tables and coordinates of geodata by GDAL's C interface.
#include "analysis/tables/table.hpp"
#include "analysis/tables/text_file.hpp"

#include <gdal.h>
#include <ogr_api.h>

#include <cpl_error.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

namespace lichtung::tables {
namespace {

struct CloseDataset {
  void operator()(void* dataset) const { GDALClose(dataset); }
};
struct DestroyFeature {
  void operator()(void* feature) const { OGR_F_Destroy(feature); }
};
struct DestroyGeometry {
  void operator()(void* geometry) const { OGR_G_DestroyGeometry(geometry); }
};

/// An attribute as text; numbers with all their digits.
std::string attribute(OGRFeatureH feature, int field, bool real) {
  if (OGR_F_IsFieldSetAndNotNull(feature, field) == 0) return {};
  if (real) return fmt::format("{}", OGR_F_GetFieldAsDouble(feature, field));
  return OGR_F_GetFieldAsString(feature, field);
}

/// x and y of the point, or of the centroid; empty texts without geometry.
std::array<std::string, 2> place(OGRFeatureH feature) {
  const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
  if (geometry == nullptr || OGR_G_IsEmpty(geometry) != 0) return {};
  double x = 0.0, y = 0.0;
  if (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbPoint) {
    x = OGR_G_GetX(geometry, 0);
    y = OGR_G_GetY(geometry, 0);
  } else {
    const std::unique_ptr<void, DestroyGeometry> centre(OGR_G_CreateGeometry(wkbPoint));
    if (OGR_G_Centroid(geometry, centre.get()) != OGRERR_NONE) return {};
    x = OGR_G_GetX(centre.get(), 0);
    y = OGR_G_GetY(centre.get(), 0);
  }
  return {fmt::format("{}", x), fmt::format("{}", y)};
}

void read_features(OGRLayerH layer, Table& table) {
  const OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
  const int fields = OGR_FD_GetFieldCount(definition);
  std::vector<bool> real;
  for (int f = 0; f < fields; ++f) {
    const OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, f);
    table.columns.emplace_back(OGR_Fld_GetNameRef(field));
    real.push_back(OGR_Fld_GetType(field) == OFTReal);
  }
  const bool geometry = OGR_FD_GetGeomType(definition) != wkbNone;
  if (geometry) table.columns.insert(table.columns.end(), {"@x", "@y"});
  OGR_L_ResetReading(layer);
  for (;;) {
    const std::unique_ptr<void, DestroyFeature> feature(OGR_L_GetNextFeature(layer));
    if (feature == nullptr) break;
    for (int f = 0; f < fields; ++f)
      table.cells.push_back(attribute(feature.get(), f, real[static_cast<std::size_t>(f)]));
    if (geometry)
      for (std::string& coordinate : place(feature.get())) table.cells.push_back(std::move(coordinate));
    table.lines.push_back(static_cast<std::uint32_t>(table.lines.size() + 1));
  }
}

}  // namespace

std::optional<Table> read_geodata(const std::filesystem::path& path, Notes& notes) {
  Table table{.file = path.string(), .columns = {}, .cells = {}, .lines = {}};
  if (!may_be_read(path, notes)) return std::nullopt;
  // Local vector files only: no driver that follows addresses to other places.
  static constexpr std::array<const char*, 4> kDrivers{"ESRI Shapefile", "GPKG", "GeoJSON", nullptr};
  GDALAllRegister();
  CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
  CPLErrorReset();
  const std::unique_ptr<void, CloseDataset> dataset(
      GDALOpenEx(table.file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data(), nullptr, nullptr));
  const OGRLayerH layer = dataset == nullptr ? nullptr : GDALDatasetGetLayer(dataset.get(), 0);
  if (layer == nullptr) {
    notes.error(table.file, 0, "tables.not_geodata", {{std::string(CPLGetLastErrorMsg())}});
    return std::nullopt;
  }
  read_features(layer, table);
  if (CPLGetLastErrorType() >= CE_Failure) {
    notes.error(table.file, 0, "tables.not_geodata", {{std::string(CPLGetLastErrorMsg())}});
    return std::nullopt;
  }
  if (table.rows() == 0) {
    notes.error(table.file, 0, "tables.no_rows");
    return std::nullopt;
  }
  return table;
}

std::optional<Table> read_table(const std::filesystem::path& path, const TableOptions& options, Notes& notes) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::array<std::string_view, 5> kGeodata{".shp", ".dbf", ".gpkg", ".geojson", ".json"};
  if (std::find(kGeodata.begin(), kGeodata.end(), ending) != kGeodata.end()) return read_geodata(path, notes);
  return read_csv(path, options, notes);
}

std::optional<std::size_t> find_column(const Table& table, std::string_view name, Notes& notes) {
  const auto count = std::count(table.columns.begin(), table.columns.end(), name);
  if (count == 1)
    return static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), name) -
                                    table.columns.begin());
  if (count > 1) {
    notes.error(table.file, 0, "tables.column_twice", {{std::string(name)}});
    return std::nullopt;
  }
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error == std::errc() && end == name.data() + name.size() && number >= 1 && number <= table.columns.size())
    return number - 1;
  const std::vector<std::string_view> known(table.columns.begin(), table.columns.end());
  notes.error(table.file, 0, "tables.no_column",
              {{std::string(name)}, {fmt::format("{}", fmt::join(table.columns, ", "))}},
              std::string(nearest(name, known)));
  return std::nullopt;
}

}  // namespace lichtung::tables
