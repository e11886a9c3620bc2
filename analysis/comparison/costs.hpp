// Costs of all levers together, and what each incident prevented or fearless walk gained costs.
#pragma once

#include "analysis/comparison/collect.hpp"
#include "analysis/comparison/comparison.hpp"

namespace lichtung::comparison {

/// Is this row of the totals a yearly cost of one lever? Named …_cost_per_year_eur, or cost_…, in € a year.
[[nodiscard]] bool is_yearly_cost(std::string_view metric, std::string_view unit);

/// Fills cost_per_year and costs.
void add_costs(const TwoSidedRows& figures, const ContrastRules& rules, Comparison& out);

}  // namespace lichtung::comparison
