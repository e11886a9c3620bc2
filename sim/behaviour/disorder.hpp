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

/// All visible disorder of a street, and the part of it that is graffiti and other damage.
struct Disorder {
  double all{}, graffiti{};
};

/// Mean days until litter and graffiti are gone.
struct Upkeep {
  double cleaning_days{}, graffiti_days{};
};

/// Disorder after one day: growth, spread where it is already visible, removal; never negative, capped. What spreads is
/// litter: graffiti draws graffiti by the damages themselves, which disorder attracts. Where both are removed at one
/// pace, their parts don't matter to the whole.
[[nodiscard]] inline Disorder disorder_after(const OffenceParameters& p, Disorder d, const DisorderDay& day, Upkeep upkeep) {
  constexpr double kMost = 5.0;
  const double marks = p.disorder_damage * day.damages;
  const double growth = marks + p.disorder_night * day.night_person_hours + p.disorder_derelict * day.derelict + p.disorder_spread * d.all;
  const double clean = std::exp(-1.0 / upkeep.cleaning_days);
  const bool one_pace = upkeep.cleaning_days == upkeep.graffiti_days;
  const double before = std::min(d.graffiti, d.all);
  Disorder after;
  after.graffiti = std::clamp((before + marks) * (one_pace ? clean : std::exp(-1.0 / upkeep.graffiti_days)), 0.0, kMost);
  after.all = std::clamp(one_pace ? (d.all + growth) * clean : (d.all - before + growth - marks) * clean + after.graffiti, 0.0, kMost);
  return after;
}

/// Factor by which boosts shrink in a day.
[[nodiscard]] inline double boost_decay(const OffenceParameters& p) { return std::exp2(-1.0 / p.boost_half_life_days); }

/// Rise of the boost of a street at network distance `d` from a burglary; 0 beyond the radius.
[[nodiscard]] inline double near_boost(const OffenceParameters& p, double distance_m) {
  return distance_m >= p.boost_radius_m ? 0.0 : p.boost_near * (1.0 - distance_m / p.boost_radius_m);
}

}  // namespace lichtung::behaviour
