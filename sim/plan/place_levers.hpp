// Upkeep, secured dwellings, travelling offenders, investigation: as edits leave them.
#pragma once

#include "scenarios/edits/places.hpp"
#include "scenarios/ids.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace lichtung::plan {

/// What is offered to the dwellings of these streets.
struct SecurityProgramme {
  SecurityEdit what;
  std::vector<SegmentId> streets;
};

struct PlaceLevers {
  // By segment: mean days until litter and graffiti are gone; empty: as the parameters say everywhere.
  std::vector<double> cleaning_days, graffiti_days;
  std::int64_t buildings_repaired{};
  std::vector<SecurityProgramme> security;
  std::optional<std::array<double, 12>> outsiders_per_1000;   // by month from January; unset: as the scenario says
  std::optional<ChosenKinds> outsider_kinds;
  // By kind: factor of investigators' effort, and officers added per officer there would be with 100 000 residents.
  std::array<double, kOffenceKinds> effort{1.0, 1.0, 1.0, 1.0, 1.0}, effort_added{};
  // Known once the town has people:
  std::vector<std::uint8_t> newly_secured;     // by dwelling; empty: none
  double security_eur{};                       // paid for them
};

}  // namespace lichtung::plan
