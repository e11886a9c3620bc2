// Lamps of the town: those of an inventory and the mapped ones on their streets, and lamps laid out by rule where the map
// only says that a street is lit, or says nothing within the built-up area.
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/town/known_lamps.hpp"
#include "sim/town/spatial_index.hpp"
#include "sim/town/street_finder.hpp"
#include "sim/town/town.hpp"

#include <vector>

namespace lichtung::town {

/// Known and mapped lamps in reach of a street, then assumed ones. In the mode Replace the streets that the known lamps
/// cover have no others. Sets Segments::lit_assumed. `buildings` say where the built-up area is. Order: known lamps by
/// segment, mapped lamps by segment, then assumed ones by segment rank. Adds notices with counts, except of known lamps
/// out of reach: whoever brings them knows them by name.
[[nodiscard]] Lamps place_lamps(const TownDraft& draft, StreetNetwork& streets, const StreetFinder& finder,
                                const Buildings& buildings, const KnownLamps& known,
                                const TownParameters& parameters, std::vector<Notice>& notices);

/// The lamp on a street at `foot`; what is not known of it is as usual on such a street, turned towards it.
[[nodiscard]] Lamp usual_lamp(const StreetNetwork& streets, const Foot& foot, const KnownLamp& known,
                              const TownParameters& parameters);

}  // namespace lichtung::town
