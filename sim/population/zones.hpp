// Zones of a town that share a number of residents and an age structure: the whole town, or the cells of a census grid
// with their dwellings.
#pragma once

#include "scenarios/ids.hpp"
#include "scenarios/scenario.hpp"
#include "sim/town/town.hpp"

#include <array>
#include <vector>

namespace lichtung::population {

struct Zone {
  std::vector<DwellingId> dwellings;     // ascending
  double residents{-1.0};                // as counted by the census; < 0: not known
  std::array<double, 8> ages{};          // shares by AgeBand, sum 1
};

/// Shares of the scenario's age bands, scaled to sum 1.
[[nodiscard]] std::array<double, 8> age_shares(const std::array<double, 8>& bands);

/// Without a census one zone of all dwellings; else one per populated cell with dwellings. Dwellings outside
/// populated cells stay empty, with a notice. Errors: DataError if no dwelling lies in a populated cell.
[[nodiscard]] std::vector<Zone> make_zones(const town::Town& town, const Scenario& scenario,
                                           std::vector<town::Notice>& notices);

}  // namespace lichtung::population
