// Bias-corrected and accelerated (BCa) bootstrap interval of a mean, with counter-based resamples.
#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/statistics/resample.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace lichtung::statistics {
namespace {

double resampled_mean(std::span<const double> values, std::uint64_t seed, std::uint32_t number) {
  std::vector<std::uint32_t> indices(values.size());
  resample(seed, number, 0, indices);
  double sum = 0.0;
  for (const std::uint32_t i : indices) sum += values[i];
  return sum / static_cast<double>(values.size());
}

/// a = Σ d³ / (6 (Σ d²)^{3/2}) with d the jackknife deviations, which for a mean are those of the values.
double acceleration(std::span<const double> values, double mean) {
  double squares = 0.0, cubes = 0.0;
  for (const double x : values) {
    squares += (x - mean) * (x - mean);
    cubes += (x - mean) * (x - mean) * (x - mean);
  }
  return cubes / (6.0 * std::pow(squares, 1.5));
}

}  // namespace

Interval bca_interval(std::span<const double> values, double level, const Permutations& resamples) {
  require_at_least(values.size(), 3, "pairs");
  require_finite(values, "values");
  require_at_least(resamples.count, 1, "resamples");
  if (!(level > 0.0 && level < 1.0)) throw InvalidData(Problem::OutOfRange, "level", shown(level), "0 … 1");
  if (std::ranges::adjacent_find(values, std::ranges::not_equal_to{}) == values.end()) return {values[0], values[0]};
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  std::vector<double> means(resamples.count);
  tbb::parallel_for(std::uint32_t{0}, resamples.count,
                    [&](std::uint32_t r) { means[r] = resampled_mean(values, resamples.seed, r); });
  std::sort(means.begin(), means.end());
  const double n = static_cast<double>(means.size());
  // Ties with the mean count half; kept off 0 and 1, where the normal quantile is infinite.
  const auto below = static_cast<double>(std::lower_bound(means.begin(), means.end(), mean) - means.begin());
  const auto up_to = static_cast<double>(std::upper_bound(means.begin(), means.end(), mean) - means.begin());
  const double bias = normal_quantile(std::clamp(0.5 * (below + up_to) / n, 0.5 / n, 1.0 - 0.5 / n));
  const double a = acceleration(values, mean);
  const auto bound = [&](double p) {
    const double z = bias + normal_quantile(p);
    const double adjusted = 1.0 - normal_upper(bias + z / (1.0 - a * z));
    return quantile(means, std::clamp(adjusted, 0.0, 1.0));
  };
  return {bound(0.5 - level / 2.0), bound(0.5 + level / 2.0)};
}

}  // namespace lichtung::statistics
