// Generic luminaires: how the light of a lamp leaves its fixture, as intensity over the angle from straight down.
// Rotationally symmetric, because a map tells where a lamp stands but not which way it looks.
#pragma once

#include "scenarios/parameters.hpp"
#include "scenarios/units.hpp"
#include "sim/town/kinds.hpp"

#include <array>

namespace lichtung::light {

/// Luminous intensity of the built-in luminaires, scaled so that the flux leaving the fixture is the lamp's flux
/// times the fixture's efficiency.
class Photometry {
 public:
  explicit Photometry(const LightParameters& parameters);

  /// cd per 1000 lm of lamp flux at the angle γ from straight down, given as its cosine (−1 … 1).
  [[nodiscard]] double candela_per_kilolumen(town::Luminaire kind, double cos_gamma) const;

  /// Share of the flux leaving the fixture that goes above the horizontal, 0 … 1.
  [[nodiscard]] double upward_share(town::Luminaire kind) const;

 private:
  /// cos(γ)^-n up to the peak, then a smooth fall to zero at the cut-off.
  struct Batwing {
    double exponent{}, cos_peak{}, cos_cutoff{}, scale{};
    [[nodiscard]] double at(double cos_gamma) const;
  };
  static Batwing batwing(double exponent, Degrees peak, Degrees cutoff, double efficiency);

  Batwing mast_, sodium_;
  double bollard_scale_{};
  double lantern_nadir_{}, lantern_hood_{}, lantern_scale_{};
};

/// Horizontal illuminance on level ground `distance` from the foot of a lamp mounted at `height` (> 0):
/// E = I(γ)·cos³γ·Φ·MF/H².
[[nodiscard]] Lux ground_illuminance(const Photometry& photometry, town::Luminaire kind, Lumens flux, Metres height,
                                     Metres distance, double maintenance);

}  // namespace lichtung::light
