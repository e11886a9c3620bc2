// How people and offices answer to money and staff: take-up of subsidies, clearance by effort. Both with diminishing
// returns; sizes are assumed (scenarios/parameters/places.cpp).
#pragma once

#include "scenarios/parameters/places.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::behaviour {

/// Share of unsecured dwellings that take a subsidy: more with every euro, but less and less.
[[nodiscard]] inline double take_up(const PlacesParameters& p, double subsidy_eur, bool lives_there) {
  const double willing = lives_there ? 1.0 : p.landlord_take_up;
  return std::min(1.0, p.subsidy_most * willing * -std::expm1(-subsidy_eur / p.subsidy_scale_eur));
}

/// Chance that a recorded offence is cleared when investigators' effort is a multiple of today's: every further unit of
/// effort^η is one more try at what the others left. Exactly `chance` at 1, never above 1.
[[nodiscard]] inline double clearance_with(const PlacesParameters& p, double chance, double effort) {
  if (effort == 1.0 || chance >= 1.0) return effort <= 0.0 ? 0.0 : chance;
  return effort <= 0.0 ? 0.0 : -std::expm1(std::log1p(-chance) * std::pow(effort, p.investigation_returns));
}

}  // namespace lichtung::behaviour
