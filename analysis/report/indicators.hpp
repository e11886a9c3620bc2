// The figures a report shows first, each with its unit, its book and which way is better.
#pragma once

#include "analysis/comparison/contrast.hpp"
#include "analysis/report/run_set.hpp"
#include "analysis/report/words.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::report {

using comparison::Good;

struct Indicator {
  std::string_view id;            // texts figure_ID
  std::string_view metric;        // of the totals; "a.*": all that begin so, "*_b": all that end so, summed
  std::string_view ledger;
  std::string_view unit;          // text unit_…
  double factor{1.0};
  int decimals{1};
  Good good{Good::Lower};
};

/// Groups of figures, in the order of the table: texts figures_GROUP.
struct IndicatorGroup {
  std::string_view id;
  std::span<const Indicator> indicators;
};
[[nodiscard]] std::span<const IndicatorGroup> indicator_groups();
[[nodiscard]] const Indicator& indicator(std::string_view id);

/// By replicate, in the unit shown; empty if the files lack it.
[[nodiscard]] std::vector<double> values_of(const RunSet& run, const Indicator& indicator);

/// Decimals in which a difference of it can be seen: two digits of one that was found, else one more than the figure has.
[[nodiscard]] int decimals_of(const comparison::Contrast& difference, const Indicator& indicator);

/// "6,6 %", "4,2 min"; with the indicator's own decimals unless told.
[[nodiscard]] std::string shown(double value, const Indicator& indicator, const Words& words, std::optional<int> decimals = {});

}  // namespace lichtung::report
