// One offence that happened, with what the three ledgers know of it: true, reported, discovered.
#pragma once

#include "scenarios/ids.hpp"
#include "scenarios/offence_kinds.hpp"

#include <cstdint>

namespace lichtung::engine {

struct Incident {
  std::uint32_t day{};
  std::uint32_t minute{};            // since 04:00 of the day
  OffenceKind kind{};
  SegmentId segment;
  OffenderId offender;
  BuildingId building;               // burglary
  DwellingId dwelling;
  ResidentId victim;                 // person victimised; for burglary one of the household
  bool attempted{};
  bool reported{};
  bool discovered{};
  bool cleared{};
  [[nodiscard]] bool recorded() const { return reported || discovered; }
};

}  // namespace lichtung::engine
