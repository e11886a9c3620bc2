// Shops, schools, workplaces … on their streets; workplaces that follow from buildings; and places assumed where a
// map has too few of them for its residents to have a day.
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/town/street_finder.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lichtung::town {

/// Venues ordered by segment, on segments with `address` ≠ 0. `attraction` is the number of jobs of workplaces and
/// offices; elsewhere the size relative to the usual one of the kind. `residents`: expected number of residents.
/// New names are appended to `names`. Adds a notice for every kind of place left out, derived or assumed.
[[nodiscard]] Venues place_venues(const TownDraft& draft, const StreetNetwork& streets, const StreetFinder& finder,
                                  std::span<const std::uint8_t> address, const Buildings& buildings,
                                  const Dwellings& dwellings, double residents, const TownParameters& parameters,
                                  std::vector<std::string>& names, std::vector<Notice>& notices);

}  // namespace lichtung::town
