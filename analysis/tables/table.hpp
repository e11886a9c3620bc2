// A table of texts: rows of a CSV file or features of a geodata file.
#pragma once

#include "analysis/tables/text_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::tables {

/// Cells row by row, rows() × columns.size().
struct Table {
  std::string file;                  // as the user named it
  std::vector<std::string> columns;  // trimmed names; without a header "1", "2", …
  std::vector<std::string> cells;
  std::vector<std::uint32_t> lines;  // one per row: where it begins in the file; number of the record in geodata

  [[nodiscard]] std::size_t rows() const { return lines.size(); }
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return cells[row * columns.size() + column];
  }
};

struct TableOptions {
  char separator{};  // 0: the most frequent of ; , and tab in the first line
  Encoding encoding{Encoding::Guess};
  bool header{true};
  std::size_t skip_lines{};  // before the header
};

/// CSV after RFC 4180 (libcsv); rows with another number of fields than the first are left out. Nothing, with errors in
/// `notes`, if the file can't be used.
[[nodiscard]] std::optional<Table> read_csv(const std::filesystem::path& path, const TableOptions& options,
                                            Notes& notes);

/// The first layer of a file that GDAL reads (.shp, .dbf, .gpkg, .geojson): attributes, and "@x", "@y" of points or of
/// the centroids of other geometries, in the file's own coordinates.
[[nodiscard]] std::optional<Table> read_geodata(const std::filesystem::path& path, Notes& notes);

/// read_geodata for the endings above, read_csv for everything else.
[[nodiscard]] std::optional<Table> read_table(const std::filesystem::path& path, const TableOptions& options,
                                              Notes& notes);

/// The column of that name, or of that number from 1 if no column is so named. Nothing, with an error that suggests the
/// nearest name, if there is none or more than one.
[[nodiscard]] std::optional<std::size_t> find_column(const Table& table, std::string_view name, Notes& notes);

}  // namespace lichtung::tables
