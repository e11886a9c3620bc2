// A comparison in the reader's words: names of figures, verdicts, and all that must be said beside the numbers.
#pragma once

#include "analysis/comparison/comparison.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lichtung::comparison {

/// "Robberies, expected": the name of a row of the totals; its key where no text knows it.
[[nodiscard]] std::string metric_name(std::string_view metric, Language language);

/// "Wohnungseinbruchdiebstahl", "all kinds": of the key of an offence kind, or of "all".
[[nodiscard]] std::string kind_name(std::string_view key, Language language);

/// "Frauen 18-24" of "female.18-24"; names of districts stay.
[[nodiscard]] std::string part_name(std::string_view part, Language language);

/// "expected", "erwartet"; empty for none.
[[nodiscard]] std::string ledger_name(std::string_view ledger, Language language);

/// "weniger (besser)", "kein nachweisbarer Unterschied".
[[nodiscard]] std::string verdict_name(const Contrast& c, Good good, Language language);

/// How a figure is shown to people: shares as per cent, seconds as minutes.
struct Scale {
  double factor{1.0};
  std::string unit;
};
[[nodiscard]] Scale scale_of(std::string_view metric, std::string_view unit, Language language);

/// Decimals that show about three digits of numbers of this size.
[[nodiscard]] int decimals_of(double size);

/// Sentences, plain text: caveats (not paired, other version, other inputs, contested effects), then what pairing and
/// expected numbers gained, replicates needed, displacement, and prices. For the end of a text and for reports.
[[nodiscard]] std::vector<std::string> caveat_remarks(const Comparison& c, Language language);
[[nodiscard]] std::vector<std::string> method_remarks(const Comparison& c, Language language);
[[nodiscard]] std::vector<std::string> displacement_remarks(const Comparison& c, Language language);
[[nodiscard]] std::vector<std::string> cost_remarks(const Comparison& c, Language language);

/// All of them in this order.
[[nodiscard]] std::vector<std::string> remarks(const Comparison& c, Language language);

}  // namespace lichtung::comparison
