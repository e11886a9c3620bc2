// An interval that holds zero is no difference, whatever the mean looks like.
#include "analysis/report/difference.hpp"

#include "analysis/statistics/paired.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lichtung::report {

Difference difference(std::span<const double> before, std::span<const double> after) {
  std::vector<double> a, b;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
    if (std::isfinite(before[i]) && std::isfinite(after[i])) {
      a.push_back(before[i]);
      b.push_back(after[i]);
    }
  Difference d{.before = estimate(before), .after = estimate(after)};
  d.pairs = a.size();
  if (a.empty()) return d;
  if (a == b) {
    d.mean = 0.0;
    if (a.size() > 1) d.low = d.high = 0.0;
    d.verdict = Verdict::Equal;
    return d;
  }
  if (a.size() < 2) {
    d.mean = b.front() - a.front();
    return d;
  }
  const auto paired = statistics::compare_pairs(a, b, statistics::Better::Lower, kLevel, {.seed = 1, .count = 0});
  d.mean = paired.difference;
  d.low = paired.t_interval.low;
  d.high = paired.t_interval.high;
  d.verdict = d.high < 0.0 ? Verdict::Less : d.low > 0.0 ? Verdict::More : Verdict::Undetectable;
  return d;
}

std::string verdict_words(const Difference& d, Good good, const Words& words) {
  switch (d.verdict) {
    case Verdict::Unknown: return words(d.pairs == 1 ? "verdict_one_run" : "verdict_unknown");
    case Verdict::Equal: return words("verdict_equal");
    case Verdict::Undetectable: return words("verdict_none");
    case Verdict::Less: return words(good == Good::Lower ? "verdict_less_good" : good == Good::Higher ? "verdict_less_bad" : "verdict_less");
    case Verdict::More: return words(good == Good::Lower ? "verdict_more_bad" : good == Good::Higher ? "verdict_more_good" : "verdict_more");
  }
  return {};
}

}  // namespace lichtung::report
