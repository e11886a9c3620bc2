// One figure of two scenarios, paired by replicate.
#pragma once

#include "analysis/report/estimate.hpp"
#include "analysis/report/indicators.hpp"

#include <span>
#include <string>

namespace lichtung::report {

enum class Verdict { Unknown, Equal, Undetectable, Less, More };

/// `low` and `high`: 95 % interval of the mean difference (paired t); NaN below two pairs.
struct Difference {
  Estimate before, after;
  double mean{std::numeric_limits<double>::quiet_NaN()}, low{mean}, high{mean};
  std::size_t pairs{};
  Verdict verdict{Verdict::Unknown};
  [[nodiscard]] bool detected() const { return verdict == Verdict::Less || verdict == Verdict::More; }
};

/// Values by replicate in the same order; pairs of which one isn't finite don't count. Lists of different lengths are
/// compared as far as the shorter goes.
[[nodiscard]] Difference difference(std::span<const double> before, std::span<const double> after);

/// "weniger", "mehr", "kein nachweisbarer Unterschied", "gleich", "ein Lauf: unbekannt"; with "besser" or "schlechter"
/// where that has a meaning.
[[nodiscard]] std::string verdict_words(const Difference& d, Good good, const Words& words);

}  // namespace lichtung::report
