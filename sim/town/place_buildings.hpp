// Puts buildings on their streets and makes their dwellings: area, tenure, rent.
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/random/random.hpp"
#include "sim/town/street_finder.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::town {

/// Buildings numbered by segment, then along it. Buildings out of reach of any street with `address` ≠ 0 are left
/// out with a notice. `dwellings` gets the dwelling count of each placed building's draft via `draft_of`.
struct PlacedBuildings {
  Buildings buildings;                  // dwelling_first is set by make_dwellings
  std::vector<std::uint32_t> draft_of;  // per building: index into TownDraft::buildings
};
[[nodiscard]] PlacedBuildings place_buildings(const TownDraft& draft, const StreetFinder& finder,
                                              std::span<const std::uint8_t> address, const TownParameters& parameters,
                                              std::vector<Notice>& notices);

/// Dwellings by building, with sizes around the building's mean, tenure by the building's mix (or its kind) and one
/// rent band per building. Fills Buildings::dwelling_first.
[[nodiscard]] Dwellings make_dwellings(const TownDraft& draft, PlacedBuildings& placed, std::size_t segments,
                                       const TownParameters& parameters, const random::Random& random);

/// Front of buildings facing each segment, m; at most both sides of it. Garages and sheds have no windows.
[[nodiscard]] std::vector<float> frontage_by_segment(const Buildings& buildings, const Segments& segments);

}  // namespace lichtung::town
