// How unsafe a street feels to a person at a time, and what follows for routes and avoidance. Pure rules: they know
// one person and one street. Sources: docs/model.md, "Perceived safety"; Fisher & Nasar 1992, Fotios, Boyce 2000,
// van Rijswijk & Haans 2018, Warr 1990, Doyle 2015 for the terms; sizes in scenarios/parameters/fear.cpp.
#pragma once

#include "scenarios/parameters/fear.hpp"
#include "scenarios/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace lichtung::behaviour {

/// Why a place is feared: the largest term of the predictor.
enum class FearReason : std::uint8_t { Dark = 0, Hidden = 1, NoWayOut = 2, Disorder = 3, Alone = 4 };
inline constexpr std::size_t kFearReasons = 5;

/// What of a street does not change with the hour.
struct StreetSetting {
  double prospect_m{};
  double refuge{};     // 0 … 1
  int escape{};        // ways out within 50 m
  double disorder{};   // ≥ 0
};

/// 0 … 1.5: how far the minimum illuminance is from what feels like daylight.
[[nodiscard]] inline double light_gap(const FearParameters& p, Lux minimum) {
  const double e = std::max(minimum.value, 1e-3);
  return std::clamp(p.gap_slope * std::log(p.gap_reference_lx / e), 0.0, 1.5);
}

/// 1 with at most one way out, 0 from four on.
[[nodiscard]] inline double enclosure(int escape) { return std::clamp((4.0 - escape) / 3.0, 0.0, 1.0); }

/// Part of the predictor that depends on the street alone.
[[nodiscard]] inline double setting_predictor(const FearParameters& p, const StreetSetting& s) {
  const double blocked = 1.0 - std::min(1.0, s.prospect_m / p.prospect_range_m);
  return p.level + p.prospect * blocked + p.refuge * s.refuge + p.escape * enclosure(s.escape) + p.disorder * s.disorder;
}

/// 1 with nobody there, towards 0 the more `persons` are present.
[[nodiscard]] inline double company_missing(const FearParameters& p, double persons) { return std::exp(-persons / p.company_scale); }

/// Relief by `persons` present (mean number of others on the street).
[[nodiscard]] inline double company_relief(const FearParameters& p, double persons) {
  return p.company * (1.0 - company_missing(p, persons));
}

[[nodiscard]] inline double logistic(double eta) { return 1.0 / (1.0 + std::exp(-eta)); }

/// Offset of a sensitivity class (0 low, 1 middle, 2 high).
[[nodiscard]] inline double class_offset(const FearParameters& p, std::size_t fear_class) {
  return std::array{p.class_low, 0.0, p.class_high}[fear_class];
}

/// Effect of own or household victimisation `days` ago (negative: never).
[[nodiscard]] inline double victim_effect(const FearParameters& p, double days) {
  return days < 0.0 ? 0.0 : p.victimised * std::exp2(-days / p.victimised_half_life_days);
}

/// Weight of unsafety on routes at night.
[[nodiscard]] inline double route_weight(const FearParameters& p, std::size_t fear_class) {
  return std::array{p.route_low, p.route_middle, p.route_high}[fear_class];
}

/// Generalised cost of a street, m: its length stretched by how unsafe it feels.
[[nodiscard]] inline float route_cost(Metres length, double weight, double unsafety) {
  return static_cast<float>(length.value * (1.0 + weight * unsafety));
}

/// The largest term of the predictor at night with nobody else there.
[[nodiscard]] FearReason main_reason(const FearParameters& p, const StreetSetting& s, Lux minimum);

enum class Avoidance : std::uint8_t { None = 0, Cancelled = 1, Shifted = 2, OtherMode = 3 };

/// What a person does about a tour whose worst stretch feels less safe than they tolerate.
struct AvoidanceChoice {
  double worst_unsafety{};   // 0 … 1 on the best night route
  double tolerance{};        // 0 … 1
  bool obligatory{};         // work, education: can't be cancelled or shifted
  bool has_car{};
  bool can_shift{};          // there is daylight to move it to
};
[[nodiscard]] Avoidance avoid(const FearParameters& p, const AvoidanceChoice& choice, double u);

}  // namespace lichtung::behaviour
