// The door to GDAL. Only four drivers are registered, so that a hostile file can't name another (a VRT that points to the
// network); GDAL's own complaints become DataErrors.
#include "sim/inventory/source.hpp"

#include "scenarios/diagnostics.hpp"
#include "scenarios/errors.hpp"
#include "sim/inventory/plain_file.hpp"

#include <cpl_error.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

namespace lichtung::inventory {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRows = 2'000'000;  // several times the lamps of the largest cities
constexpr std::size_t kMostLines = 100;       // of one row: remarks have a few, an unclosed quotation mark takes all
constexpr int kMostColumns = 2000;
constexpr double kFarthest = 1e8;  // m: beyond any projection of the earth

/// Gathers GDAL's first complaint while it lives; nothing goes to stderr.
class Complaints {
 public:
  Complaints() { CPLPushErrorHandlerEx(&Complaints::take, this); }
  ~Complaints() { CPLPopErrorHandler(); }
  Complaints(const Complaints&) = delete;
  Complaints& operator=(const Complaints&) = delete;
  [[nodiscard]] const std::string& first() const { return first_; }

 private:
  static void CPL_STDCALL take(CPLErr severity, CPLErrorNum, const char* message) {
    auto* self = static_cast<Complaints*>(CPLGetErrorHandlerUserData());
    if (severity >= CE_Failure && self->first_.empty()) self->first_ = without_controls(message);
  }
  std::string first_;
};

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    RegisterOGRGeoPackage();
    RegisterOGRGeoJSON();
    RegisterOGRShape();
    RegisterOGRCSV();
    OSRSetPROJEnableNetwork(0);
  });
}

using Dataset = std::unique_ptr<GDALDataset, decltype([](GDALDataset* d) { GDALClose(d); })>;
using Feature = std::unique_ptr<OGRFeature, decltype([](OGRFeature* f) { OGRFeature::DestroyFeature(f); })>;
using Transformation =
    std::unique_ptr<OGRCoordinateTransformation, decltype([](OGRCoordinateTransformation* t) { delete t; })>;

[[noreturn]] void refuse(const fs::path& path, const std::string& what) {
  throw DataError(ErrorKind::Data, path.string(), what);
}

Dataset open(const fs::path& path, const std::string& encoding) {
  register_drivers();
  CPLStringList options;
  options.SetNameValue("HEADERS", "YES");
  options.SetNameValue("GEOM_POSSIBLE_NAMES", "WKT,wkt,geom,geometry,the_geom,shape,geometrie");
  options.SetNameValue("FEATURE_SERVER_PAGING", "NO");
  if (!encoding.empty()) options.SetNameValue("ENCODING", encoding.c_str());
  std::error_code ignored;
  // Without a journal beside it a GeoPackage is read as it lies, and no file is made beside it.
  if (!fs::exists(path.string() + "-wal", ignored)) options.SetNameValue("IMMUTABLE", "YES");
  constexpr const char* kDrivers[] = {"GPKG", "GeoJSON", "ESRI Shapefile", "CSV", nullptr};
  const Complaints complaints;
  Dataset dataset(static_cast<GDALDataset*>(GDALOpenEx(gdal_name(path).c_str(),
                                                       GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                                       kDrivers, options.List(), nullptr)));
  if (!dataset)
    refuse(path, fmt::format("can't be read as GeoPackage, GeoJSON, Shapefile or CSV{}{}",
                             complaints.first().empty() ? "" : ": ", complaints.first()));
  return dataset;
}

bool of_points(OGRwkbGeometryType type) { return wkbFlatten(type) == wkbPoint || wkbFlatten(type) == wkbMultiPoint; }

/// May hold points: of unknown kind, or a table whose columns tell the place.
bool maybe_points(OGRwkbGeometryType type) {
  return wkbFlatten(type) == wkbUnknown || wkbFlatten(type) == wkbNone || wkbFlatten(type) == wkbGeometryCollection;
}

