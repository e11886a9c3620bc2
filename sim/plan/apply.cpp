// One edit after the other; each sees the town as the one before left it.
#include "sim/plan/apply.hpp"

#include "scenarios/edit_table.hpp"
#include "sim/plan/lighting.hpp"
#include "sim/plan/where.hpp"

namespace lichtung::plan {

Applied apply_edits(const Scenario& scenario, town::Town& town) {
  Applied applied;
  for (const Edit& edit : scenario.edits) {
    const Where* where = where_of(edit);
    const bool said = where != nullptr && where->said.line != 0;   // an edit of single places needs no streets
    const std::vector<SegmentId> streets = said ? streets_of(*where, town, applied.problems) : std::vector<SegmentId>();
    if (has_errors(applied.problems)) continue;   // later edits are still checked for what the town doesn't have
    std::visit([&](const auto& what) { apply_lighting(edit, what, streets, scenario, town, applied); }, edit.what);
  }
  return applied;
}

}  // namespace lichtung::plan
