// Sets base levels, and nothing else, to official figures: level of each offence kind, clearance by investigation,
// level of fear. A fixed point over short runs spread over the year; no lever's effect is touched (docs/calibration.md).
#pragma once

#include "sim/engine/simulation.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace lichtung::ensemble {

struct CalibrationTargets {
  std::array<double, kOffenceKinds> recorded_per_100k{};   // per year
  std::array<double, kOffenceKinds> clearance{};           // share of recorded
  double unsafe_at_night{};
};

/// Reads a targets file; errors: DataError with path and line.
[[nodiscard]] CalibrationTargets read_targets(const std::filesystem::path& path);

struct CalibrationRow {
  std::string what;              // "burglary", "clearance.burglary", "unsafe_at_night"
  double target{}, before{}, measured{};
  std::string key;               // parameter that was set
  double value{};
};

struct CalibrationRequest {
  int rounds{4};
  std::uint32_t replicates{1};
  int days{14};                  // of each of the four seasons
};

/// Returns the last measured values and the parameters that gave them; `on_round` reports progress.
[[nodiscard]] std::vector<CalibrationRow> calibrate(const Scenario& scenario, const CalibrationTargets& targets,
                                                    const CalibrationRequest& request,
                                                    const std::function<void(int, const std::vector<CalibrationRow>&)>& on_round);

}  // namespace lichtung::ensemble
