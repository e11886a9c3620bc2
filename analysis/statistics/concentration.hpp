// How unequally events are spread over units (streets, areas): the law of crime concentration.
// Lorenz 1905; Gini as mean difference: Σ_i Σ_j |x_i − x_j| / (2 n² x̄); generalised Gini for fewer events than units:
// Bernasco & Steenbeek 2017, J. Quant. Criminol. 33; shares of units with 25 and 50 % of events: Weisburd 2015.
#pragma once

#include "analysis/statistics/permutation.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace lichtung::statistics {

/// A point of the Lorenz curve: cumulated shares, units from the smallest value up.
struct LorenzPoint {
  double units{}, values{};
};

/// n + 1 points from (0, 0) to (1, 1). Throws InvalidData for none, negative or not finite values, and a sum of 0.
[[nodiscard]] std::vector<LorenzPoint> lorenz_curve(std::span<const double> values);

/// Gini of values ≥ 0, from 0 to 1 − 1/n. Throws as lorenz_curve().
[[nodiscard]] double gini(std::span<const double> values);

/// Generalised Gini of counts: max(1/c, 1/n) (2 Σ i y_i − n − 1) − max(n/c, 1) + 1 with c events, n units and ascending
/// shares y_i: 0 when events are as even as whole numbers allow. Equals gini() for c ≥ n. Throws as lorenz_curve(), and
/// for values that aren't whole.
[[nodiscard]] double generalised_gini(std::span<const double> counts);

/// The fewest units that hold at least `share` of the total, and what share of all units they are.
struct Holders {
  std::size_t units{};
  double share{};
};
/// 0 < share ≤ 1. Throws as lorenz_curve().
[[nodiscard]] Holders units_holding(std::span<const double> values, double share);

/// One measure against its distribution when every event falls on a unit by chance (in proportion to its exposure).
struct AgainstChance {
  double observed{}, mean{}, low{}, high{};  // mean and 2.5, 97.5 % quantiles of simulations; NaN without
  double p{};                                // as concentrated as observed or more
};

struct Concentration {
  AgainstChance gini, generalised_gini, units_with_25, units_with_50;  // shares of units
};

/// `counts` whole; `exposure` one number ≥ 0 per unit (length, inhabitants), or empty for equal chances. The null is a
/// Poisson process with the observed total. Throws as generalised_gini(), and LengthsDiffer.
[[nodiscard]] Concentration concentration(std::span<const double> counts, std::span<const double> exposure,
                                          const Permutations& plan);

}  // namespace lichtung::statistics
