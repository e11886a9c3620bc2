// Applies the edits of a scenario to its town, in the order of the plan.
#pragma once

#include "scenarios/diagnostics.hpp"
#include "scenarios/scenario.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace lichtung::plan {

/// What a plan builds, for its costs.
struct Works {
  std::int64_t lamps_new{}, lamps_removed{}, lamps_retrofitted{};
  std::int64_t streets_out_of_reach{};   // asked for a class that no layout reaches
};

/// A plan that doesn't fit its town; caught where commands are.
class PlanProblems : public std::runtime_error {
 public:
  explicit PlanProblems(std::vector<Diagnostic> found) : std::runtime_error("the plan doesn't fit its town"), diagnostics(std::move(found)) {}
  std::vector<Diagnostic> diagnostics;
};

/// Changes `town` by every edit. What only the town can tell to be wrong comes back as diagnostics; the town is then not
/// to be used. Errors in files: DataError.
struct Applied {
  Works works;
  std::vector<Diagnostic> problems;
};
[[nodiscard]] Applied apply_edits(const Scenario& scenario, town::Town& town);

}  // namespace lichtung::plan
