// Motivated offenders (routine activity theory): residents by the scenario's rate, and travelling outsiders.
#pragma once

#include "sim/population/opportunities.hpp"
#include "sim/population/population.hpp"

namespace lichtung::population {

/// Chooses round(rate × eligible / 1000) residents of 14 and over by a weighted draw without replacement. Weights
/// know age and sex only (age–crime curve, PKS); household, tenure, rent and place play no part. Outsiders enter at
/// a way out of town or the station and are motivated for the kinds of the demand only; those beyond the usual number
/// come last.
[[nodiscard]] Offenders choose_offenders(const Residents& residents, const Scenario& scenario, const Exits& exits,
                                         const OutsiderDemand& outsiders, const random::Random& random);

}  // namespace lichtung::population
