// Paired figures go to the statistics library; Welch's test stands here, where its only user is.
#include "analysis/comparison/contrast.hpp"

#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/invalid_data.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace lichtung::comparison {
namespace {

struct Moments {
  double mean{kUnknown}, variance{kUnknown};
};

Moments moments(std::span<const double> values) {
  Moments m;
  if (values.empty()) return m;
  const auto n = static_cast<double>(values.size());
  m.mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  if (values.size() < 2) return m;
  m.variance = 0.0;
  for (const double v : values) m.variance += (v - m.mean) * (v - m.mean) / (n - 1.0);
  return m;
}

std::size_t needed(double sd, double effect) {
  if (!std::isfinite(sd) || !std::isfinite(effect) || effect == 0.0) return 0;
  try {
    return statistics::replicates_needed(sd, effect, 1.0 - kLevel, kPower);
  } catch (const std::exception&) {
    return 0;   // more than can be counted
  }
}

void conclude(const ContrastRules& rules, Contrast& c) {
  c.relative = c.mean_a == 0.0 ? kUnknown : c.difference / std::abs(c.mean_a);
  if (c.has_interval())
    c.verdict = c.t.high < 0.0 ? Verdict::Less : c.t.low > 0.0 ? Verdict::More : Verdict::Undetectable;
  if (rules.sampled && c.detected() && c.t.high - c.t.low <= 1e-12 * std::abs(c.difference)) {
    c.p = chance_of_agreement(c.replicates_a, c.replicates_b, rules.paired);
    c.t = c.bootstrap = {kUnknown, kUnknown};
    if (c.p > 1.0 - kLevel) c.verdict = Verdict::Undetectable;
  }
  if (!rules.needed) return;
  c.needed_observed = needed(c.sd, c.difference);
  c.needed_5 = needed(c.sd, 0.05 * c.mean_a);
  c.needed_10 = needed(c.sd, 0.10 * c.mean_a);
}

void compare_paired(std::span<const double> a, std::span<const double> b, Good good, const ContrastRules& rules, Contrast& c) {
  if (a.size() < 2) return;
  const auto better = good == Good::Higher ? statistics::Better::Higher : statistics::Better::Lower;
  const auto p = statistics::compare_pairs(a, b, better, kLevel, {.seed = rules.seed, .count = rules.resamples});
  c.sd = p.standard_deviation;
  c.t = p.t_interval;
  c.bootstrap = p.bootstrap_interval;
  c.p = p.p_two_sided;
  if (good != Good::Neither) c.improvement = p.probability_of_improvement;
  c.correlation = p.correlation;
  c.variance_ratio = p.variance_ratio;
}

/// Welch 1947, with the degrees of freedom of Satterthwaite 1946.
void compare_independent(std::span<const double> a, std::span<const double> b, Good good, Contrast& c) {
  const Moments ma = moments(a), mb = moments(b);
  if (a.size() < 2 || b.size() < 2) return;
  const double na = static_cast<double>(a.size()), nb = static_cast<double>(b.size());
  const double va = ma.variance / na, vb = mb.variance / nb, error = std::sqrt(va + vb);
  c.sd = std::sqrt(ma.variance + mb.variance);
  double half = 0.0;
  if (error > 0.0) {
    const double degrees = (va + vb) * (va + vb) / (va * va / (na - 1.0) + vb * vb / (nb - 1.0));
    half = statistics::student_t_quantile(degrees, 0.5 + kLevel / 2.0) * error;
    c.p = 2.0 * statistics::student_t_upper(degrees, std::abs(c.difference) / error);
  }
  c.t = {c.difference - half, c.difference + half};
  if (good == Good::Neither) return;
  double better = 0.0;
  for (const double x : a)
    for (const double y : b) better += x == y ? 0.5 : ((y < x) == (good == Good::Lower) ? 1.0 : 0.0);
  c.improvement = better / (na * nb);
}

/// Sums that were added in another order differ by rounding; that is no difference.
bool same(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)); }

/// Paired: replicate by replicate. Unpaired: one and the same number in all of them, so nothing depends on chance.
bool all_same(const std::vector<double>& a, const std::vector<double>& b, bool paired) {
  if (paired) return std::ranges::equal(a, b, same);
  const auto as_first = [&](double v) { return same(v, a.front()); };
  return std::ranges::all_of(a, as_first) && std::ranges::all_of(b, as_first);
}

}  // namespace

double chance_of_agreement(std::size_t a, std::size_t b, bool paired) {
  if (paired) return std::min(1.0, 2.0 * std::pow(0.5, static_cast<double>(a)));
  double orders = 1.0;   // C(a + b, a)
  for (std::size_t i = 1; i <= a; ++i) orders *= static_cast<double>(b + i) / static_cast<double>(i);
  return std::min(1.0, 2.0 / orders);
}

Contrast contrast(std::span<const double> a, std::span<const double> b, Good good, const ContrastRules& rules) {
  if (rules.paired && a.size() != b.size()) throw std::invalid_argument("paired figures of different lengths");
  std::vector<double> first, second;
  if (rules.paired) {
    for (std::size_t i = 0; i < a.size(); ++i)
      if (std::isfinite(a[i]) && std::isfinite(b[i])) {
        first.push_back(a[i]);
        second.push_back(b[i]);
      }
  } else {
    const auto finite = [](double v) { return std::isfinite(v); };
    std::ranges::copy_if(a, std::back_inserter(first), finite);
    std::ranges::copy_if(b, std::back_inserter(second), finite);
  }
  Contrast c;
  c.paired = rules.paired;
  c.replicates_a = first.size();
  c.replicates_b = second.size();
  c.left_out = std::max(a.size() - first.size(), b.size() - second.size());
  if (first.empty() || second.empty()) return c;
  c.mean_a = moments(first).mean;
  c.mean_b = moments(second).mean;
  c.difference = c.mean_b - c.mean_a;
  if (rules.paired)
    compare_paired(first, second, good, rules, c);
  else
    compare_independent(first, second, good, c);
  conclude(rules, c);
  if (all_same(first, second, rules.paired)) c.verdict = Verdict::Equal;   // also with one replicate
  return c;
}

}  // namespace lichtung::comparison
