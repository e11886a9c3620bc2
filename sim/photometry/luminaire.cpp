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

double cosine(double degrees) { return std::cos(degrees * std::numbers::pi / 180.0); }

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
  for (std::size_t g = 0; g + 1 < d.gamma_deg.size(); ++g) {
    const double low = d.gamma_deg[g], high = d.gamma_deg[g + 1];
    const double a = std::clamp(from, low, high), b = std::clamp(to, low, high);
    if (!(b > a)) continue;
    const double i0 = mean_intensity(d, g), i1 = mean_intensity(d, g + 1);
    const double ia = i0 + (i1 - i0) * (a - low) / (high - low), ib = i0 + (i1 - i0) * (b - low) / (high - low);
    flux += 2.0 * std::numbers::pi * (cosine(a) - cosine(b)) * (ia + ib) / 2.0;
  }
  return flux;
}

}  // namespace lichtung::photometry
