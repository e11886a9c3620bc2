// What a lighting edit does to the lamps of a town.
#pragma once

#include "scenarios/plan.hpp"
#include "scenarios/scenario.hpp"
#include "sim/plan/apply.hpp"

#include <span>

namespace lichtung::plan {

/// Lamps are taken away, laid out for the class, added, changed, switched, in this order. `streets`: those of the edit's
/// `where`; without `where` only the places named are touched. Problems with files and places go to `applied`.
void apply_lighting(const Edit& edit, const LightingEdit& what, std::span<const SegmentId> streets, const Scenario& scenario,
                    town::Town& town, Applied& applied);

}  // namespace lichtung::plan
