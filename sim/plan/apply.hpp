// Applies the edits of a scenario to its town and inputs, in the order of the plan.
#pragma once

#include "scenarios/diagnostics.hpp"
#include "scenarios/scenario.hpp"
#include "sim/plan/levers.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <span>
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

/// What the edits of a plan made of the inputs.
struct Applied {
  Scenario scenario;                     // inputs and parameters after all edits; equal to the given ones without any
  Levers levers;
  Works works;
  std::vector<Diagnostic> problems;
};

/// What one edit may read and change. `streets`: those of its `where`, ascending; empty if it doesn't say.
struct Target {
  const Edit& edit;
  std::span<const SegmentId> streets;
  town::Town& town;
  Applied& applied;
  /// An error at the edit's place in its file.
  Diagnostic& error(std::string key, std::vector<Argument> args = {}) const;
};

/// Changes `town` by every edit. What only the town can tell to be wrong comes back as diagnostics; the town is then not
/// to be used. Errors in files: DataError.
[[nodiscard]] Applied apply_edits(const Scenario& scenario, town::Town& town);

// One overload per kind of edit, each in a file of its own.
void apply(const LightingEdit& what, const Target& target);
void apply(const PatrolEdit& what, const Target& target);
void apply(const StationEdit& what, const Target& target);
void apply(const WithdrawalEdit& what, const Target& target);
void apply(const OrderServiceEdit& what, const Target& target);
void apply(const EventEdit& what, const Target& target);
void apply(const HousingEdit& what, const Target& target);
void apply(const AccommodationEdit& what, const Target& target);
void apply(const LandUseEdit& what, const Target& target);
void apply(const UpkeepEdit& what, const Target& target);
void apply(const SecurityEdit& what, const Target& target);
void apply(const CameraEdit& what, const Target& target);
void apply(const AlcoholEdit& what, const Target& target);
void apply(const OutsidersEdit& what, const Target& target);
void apply(const InvestigationEdit& what, const Target& target);

}  // namespace lichtung::plan
