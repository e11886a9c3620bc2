// What a passer-by perceives of a street besides light and people: hiding places, free sight, ways out (prospect,
// refuge, escape: Fisher & Nasar 1992, recalled), and the district it belongs to.
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/town/area_finder.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <vector>

namespace lichtung::town {

/// Sets Segments::refuge, prospect_m and escape. Needs frontage_m.
void describe_surroundings(StreetNetwork& streets, const AreaFinder& areas, const TownParameters& parameters);

/// Hiding places beside a segment, 0 … 1: by kind of way, plus green and forest beside it, plus missing windows.
[[nodiscard]] double refuge_of(const StreetNetwork& streets, SegmentId segment, const AreaFinder& areas,
                               const TownParameters& parameters);

/// Free sight, m: geometric mean of the sight along the way (up to the next bend, over intersections) and across it
/// (its width and what is open beside it), averaged over points along the segment.
[[nodiscard]] double prospect_of(const StreetNetwork& streets, SegmentId segment, const AreaFinder& areas,
                                 const TownParameters& parameters);

/// Distinct walkable ways that lead on from within `escape_m` of each segment's middle; dead ends lead nowhere.
[[nodiscard]] std::vector<std::uint8_t> ways_out(const StreetNetwork& streets, double escape_m);

}  // namespace lichtung::town
