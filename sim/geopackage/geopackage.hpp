// Layers of lines as one GeoPackage (OGC 12-128r18), with a style that QGIS applies by itself. The only header of the
// project behind which GDAL stands.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lichtung::geopackage {

enum class FieldType : std::uint8_t { Integer, Real, Text };

struct Field {
  std::string name;
  FieldType type{};
  std::string meaning;   // shown beside the name by GIS programs; may be empty
};

/// Nothing, or what the field's type says; a number that isn't finite is written as nothing.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

using Line = std::vector<std::pair<double, double>>;   // easting, northing, m

struct Feature {
  std::vector<Line> lines;       // one MultiLineString; lines of fewer than two points are left out
  std::vector<Value> values;     // one per field
};

struct Layer {
  std::string name, meaning;
  std::vector<Field> fields;
  std::vector<Feature> features;
  std::string qml;               // QGIS style, may be empty
};

/// Writes all layers to `path`, whole or not at all. `date` ("2026-11-02") is stored as that of the last change, so that
/// equal layers give equal bytes. Errors: outcome::FileError (Exists unless `force`, CannotWrite, Missing folder).
void write_geopackage(const std::filesystem::path& path, int epsg, std::span<const Layer> layers, const std::string& date,
                      bool force);

}  // namespace lichtung::geopackage
