// Moran's I with its analytical and simulated distribution.
#include "analysis/statistics/moran.hpp"

#include "analysis/statistics/deviations.hpp"
#include "analysis/statistics/invalid_data.hpp"

#include <limits>

namespace lichtung::statistics {
namespace {

/// Σ_i z_i Σ_j w_ij z_j
double cross_product(const SpatialWeights& weights, std::span<const double> z) {
  double sum = 0.0;
  for (std::size_t u = 0; u < weights.units(); ++u) {
    const auto row = weights.of(u);
    const auto w = weights.values_of(u);
    double lag = 0.0;
    for (std::size_t k = 0; k < row.size(); ++k) lag += w[k] * z[row[k]];
    sum += z[u] * lag;
  }
  return sum;
}

}  // namespace

MoranResult moran(std::span<const double> values, const SpatialWeights& weights, const Permutations& plan) {
  const Deviations d = deviations(values, weights, 3);
  const WeightSums s = weight_sums(weights);
  const double n = static_cast<double>(values.size());
  const double scale = n / s.s0 / d.sum_of_squares;
  MoranResult result;
  result.units = values.size();
  result.islands = islands(weights).size();
  result.index = scale * cross_product(weights, d.z);

  const double expected = -1.0 / (n - 1.0);
  const double s02 = s.s0 * s.s0;
  const double normal = (n * n * s.s1 - n * s.s2 + 3.0 * s02) / (s02 * (n * n - 1.0)) - expected * expected;
  result.normality = z_test(result.index, expected, normal);
  double random = std::numeric_limits<double>::quiet_NaN();
  if (values.size() >= 4) {
    const double a = n * ((n * n - 3.0 * n + 3.0) * s.s1 - n * s.s2 + 3.0 * s02);
    const double b = d.kurtosis * ((n * n - n) * s.s1 - 2.0 * n * s.s2 + 6.0 * s02);
    random = (a - b) / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s02) - expected * expected;
  }
  result.randomisation = z_test(result.index, expected, random);
  result.permutations =
      permute(d.z, result.index, plan, [&](std::span<const double> z) { return scale * cross_product(weights, z); });
  return result;
}

}  // namespace lichtung::statistics
