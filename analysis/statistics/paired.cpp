// Paired means, intervals and what pairing gained.
#include "analysis/statistics/paired.hpp"

#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/invalid_data.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace lichtung::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Σ (a − ā)(b − b̄) / (n − 1)
double covariance(std::span<const double> a, std::span<const double> b) {
  const double mean_a = mean(a), mean_b = mean(b);
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size() - 1);
}

double ratio(double above, double below) { return below == 0.0 ? kNaN : above / below; }

void require_share(double value, const char* name) {
  if (!(value > 0.0 && value < 1.0)) throw InvalidData(Problem::OutOfRange, name, shown(value), "0 … 1");
}

}  // namespace

PairedComparison compare_pairs(std::span<const double> first, std::span<const double> second, Better better,
                               double level, const Permutations& resamples) {
  require_at_least(first.size(), 2, "pairs");
  require_length(second.size(), first.size(), "pairs");
  require_finite(first, "first");
  require_finite(second, "second");
  require_share(level, "level");
  const double n = static_cast<double>(first.size());
  std::vector<double> differences;
  double improved = 0.0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double d = second[i] - first[i];
    differences.push_back(d);
    const double gain = better == Better::Higher ? d : -d;
    improved += gain > 0.0 ? 1.0 : gain == 0.0 ? 0.5 : 0.0;
  }
  PairedComparison out;
  out.pairs = first.size();
  out.first_mean = mean(first);
  out.second_mean = mean(second);
  out.difference = mean(differences);
  const double variance = covariance(differences, differences);
  out.standard_deviation = std::sqrt(variance);
  const double error = out.standard_deviation / std::sqrt(n);
  const double half = student_t_quantile(n - 1.0, 0.5 + level / 2.0) * error;
  out.t_interval = {out.difference - half, out.difference + half};
  out.bootstrap_interval =
      first.size() >= 3 && resamples.count > 0 ? bca_interval(differences, level, resamples) : Interval{kNaN, kNaN};
  out.p_two_sided = error > 0.0 ? 2.0 * student_t_upper(n - 1.0, std::abs(out.difference) / error) : kNaN;
  out.relative_difference = ratio(out.difference, out.first_mean);
  out.probability_of_improvement = improved / n;
  const double var_first = covariance(first, first), var_second = covariance(second, second);
  out.correlation = ratio(covariance(first, second), std::sqrt(var_first) * std::sqrt(var_second));
  out.variance_ratio = ratio(variance, var_first + var_second);
  return out;
}

std::size_t replicates_needed(double standard_deviation, double effect, double alpha, double power) {
  constexpr std::size_t kMost = 1'000'000'000;
  if (!(standard_deviation >= 0.0) || std::isinf(standard_deviation))
    throw InvalidData(Problem::OutOfRange, "standard_deviation", shown(standard_deviation), "≥ 0");
  if (!std::isfinite(effect) || effect == 0.0) throw InvalidData(Problem::OutOfRange, "effect", shown(effect), "≠ 0");
  require_share(alpha, "alpha");
  require_share(power, "power");
  const double d = std::abs(effect) / standard_deviation;
  if (!(d < 1e6)) return 2;
  const auto enough = [&](std::size_t n) { return t_test_power(d, static_cast<double>(n), alpha) >= power; };
  std::size_t high = 2;
  while (!enough(high)) {
    if (high >= kMost)
      throw InvalidData(Problem::TooLarge, "pairs", "> " + std::to_string(kMost), std::to_string(kMost));
    high *= 2;
  }
  std::size_t low = high / 2;  // not enough, or 1
  while (low + 1 < high) {
    const std::size_t middle = low + (high - low) / 2;
    (enough(middle) ? high : low) = middle;
  }
  return high;
}

double detectable_effect(double standard_deviation, std::size_t pairs, double alpha, double power) {
  require_at_least(pairs, 2, "pairs");
  require_share(alpha, "alpha");
  require_share(power, "power");
  const double n = static_cast<double>(pairs);
  // From above every effect that matters down to it by halving; power grows with the effect.
  double low = 0.0, high = (student_t_quantile(n - 1.0, 1.0 - alpha / 2.0) + student_t_quantile(n - 1.0, power) + 8.0) /
                           std::sqrt(n);
  for (int step = 0; step < 60; ++step) {
    const double middle = 0.5 * (low + high);
    (t_test_power(middle, n, alpha) >= power ? high : low) = middle;
  }
  return high * standard_deviation;
}

}  // namespace lichtung::statistics
