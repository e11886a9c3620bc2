// Feared or not, riskier than the town or not: the two things side by side, never in one score.
#pragma once

#include "analysis/report/run_set.hpp"

#include <vector>

namespace lichtung::report {

/// Codes of streets: feared and riskier, feared only, riskier only, neither.
enum SafetyClass : int { kFearedRisky = 0, kFearedSafe = 1, kUnfearedRisky = 2, kUnfearedSafe = 3, kNothingToSay = -1 };

/// By street, with the rule of docs/angst.md: feared by angst.persons_per_night and angst.feared_share; riskier if the
/// expected robberies and assaults per kilometre walked in the dark are above those of all streets. −1 where fewer than
/// five people pass in all nights together. Empty if the files lack the night.
[[nodiscard]] std::vector<int> safety_classes(const RunSet& run);

/// The value of a parameter of the run, or `otherwise`.
[[nodiscard]] double parameter(const RunSet& run, std::string_view key, double otherwise);

}  // namespace lichtung::report
