// Reasons of fear and the choice between cancelling, shifting and another mode (docs/model.md, "Routes").
#include "sim/behaviour/perceived_safety.hpp"

namespace lichtung::behaviour {

FearReason main_reason(const FearParameters& p, const StreetSetting& s, Lux minimum) {
  const double blocked = 1.0 - std::min(1.0, s.prospect_m / p.prospect_range_m);
  const std::array terms{p.light * light_gap(p, minimum), p.prospect * blocked + p.refuge * s.refuge,
                         p.escape * enclosure(s.escape), p.disorder * s.disorder,
                         p.company * 0.5};  // alone: half of what company could give, so that it wins only where all else is fine
  const auto largest = std::max_element(terms.begin(), terms.end());
  return static_cast<FearReason>(largest - terms.begin());
}

Avoidance avoid(const FearParameters& p, const AvoidanceChoice& choice, double u) {
  if (choice.worst_unsafety <= choice.tolerance) return Avoidance::None;
  if (choice.obligatory) return choice.has_car ? Avoidance::OtherMode : Avoidance::None;
  if (u < p.avoid_cancel) return Avoidance::Cancelled;
  if (u < p.avoid_cancel + p.avoid_shift && choice.can_shift) return Avoidance::Shifted;
  return choice.has_car ? Avoidance::OtherMode : Avoidance::Cancelled;
}

}  // namespace lichtung::behaviour
