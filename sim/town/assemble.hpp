// From a draft to the town that is simulated.
#pragma once

#include "scenarios/scenario.hpp"
#include "sim/town/town.hpp"

namespace lichtung::town {

/// Splits ways into segments at intersections, joins pieces that differ in nothing, numbers them along a Hilbert
/// curve, snaps buildings, venues and lamps, counts dwellings, lays out lamps by rule where only `lit` is known.
/// Errors: DataError if no street remains.
[[nodiscard]] Town assemble(TownDraft draft, const Scenario& scenario);

/// Town of a scenario: import_osm or grow_town, then assemble.
[[nodiscard]] Town load_town(const Scenario& scenario);

}  // namespace lichtung::town
