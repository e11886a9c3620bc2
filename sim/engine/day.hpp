// One day of the model, phase by phase.
#pragma once

#include "sim/engine/closing.hpp"
#include "sim/engine/minutes.hpp"

#include <vector>

namespace lichtung::engine {

/// Scratch that a run keeps from day to day, so that days don't allocate anew.
struct DayScratch {
  StreetLife life;
  NightFear fear;
  std::vector<Itinerary> itineraries;
};

/// Lives through one day: light, plans, walks, presence, minutes, close.
void simulate_day(const Setup& setup, const population::DayContext& day, std::chrono::year_month_day date, bool record,
                  std::span<const float> willingness, World& world, Patrols& patrols, DayScratch& scratch, Recorder& recorder);

}  // namespace lichtung::engine
