// An interval that holds zero is no difference, whatever the mean looks like.
#include "analysis/report/difference.hpp"

namespace lichtung::report {

Contrast difference(std::span<const double> before, std::span<const double> after, bool paired, Good good) {
  if (before.empty() || after.empty() || (paired && before.size() != after.size())) return {};
  return comparison::contrast(before, after, good, {.paired = paired, .resamples = 0});
}

std::string verdict_words(const Contrast& d, Good good, const Words& words) {
  switch (d.verdict) {
    case Verdict::Unknown: return words(d.replicates_a == 1 || d.replicates_b == 1 ? "verdict_one_run" : "verdict_unknown");
    case Verdict::Equal: return words("verdict_equal");
    case Verdict::Undetectable: return words("verdict_none");
    case Verdict::Less: return words(good == Good::Lower ? "verdict_less_good" : good == Good::Higher ? "verdict_less_bad" : "verdict_less");
    case Verdict::More: return words(good == Good::Lower ? "verdict_more_bad" : good == Good::Higher ? "verdict_more_good" : "verdict_more");
  }
  return {};
}

std::string interval_words(const Contrast& d, int decimals, const Words& words, double factor) {
  if (!d.has_interval()) return "–";
  const std::string low = words.change(factor * d.t.low, decimals), high = words.change(factor * d.t.high, decimals);
  return low == high ? words("exactly") : words("from_to", low, high);
}

}  // namespace lichtung::report
