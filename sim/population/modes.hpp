// Mode of each habit: a multinomial logit over foot, bicycle, public transport and car by distance, age and access,
// whose constants are set so that the scenario's shares of trips come out (MiD 2017 unless changed).
#pragma once

#include "sim/population/opportunities.hpp"
#include "sim/population/population.hpp"

namespace lichtung::population {

/// Chooses modes and stops of all habits in place; ways out of town by train lead to the station. Chains keep the mode
/// of their way to work. Constants are fitted to the trips of a sample of residents in a week.
void choose_modes(const Opportunities& places, const ActivityParameters& parameters, const random::Random& random,
                  Population& population);

}  // namespace lichtung::population
