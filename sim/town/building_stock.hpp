// What stands where the map only says "building": kinds, floors and dwellings by rules calibrated to the German
// stock (Zensus 2022: mean dwelling about 92–95 m², recalled), and homes where no home is mapped at all.
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/town/draft.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::town {

/// Fills in kind, floors (≥ 1) and dwellings (≥ 0) of every building of the draft. Adds notices with counts of what
/// was assumed.
void complete_buildings(TownDraft& draft, const TownParameters& parameters, std::vector<Notice>& notices);

/// Adds houses along the streets where the map has no homes or hardly any (`known` dwellings that stand on a street),
/// so that the town can be simulated. The houses stand on streets with `address` ≠ 0. True, and a notice, if it did.
bool add_assumed_homes(TownDraft& draft, const StreetNetwork& streets, std::span<const std::uint8_t> address,
                       double known, const TownParameters& parameters, std::vector<Notice>& notices);

/// Living area of a building in m²: footprint × floors × share of living area.
[[nodiscard]] double living_area(const DraftBuilding& building, const TownParameters& parameters);

}  // namespace lichtung::town
