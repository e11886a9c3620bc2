// Levers that act once a town has its people: dwellings secured, travelling offenders by season, clearance.
#pragma once

#include "sim/engine/simulation.hpp"
#include "sim/population/offenders.hpp"

namespace lichtung::engine {

/// Travelling offenders as the plan has them.
[[nodiscard]] population::OutsiderDemand outsider_demand(const Scenario& scenario, const plan::PlaceLevers& levers);

/// How many offenders are about on a day of the run: the residents among them, and the outsiders of its month.
[[nodiscard]] std::size_t offenders_about(const Setup& setup, std::uint32_t day);

/// Secures the dwellings of the plan's programmes and sets the chances of clearance by the investigators' effort.
void people_place_levers(Setup& setup);

}  // namespace lichtung::engine
