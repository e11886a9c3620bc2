// Generic luminaires by formula: batwing mast heads, ring bollard, roofed lantern. Shapes assumed, no catalogue data.
#include "sim/photometry/luminaire.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lichtung::photometry {
namespace {

/// An axial luminaire whose shape is scaled to the flux that leaves it.
template <class Shape>
Luminaire axial(std::string key, std::string name, double output_ratio, double cct_k, Shape shape) {
  Luminaire l{.key = std::move(key), .name = std::move(name), .light = {}, .cct_k = cct_k, .output_ratio = output_ratio};
  l.light.c_deg = {0.0};
  for (int g = 0; g <= 180; ++g) {
    l.light.gamma_deg.push_back(g);
    l.light.candela.push_back(std::max(0.0, shape(g * std::numbers::pi / 180.0)));
  }
  const double scale = 1000.0 * output_ratio / zonal_flux(l.light, 0.0, 180.0);
  for (double& cd : l.light.candela) cd *= scale;
  l.upward_share = zonal_flux(l.light, 90.0, 180.0) / zonal_flux(l.light, 0.0, 180.0);
  return l;
}

/// cos(γ)^-n up to the peak, then a straight fall to zero at the cut-off.
auto batwing(double n, double peak_deg, double cutoff_deg) {
  return [=](double gamma) {
    const double deg = gamma * 180.0 / std::numbers::pi, top = std::pow(std::cos(peak_deg * std::numbers::pi / 180.0), -n);
    if (deg <= peak_deg) return std::pow(std::cos(gamma), -n);
    return deg >= cutoff_deg ? 0.0 : top * (cutoff_deg - deg) / (cutoff_deg - peak_deg);
  };
}

}  // namespace

const std::vector<Luminaire>& builtin_luminaires() {
  static const std::vector<Luminaire> all{
      axial("mast_led", "LED mast head", 1.0, 3000.0, batwing(1.0, 62.0, 85.0)),
      axial("bollard", "bollard", 1.0, 3000.0, [](double g) { return g >= std::numbers::pi / 2.0 ? 0.0 : std::sin(g); }),
      axial("historical", "historical lantern", 0.65, 2700.0,
            [](double g) {
              const double hood = 2.0 * std::numbers::pi / 3.0;
              if (g <= std::numbers::pi / 2.0) return 0.4 + 0.6 * std::sin(g);
              return g >= hood ? 0.0 : (hood - g) / (hood - std::numbers::pi / 2.0);
            }),
      axial("mast_hps", "sodium mast head", 0.75, 2000.0, batwing(0.5, 58.0, 90.0)),
  };
  return all;
}

}  // namespace lichtung::photometry
