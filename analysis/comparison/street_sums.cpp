// One t test per street, then Benjamini & Hochberg 1995 over all streets with a test.
#include "analysis/comparison/street_sums.hpp"

#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/multiple_testing.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::comparison {
namespace {

constexpr double kFalseDiscoveries = 0.05;
constexpr double kNoise = 1e-9;   // relative: rounding of 32-bit values and of running sums is no variation

}  // namespace

void RunningMoments::add(std::span<const double> values) {
  for (std::size_t i = 0; i < values.size() && i < mean_.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    ++count_[i];
    const double step = values[i] - mean_[i];
    mean_[i] += step / count_[i];
    squares_[i] += step * (values[i] - mean_[i]);
  }
}

void StreetSums::add_pair(std::span<const double> a, std::span<const double> b) {
  a_.add(a);
  b_.add(b);
  std::vector<double> difference(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) difference[i] = b[i] - a[i];
  difference_.add(difference);
}

Judged StreetSums::judge(std::size_t i, bool paired) const {
  Judged j;
  double mean = b_.mean(i) - a_.mean(i), error = kUnknown, degrees = 1.0;
  if (paired && difference_.count(i) > 1) {
    mean = difference_.mean(i);
    error = std::sqrt(difference_.variance(i) / difference_.count(i));
    degrees = difference_.count(i) - 1.0;
  } else if (!paired && a_.count(i) > 1 && b_.count(i) > 1) {
    const double va = a_.variance(i) / a_.count(i), vb = b_.variance(i) / b_.count(i);
    error = std::sqrt(va + vb);
    if (error > 0.0) degrees = (va + vb) * (va + vb) / (va * va / (a_.count(i) - 1.0) + vb * vb / (b_.count(i) - 1.0));
  }
  if (!std::isfinite(error)) return j;
  const double size = std::abs(a_.mean(i)) + std::abs(b_.mean(i));
  const bool varies = error > kNoise * size;
  const double half = varies ? statistics::student_t_quantile(degrees, 0.5 + kLevel / 2.0) * error : 0.0;
  j.low = mean - half;
  j.high = mean + half;
  if (varies)
    j.p = std::min(1.0, 2.0 * statistics::student_t_upper(degrees, std::abs(mean) / error));
  else if (std::abs(mean) > kNoise * size)
    j.p = 0.0;
  return j;
}

StreetFigure StreetSums::conclude(const std::string& variable, const std::string& unit, Good good, bool paired) const {
  StreetFigure f{.variable = variable, .unit = unit, .good = good};
  const std::size_t n = a_.size();
  std::vector<double> p;
  for (std::size_t i = 0; i < n; ++i) {
    const Judged j = judge(i, paired);
    f.mean_a.push_back(static_cast<float>(a_.mean(i)));
    f.mean_b.push_back(static_cast<float>(b_.mean(i)));
    f.low.push_back(static_cast<float>(j.low));
    f.high.push_back(static_cast<float>(j.high));
    p.push_back(j.p);
  }
  const std::vector<double> adjusted = statistics::adjusted_p(p, statistics::FalseDiscovery::BenjaminiHochberg);
  for (std::size_t i = 0; i < n; ++i) {
    f.p_adjusted.push_back(static_cast<float>(adjusted[i]));
    if (std::isnan(p[i])) continue;
    ++f.tested;
    if (adjusted[i] > kFalseDiscoveries) continue;
    (f.mean_b[i] < f.mean_a[i] ? f.less : f.more) += 1;
  }
  return f;
}

}  // namespace lichtung::comparison
