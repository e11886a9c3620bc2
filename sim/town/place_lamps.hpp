// Lamps of the town: the mapped ones on their streets, and lamps laid out by rule where the map only says that a
// street is lit, or says nothing within the built-up area.
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/town/spatial_index.hpp"
#include "sim/town/street_finder.hpp"
#include "sim/town/town.hpp"

#include <vector>

namespace lichtung::town {

/// Mapped lamps in reach of a street, then assumed ones. Sets Segments::lit_assumed. `buildings` say where the
/// built-up area is. Order: mapped lamps by segment, then assumed ones by segment rank. Adds notices with counts.
[[nodiscard]] Lamps place_lamps(const TownDraft& draft, StreetNetwork& streets, const StreetFinder& finder,
                                const Buildings& buildings, const TownParameters& parameters,
                                std::vector<Notice>& notices);

/// The lamp that stands there if nothing but its place is known: height, flux and power by the street's group, turned
/// towards the street.
[[nodiscard]] Lamp usual_lamp(const StreetNetwork& streets, const Foot& foot, Point at, const TownParameters& parameters);

}  // namespace lichtung::town
