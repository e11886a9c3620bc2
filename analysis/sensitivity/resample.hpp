// Percentile intervals over resampled blocks (trajectories, samples).
#pragma once

#include "analysis/sensitivity/sensitivity.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace lichtung::sensitivity::detail {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// `n` blocks drawn with replacement, the same for every figure of a resample.
inline std::vector<std::uint32_t> draw_blocks(std::size_t n, std::uint64_t seed, std::uint32_t resample) {
  std::vector<std::uint32_t> blocks(n);
  random::Words words{};
  for (std::size_t i = 0; i < n; ++i) {
    if (i % 4 == 0)
      words = random::words({seed, 0}, random::Purpose::SensitivityResample, static_cast<std::uint32_t>(i / 4), resample);
    blocks[i] = random::below(static_cast<std::uint32_t>(n), words[i % 4]);
  }
  return blocks;
}

/// Quantile by linear interpolation; NaN without finite values.
inline double quantile(std::vector<double> values, double p) {
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  if (values.empty()) return kNone;
  std::sort(values.begin(), values.end());
  const double place = p * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

inline Interval interval(const std::vector<double>& values, double level) {
  return {quantile(values, 0.5 - level / 2.0), quantile(values, 0.5 + level / 2.0)};
}

/// statistics(blocks) gives `outputs` numbers; returns them by output over all resamples.
template <class Statistics>
std::vector<std::vector<double>> resampled(std::size_t blocks, std::size_t outputs, const Resampling& r, Statistics statistics) {
  std::vector<std::vector<double>> by_output(outputs, std::vector<double>(r.count, kNone));
  tbb::parallel_for(std::uint32_t{0}, r.count, [&](std::uint32_t i) {
    const std::vector<double> values = statistics(draw_blocks(blocks, r.seed, i));
    for (std::size_t o = 0; o < outputs; ++o) by_output[o][i] = values[o];
  });
  return by_output;
}

}  // namespace lichtung::sensitivity::detail