OGRLayer& choose_layer(GDALDataset& dataset, const std::string& wanted, const fs::path& path) {
  std::vector<OGRLayer*> points, maybe, all;
  std::vector<std::string> listed;
  for (int i = 0; i < dataset.GetLayerCount(); ++i) {
    OGRLayer* layer = dataset.GetLayer(i);
    if (!wanted.empty() && wanted == layer->GetName()) return *layer;
    all.push_back(layer);
    if (of_points(layer->GetGeomType())) points.push_back(layer);
    if (maybe_points(layer->GetGeomType())) maybe.push_back(layer);
    listed.push_back(fmt::format("{} ({}, {} rows)", without_controls(layer->GetName()),
                                 OGRGeometryTypeToName(layer->GetGeomType()), layer->GetFeatureCount()));
  }
  const std::string list = fmt::format("{}", fmt::join(listed, ", "));
  if (!wanted.empty()) {
    std::vector<std::string_view> names;
    for (const OGRLayer* layer : all) names.emplace_back(const_cast<OGRLayer*>(layer)->GetName());
    const std::string_view guess = nearest(wanted, names);
    refuse(path, fmt::format("has no layer '{}'{}; it has {}", wanted,
                             guess.empty() ? std::string() : fmt::format("; did you mean '{}'?", guess), list));
  }
  if (points.size() == 1) return *points.front();
  if (points.empty() && maybe.size() == 1) return *maybe.front();
  if (all.size() == 1) return *all.front();
  if (all.empty()) refuse(path, "holds no layer, expected one with lamps as points");
  refuse(path, fmt::format("has several layers, choose one by 'layer': {}", list));
}

std::string name_of(const OGRSpatialReference* crs) {
  if (crs == nullptr) return {};
  const char* authority = crs->GetAuthorityName(nullptr);
  const char* code = crs->GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr) return fmt::format("{}:{}", authority, code);
  return crs->GetName() != nullptr ? crs->GetName() : "?";
}

Cell cell_of(const OGRFeature& feature, int field, const TextDecoder& decoder) {
  if (!feature.IsFieldSetAndNotNull(field)) return {};
  if (feature.GetFieldDefnRef(field)->GetSubType() == OFSTBoolean)
    return std::string(feature.GetFieldAsInteger(field) != 0 ? "true" : "false");
  switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTInteger:
    case OFTInteger64:
    case OFTReal:
      return feature.GetFieldAsDouble(field);
    case OFTString:
    case OFTIntegerList:
    case OFTRealList:
    case OFTStringList:
    case OFTWideString:
    case OFTWideStringList:
    case OFTBinary:
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
    case OFTInteger64List:
      break;
  }
  return decoder.decode(const_cast<OGRFeature&>(feature).GetFieldAsString(field));
}

/// Lines of the file that a row of a CSV file takes. GDAL goes on to the next line while quotation marks are open, so a
/// stray one swallows the rows behind it.
std::size_t lines_of(const OGRFeature& feature) {
  std::size_t lines = 1;
  for (int i = 0; i < feature.GetFieldCount(); ++i) {
    if (!feature.IsFieldSetAndNotNull(i) || feature.GetFieldDefnRef(i)->GetType() != OFTString) continue;
    const std::string_view text = const_cast<OGRFeature&>(feature).GetFieldAsString(i);
    lines += static_cast<std::size_t>(std::ranges::count(text, '\n'));
  }
  return lines;
}

void take_shape(const OGRFeature& feature, SourceRow& row) {
  const OGRGeometry* geometry = feature.GetGeometryRef();
  if (geometry == nullptr || geometry->IsEmpty()) return;
  const auto add = [&row](const OGRPoint& p) {
    if (!p.IsEmpty()) row.points.push_back({p.getX(), p.getY()});
  };
  row.shape = RowShape::Points;
  if (wkbFlatten(geometry->getGeometryType()) == wkbPoint) {
    add(*geometry->toPoint());
  } else if (wkbFlatten(geometry->getGeometryType()) == wkbMultiPoint) {
    for (const OGRPoint* p : *geometry->toMultiPoint()) add(*p);
  } else {
    row.shape = RowShape::Other;
    row.shape_name = geometry->getGeometryName();
  }
}

}  // namespace

struct Source::Impl {
  Impl(const fs::path& file, const std::string& encoding) : path(file), decoder(file, encoding) {}
  fs::path path;
  Dataset dataset;
  OGRLayer* of_lamps{};
  TextDecoder decoder;
  std::string format, layer, crs;
  std::vector<std::string> columns;
  std::vector<fs::path> files;
};

