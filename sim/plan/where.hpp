// Which streets of a town an edit means.
#pragma once

#include "scenarios/diagnostics.hpp"
#include "scenarios/plan.hpp"
#include "sim/town/town.hpp"

#include <vector>

namespace lichtung::plan {

/// Streets that fit every list given, ascending. What the town doesn't have (a way, a name, a district, a segment) and
/// a choice that leaves no street are errors in `problems`. Errors in the polygon's file: DataError.
[[nodiscard]] std::vector<SegmentId> streets_of(const Where& where, const town::Town& town,
                                                std::vector<Diagnostic>& problems);

/// Projected place of what was written as degrees (both within ±180 and ±90) or as metres in the town's EPSG.
[[nodiscard]] town::Point place_of(const WrittenPoint& written, int epsg);

}  // namespace lichtung::plan
