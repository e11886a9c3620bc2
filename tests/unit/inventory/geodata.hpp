// Writes small files of geodata through GDAL, as a municipality's GIS would, in a folder of their own.
#pragma once

#include "scenarios/errors.hpp"
#include "sim/inventory/lamp_inventory.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lichtung::test {

using FieldValue = std::variant<std::monostate, double, std::string>;

struct GeoField {
  std::string name;
  bool text{};
};

struct GeoRow {
  std::string wkt;  // empty: no geometry
  std::vector<FieldValue> values;
};

struct GeoLayer {
  std::string name{"leuchten"};
  int epsg{25832};             // 0: none
  std::string shape{"POINT"};  // POINT, MULTIPOINT, LINESTRING, POLYGON, GEOMETRY, NONE
  std::vector<GeoField> fields;
  std::vector<GeoRow> rows;
};

struct GeoFolder : lichtung::test::TemporaryFolder {
  std::filesystem::path write(const std::string& name, std::string_view content) const {
    std::ofstream(path / name, std::ios::binary) << content;
    return path / name;
  }
  /// By the driver of GDAL with that name: "GPKG", "GeoJSON", "ESRI Shapefile", "CSV" (with a WKT column).
  std::filesystem::path write(const std::string& name, const std::string& driver, const std::vector<GeoLayer>& layers,
                              const std::vector<std::string>& layer_options = {}) const;
};

/// Runs statements on a GeoPackage.
void run_sql(const std::filesystem::path& path, const std::vector<std::string>& statements);

/// The message of the DataError that reading gives; empty if it gives none.
[[nodiscard]] inline std::string refusal(const std::filesystem::path& path,
                                         const inventory::InventoryOptions& options = {}) {
  try {
    (void)inventory::read_lamp_inventory(path, options);
  } catch (const DataError& error) {
    return error.what();
  }
  return {};
}

/// Oddities of one row, as words.
[[nodiscard]] inline std::vector<std::string> odd_of(const inventory::LampInventory& inventory, std::uint32_t row) {
  std::vector<std::string> words;
  for (const auto& odd : inventory.odd)
    if (odd.row == row) words.emplace_back(inventory::word_of(odd.oddity));
  return words;
}

}  // namespace lichtung::test
