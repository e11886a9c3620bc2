// When an offender and a suitable target meet without a capable guardian: the hazard of each offence kind for one
// offender on one street in one minute (routine activity: Cohen & Felson 1979; rational choice: Cornish & Clarke
// 1986; docs/model.md, "Opportunity and offence"). Pure rules; sizes in scenarios/parameters/offence.cpp.
#pragma once

#include "scenarios/offence_kinds.hpp"
#include "scenarios/parameters/offence.hpp"
#include "scenarios/units.hpp"

#include <array>
#include <cmath>

namespace lichtung::behaviour {

/// How well a guardian sees, 0 … 1, by horizontal illuminance.
[[nodiscard]] inline double visibility(const OffenceParameters& p, Lux e) { return e.value / (e.value + p.visibility_half_lx); }

/// Who could see and step in on a street in a minute.
struct Guardians {
  int persons{};               // others present
  double windows{};            // occupied dwellings that overlook it, weighted 1 each
  double willingness{1.0};     // of the block, 1 = mean; differs only with collective efficacy switched on
};

/// Guardianship G = ln(1 + Σ willingness × visibility): bystanders add less and less (Latané & Darley 1968).
[[nodiscard]] inline double guardianship(const OffenceParameters& p, const Guardians& g, Lux illuminance) {
  const double persons = p.willingness * g.persons;
  const double windows = p.window * g.windows;
  return std::log1p((persons + windows) * g.willingness * visibility(p, illuminance));
}

/// Everything an offender perceives on a street in a minute.
struct Situation {
  double dwelling_targets{};   // Σ over dwellings unoccupied now of exp(−ε·secured + ρ·boost)
  double bicycles{};           // parked now
  double frontage_m{};         // walls and fronts
  int persons{};               // others present
  double night_out{};          // 0 … 1: share of those present (offender included) who are on a night out
  double guardianship{};       // G
  double police_risk{};        // P, 0 … 1
  double disorder{};
};

/// Suitable targets of each kind in the situation, saturating at offence.enough.
[[nodiscard]] std::array<double, kOffenceKinds> targets(const OffenceParameters& p, const Situation& s);

/// ln attraction of an offence kind per unit of disorder; contested for all but damage, so switched off by default.
[[nodiscard]] double disorder_attraction(const OffenceParameters& p, OffenceKind kind);

/// Hazard per minute of each kind for an offender with this motivation.
[[nodiscard]] std::array<double, kOffenceKinds> hazards(const OffenceParameters& p, const Situation& s,
                                                        const std::array<float, kOffenceKinds>& motivation);

/// Chance of each kind in one minute when kinds compete: h_k / h · (1 − exp(−h)). Sums to at most 1.
[[nodiscard]] std::array<double, kOffenceKinds> minute_chances(const std::array<double, kOffenceKinds>& hazard);

/// Perceived police risk: 1 with police in sight, decaying after they left (contested; Koper 1995).
[[nodiscard]] inline double police_risk(double minutes_since_seen, double half_life_min) {
  return minutes_since_seen < 0.0 ? 0.0 : std::exp2(-minutes_since_seen / half_life_min);
}

}  // namespace lichtung::behaviour
