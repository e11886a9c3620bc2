// How much each factor of a sweep matters: Morris's elementary effects and Sobol's first and total indices, with
// bootstrap intervals. Pure functions of a design's values; nothing here knows files.
// Sources: Morris 1991; Campolongo, Cariboni & Saltelli 2007 (mu*); Saltelli et al. 2010 (first-order estimator, table 2,
// row b); Jansen 1999 (total index, row f there); Archer, Saltelli & Sobol 1997 (bootstrap over samples).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::sensitivity {

struct Interval {
  double low{}, high{};
};

struct Resampling {
  std::uint32_t count{1000};
  std::uint64_t seed{1};
  double level{0.95};
};

/// One factor of a Morris screening. Effects are per unit of the factor's whole range, in the figure's unit.
struct MorrisFactor {
  double mu{}, mu_star{}, sigma{};
  Interval mu_star_interval;             // percentile bootstrap over trajectories
};

struct MorrisResult {
  std::vector<MorrisFactor> factors;
  std::size_t trajectories{};            // used: all of whose values are finite
};

/// `unit`: points × factors of trajectories of factors + 1 points each; `values`: by point. Trajectories with a value that
/// isn't finite are left out. With fewer than two, everything is NaN.
[[nodiscard]] MorrisResult morris(std::span<const double> unit, std::size_t factors, std::span<const double> values,
                                  const Resampling& resampling);

struct SobolFactor {
  double first{}, total{};
  Interval first_interval, total_interval;
};

struct SobolResult {
  std::vector<SobolFactor> factors;
  double mean{}, variance{};             // over A and B
  std::size_t samples{};                 // used: all of whose values are finite
};

/// `values`: by sample A, AB_1 … AB_k, B. Samples with a value that isn't finite are left out. With fewer than two, or if
/// the figure never changes, indices are NaN.
[[nodiscard]] SobolResult sobol(std::span<const double> values, std::size_t factors, const Resampling& resampling);

}  // namespace lichtung::sensitivity
