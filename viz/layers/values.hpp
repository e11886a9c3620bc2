// Values of a layer by street segment, read from one run.
#pragma once

#include "viz/data/run.hpp"
#include "viz/data/town_map.hpp"
#include "viz/layers/layer.hpp"

#include <string>
#include <vector>

namespace lichtung::viz {

struct LayerValues {
  std::vector<float> values;      // by segment; NaN: none there
  std::string missing;            // what the file lacks, if it lacks anything: the values are then empty
  [[nodiscard]] bool there() const { return missing.empty(); }
};

/// `choice` normal. Missing data are no error. Errors: outcome::FileError if the file is damaged.
[[nodiscard]] LayerValues layer_values(const Run& run, const TownMap& town, const LayerChoice& choice);

/// Which frame a time lies in.
[[nodiscard]] std::uint32_t frame_at(const std::vector<double>& frame_start_s, double time_s);
/// Days of each frame.
[[nodiscard]] std::vector<double> frame_days(const std::vector<double>& frame_start_s, double days);
/// Hour of the week (0 Monday 00:00) of a time since the start.
[[nodiscard]] std::uint32_t hour_of_week(const std::vector<DayInfo>& days, double time_s);

/// Density by kernel (quartic, 200 m, straight distance) of points at the middle of each street, per square kilometre
/// and unit of weight.
[[nodiscard]] std::vector<float> street_density(const Streets& streets, std::span<const Vec2> points, float weight);

}  // namespace lichtung::viz
