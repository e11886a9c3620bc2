// Sensitivities of a street's fear to single measures.
#include "sim/behaviour/relief.hpp"

#include <numeric>

namespace lichtung::behaviour {
namespace {

using ByClass = std::array<double, kSensitivityClasses>;

constexpr double kWidest = 20.0;   // logits
constexpr int kHalvings = 60;

ByClass predictors(const FearParameters& p, const FearTerms& terms) {
  const double base = p.level - p.company + std::accumulate(terms.begin(), terms.end(), 0.0);
  ByClass eta{};
  for (std::size_t c = 0; c < eta.size(); ++c) eta[c] = base + class_offset(p, c);
  return eta;
}

double unsafe_at(const ByClass& eta, const ByClass& passes, double shift) {
  double sum = 0.0;
  for (std::size_t c = 0; c < eta.size(); ++c) sum += passes[c] * logistic(eta[c] + shift);
  return sum;
}

/// The constant with which the mean predictors give the recorded number.
double constant(const ByClass& eta, const NightStreet& s) {
  const double all = std::accumulate(s.passes_of_class.begin(), s.passes_of_class.end(), 0.0);
  if (!(s.unsafe > 0.0) || !(s.unsafe < all)) return 0.0;
  double low = -kWidest, high = kWidest;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2.0;
    (unsafe_at(eta, s.passes_of_class, middle) < s.unsafe ? low : high) = middle;
  }
  return (low + high) / 2.0;
}

}  // namespace

std::array<double, kMeasures> relief_terms(const FearParameters& fear, const AngstParameters& angst, const NightStreet& s) {
  const auto term = [&](FearReason r) { return s.terms[static_cast<std::size_t>(r)]; };
  const double lit = fear.light * light_gap(fear, Lux(angst.relit_minimum_lx));
  return {std::min(0.0, lit - term(FearReason::Dark)),
          s.tunnel ? 0.0 : -term(FearReason::Hidden),
          fear.escape * (enclosure(s.escape + 1) - enclosure(s.escape)),
          -term(FearReason::Disorder),
          term(FearReason::Alone) * (std::exp(-angst.company_persons / fear.company_scale) - 1.0),
          -fear.police_foot};
}

std::array<double, kMeasures> relieved(const FearParameters& fear, const AngstParameters& angst, const NightStreet& s) {
  ByClass eta = predictors(fear, s.terms);
  const double shift = constant(eta, s);
  for (double& e : eta) e += shift;
  const auto change = relief_terms(fear, angst, s);
  std::array<double, kMeasures> out{};
  for (std::size_t m = 0; m < kMeasures; ++m)
    for (std::size_t c = 0; c < eta.size(); ++c) {
      const double before = logistic(eta[c]);
      if (before <= 0.0) continue;
      out[m] += (s.passes_of_class[c] * before + s.away_unsafe_of_class[c]) * (1.0 - logistic(eta[c] + change[m]) / before);
    }
  return out;
}

}  // namespace lichtung::behaviour
