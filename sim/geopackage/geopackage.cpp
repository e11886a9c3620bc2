// Built in GDAL's memory, then written like every other file of the project: GDAL never sees a full disk.
#include "sim/geopackage/geopackage.hpp"

#include "sim/outcome/file.hpp"
#include "sim/outcome/whole_file.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cmath>
#include <memory>

namespace lichtung::geopackage {
namespace {

/// GDAL's errors are taken from its memory instead of being printed.
struct QuietErrors {
  QuietErrors() { CPLPushErrorHandler(CPLQuietErrorHandler); }
  ~QuietErrors() { CPLPopErrorHandler(); }
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;
};

/// The name of a file in GDAL's memory, which goes when this goes.
struct MemoryFile {
  MemoryFile() : path("/vsimem/lichtung-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + ".gpkg") {}
  ~MemoryFile() { VSIUnlink(path.c_str()); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path;
};

class Failure : public std::runtime_error {
 public:
  explicit Failure(const std::string& doing) : std::runtime_error(doing + ": " + CPLGetLastErrorMsg()) {}
};

void check(OGRErr error, const std::string& doing) {
  if (error != OGRERR_NONE) throw Failure(doing);
}

OGRFieldType type_of(FieldType type) {
  switch (type) {
    case FieldType::Integer: return OFTInteger64;
    case FieldType::Real: return OFTReal;
    case FieldType::Text: return OFTString;
  }
  return OFTString;
}

void set_value(OGRFeature& feature, int field, const Value& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) feature.SetField(field, static_cast<GIntBig>(*i));
  if (const auto* d = std::get_if<double>(&value); d != nullptr && std::isfinite(*d)) feature.SetField(field, *d);
  if (const auto* s = std::get_if<std::string>(&value)) feature.SetField(field, s->c_str());
}

OGRMultiLineString geometry_of(const Feature& feature) {
  OGRMultiLineString all;
  for (const Line& line : feature.lines) {
    if (line.size() < 2) continue;
    OGRLineString one;
    for (const auto& [x, y] : line) one.addPoint(x, y);
    all.addGeometry(&one);
  }
  return all;
}

OGRwkbGeometryType type_of(Shape shape) {
  switch (shape) {
    case Shape::Lines: return wkbMultiLineString;
    case Shape::Point: return wkbPoint;
    case Shape::None: return wkbNone;
  }
  return wkbNone;
}

/// A point without a place, or a table, has no geometry.
void set_geometry(OGRFeature& out, const Feature& feature, const Layer& layer) {
  if (layer.shape == Shape::Lines) {
    const OGRMultiLineString lines = geometry_of(feature);
    check(out.SetGeometry(&lines), "geometry in " + layer.name);
  } else if (layer.shape == Shape::Point && !feature.lines.empty() && !feature.lines.front().empty()) {
    const auto [x, y] = feature.lines.front().front();
    const OGRPoint point(x, y);
    check(out.SetGeometry(&point), "geometry in " + layer.name);
  }
}

void write_layer(GDALDataset& file, const OGRSpatialReference& system, const Layer& layer) {
  const std::string description = "DESCRIPTION=" + layer.meaning;
  std::array<char*, 2> options{const_cast<char*>(description.c_str()), nullptr};   // a C interface that doesn't write
  OGRSpatialReference copy(system);
  OGRLayer* out = file.CreateLayer(layer.name.c_str(), layer.shape == Shape::None ? nullptr : &copy, type_of(layer.shape), layer.meaning.empty() ? nullptr : options.data());
  if (out == nullptr) throw Failure("layer " + layer.name);
  for (const Field& f : layer.fields) {
    OGRFieldDefn definition(f.name.c_str(), type_of(f.type));
    if (!f.meaning.empty()) definition.SetAlternativeName(f.meaning.c_str());
    check(out->CreateField(&definition), "field " + f.name);
  }
  for (const Feature& f : layer.features) {
    OGRFeature feature(out->GetLayerDefn());
    for (std::size_t i = 0; i < std::min(f.values.size(), layer.fields.size()); ++i) set_value(feature, static_cast<int>(i), f.values[i]);
    set_geometry(feature, f, layer);
    check(out->CreateFeature(&feature), "row of " + layer.name);
  }
}

void write_style(OGRLayer& out, const Layer& layer, const Style& style, bool first, const std::string& date) {
  OGRFeature row(out.GetLayerDefn());
  for (const char* name : {"f_table_catalog", "f_table_schema", "styleSLD", "owner", "ui"}) row.SetField(name, "");
  row.SetField("f_table_name", layer.name.c_str());
  row.SetField("f_geometry_column", "geom");
  row.SetField("styleName", style.name.c_str());
  row.SetField("styleQML", style.qml.c_str());
  row.SetField("description", layer.meaning.c_str());
  row.SetField("useAsDefault", first ? 1 : 0);
  row.SetField("update_time", (date + "T00:00:00Z").c_str());
  check(out.CreateFeature(&row), "style of " + layer.name);
}

/// The table in which QGIS looks for styles (QgsOgrProvider::saveStyle).
void write_styles(GDALDataset& file, std::span<const Layer> layers, const std::string& date) {
  OGRLayer* out = file.CreateLayer("layer_styles", nullptr, wkbNone, nullptr);
  if (out == nullptr) throw Failure("layer_styles");
  for (const char* name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML",
                           "styleSLD", "description", "owner", "ui"}) {
    OGRFieldDefn field(name, OFTString);
    check(out->CreateField(&field), name);
  }
  OGRFieldDefn used("useAsDefault", OFTInteger), time("update_time", OFTDateTime);
  used.SetSubType(OFSTBoolean);
  check(out->CreateField(&used), "useAsDefault");
  check(out->CreateField(&time), "update_time");
  for (const Layer& layer : layers) {
    if (!layer.qml.empty()) write_style(*out, layer, {layer.name, layer.qml}, true, date);
    for (const Style& style : layer.other_styles) write_style(*out, layer, style, false, date);
  }
}

void build(const std::string& path, int epsg, std::span<const Layer> layers, const std::string& date) {
  const CPLConfigOptionSetter today("OGR_CURRENT_DATE", (date + "T00:00:00.000Z").c_str(), false);
  RegisterOGRGeoPackage();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  if (driver == nullptr) throw Failure("this GDAL knows no GeoPackage");
  OGRSpatialReference system;
  check(system.importFromEPSG(epsg), "EPSG:" + std::to_string(epsg));
  std::unique_ptr<GDALDataset> file(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!file) throw Failure("create");
  check(file->StartTransaction(), "begin");
  for (const Layer& layer : layers) write_layer(*file, system, layer);
  write_styles(*file, layers, date);
  check(file->CommitTransaction(), "commit");
  CPLErrorReset();
  file.reset();   // flushes; tells of trouble only in this way
  if (CPLGetLastErrorType() >= CE_Failure) throw Failure("finish");
}

}  // namespace

void write_geopackage(const std::filesystem::path& path, int epsg, std::span<const Layer> layers, const std::string& date,
                      bool force) {
  outcome::check_target(path, force);
  const QuietErrors quiet;
  const MemoryFile memory;
  try {
    build(memory.path, epsg, layers, date);
  } catch (const Failure& failure) {
    throw outcome::FileError(outcome::FileError::Kind::CannotWrite, path.string() + ": GeoPackage: " + failure.what());
  }
  vsi_l_offset length = 0;
  const GByte* bytes = VSIGetMemFileBuffer(memory.path.c_str(), &length, FALSE);
  const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(bytes, static_cast<std::size_t>(length)))};
  outcome::write_whole_file(path, pieces, force);
}

}  // namespace lichtung::geopackage
