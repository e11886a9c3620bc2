// Spatial weights from files of GeoDa and its kin: .gal (lists of neighbours) and .gwt (links with a value).
// Formats: Anselin 2003, GeoDa 0.9 User's Guide, appendix; files may come from anywhere, so nothing in them is trusted.
#pragma once

#include "analysis/statistics/weights.hpp"
#include "analysis/tables/notes.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lichtung::tables {

/// What a weights file says, by its own ids.
struct WeightsFile {
  std::string file;
  std::size_t units{};                        // as its header says
  std::vector<std::string> ids;               // in order of appearance
  std::vector<statistics::WeightLink> links;  // numbers of ids; value 1 in .gal, the third column in .gwt
  std::string id_column;                      // named in the header; may be empty
  bool lists_all{};                           // .gal lists every unit, .gwt only those with links
};

/// Reads a .gwt file if the ending says so, otherwise .gal. Nothing, with file:line errors in `notes`, for files that
/// aren't what they say: counts that don't agree, unknown or repeated ids, units that neighbour themselves, text where a
/// number should be, surplus or missing words.
[[nodiscard]] std::optional<WeightsFile> read_weights(const std::filesystem::path& path, Notes& notes);

/// The ids a table without id column has: "1" … "n" or "0" … "n − 1", if the file's ids are such numbers; else empty.
[[nodiscard]] std::vector<std::string> row_ids(const WeightsFile& file, std::size_t rows);

/// Weights in the order of the data's ids. Nothing, with errors, if numbers of units differ or ids don't match.
[[nodiscard]] std::optional<statistics::SpatialWeights> align(const WeightsFile& file, std::span<const std::string> ids,
                                                              Notes& notes);

}  // namespace lichtung::tables
