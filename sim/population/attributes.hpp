// What a resident brings along: activity, fear class, tolerance, walking speed, bicycle and car.
#pragma once

#include "sim/population/households.hpp"
#include "sim/population/population.hpp"

#include <span>

namespace lichtung::population {

/// Fills households and residents from hearths and their members. Homes are the segments of the dwellings.
void fill_people(const town::Town& town, const Scenario& scenario, std::span<const Hearth> hearths,
                 std::span<const Member> members, const random::Random& random, Population& population);

}  // namespace lichtung::population
