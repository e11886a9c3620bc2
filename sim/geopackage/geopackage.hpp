// Layers of lines or points and plain tables as one GeoPackage (OGC 12-128r18), with a style that QGIS applies by itself.
// GDAL stands behind this header.
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
  std::string unit{};    // not written here: for exports that have a place for it
};

/// Nothing, or what the field's type says; a number that isn't finite is written as nothing.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

using Line = std::vector<std::pair<double, double>>;   // easting, northing, m

enum class Shape : std::uint8_t { Lines = 0, Point = 1, None = 2 };

struct Feature {
  std::vector<Line> lines;       // one MultiLineString, lines of fewer than two points are left out; or the point alone
  std::vector<Value> values;     // one per field
};

struct Style {
  std::string name, qml;
};

struct Layer {
  std::string name, meaning;
  std::vector<Field> fields;
  std::vector<Feature> features;
  std::string qml;               // QGIS style, may be empty
  Shape shape{Shape::Lines};
  std::vector<Style> other_styles{};   // offered by QGIS beside it
};

/// Writes all layers to `path`, whole or not at all. `date` ("2026-11-02") is stored as that of the last change, so that
/// equal layers give equal bytes. Errors: outcome::FileError (Exists unless `force`, CannotWrite, Missing folder).
void write_geopackage(const std::filesystem::path& path, int epsg, std::span<const Layer> layers, const std::string& date,
                      bool force);

}  // namespace lichtung::geopackage
