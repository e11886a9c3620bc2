// Offenders, patrols and incidents live through the day minute by minute among the residents present:
// patrols move, looks become offences or not, offences become calls, calls become arrests.
#pragma once

#include "sim/engine/opportunities.hpp"
#include "sim/engine/recorder.hpp"

#include <span>
#include <vector>

namespace lichtung::engine {

struct MinuteInputs {
  const OpportunityInputs& opportunities;
  std::span<const Look> looks;
  std::span<const Proposal> proposals;
  const std::vector<Itinerary>& itineraries;
};

/// Runs all minutes of the day. Changes patrols, offenders' memory and victims in `world`, adds incidents and
/// expected numbers. Sequential; every order is fixed.
void live_minutes(const MinuteInputs& in, World& world, Patrols& patrols, Recorder& recorder, bool record);

}  // namespace lichtung::engine
