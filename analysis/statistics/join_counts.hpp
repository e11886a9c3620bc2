// Join counts: do units with a mark (an offence, no light) neighbour each other more often than by chance?
//   BB = ½ ΣΣ w_ij x_i x_j,  BW = ½ ΣΣ w_ij (x_i − x_j)²,  WW = ½ S0 − BB − BW,  x = 1 "black", 0 "white"
// Moments under non-free sampling (the number of marks is given): Cliff & Ord 1981, Spatial Processes, section 1.4.
#pragma once

#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/weights.hpp"
#include "analysis/statistics/z_test.hpp"

#include <span>

namespace lichtung::statistics {

struct JoinCount {
  double count{};
  ZTest sampling;  // NaN z with fewer than 4 units
  PermutationTest permutations;
};

struct JoinCounts {
  JoinCount black_black, black_white, white_white;
  std::size_t black{}, units{};
};

/// `values` are 0 or 1, one per unit. Throws InvalidData as moran(), and for other values.
[[nodiscard]] JoinCounts join_counts(std::span<const double> values, const SpatialWeights& weights,
                                     const Permutations& plan);

}  // namespace lichtung::statistics
