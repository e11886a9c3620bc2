// What a plan did to the dwellings and venues of a town: what stood before it, and whose home each dwelling is now.
// The people of a town are drawn in the town before the plan; this tells where they live after it, so that everyone
// whom the plan doesn't concern stays who and where they were.
#pragma once

#include "sim/town/town.hpp"

#include <cstdint>
#include <vector>

namespace lichtung::town {

inline constexpr std::uint32_t kNone = 0xffffffffU;

struct StockChange {
  Buildings buildings;                       // as before the plan
  Dwellings dwellings;
  Venues venues;
  // Per dwelling now:
  std::vector<std::uint32_t> place;          // its number before; kNone: built by the plan
  std::vector<std::uint32_t> tenants;        // number before of the dwelling whose household lives here now; kNone: nobody's
  std::vector<std::uint32_t> newcomers;      // number of the household, new in town, that lives here; kNone: none
  std::vector<std::uint8_t> collective;      // 1: a unit of a collective accommodation
  std::vector<std::uint16_t> zone;           // last edit of housing that covers it, from 1; 0: none
  // Per venue now:
  std::vector<std::uint32_t> venue_before;   // its number before; kNone: new
  std::vector<std::uint8_t> newcomer_size;   // persons of each household of newcomers ever planned

  /// The plan gives this dwelling another tenure, rent band or size than its household had: they change homes.
  [[nodiscard]] bool converted(const Dwellings& now, std::size_t d) const {
    const std::uint32_t t = tenants[d], p = place[d];
    if (t == kNone || p == kNone) return false;
    return now.tenure[d] != dwellings.tenure[t] || now.rent[d] != dwellings.rent[t] || now.area_m2[d] != dwellings.area_m2[p];
  }
};

}  // namespace lichtung::town
