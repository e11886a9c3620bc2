// The angle of a direction, for the inner loop of the light sum: by arithmetic alone, so that it is fast and gives equal
// bits on every machine (the system's atan2 chooses its code by the processor).
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lichtung::light {

/// atan2(y, x) in degrees, −180 … 180, within 2·10⁻¹¹ degrees; 0 for no direction. Reduced to 0 … 22.5°, then a
/// polynomial through the Chebyshev nodes of atan(t)/t in t².
[[nodiscard]] inline double angle_deg(double y, double x) {
  constexpr double kTan22 = std::numbers::sqrt2 - 1.0;   // of 22.5°
  constexpr double kDegree = 180.0 / std::numbers::pi;
  const double ax = std::abs(x), ay = std::abs(y);
  const double most = std::max(ax, ay), least = std::min(ax, ay);
  const bool steep = least > kTan22 * most;              // atan(least / most) = 45° + atan((least − most) / (least + most))
  const double above = steep ? least - most : least, below = steep ? least + most : most;
  const double t = below > 0.0 ? above / below : 0.0;
  const double u = t * t, u2 = u * u;
  const double low = (0.9999999999992446 - 0.33333333276916893 * u) + (0.19999993053202378 - 0.14285386543718015 * u) * u2;
  const double high = (0.11103456763267555 - 0.08992551786006163 * u) + (0.06974193339684674 - 0.03765503891963001 * u) * u2;
  double angle = (steep ? 45.0 : 0.0) + kDegree * t * (low + high * (u2 * u2));
  angle = ay > ax ? 90.0 - angle : angle;
  angle = x < 0.0 ? 180.0 - angle : angle;
  return y < 0.0 ? -angle : angle;
}

}  // namespace lichtung::light
