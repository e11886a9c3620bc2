// Inequality between and within groups, and between neighbours: Theil's T and the spatial Gini.
#pragma once

#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/weights.hpp"

#include <cstdint>
#include <span>

namespace lichtung::statistics {

/// Theil's T = Σ s_i ln(n s_i), s_i shares of the total; 0 ln 0 = 0. Theil 1967. Throws as gini().
[[nodiscard]] double theil(std::span<const double> values);

struct TheilParts {
  double total{}, between{}, within{};
};
/// T = Σ_g s_g ln(n s_g / n_g) + Σ_g s_g T_g, for one group per unit. Throws as gini(), and LengthsDiffer.
[[nodiscard]] TheilParts theil_by_group(std::span<const double> values, std::span<const std::uint32_t> groups);

/// The sum of all |x_i − x_j| behind Gini, split into neighbours and others; Rey & Smith 2013, Letters in Spatial and
/// Resource Sciences 6. If nearby units are alike, the part of the others is larger than under permutation.
struct SpatialGini {
  double gini{}, neighbours{}, others{};  // the parts are sums over ordered pairs, not divided
  PermutationTest others_permuted;
};
[[nodiscard]] SpatialGini spatial_gini(std::span<const double> values, const SpatialWeights& weights,
                                       const Permutations& plan);

}  // namespace lichtung::statistics
