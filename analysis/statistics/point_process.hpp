// Functions of distance that describe a point pattern in a rectangle, against complete spatial randomness.
//   K(r) = |W| / (n (n − 1)) Σ_i Σ_{j≠i} 1(d_ij ≤ r) |W| / |W ∩ (W + x_i − x_j)|,   L(r) = √(K / π)
//   G(r): share of points whose nearest other point is at most r away; F(r): the same from arbitrary places
//   J(r) = (1 − G) / (1 − F): below 1 clustered, above 1 regular
// Ripley 1977 with the translation correction of Ohser & Stoyan 1981; G, F by reduced samples (places at least r from
// the border: Diggle 2003, chapter 2); van Lieshout & Baddeley 1996 for J.
#pragma once

#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/points.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::statistics {

/// Throws InvalidData: fewer than `least` points, coordinates that aren't finite, points outside, no area.
void require_inside(std::span<const Point> points, const Window& window, std::size_t least);

struct PointFunctions {
  Metres r;
  double k{}, l{};                // m², m
  double l_low{}, l_high{};       // smallest and largest L of the simulations (pointwise), NaN without
  double g{}, f{}, j{};           // NaN where no point or place is that far from the border, or where F = 1
  double random_k{}, random_g{};  // complete spatial randomness: π r²; 1 − exp(−λ π r²) for G and F
};

/// At the given distances, ascending, ≥ 0, below half the shorter side. F uses a grid of `grid` × `grid` places.
/// `envelope`: patterns of as many uniform points; 0 for none. Throws InvalidData as require_inside(…, 2), and for
/// distances out of range.
[[nodiscard]] std::vector<PointFunctions> point_functions(std::span<const Point> points, const Window& window,
                                                          std::span<const Metres> distances,
                                                          const Permutations& envelope, std::size_t grid = 64);

/// As many uniform points in the window as asked for; pattern `number` of a seed.
[[nodiscard]] std::vector<Point> random_points(std::size_t count, const Window& window, std::uint64_t seed,
                                               std::uint32_t number);

}  // namespace lichtung::statistics