Source::Source(const fs::path& path, const std::string& layer, const std::string& encoding)
    : impl_(std::make_unique<Impl>(path, encoding)) {
  check_plain_file(path);
  impl_->dataset = open(path, encoding);
  impl_->format = impl_->dataset->GetDriverName();
  const Complaints complaints;
  impl_->of_lamps = &choose_layer(*impl_->dataset, layer, path);
  impl_->layer = impl_->decoder.decode(impl_->of_lamps->GetName());
  impl_->crs = without_controls(name_of(impl_->of_lamps->GetSpatialRef()));
  if (impl_->crs.starts_with("Undefined ")) impl_->crs.clear();  // GeoPackage's way of telling none
  const OGRFeatureDefn& table = *impl_->of_lamps->GetLayerDefn();
  if (table.GetFieldCount() > kMostColumns)
    refuse(path, fmt::format("has {} columns, expected at most {}", table.GetFieldCount(), kMostColumns));
  for (int i = 0; i < table.GetFieldCount(); ++i)
    impl_->columns.push_back(impl_->decoder.decode(table.GetFieldDefn(i)->GetNameRef()));
  impl_->files = companions(path, CPLStringList(impl_->dataset->GetFileList()).List());
}

Source::~Source() = default;

const std::string& Source::format() const { return impl_->format; }
const std::string& Source::layer() const { return impl_->layer; }
const std::vector<std::string>& Source::columns() const { return impl_->columns; }
bool Source::has_shapes() const { return impl_->of_lamps->GetGeomType() != wkbNone; }
const std::string& Source::crs() const { return impl_->crs; }
const std::vector<fs::path>& Source::files() const { return impl_->files; }

std::vector<SourceRow> Source::read(std::span<const std::size_t> wanted) const {
  const Complaints complaints;
  std::vector<SourceRow> rows;
  impl_->of_lamps->ResetReading();
  while (const Feature feature{impl_->of_lamps->GetNextFeature()}) {
    if (!complaints.first().empty()) break;
    if (rows.size() == kMostRows) refuse(impl_->path, fmt::format("has more than {} rows", kMostRows));
    SourceRow& row = rows.emplace_back();
    for (const std::size_t column : wanted)
      row.cells.push_back(cell_of(*feature, static_cast<int>(column), impl_->decoder));
    take_shape(*feature, row);
    if (impl_->format == "CSV") row.lines = lines_of(*feature);
    if (row.lines > kMostLines)
      refuse(impl_->path,
             fmt::format("row {} goes over {} lines: a quotation mark isn't closed", rows.size(), row.lines));
  }
  // An error ends the reading as the end of the file does: half an inventory must not pass for a whole one.
  if (!complaints.first().empty())
    refuse(impl_->path, fmt::format("is damaged after row {}: {}", rows.size(), complaints.first()));
  return rows;
}

void Source::transform(std::span<town::Point> points, const std::string& crs, int to_epsg) const {
  const Complaints complaints;
  OGRSpatialReference from, to;
  if (!crs.empty()) {
    if (from.SetFromUserInput(crs.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) != OGRERR_NONE)
      refuse(impl_->path,
             fmt::format("the coordinate system '{}' isn't known, expected something like EPSG:25832", crs));
  } else if (const OGRSpatialReference* own = impl_->of_lamps->GetSpatialRef()) {
    from = *own;
  } else {
    refuse(impl_->path, "tells no coordinate system; name it by 'crs', such as crs = \"EPSG:25832\"");
  }
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (to.importFromEPSG(to_epsg) != OGRERR_NONE)
    throw DataError(ErrorKind::Internal, "PROJ", fmt::format("no EPSG:{}", to_epsg));
  to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const Transformation way(OGRCreateCoordinateTransformation(&from, &to));
  if (!way)
    refuse(impl_->path,
           fmt::format("can't be transformed from {} to EPSG:{}: {}", name_of(&from), to_epsg, complaints.first()));
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  for (town::Point& p : points) {
    int success = 0;
    const bool usable = std::isfinite(p.x) && std::isfinite(p.y);
    if (usable) way->Transform(1, &p.x, &p.y, nullptr, nullptr, &success);
    if (!usable || success == 0 || !(std::abs(p.x) < kFarthest) || !(std::abs(p.y) < kFarthest)) p = {kNone, kNone};
  }
}

}  // namespace lichtung::inventory
