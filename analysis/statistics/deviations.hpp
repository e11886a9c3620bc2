// Deviations from the mean and their moments, after the checks that all measures of spatial autocorrelation share.
#pragma once

#include "analysis/statistics/weights.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace lichtung::statistics {

struct Deviations {
  double mean{};
  std::vector<double> z;    // x − mean
  double sum_of_squares{};  // Σ z²
  double kurtosis{};        // n Σ z⁴ / (Σ z²)²
};

/// Throws InvalidData: lengths differ, fewer than `least` units, not finite, all equal, no neighbours at all, S0 = 0.
[[nodiscard]] Deviations deviations(std::span<const double> values, const SpatialWeights& weights, std::size_t least);

}  // namespace lichtung::statistics
