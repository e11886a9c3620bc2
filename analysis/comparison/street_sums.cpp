// One t test per street, then Benjamini & Hochberg 1995 over all streets with a test.
#include "analysis/comparison/street_sums.hpp"

#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/multiple_testing.hpp"
#include "sim/outcome/schema.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::comparison {
namespace {

constexpr double kNoise = 1e-9;   // relative: rounding of 32-bit values and of running sums is no variation

}  // namespace

StreetVariable street_variable(std::string_view name) {
  if (name == "expected_all") return {"1", "expected"};
  const outcome::VariableInfo* info = outcome::find_variable("", name);
  return {std::string(info == nullptr ? "" : info->unit), name.starts_with("expected_") ? "expected" : ""};
}

bool fixed_by_plan(std::string_view name) { return name.starts_with("illuminance_"); }

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
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference[i] = b[i] - a[i];
    identical_ = identical_ && (a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])));
  }
  difference_.add(difference);
}

Judged StreetSums::judge(std::size_t i, bool paired, bool fixed) const {
  Judged j{.mean = paired ? difference_.mean(i) : b_.mean(i) - a_.mean(i)};
  double error = kUnknown, degrees = 1.0;
  if (paired && difference_.count(i) > 1) {
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
  j.low = j.mean - half;
  j.high = j.mean + half;
  if (varies)
    j.p = std::min(1.0, 2.0 * statistics::student_t_upper(degrees, std::abs(j.mean) / error));
  else if (std::abs(j.mean) > kNoise * size)
    j.p = fixed ? 0.0 : chance_of_agreement(paired ? difference_.count(i) : a_.count(i), b_.count(i), paired);
  return j;
}

StreetFigure StreetSums::conclude(const std::string& variable, Good good, bool paired) const {
  const StreetVariable about = street_variable(variable);
  StreetFigure f;
  f.variable = variable;
  f.unit = about.unit;
  f.ledger = about.ledger;
  f.good = good;
  const std::size_t n = a_.size();
  const bool fixed = fixed_by_plan(variable);
  std::vector<double> p, mean;
  for (std::size_t i = 0; i < n; ++i) {
    const Judged j = judge(i, paired, fixed);
    f.mean_a.push_back(static_cast<float>(a_.mean(i)));
    f.mean_b.push_back(static_cast<float>(b_.mean(i)));
    f.low.push_back(static_cast<float>(j.low));
    f.high.push_back(static_cast<float>(j.high));
    p.push_back(j.p);
    mean.push_back(j.mean);
  }
  const std::vector<double> adjusted = statistics::adjusted_p(p, statistics::FalseDiscovery::BenjaminiHochberg);
  for (std::size_t i = 0; i < n; ++i) {
    f.p_adjusted.push_back(static_cast<float>(adjusted[i]));
    if (std::isnan(p[i])) continue;
    ++f.tested;
    if (f.sure(i)) (mean[i] < 0.0 ? f.less : f.more) += 1;
  }
  return f;
}

}  // namespace lichtung::comparison
