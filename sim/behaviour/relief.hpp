// What would take most fear from a street by the model's own sensitivities: its predictor computed once more with one
// term changed. A sensitivity at fixed behaviour, no forecast: nobody walks elsewhere, nobody new comes (docs/angst.md).
#pragma once

#include "sim/behaviour/feared_places.hpp"

namespace lichtung::behaviour {

/// Stored in outcome files: append only.
enum class Measure : std::uint8_t { Light = 0, Sight = 1, WayOut = 2, Clean = 3, Company = 4, Patrol = 5 };
inline constexpr std::size_t kMeasures = 6;

/// Change of the predictor, ≤ 0: lit to angst.relit_minimum_lx; nothing hidden (not in tunnels); one more way out;
/// clean; angst.company_persons more present; police on foot in sight all the time.
[[nodiscard]] std::array<double, kMeasures> relief_terms(const FearParameters& fear, const AngstParameters& angst,
                                                         const NightStreet& street);

/// People per night, of those concerned, who would no longer feel unsafe or stay away under each measure. Class by
/// class of sensitivity, with a constant that makes the unchanged predictor give the recorded number of unsafe passes
/// (police seen and victimisation are in it); those who stay away are taken to change as those of their class who pass.
[[nodiscard]] std::array<double, kMeasures> relieved(const FearParameters& fear, const AngstParameters& angst,
                                                     const NightStreet& street);

}  // namespace lichtung::behaviour
