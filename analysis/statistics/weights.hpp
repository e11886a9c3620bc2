// Spatial weights: which units are neighbours and how much they count; the "where" of every measure of spatial
// autocorrelation. Stored by rows, so that a city of street segments takes a few megabytes.
// Source of the sums: Cliff & Ord 1981, Spatial Processes, section 1.5.
#pragma once

#include "analysis/statistics/points.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::statistics {

/// Row i holds the neighbours of unit i, ascending, each once; a unit may be its own neighbour only for Gi*.
struct SpatialWeights {
  std::vector<std::uint32_t> offsets{0};  // units + 1
  std::vector<std::uint32_t> neighbours;
  std::vector<double> values;  // one per neighbour, finite

  [[nodiscard]] std::size_t units() const { return offsets.size() - 1; }
  [[nodiscard]] std::size_t links() const { return neighbours.size(); }
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t unit) const {
    return std::span(neighbours).subspan(offsets[unit], offsets[unit + 1] - offsets[unit]);
  }
  [[nodiscard]] std::span<const double> values_of(std::size_t unit) const {
    return std::span(values).subspan(offsets[unit], offsets[unit + 1] - offsets[unit]);
  }
};

/// One directed entry w(from, to).
struct WeightLink {
  std::uint32_t from{}, to{};
  double value{1.0};
};

/// Rows from links in any order. Throws InvalidData for numbers outside 0 … units−1, values that aren't finite, and
/// links given twice.
[[nodiscard]] SpatialWeights make_weights(std::size_t units, std::vector<WeightLink> links);

/// Every row divided by its sum ("W"); rows without neighbours (islands) stay empty. Throws ZeroTotal if the values of
/// a row cancel.
[[nodiscard]] SpatialWeights row_standardised(const SpatialWeights& weights);
/// Every value 1 ("B").
[[nodiscard]] SpatialWeights binary(const SpatialWeights& weights);
/// With w(i, i) = own for every unit, as Gi* needs it; values already there are replaced.
[[nodiscard]] SpatialWeights with_own_unit(const SpatialWeights& weights, double own = 1.0);

/// Units without neighbours.
[[nodiscard]] std::vector<std::uint32_t> islands(const SpatialWeights& weights);
/// Number of entries w(i, j) without an entry w(j, i).
[[nodiscard]] std::size_t one_way_links(const SpatialWeights& weights);

/// S0 = ΣΣ w_ij, S1 = ½ ΣΣ (w_ij + w_ji)², S2 = Σ (w_i· + w_·i)².
struct WeightSums {
  double s0{}, s1{}, s2{};
};
[[nodiscard]] WeightSums weight_sums(const SpatialWeights& weights);

/// Σ_j w_ij x_j for every unit i. Throws LengthsDiffer.
[[nodiscard]] std::vector<double> spatial_lag(const SpatialWeights& weights, std::span<const double> values);

}  // namespace lichtung::statistics
