// Geary's C with its analytical and simulated distribution.
#include "analysis/statistics/geary.hpp"

#include "analysis/statistics/deviations.hpp"

#include <limits>

namespace lichtung::statistics {
namespace {

/// Σ_i Σ_j w_ij (z_i − z_j)²
double squared_differences(const SpatialWeights& weights, std::span<const double> z) {
  double sum = 0.0;
  for (std::size_t u = 0; u < weights.units(); ++u) {
    const auto row = weights.of(u);
    const auto w = weights.values_of(u);
    for (std::size_t k = 0; k < row.size(); ++k) sum += w[k] * (z[u] - z[row[k]]) * (z[u] - z[row[k]]);
  }
  return sum;
}

/// Variance under randomisation.
double random_variance(double n, const WeightSums& s, double kurtosis) {
  const double s02 = s.s0 * s.s0;
  const double a = (n - 1.0) * s.s1 * (n * n - 3.0 * n + 3.0 - (n - 1.0) * kurtosis);
  const double b = 0.25 * (n - 1.0) * s.s2 * (n * n + 3.0 * n - 6.0 - (n * n - n + 2.0) * kurtosis);
  const double c = s02 * (n * n - 3.0 - (n - 1.0) * (n - 1.0) * kurtosis);
  return (a - b + c) / (n * (n - 2.0) * (n - 3.0) * s02);
}

}  // namespace

GearyResult geary(std::span<const double> values, const SpatialWeights& weights, const Permutations& plan) {
  const Deviations d = deviations(values, weights, 3);
  const WeightSums s = weight_sums(weights);
  const double n = static_cast<double>(values.size());
  const double scale = (n - 1.0) / (2.0 * s.s0 * d.sum_of_squares);
  GearyResult result;
  result.units = values.size();
  result.islands = islands(weights).size();
  result.ratio = scale * squared_differences(weights, d.z);
  const double normal = ((2.0 * s.s1 + s.s2) * (n - 1.0) - 4.0 * s.s0 * s.s0) / (2.0 * (n + 1.0) * s.s0 * s.s0);
  result.normality = z_test(result.ratio, 1.0, normal);
  const double random =
      values.size() >= 4 ? random_variance(n, s, d.kurtosis) : std::numeric_limits<double>::quiet_NaN();
  result.randomisation = z_test(result.ratio, 1.0, random);
  result.permutations = permute(d.z, result.ratio, plan,
                                [&](std::span<const double> z) { return scale * squared_differences(weights, z); });
  return result;
}

}  // namespace lichtung::statistics
