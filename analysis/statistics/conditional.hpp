// Conditional permutation for local statistics: a unit keeps its value while its neighbours are drawn from all others
// (Anselin 1995, section 4). Unlike a full permutation it costs only as much as the unit has neighbours.
#pragma once

#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/weights.hpp"

#include <functional>
#include <span>
#include <vector>

namespace lichtung::statistics {

/// p values of one unit.
struct LocalP {
  double greater{}, less{}, two_sided{};  // NaN for islands and without permutations
};

/// For every unit, compares Σ_j w_ij x_j (j ≠ i) with R sums in which the neighbours' values are drawn from the other
/// units without replacement. In parallel; independent of the number of threads. `values` and `weights` as for moran().
[[nodiscard]] std::vector<LocalP> conditional_lags(std::span<const double> values, const SpatialWeights& weights,
                                                   const Permutations& plan);

}  // namespace lichtung::statistics
