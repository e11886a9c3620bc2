// Geary's C: how different are neighbours? 1 without pattern, below 1 where neighbours are alike.
//   C = (n − 1) / (2 S0) · Σ_i Σ_j w_ij (x_i − x_j)² / Σ_i z_i²
// Moments under normality and under randomisation: Geary 1954; Cliff & Ord 1981, Spatial Processes, section 1.5.
#pragma once

#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/weights.hpp"
#include "analysis/statistics/z_test.hpp"

#include <cstddef>
#include <span>

namespace lichtung::statistics {

struct GearyResult {
  double ratio{};                  // C
  ZTest normality, randomisation;  // randomisation needs n ≥ 4, its variance is NaN below
  PermutationTest permutations;
  std::size_t units{}, islands{};
};

/// Throws InvalidData as moran().
[[nodiscard]] GearyResult geary(std::span<const double> values, const SpatialWeights& weights,
                                const Permutations& plan);

}  // namespace lichtung::statistics
