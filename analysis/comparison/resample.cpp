// Draws are pure functions of seed, resample and place.
#include "analysis/comparison/resample.hpp"

#include "analysis/comparison/contrast.hpp"
#include "analysis/statistics/permutation.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::comparison {
namespace {

double resampled_mean(const std::vector<double>& values, std::uint64_t seed, std::uint32_t stream, std::uint32_t number) {
  double sum = 0.0;
  random::Words block{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i % 4 == 0)
      block = random::words({.seed = seed, .replicate = stream}, random::Purpose::BootstrapPairs, static_cast<std::uint32_t>(i / 4), number);
    sum += values[random::below(static_cast<std::uint32_t>(values.size()), block[i % 4])];
  }
  return sum / static_cast<double>(values.size());
}

}  // namespace

statistics::Interval resampled_interval(std::span<const std::vector<double>> columns, const Resampling& how,
                                        const std::function<double(std::span<const double>)>& statistic) {
  const statistics::Interval unknown{kUnknown, kUnknown};
  if (how.resamples == 0 || std::ranges::any_of(columns, [](const auto& c) { return c.size() < 3; })) return unknown;
  std::vector<double> found, means(columns.size());
  for (std::uint32_t r = 0; r < how.resamples; ++r) {
    for (std::size_t c = 0; c < columns.size(); ++c)
      means[c] = resampled_mean(columns[c], how.seed, how.paired || c < how.second ? 0 : 1, r);
    if (const double value = statistic(means); std::isfinite(value)) found.push_back(value);
  }
  if (found.size() * 10 < std::size_t{how.resamples} * 9) return unknown;
  std::ranges::sort(found);
  return {statistics::quantile(found, 0.5 - kLevel / 2.0), statistics::quantile(found, 0.5 + kLevel / 2.0)};
}

}  // namespace lichtung::comparison
