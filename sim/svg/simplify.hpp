// Fewer points for lines that are drawn small.
#pragma once

#include "sim/svg/svg_map.hpp"

#include <span>
#include <vector>

namespace lichtung::svg {

/// The points that keep the line within `tolerance` of the original; both ends stay. Douglas & Peucker 1973.
[[nodiscard]] std::vector<Point> simplified(std::span<const Point> line, double tolerance);

}  // namespace lichtung::svg
