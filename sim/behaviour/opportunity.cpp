// Targets and hazards by offence kind.
#include "sim/behaviour/opportunity.hpp"

namespace lichtung::behaviour {

std::array<double, kOffenceKinds> targets(const OffenceParameters& p, const Situation& s) {
  std::array<double, kOffenceKinds> t{};
  t[index(OffenceKind::Burglary)] = s.dwelling_targets;
  // A person alone is a target; each further person present makes all of them less so.
  t[index(OffenceKind::Robbery)] = s.persons == 0 ? 0.0 : s.persons * std::exp(-p.lone * (s.persons - 1));
  t[index(OffenceKind::Assault)] = s.persons * std::exp(p.night_out * s.night_out);
  t[index(OffenceKind::BicycleTheft)] = s.bicycles;
  t[index(OffenceKind::Damage)] = s.frontage_m / 100.0;
  // An offender can size up only so many targets in a minute: without this, rates would grow with the square of
  // density.
  for (std::size_t k = 0; k < kOffenceKinds; ++k) t[k] /= 1.0 + t[k] / p.enough[k];
  return t;
}

double disorder_attraction(const OffenceParameters& p, OffenceKind kind) {
  return p.disorder[index(kind)] * (kind == OffenceKind::Damage ? 1.0 : p.disorder_serious_switch);
}

std::array<double, kOffenceKinds> hazards(const OffenceParameters& p, const Situation& s,
                                          const std::array<float, kOffenceKinds>& motivation) {
  const auto t = targets(p, s);
  std::array<double, kOffenceKinds> h{};
  for (std::size_t k = 0; k < kOffenceKinds; ++k) {
    if (t[k] <= 0.0 || motivation[k] <= 0.0F) continue;
    h[k] = static_cast<double>(motivation[k]) * t[k] *
           std::exp(p.base[k] - p.guardianship[k] * s.guardianship - p.police[k] * s.police_risk +
                    disorder_attraction(p, static_cast<OffenceKind>(k)) * s.disorder);
  }
  return h;
}

std::array<double, kOffenceKinds> minute_chances(const std::array<double, kOffenceKinds>& hazard) {
  double total = 0.0;
  for (const double h : hazard) total += h;
  std::array<double, kOffenceKinds> chance{};
  if (total <= 0.0) return chance;
  const double any = -std::expm1(-total);
  for (std::size_t k = 0; k < kOffenceKinds; ++k) chance[k] = hazard[k] / total * any;
  return chance;
}

}  // namespace lichtung::behaviour
