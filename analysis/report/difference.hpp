// One figure of two scenarios in words; the numbers are those of the comparison.
#pragma once

#include "analysis/comparison/contrast.hpp"
#include "analysis/report/words.hpp"

#include <span>
#include <string>

namespace lichtung::report {

using comparison::Contrast;
using comparison::Good;
using comparison::Verdict;

/// Values by replicate. Paired: the same replicates in the same order. Missing figures give an unknown contrast.
[[nodiscard]] Contrast difference(std::span<const double> before, std::span<const double> after, bool paired, Good good = Good::Neither);

/// "weniger (besser)", "kein nachweisbarer Unterschied", "unverändert", "ein Lauf: unbekannt".
[[nodiscard]] std::string verdict_words(const Contrast& d, Good good, const Words& words);

/// The 95 % interval; "genau" where every replicate differs by the same.
[[nodiscard]] std::string interval_words(const Contrast& d, int decimals, const Words& words, double factor = 1.0);

}  // namespace lichtung::report
