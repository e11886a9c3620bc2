// What a plan changes beyond the town itself and the scenario's inputs: state of the levers that the engine reads.
// Without edits everything is as it stands here, and changes nothing.
#pragma once

#include "sim/plan/housing_levers.hpp"
#include "sim/plan/nightlife_levers.hpp"
#include "sim/plan/place_levers.hpp"
#include "sim/plan/police_levers.hpp"

namespace lichtung::plan {

struct Levers {
  PoliceLevers police;
  HousingLevers housing;
  PlaceLevers places;
  NightlifeLevers nightlife;
};

}  // namespace lichtung::plan
