// All drivers are registered here, also those that reading must not use: what isn't allowed must stay so.
#include "geodata.hpp"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <map>

namespace lichtung::test {
namespace {

OGRwkbGeometryType type_of(const std::string& shape) {
  static const std::map<std::string, OGRwkbGeometryType> types{
      {"POINT", wkbPoint},     {"MULTIPOINT", wkbMultiPoint}, {"LINESTRING", wkbLineString},
      {"POLYGON", wkbPolygon}, {"GEOMETRY", wkbUnknown},      {"NONE", wkbNone}};
  return types.at(shape);
}

void write_rows(const GeoLayer& given, OGRLayer& layer) {
  for (const GeoField& field : given.fields) {
    OGRFieldDefn definition(field.name.c_str(), field.text ? OFTString : OFTReal);
    if (layer.CreateField(&definition) != OGRERR_NONE) throw std::runtime_error("no field");
  }
  for (const GeoRow& row : given.rows) {
    OGRFeature feature(layer.GetLayerDefn());
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const int field = static_cast<int>(i);
      if (const auto* number = std::get_if<double>(&row.values[i])) feature.SetField(field, *number);
      if (const auto* text = std::get_if<std::string>(&row.values[i])) feature.SetField(field, text->c_str());
    }
    if (!row.wkt.empty()) {
      OGRGeometry* geometry = nullptr;
      if (OGRGeometryFactory::createFromWkt(row.wkt.c_str(), layer.GetSpatialRef(), &geometry) != OGRERR_NONE)
        throw std::runtime_error("bad WKT: " + row.wkt);
      feature.SetGeometryDirectly(geometry);
    }
    if (layer.CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("no feature");
  }
}

}  // namespace

void run_sql(const std::filesystem::path& path, const std::vector<std::string>& statements) {
  GDALAllRegister();
  auto* dataset =
      static_cast<GDALDataset*>(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr));
  if (dataset == nullptr) throw std::runtime_error("not opened");
  for (const std::string& statement : statements)
    if (OGRLayer* result = dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr)) dataset->ReleaseResultSet(result);
  GDALClose(dataset);
}

std::filesystem::path GeoFolder::write(const std::string& name, const std::string& driver,
                                       const std::vector<GeoLayer>& layers,
                                       const std::vector<std::string>& layer_options) const {
  GDALAllRegister();
  const std::filesystem::path file = path / name;
  GDALDriver* by = GetGDALDriverManager()->GetDriverByName(driver.c_str());
  GDALDataset* dataset = by->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  if (dataset == nullptr) throw std::runtime_error("no dataset");
  for (const GeoLayer& given : layers) {
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (given.epsg != 0 && crs.importFromEPSG(given.epsg) != OGRERR_NONE) throw std::runtime_error("no CRS");
    CPLStringList options;
    for (const std::string& option : layer_options) options.AddString(option.c_str());
    OGRLayer* layer = dataset->CreateLayer(given.name.c_str(), given.epsg == 0 ? nullptr : &crs, type_of(given.shape),
                                           options.List());
    if (layer == nullptr) throw std::runtime_error("no layer");
    write_rows(given, *layer);
  }
  GDALClose(dataset);
  return file;
}

}  // namespace lichtung::test
