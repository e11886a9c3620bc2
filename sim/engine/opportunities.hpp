// What offenders perceive: every look of a day judged in parallel before the minutes run. Only police and the
// offender's own quiet time depend on the minutes, so they are left to them (propose before resolve).
#pragma once

#include "sim/engine/offenders_day.hpp"
#include "sim/engine/street_life.hpp"

#include <array>
#include <span>
#include <vector>

namespace lichtung::engine {

/// A look, judged: hazards per minute without police, the chances they give, and the uniform number that decides.
struct Proposal {
  std::array<float, kOffenceKinds> hazard{}, chance{};
  float burglary_before{};           // hazard if the plan had secured no dwelling here; 0: it hasn't
  double u{};
};

/// Everything about streets that hazards need on one day.
struct OpportunityInputs {
  const DayInputs& day;
  const StreetLife& life;
  const Encounters& encounters;
  std::span<const std::uint32_t> parked_first;   // per segment + 1, into parked
  std::span<const ParkedBicycle> parked;
  std::span<const float> willingness;            // per segment
};

[[nodiscard]] std::vector<Proposal> judge(const OpportunityInputs& in, std::span<const Look> looks);

/// The plan secured this dwelling.
[[nodiscard]] bool newly_secured(const Setup& setup, std::size_t dwelling);

/// Weight of a dwelling as a burglary target now: 0 if occupied or vacant. `before`: as if the plan had not secured it.
[[nodiscard]] double dwelling_weight(const OpportunityInputs& in, std::size_t dwelling, std::size_t quarter, bool before = false);

/// Illuminance by which one is seen on a segment at a quarter hour.
[[nodiscard]] inline Lux seen_by(const DayInputs& in, std::size_t segment, std::size_t quarter) {
  const auto& lit = in.setup.light.lit[in.conditions.state[quarter]];
  return Lux(static_cast<double>(lit.mean_lx[segment]) + static_cast<double>(in.conditions.light.sky_lx[quarter]));
}

/// How well the people of a street know each other by sight: the chance that one met there is a neighbour, from the
/// places people usually go to. Where nobody from elsewhere has a reason to come, everybody met is known; 0 without homes.
[[nodiscard]] std::vector<double> acquaintance_by_segment(const town::Town& town, const population::Population& people);

/// Willingness to intervene by segment: 1 everywhere unless collective efficacy is switched on; then by stability of
/// tenure, mix and acquaintance, lowered by concentrated low rents (Sampson et al. 1997; correlational, docs/model.md).
[[nodiscard]] std::vector<float> willingness_by_segment(const town::Town& town, const population::Population& people,
                                                        const OffenceParameters& parameters);

}  // namespace lichtung::engine
