// The parts of a comparison that need all replicates at hand: displacement, costs, concentration.
#pragma once

#include "analysis/comparison/collect.hpp"

namespace lichtung::comparison {

/// Which streets the plan treats, and what happened around them. Errors: DataError (unknown district or segment).
[[nodiscard]] Displacement displacement(const Collected& all, const Streets& a, const Streets& b, const Comparison& c, const CompareOptions& options,
                                        const ContrastRules& rules);

/// Cost per prevented incident of each kind and of all, and per walk that is no longer felt unsafe.
[[nodiscard]] std::vector<CostRatio> cost_ratios(const Collected& all, const ContrastRules& rules);

[[nodiscard]] ConcentrationFigure concentration(const Collected& all, const Streets& streets, const Comparison& c);

/// Expected against sampled numbers by kind.
[[nodiscard]] std::vector<ExpectedGain> expected_gains(const Comparison& c);

}  // namespace lichtung::comparison
