// Interpolation and flux of a distribution.
#include "sim/photometry/luminaire.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lichtung::photometry {
namespace {

/// Index of the last angle not above `at`, and how far `at` is towards the next, 0 … 1.
struct Between {
  std::size_t low, high;
  double share;
};

Between between(const std::vector<double>& angles, double at) {
  const auto after = std::ranges::upper_bound(angles, at);
  if (after == angles.begin()) return {0, 0, 0.0};
  const auto low = static_cast<std::size_t>(after - angles.begin()) - 1;
  if (after == angles.end()) return {low, low, 0.0};
  return {low, low + 1, (at - angles[low]) / (angles[low + 1] - angles[low])};
}

/// The same around the circle: after the last plane comes the first.
Between around(const std::vector<double>& planes, double c_deg) {
  if (planes.size() == 1) return {0, 0, 0.0};
  double c = std::fmod(c_deg, 360.0);
  if (c < 0.0) c += 360.0;
  const Between b = between(planes, c);
  if (b.low + 1 != planes.size()) return b;
  return {b.low, 0, (c - planes.back()) / (360.0 - planes.back())};
}

/// Mean over all planes at one γ.
double mean_intensity(const Distribution& d, std::size_t g) {
  const std::size_t n = d.gamma_deg.size();
  if (d.c_deg.size() == 1) return d.candela[g];
  double sum = 0.0;
  for (std::size_t p = 0; p < d.c_deg.size(); ++p) {
    const std::size_t next = (p + 1) % d.c_deg.size();
    const double step = (next == 0 ? 360.0 : d.c_deg[next]) - d.c_deg[p];
    sum += step * (d.candela[p * n + g] + d.candela[next * n + g]) / 2.0;
  }
  return sum / 360.0;
}

constexpr double kRadians = std::numbers::pi / 180.0;

/// Between two neighbouring γ, with the mean intensities at both.
struct Zone {
  double low, high, i_low, i_high;

  /// CIE 190: solid angle times the mean of both intensities.
  [[nodiscard]] double flux() const {
    return 2.0 * std::numbers::pi * (std::cos(low * kRadians) - std::cos(high * kRadians)) * (i_low + i_high) / 2.0;
  }
  /// Antiderivative of I(γ)·sin γ for an intensity linear in γ.
  [[nodiscard]] double up_to(double gamma) const {
    const double slope = (i_high - i_low) / ((high - low) * kRadians);
    const double here = i_low + slope * (gamma - low) * kRadians;
    return slope * std::sin(gamma * kRadians) - here * std::cos(gamma * kRadians);
  }
  /// Part of the zone's flux between two angles within it, so that parts of a zone add up to the zone.
  [[nodiscard]] double share(double from, double to) const {
    if (from == low && to == high) return 1.0;
    const double whole = up_to(high) - up_to(low);
    return whole > 0.0 ? std::clamp((up_to(to) - up_to(from)) / whole, 0.0, 1.0) : 0.0;
  }
};

}  // namespace

double intensity(const Distribution& d, double c_deg, double gamma_deg) {
  if (!(gamma_deg >= d.gamma_deg.front() && gamma_deg <= d.gamma_deg.back())) return 0.0;
  const Between c = around(d.c_deg, c_deg), g = between(d.gamma_deg, gamma_deg);
  const std::size_t n = d.gamma_deg.size();
  const auto at = [&](std::size_t plane) {
    const double* row = d.candela.data() + plane * n;
    return row[g.low] + g.share * (row[g.high] - row[g.low]);
  };
  const double a = at(c.low);
  return a + c.share * (at(c.high) - a);
}

double zonal_flux(const Distribution& d, double from, double to) {
  double flux = 0.0;
  double next = mean_intensity(d, 0);
  for (std::size_t g = 0; g + 1 < d.gamma_deg.size(); ++g) {
    const Zone zone{d.gamma_deg[g], d.gamma_deg[g + 1], next, mean_intensity(d, g + 1)};
    next = zone.i_high;
    const double a = std::clamp(from, zone.low, zone.high), b = std::clamp(to, zone.low, zone.high);
    if (b > a) flux += zone.flux() * zone.share(a, b);
  }
  return flux;
}

}  // namespace lichtung::photometry
