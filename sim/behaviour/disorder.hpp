// Visible disorder of a street and the near-repeat boost: what a day adds and what time takes away.
// Disorder: Keizer et al. 2008 (spreads where visible); boost: Johnson et al. 2007, Short et al. 2008.
#pragma once

#include "scenarios/parameters/offence.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::behaviour {

struct DisorderDay {
  int damages{};               // damage to property today
  double night_person_hours{}; // footfall of people on a night out
  int derelict{};              // derelict buildings
};

/// Disorder after one day: growth, spread where it is already visible, removal by cleaning; never negative, capped.
[[nodiscard]] inline double disorder_after(const OffenceParameters& p, double d, const DisorderDay& day) {
  const double growth = p.disorder_damage * day.damages + p.disorder_night * day.night_person_hours +
                        p.disorder_derelict * day.derelict + p.disorder_spread * d;
  return std::clamp((d + growth) * std::exp(-1.0 / p.cleaning_days), 0.0, 5.0);
}

/// Factor by which boosts shrink in a day.
[[nodiscard]] inline double boost_decay(const OffenceParameters& p) { return std::exp2(-1.0 / p.boost_half_life_days); }

/// Rise of the boost of a street at network distance `d` from a burglary; 0 beyond the radius.
[[nodiscard]] inline double near_boost(const OffenceParameters& p, double distance_m) {
  return distance_m >= p.boost_radius_m ? 0.0 : p.boost_near * (1.0 - distance_m / p.boost_radius_m);
}

}  // namespace lichtung::behaviour
