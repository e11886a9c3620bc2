// Bootstrap over replicates of anything that is calculated from means: quotients have no simple interval.
// Percentile interval, Efron & Tibshirani 1993, chapter 13.
#pragma once

#include "analysis/statistics/paired.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace lichtung::comparison {

/// `columns`: one value per replicate each; `statistic` of their means. Paired: one resample of replicates for all
/// columns; otherwise columns of side B (`second` onwards) have one of their own. Resamples whose statistic isn't finite are
/// left out; NaN if more than a tenth are, or with fewer than three replicates.
struct Resampling {
  std::uint32_t resamples{};
  std::uint64_t seed{};
  bool paired{true};
  std::size_t second{};               // first column of side B
};
[[nodiscard]] statistics::Interval resampled_interval(std::span<const std::vector<double>> columns, const Resampling& how,
                                                      const std::function<double(std::span<const double> means)>& statistic);

}  // namespace lichtung::comparison
