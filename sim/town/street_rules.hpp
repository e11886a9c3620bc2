// What each kind of street is for: who may use it, how it is lit, whether it has addresses. One table.
#pragma once

#include "scenarios/parameters/town.hpp"
#include "sim/town/kinds.hpp"

#include <array>
#include <cstddef>

namespace lichtung::town {

struct StreetRule {
  bool walkable, cyclable, drivable;
  bool minor;           // driveways and ways for foot: a house stands on them only if no street is near
  bool lit_by_default;  // lit in a built-up area if the map is silent
  StreetGroup group;
  int rank;  // 0 busiest: where shops open first
};

// Pavements beside primary roads are usual in German towns; motorways are closed to feet and bicycles (§ 18 StVO).
inline constexpr std::array<StreetRule, 14> kStreetRules{{
    {false, false, true, false, false, StreetGroup::Main, 9},    // Motorway
    {true, true, true, false, true, StreetGroup::Main, 2},       // Primary
    {true, true, true, false, true, StreetGroup::Collector, 1},  // Secondary
    {true, true, true, false, true, StreetGroup::Collector, 1},  // Tertiary
    {true, true, true, false, true, StreetGroup::Local, 3},      // Residential
    {true, true, true, false, true, StreetGroup::Local, 3},      // LivingStreet
    {true, true, false, false, true, StreetGroup::Local, 0},     // Pedestrian
    {true, true, true, true, false, StreetGroup::Local, 5},      // Service
    {true, true, false, true, false, StreetGroup::Path, 8},      // Track
    {true, false, false, true, true, StreetGroup::Path, 6},      // Footway
    {true, true, false, true, true, StreetGroup::Path, 7},       // Cycleway
    {true, true, false, true, false, StreetGroup::Path, 8},      // Path
    {true, false, false, true, true, StreetGroup::Path, 8},      // Steps
    {true, false, false, true, true, StreetGroup::Path, 8},      // Platform
}};

[[nodiscard]] constexpr const StreetRule& rule(StreetKind kind) { return kStreetRules[static_cast<std::size_t>(kind)]; }

[[nodiscard]] constexpr WidthClass width_class(double metres) {
  return metres < 3.0    ? WidthClass::Narrow
         : metres < 6.0  ? WidthClass::Medium
         : metres < 12.0 ? WidthClass::Wide
                         : WidthClass::Broad;
}

}  // namespace lichtung::town
