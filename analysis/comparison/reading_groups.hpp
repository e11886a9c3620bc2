// Figures of groups of invented people in the dark, from the tables avoidance and night of a replicate.
#pragma once

#include "analysis/comparison/reading.hpp"

namespace lichtung::comparison {

/// By sex and age band: share of walks felt unsafe, share of dark tours avoided; and how many walks weren't felt unsafe.
void add_avoidance(const outcome::Table& avoidance, Sample& sample);

/// Passes on streets in the dark by women, men and age: felt unsafe, not made.
void add_night(const outcome::Table& night, Sample& sample);

}  // namespace lichtung::comparison
