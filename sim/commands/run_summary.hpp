// The few figures a planner looks at first, from the totals tables of the replicates: a table for people and the
// same as JSON.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/outcome/outcome_data.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::commands {

/// One metric of one ledger over replicates; not-a-number values (nothing to measure) are left out of it.
struct MetricSummary {
  std::string metric, ledger, unit;
  double mean{}, min{}, max{};
  std::size_t n{};                // replicates with a finite value
};

/// In the order of first appearance. Tables without the columns metric, value, unit, ledger contribute nothing.
[[nodiscard]] std::vector<MetricSummary> summarise_totals(std::span<const outcome::Table* const> totals);

/// Tables of incidents by kind and ledger and of the other main figures; mean and, over several replicates, range.
/// Figures the run did not give are shown as a dash.
[[nodiscard]] std::string summary_table(std::span<const MetricSummary> metrics, std::size_t replicates,
                                        Language language);

/// Every metric: [{"metric","ledger","unit","mean","min","max","n"}].
[[nodiscard]] nlohmann::json totals_json(std::span<const MetricSummary> metrics);

/// Decimals that leave about three significant digits.
[[nodiscard]] int sensible_decimals(double value);

}  // namespace lichtung::commands
