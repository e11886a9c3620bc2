// Local Moran's I.
#include "analysis/statistics/local_moran.hpp"

#include "analysis/statistics/deviations.hpp"

namespace lichtung::statistics {
namespace {

Quadrant quadrant_of(double z, double lag) {
  if (z > 0.0) return lag > 0.0 ? Quadrant::HighHigh : Quadrant::HighLow;
  return lag > 0.0 ? Quadrant::LowHigh : Quadrant::LowLow;
}

/// Test of unit u under randomisation of all values.
ZTest test_of(double index, std::span<const double> w, double n, double kurtosis) {
  double sum = 0.0, squares = 0.0;
  for (const double v : w) {
    sum += v;
    squares += v * v;
  }
  const double scale = (n - 1.0) / n;
  const double expected = -sum / (n - 1.0);
  const double variance = squares * (n - kurtosis) / (n - 1.0) +
                          (sum * sum - squares) * (2.0 * kurtosis - n) / ((n - 1.0) * (n - 2.0)) - expected * expected;
  return z_test(index, scale * expected, w.empty() ? 0.0 : scale * scale * variance);
}

}  // namespace

LocalMoran local_moran(std::span<const double> values, const SpatialWeights& weights, const Permutations& plan) {
  const Deviations d = deviations(values, weights, 3);
  const double n = static_cast<double>(values.size());
  const std::vector<double> lag = spatial_lag(weights, d.z);
  LocalMoran result;
  for (std::size_t u = 0; u < values.size(); ++u) {
    result.index.push_back((n - 1.0) * d.z[u] * lag[u] / d.sum_of_squares);
    result.randomisation.push_back(test_of(result.index[u], weights.values_of(u), n, d.kurtosis));
    result.quadrant.push_back(weights.of(u).empty() ? Quadrant::None : quadrant_of(d.z[u], lag[u]));
  }
  result.permutations = conditional_lags(d.z, weights, plan);
  return result;
}

}  // namespace lichtung::statistics
