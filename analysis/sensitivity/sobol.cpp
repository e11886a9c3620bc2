// Indices from Saltelli's blocks. Values are centred first: the estimators then lose fewer digits, and their mean error
// does not grow with the figure's level.
#include "analysis/sensitivity/resample.hpp"

#include <cmath>

namespace lichtung::sensitivity {
namespace {

/// Indices of chosen blocks: first of every factor, then total.
std::vector<double> indices(const std::vector<double>& values, std::size_t k, const std::vector<std::uint32_t>& blocks, double* mean_out,
                            double* variance_out) {
  const std::size_t row = k + 2;
  const double n = static_cast<double>(blocks.size());
  double sum = 0.0, squares = 0.0;
  std::vector<double> first(k, 0.0), total(k, 0.0);
  for (const std::uint32_t b : blocks) {
    const double* block = &values[b * row];
    const double a = block[0], last = block[row - 1];
    sum += a + last;
    squares += a * a + last * last;
    for (std::size_t i = 0; i < k; ++i) {
      const double ab = block[i + 1];
      first[i] += last * (ab - a);
      total[i] += (a - ab) * (a - ab);
    }
  }
  const double mean = sum / (2.0 * n);
  const double variance = squares / (2.0 * n) - mean * mean;
  if (mean_out != nullptr) *mean_out = mean;
  if (variance_out != nullptr) *variance_out = variance;
  std::vector<double> out;
  const bool varies = variance > 1e-14 * (squares / (2.0 * n)) && variance > 0.0;
  for (std::size_t i = 0; i < k; ++i) out.push_back(varies ? first[i] / n / variance : detail::kNone);
  for (std::size_t i = 0; i < k; ++i) out.push_back(varies ? total[i] / (2.0 * n) / variance : detail::kNone);
  return out;
}

}  // namespace

SobolResult sobol(std::span<const double> all, std::size_t k, const Resampling& resampling) {
  const std::size_t row = k + 2;
  std::vector<double> values;
  for (std::size_t b = 0; b + row <= all.size(); b += row) {
    const auto block = all.subspan(b, row);
    if (std::all_of(block.begin(), block.end(), [](double v) { return std::isfinite(v); })) values.insert(values.end(), block.begin(), block.end());
  }
  SobolResult out;
  out.samples = values.size() / row;
  out.factors.resize(k, {detail::kNone, detail::kNone, {detail::kNone, detail::kNone}, {detail::kNone, detail::kNone}});
  if (out.samples < 2) return out;
  double centre = 0.0;
  for (const double v : values) centre += v / static_cast<double>(values.size());
  for (double& v : values) v -= centre;
  std::vector<std::uint32_t> every(out.samples);
  for (std::uint32_t b = 0; b < out.samples; ++b) every[b] = b;
  const auto point = indices(values, k, every, &out.mean, &out.variance);
  out.mean += centre;
  const auto spread = detail::resampled(out.samples, 2 * k, resampling, [&](const std::vector<std::uint32_t>& blocks) {
    return indices(values, k, blocks, nullptr, nullptr);
  });
  for (std::size_t i = 0; i < k; ++i)
    out.factors[i] = {point[i], point[k + i], detail::interval(spread[i], resampling.level), detail::interval(spread[k + i], resampling.level)};
  return out;
}

}  // namespace lichtung::sensitivity
