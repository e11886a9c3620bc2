// What a finished sweep leaves: its design and a value per point and figure, means over replicates.
#pragma once

#include "scenarios/sweep/design.hpp"
#include "scenarios/sweep/sweep.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace lichtung::sensitivity {

struct FigureOfPoints {
  std::string name;                      // "incidents_per_100k.burglary.recorded"
  std::vector<double> values;            // by point: mean over finite replicates, NaN without any
};

struct SweepResults {
  sweep::Sweep sweep;
  sweep::Design design;
  std::size_t runs{};                    // read
  std::vector<FigureOfPoints> figures;
};

/// Reads DIR/sweep.toml and DIR/index.csv. Errors: DataError.
[[nodiscard]] SweepResults read_sweep_results(const std::filesystem::path& dir);

}  // namespace lichtung::sensitivity
