// One layer of a file of geodata – GeoPackage, GeoJSON, Shapefile, CSV – as rows of cells and places. GDAL/OGR reads the
// formats and transforms coordinates; no other part of Lichtung knows GDAL.
#pragma once

#include "sim/town/draft.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lichtung::inventory {

/// Nothing, a number, or a text (UTF-8, control characters turned to spaces). What is true or false is a text.
using Cell = std::variant<std::monostate, double, std::string>;

enum class RowShape : std::uint8_t { None, Points, Other };

struct SourceRow {
  std::vector<Cell> cells;  // of the columns asked for, in that order
  RowShape shape{RowShape::None};
  std::string shape_name;           // of what isn't points: "LINESTRING"
  std::vector<town::Point> points;  // in the source's coordinates, x to the east
  std::size_t lines{1};             // of a CSV file: more than one where quotes enclose line breaks
};

class Source {
 public:
  /// Opens a plain file (nothing of GDAL's virtual files, no network) by one of the four drivers. `layer`: empty for the
  /// only layer of points. `encoding` of texts in CSV and DBF, such as "ISO-8859-1"; empty: UTF-8 where the bytes are,
  /// otherwise Windows-1252 (or as a shapefile's .cpg says).
  /// Errors: DataError for a file that is missing, isn't readable, has several layers of points or an unknown encoding.
  Source(const std::filesystem::path& path, const std::string& layer, const std::string& encoding);
  ~Source();
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  [[nodiscard]] const std::string& format() const;  // "GPKG"
  [[nodiscard]] const std::string& layer() const;
  [[nodiscard]] const std::vector<std::string>& columns() const;
  [[nodiscard]] bool has_shapes() const;         // false for tables without geometry
  [[nodiscard]] const std::string& crs() const;  // "EPSG:25832", or its name; empty if it has none
  [[nodiscard]] const std::vector<std::filesystem::path>& files() const;  // the file and its companions, sorted

  /// All rows in the file's order, with the cells of `wanted` (indices of columns()). Errors: DataError where the file
  /// is damaged, a quotation mark isn't closed, or it has more than two million rows.
  [[nodiscard]] std::vector<SourceRow> read(std::span<const std::size_t> wanted) const;

  /// From the layer's CRS, or `crs` unless empty, to another EPSG code, in place; points that can't be transformed become
  /// NaN. Both with x to the east (4326: longitude, latitude). Errors: DataError for a CRS that PROJ doesn't know.
  void transform(std::span<town::Point> points, const std::string& crs, int to_epsg) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lichtung::inventory
