// Larger towns and odder luminaires for the tests of light.
#include "light_town.hpp"

#include <algorithm>
#include <numbers>
#include <random>

namespace lichtung::test {

LightTown grid_city(int side) {
  LightTown t;
  const std::uint16_t odd = t.add(one_sided());
  std::mt19937 shuffle(7);
  std::uniform_real_distribution<float> height(4, 8), flux(2000, 7000), azimuth(-180, 180), tilt(0, 15);
  auto& s = t.town.streets.segments;
  const auto put = [&](town::Point a, town::Point b, float share, SegmentId id) {
    const double at = static_cast<double>(share);
    t.lamp({.position = {a.x + (b.x - a.x) * at, a.y + (b.y - a.y) * at}, .segment = id, .height_m = height(shuffle),
            .flux_lm = flux(shuffle), .azimuth_deg = azimuth(shuffle), .tilt_deg = tilt(shuffle),
            .luminaire = static_cast<std::uint16_t>(shuffle() % (odd + 1U))});
  };
  for (int i = 0; i < side; ++i)
    for (int j = 0; j < side; ++j)
      for (const bool across : {false, true}) {
        const double x = 60.0 * i, y = 60.0 * j;
        const town::Point a{x, y}, b{across ? x : x + 60, across ? y + 60 : y};
        const SegmentId id(s.length_m.size());
        for (const auto p : {a, b}) t.town.streets.points.push_back(p);
        s.point_first.push_back(static_cast<std::uint32_t>(t.town.streets.points.size()));
        s.from.emplace_back();
        s.to.emplace_back();
        s.length_m.push_back(60);
        s.width_m.push_back(6);
        s.kind.push_back(town::StreetKind::Residential);
        s.tunnel.push_back(0);
        s.bridge.push_back(0);
        put(a, b, 0.25F, id);
        if ((i + j) % 2 == 0) put(a, b, 0.75F, id);
      }
  return t;
}

photometry::Luminaire one_sided() {
  std::vector<double> planes, gammas, candela;
  for (double g = 0; g <= 95; g += 5) gammas.push_back(g);
  for (double c = 0; c < 360; c += 15) {
    planes.push_back(c);
    const double side = 1.0 + 0.9 * std::sin((c + 20.0) * std::numbers::pi / 180.0);
    for (const double g : gammas) candela.push_back(200.0 + std::max(0.0, side * 3.0 * g - 2.0 * std::max(0.0, g - 60.0) * side * 4.5));
  }
  return luminaire(planes, gammas, candela);
}

}  // namespace lichtung::test
