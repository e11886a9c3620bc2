// Nearest neighbour index: are points clustered (below 1), random (1) or regular (above 1)?
//   R = mean nearest distance / (½ √(A / n)), standard error 0.26136 / √(n²/A)
// Clark & Evans 1954, Ecology 35; correction for the edges of a rectangle: Donnelly 1978.
#pragma once

#include "analysis/statistics/points.hpp"
#include "analysis/statistics/z_test.hpp"

#include <span>

namespace lichtung::statistics {

struct NearestNeighbourIndex {
  double index{};  // R
  Metres mean_distance;
  ZTest plain;  // of the mean distance; small z: clustered. Edges bias it towards regularity
  double donnelly_index{};
  ZTest donnelly;
};

/// `window`: the study area, of area > 0, holding all points. Throws InvalidData: fewer than 2 points, not finite,
/// points outside, no area.
[[nodiscard]] NearestNeighbourIndex nearest_neighbour_index(std::span<const Point> points, const Window& window);

}  // namespace lichtung::statistics
