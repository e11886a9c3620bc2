// One offence that happened, with what the three ledgers know of it: true, reported, discovered.
#pragma once

#include "scenarios/ids.hpp"
#include "scenarios/offence_kinds.hpp"

#include <cstdint>

namespace lichtung::engine {

enum class Clearance : std::uint8_t { None = 0, OnTheSpot = 1, Camera = 2, Investigation = 3 };

struct Incident {
  std::uint32_t day{};
  std::uint32_t minute{};            // since 04:00 of the day
  OffenceKind kind{};
  SegmentId segment;
  OffenderId offender;
  BuildingId building;               // burglary
  DwellingId dwelling;
  SegmentId displaced_from;          // preferred until the plan made it worse; unset: none known
  ResidentId victim;                 // person victimised; for burglary one of the household
  bool attempted{};
  bool reported{};
  bool discovered{};
  Clearance clearance{};
  [[nodiscard]] bool cleared() const { return clearance != Clearance::None; }
  [[nodiscard]] bool recorded() const { return reported || discovered; }
};

}  // namespace lichtung::engine
