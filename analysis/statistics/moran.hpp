// Global Moran's I: do neighbouring units have similar values?
//   I = n / S0 · Σ_i Σ_j w_ij z_i z_j / Σ_i z_i²,  z = x − mean
// Moments under normality and under randomisation: Moran 1950; Cliff & Ord 1981, Spatial Processes, eqs. 1.35–1.44.
#pragma once

#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/weights.hpp"
#include "analysis/statistics/z_test.hpp"

#include <cstddef>
#include <span>

namespace lichtung::statistics {

struct MoranResult {
  double index{};                  // I
  ZTest normality, randomisation;  // randomisation needs n ≥ 4, its variance is NaN below
  PermutationTest permutations;
  std::size_t units{}, islands{};  // islands count as units but contribute nothing
};

/// Throws InvalidData for values that aren't finite, fewer than 3 units, equal values, or no neighbours.
[[nodiscard]] MoranResult moran(std::span<const double> values, const SpatialWeights& weights,
                                const Permutations& plan);

}  // namespace lichtung::statistics
