// See statistics.hpp. Replicates are added in a fixed order, so the sums are the same on every machine.
#include "sim/outcome/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace lichtung::outcome {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// `sorted` is not empty.
double quantile(std::span<const double> sorted, double p) {
  const double position = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double share = position - static_cast<double>(below);
  // Not a + share (b − a): with a = b = ∞ that is NaN.
  return share == 0 || sorted[below] == sorted[above] ? sorted[below]
                                                      : sorted[below] * (1 - share) + sorted[above] * share;
}

}  // namespace

Statistics statistics_of(std::vector<double> values) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  Statistics s{kNone, kNone, kNone, kNone, kNone, static_cast<std::int32_t>(values.size())};
  if (values.empty()) return s;
  double mean = 0, squares = 0, n = 0;
  for (const double v : values) {
    n += 1;
    const double delta = v - mean;
    mean += delta / n;
    squares += delta * (v - mean);
  }
  s.mean = mean;
  if (n > 1) s.sd = std::sqrt(squares / (n - 1));
  std::sort(values.begin(), values.end());
  s.q05 = quantile(values, 0.05);
  s.q50 = quantile(values, 0.5);
  s.q95 = quantile(values, 0.95);
  return s;
}

ArrayStatistics::ArrayStatistics(std::size_t size, std::size_t replicates, bool quantiles)
    : replicates_(replicates), mean_(size, 0.0), squares_(size, 0.0), count_(size, 0) {
  if (quantiles) kept_.resize(size * replicates);
}

void ArrayStatistics::add(std::span<const float> values) {
  assert(values.size() == mean_.size() && added_ < replicates_);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!kept_.empty()) kept_[i * replicates_ + added_] = values[i];
    if (std::isnan(values[i])) continue;
    const double value = static_cast<double>(values[i]), delta = value - mean_[i];
    mean_[i] += delta / static_cast<double>(++count_[i]);
    squares_[i] += delta * (value - mean_[i]);
  }
  ++added_;
}

std::vector<float> ArrayStatistics::mean() const {
  std::vector<float> out(mean_.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<float>(count_[i] > 0 ? mean_[i] : kNone);
  return out;
}

std::vector<float> ArrayStatistics::sd() const {
  std::vector<float> out(mean_.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<float>(count_[i] > 1 ? std::sqrt(squares_[i] / static_cast<double>(count_[i] - 1)) : kNone);
  return out;
}

ArrayStatistics::Quantiles ArrayStatistics::quantiles() const {
  Quantiles out;
  for (std::vector<float>* q : {&out.q05, &out.q50, &out.q95}) q->resize(mean_.size());
  std::vector<double> values;
  for (std::size_t i = 0; i < mean_.size(); ++i) {
    const auto first = kept_.begin() + static_cast<std::ptrdiff_t>(i * replicates_);
    values.assign(first, first + static_cast<std::ptrdiff_t>(added_));
    std::erase_if(values, [](double v) { return std::isnan(v); });
    std::sort(values.begin(), values.end());
    out.q05[i] = static_cast<float>(values.empty() ? kNone : quantile(values, 0.05));
    out.q50[i] = static_cast<float>(values.empty() ? kNone : quantile(values, 0.5));
    out.q95[i] = static_cast<float>(values.empty() ? kNone : quantile(values, 0.95));
  }
  return out;
}

}  // namespace lichtung::outcome
