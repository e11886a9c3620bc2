// The shapes are functions of c = cos γ, since the flux is then Φ = 2π ∫ I(c) dc and closed for each of them.
// They follow the usual families (batwing LED and sodium mast heads, ring bollard, roofed lantern); no catalogue
// data. Their angles are parameters graded "assumed".
#include "sim/light/luminaires.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lichtung::light {

namespace {

using std::numbers::pi;

double radians(Degrees angle) { return angle.value * pi / 180.0; }

/// 0 … 1 with flat ends; its mean is 1/2, which keeps the flux integral closed.
double smoothstep(double x) {
  const double t = std::clamp(x, 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

double sine(double cosine) { return std::sqrt(std::max(0.0, 1.0 - cosine * cosine)); }

}  // namespace

double Photometry::Batwing::at(double c) const {
  if (c <= cos_cutoff) return 0.0;
  if (c >= cos_peak) return scale * std::pow(c, -exponent);
  return scale * std::pow(cos_peak, -exponent) * smoothstep((c - cos_cutoff) / (cos_peak - cos_cutoff));
}

Photometry::Batwing Photometry::batwing(double exponent, Degrees peak, Degrees cutoff, double efficiency) {
  Batwing wing;
  wing.exponent = exponent;
  wing.cos_peak = std::cos(radians(peak));
  wing.cos_cutoff = std::min(wing.cos_peak, std::max(0.0, std::cos(radians(cutoff))));
  const double m = 1.0 - exponent;  // ∫ c^-n dc from the peak to 1; the limit m → 0 is the logarithm
  const double log_peak = std::log(wing.cos_peak);
  const double inner = std::abs(m) < 1e-9 ? -log_peak : -std::expm1(m * log_peak) / m;
  const double tail = std::pow(wing.cos_peak, -exponent) * (wing.cos_peak - wing.cos_cutoff) / 2.0;
  wing.scale = 1000.0 * efficiency / (2.0 * pi * (inner + tail));
  return wing;
}

Photometry::Photometry(const LightParameters& p)
    : mast_(batwing(p.mast_exponent, Degrees(p.mast_peak_deg), Degrees(p.mast_cutoff_deg), p.efficiency_mast)),
      sodium_(batwing(p.sodium_exponent, Degrees(p.sodium_peak_deg), Degrees(p.sodium_cutoff_deg), p.efficiency_sodium)),
      // I ∝ sin γ over the lower half: ∫ √(1−c²) dc = π/4.
      bollard_scale_(1000.0 * p.efficiency_bollard / (2.0 * pi * pi / 4.0)),
      lantern_nadir_(p.historical_nadir),
      lantern_hood_(std::max(0.0, -std::cos(radians(Degrees(p.historical_hood_deg))))),
      // I ∝ a + (1−a) sin γ below, a smooth fall to the roof's edge above.
      lantern_scale_(1000.0 * p.efficiency_historical /
                     (2.0 * pi * (p.historical_nadir + (1.0 - p.historical_nadir) * pi / 4.0 + lantern_hood_ / 2.0))) {}

double Photometry::candela_per_kilolumen(town::Luminaire kind, double c) const {
  switch (kind) {
    case town::Luminaire::MastHead: return mast_.at(c);
    case town::Luminaire::Sodium: return sodium_.at(c);
    case town::Luminaire::Bollard: return c <= 0.0 ? 0.0 : bollard_scale_ * sine(c);
    case town::Luminaire::Historical:
      if (c >= 0.0) return lantern_scale_ * (lantern_nadir_ + (1.0 - lantern_nadir_) * sine(c));
      return lantern_hood_ <= 0.0 ? 0.0 : lantern_scale_ * smoothstep(1.0 + c / lantern_hood_);
  }
  return 0.0;
}

double Photometry::upward_share(town::Luminaire kind) const {
  if (kind != town::Luminaire::Historical) return 0.0;
  const double up = lantern_hood_ / 2.0;
  return up / (lantern_nadir_ + (1.0 - lantern_nadir_) * pi / 4.0 + up);
}

Lux ground_illuminance(const Photometry& photometry, town::Luminaire kind, Lumens flux, Metres height, Metres distance,
                       double maintenance) {
  const double h = height.value;
  const double c = h / std::sqrt(h * h + distance.value * distance.value);
  const double candela = photometry.candela_per_kilolumen(kind, c) * flux.value / 1000.0;
  return Lux(candela * maintenance * c * c * c / (h * h));
}

}  // namespace lichtung::light
