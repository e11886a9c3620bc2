// Grid files of the German census (Zensus 2022): one row per cell (wide) or one per cell and feature (long), in
// EPSG:3035. Negative values and "–" mean secret or none.
#pragma once

#include "sim/town/draft.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lichtung::population {

struct CensusCell {
  double x{}, y{};           // centre, m, EPSG:3035
  double residents{-1.0};    // < 0: secret, none or not in the file
  double under18{-1.0};      // share 0 … 1
  double from65{-1.0};       // share 0 … 1
  double under10{-1.0};      // persons (long form)
  double from80{-1.0};       // persons (long form)
};

struct Census {
  double cell_m{1000.0};           // edge of a cell
  bool counts_residents{};         // false: only age features, residents follow the dwellings
  std::vector<CensusCell> cells;   // ordered by x, then y
};

/// Reads a grid file; rows of `place` only unless it is empty. Rows that can't be read become one notice with their
/// line numbers. Errors: DataError (path:line) if the file or its header can't be used or no row remains.
[[nodiscard]] Census read_census(const std::filesystem::path& path, const std::string& place,
                                 std::vector<town::Notice>& notices);

}  // namespace lichtung::population
