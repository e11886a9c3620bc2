// Quadrat counts: the variance of counts in equal cells against that of a random pattern.
//   variance-to-mean ratio s² / x̄ (1 for a Poisson process), X² = Σ (x − x̄)² / x̄ with m − 1 degrees of freedom
// Upton & Fingleton 1985, Spatial Data Analysis by Example, chapter 1.
#pragma once

#include "analysis/statistics/points.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::statistics {

struct Quadrats {
  std::vector<std::uint32_t> counts;  // row by row from the south-west, columns from the west
  double mean{}, variance_to_mean{}, chi_squared{}, degrees{};
  double p_clustered{}, p_regular{};  // P(X² ≥ observed), P(X² ≤ observed)
};

/// rows × columns ≥ 2 cells of equal size; a point on a border belongs to the cell east or north of it (the outer
/// borders to the window). Throws InvalidData: no points, not finite, outside, no area, too few or > 2^26 cells.
[[nodiscard]] Quadrats quadrats(std::span<const Point> points, const Window& window, std::size_t rows,
                                std::size_t columns);

}  // namespace lichtung::statistics
