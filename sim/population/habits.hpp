// The ways each resident knows, before modes are chosen. Distances are drawn as people report them; the place is then
// looked for at that distance, and if the town isn't large enough the way leads out of it. So small towns send their
// people out, and mean distances hold for towns of any size.
#pragma once

#include "sim/population/opportunities.hpp"
#include "sim/population/population.hpp"

namespace lichtung::population {

/// Habits of all residents, CSR by resident. Order within a resident: the main way (work, education) first, then a
/// shop on the way (from there to a shop, and its way home: from home to that shop), then shops, errand, leisure,
/// night life, stroll, accompanying. Modes are provisional (car; strolls on foot), stops unset.
[[nodiscard]] Habits find_habits(const town::Town& town, const Opportunities& places, const Population& people,
                                 const ActivityParameters& parameters, const random::Random& random);

}  // namespace lichtung::population
