// What one lamp gives to one place: horizontal illuminance on the ground, and semi-cylindrical illuminance at the
// height of a face for a walker of either direction (EN 13201-3, recalled). The inner loop of the light sum.
#pragma once

#include "sim/light/intensity_table.hpp"
#include "sim/light/lamp_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lichtung::light {

inline constexpr double kFaceHeight = 1.5;   // m, EN 13201-3

struct PlaceLight {
  double ground_lx{};                 // E_h
  double ahead_lx{}, back_lx{};       // E_sc on the face of one who looks along the way, and against it
};

/// cd towards a place `across` from the lamp in the direction of its aim, `along` to the right of that (C0), `below` it.
/// A tilted luminaire is turned about its C0 axis, C90 upward.
[[nodiscard]] inline double candela(const Source& lamp, const IntensityTable& table, double along, double across,
                                    double below) {
  return lamp.strength * table.towards(along, across * lamp.cos_tilt - below * lamp.sin_tilt,
                                       below * lamp.cos_tilt + across * lamp.sin_tilt);
}

/// Light at a place `dx`, `dy` from the lamp's foot on a way of unit direction `ux`, `uy`; lamp at full level.
/// E_h = I·H/r³. E_sc = I·cos²ε·sin ε·(1+cos α)/(π (H−1.5)²) = I·(d + d·cos α)/(π r³), where d·cos α is how far the
/// lamp lies ahead: this form holds for lamps below the face, too.
[[nodiscard]] inline PlaceLight light_at(const Source& lamp, const IntensityTable& table, double dx, double dy, double ux,
                                         double uy) {
  constexpr double kNearest2 = 1e-4;  // m²: a lamp in one's face is 1 cm away
  const double across = dx * lamp.cos_azimuth + dy * lamp.sin_azimuth;
  const double along = dx * lamp.sin_azimuth - dy * lamp.cos_azimuth;
  const double d2 = dx * dx + dy * dy, d = std::sqrt(d2);
  const double below_face = lamp.height_m - kFaceHeight;
  const double r2 = d2 + lamp.height_m * lamp.height_m;
  const double f2 = std::max(d2 + below_face * below_face, kNearest2);
  const double face = candela(lamp, table, along, across, below_face) / (std::numbers::pi * f2 * std::sqrt(f2));
  const double lies_ahead = -(dx * ux + dy * uy);
  return {candela(lamp, table, along, across, lamp.height_m) * lamp.height_m / (r2 * std::sqrt(r2)),
          face * std::max(0.0, d + lies_ahead), face * std::max(0.0, d - lies_ahead)};
}

}  // namespace lichtung::light
