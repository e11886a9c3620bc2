// Where data-driven patrols go: by what the police know of places, never by what is true. Pure rules; the engine's
// hot-spot strategy and the feedback case of Ensign et al. 2018 in the tests use the same ones.
#pragma once

#include "scenarios/police.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::behaviour {

/// What an offence adds to the evidence of its place.
[[nodiscard]] inline double evidence_of(const EvidenceMix& mix, bool reported, bool discovered) {
  return (reported || discovered ? mix[0] : 0.0) + (reported ? mix[1] : 0.0) + (discovered ? mix[2] : 0.0);
}

/// A day passes: what is known counts for `memory_days` on average.
void forget(std::span<double> evidence, double memory_days);

/// The `n` places with most evidence, most first, equal ones by number; fewer where fewer have any.
[[nodiscard]] std::vector<std::uint32_t> hottest(std::span<const double> evidence, std::size_t n);

/// One of the places, drawn in proportion to its evidence; `u` in (0, 1). At least one has any.
[[nodiscard]] std::size_t next_place(std::span<const double> evidence, double u);

/// Weight of a discovery that undoes what a patrol finds only because it goes where it found before (Ensign et al. 2018):
/// the smallest share of patrols that any place has, over this place's.
[[nodiscard]] double discovery_weight(std::span<const double> evidence, std::size_t place);

}  // namespace lichtung::behaviour
