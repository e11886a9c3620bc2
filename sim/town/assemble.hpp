// From a draft to the town that is simulated.
#pragma once

#include "scenarios/scenario.hpp"
#include "sim/town/known_lamps.hpp"
#include "sim/town/town.hpp"

namespace lichtung::town {

/// Splits ways into segments at intersections, joins pieces that differ in nothing, numbers them along a Hilbert
/// curve, snaps buildings, venues and lamps, counts dwellings, lays out lamps by rule where only `lit` is known.
/// `known`: lamps of an inventory, which replace those of the map on the streets they cover, or join them.
/// Errors: DataError if no street remains.
[[nodiscard]] Town assemble(TownDraft draft, const Scenario& scenario, const KnownLamps& known = {});

}  // namespace lichtung::town
