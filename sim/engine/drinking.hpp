// Drinking outdoors under a plan's restrictions: who keeps to them, and where those go who do.
#pragma once

#include "sim/engine/residents_day.hpp"

#include <cstdint>
#include <vector>

namespace lichtung::engine {

/// Whether a person keeps to a restriction of this street at a minute since 04:00; false where there is none. One draw
/// per person and day: who keeps to rules does so all evening.
[[nodiscard]] bool keeps_dry(const DayInputs& in, std::uint32_t person, std::size_t segment, std::uint32_t minute);

/// What a resident on a night out does: sets Trip::drinking and way_on, and ends the night out of those whose drinking
/// hangs on late sale or, with the switch, on the place.
void restrict_drinking(const DayInputs& in, Trip& trip);

/// Minutes of police or order service per hour where drinking is restricted, as people remember them: one per DryStreet.
void remember_control(const plan::DrinkingRules& rules, const PatrolState& patrols, std::vector<float>& control);

}  // namespace lichtung::engine
