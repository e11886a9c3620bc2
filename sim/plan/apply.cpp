// One edit after the other; each sees the town as the one before left it.
#include "sim/plan/apply.hpp"

#include "scenarios/edit_table.hpp"
#include "sim/plan/where.hpp"

namespace lichtung::plan {

Diagnostic& Target::error(std::string key, std::vector<Argument> args) const {
  return applied.problems.emplace_back(Diagnostic{.file = edit.said.file, .line = edit.said.line, .column = edit.said.column,
                                                  .key = std::move(key), .args = std::move(args), .suggestion = {}});
}

Applied apply_edits(const Scenario& scenario, town::Town& town) {
  Applied applied;
  applied.scenario = scenario;
  for (const Edit& edit : scenario.edits) {
    const Where* where = where_of(edit);
    const bool said = where != nullptr && where->said.line != 0;   // an edit of single places needs no streets
    const std::vector<SegmentId> streets = said ? streets_of(*where, town, applied.problems) : std::vector<SegmentId>();
    if (has_errors(applied.problems)) continue;   // later edits are still checked for what the town doesn't have
    std::visit([&](const auto& what) { apply(what, {edit, streets, town, applied}); }, edit.what);
  }
  return applied;
}

}  // namespace lichtung::plan
