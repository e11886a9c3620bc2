// Small towns for light: straight segments, and lamps and luminaires set by hand.
#pragma once

#include "sim/light/light.hpp"

#include <cmath>
#include <cstring>
#include <string>
#include <vector>

namespace lichtung::test {

/// A luminaire of these planes: candela[plane × γ].
inline photometry::Luminaire luminaire(std::vector<double> c_deg, std::vector<double> gamma_deg, std::vector<double> candela) {
  photometry::Luminaire l;
  l.key = "by_hand";
  l.light = {std::move(c_deg), std::move(gamma_deg), std::move(candela)};
  return l;
}

/// The same intensity into every direction, cd per klm.
inline photometry::Luminaire even(double candela) { return luminaire({0}, {0, 180}, {candela, candela}); }

struct LightTown {
  town::Town town;

  LightTown() {
    town.streets.segments.point_first.push_back(0);
    town.luminaires = photometry::builtin_luminaires();
  }

  SegmentId street(std::vector<town::Point> line, double width_m = 6.0) {
    auto& s = town.streets.segments;
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    s.from.push_back(node(line.front()));
    s.to.push_back(node(line.back()));
    s.length_m.push_back(static_cast<float>(length));
    s.width_m.push_back(static_cast<float>(width_m));
    s.kind.push_back(town::StreetKind::Residential);
    s.tunnel.push_back(0);
    s.bridge.push_back(0);
    for (const auto p : line) town.streets.points.push_back(p);
    s.point_first.push_back(static_cast<std::uint32_t>(town.streets.points.size()));
    return SegmentId(s.size() - 1);
  }

  /// Adds a luminaire; returns its index.
  std::uint16_t add(photometry::Luminaire l) {
    town.luminaires.push_back(std::move(l));
    return static_cast<std::uint16_t>(town.luminaires.size() - 1);
  }

  void lamp(town::Point at, SegmentId segment, double height_m = 5.0, double flux_lm = 4000.0,
            town::Luminaire kind = town::Luminaire::MastHead) {
    lamp({.position = at, .segment = segment, .height_m = static_cast<float>(height_m),
          .flux_lm = static_cast<float>(flux_lm), .power_w = 30.0F, .cct_k = 3000.0F,
          .luminaire = static_cast<std::uint16_t>(kind)});
  }
  void lamp(const town::Lamp& lamp) { town.lamps.push_back(lamp); }

  [[nodiscard]] light::LampLight lit(const LightParameters& p = {}) const { return light::lamp_light(town, p); }

 private:
  NodeId node(town::Point p) {
    auto& nodes = town.streets.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i)
      if (nodes[i].x == p.x && nodes[i].y == p.y) return NodeId(i);
    nodes.push_back(p);
    return NodeId(nodes.size() - 1);
  }
};

inline bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

inline bool same_bits(const light::LampLight& a, const light::LampLight& b) {
  return same_bits(a.mean_lx, b.mean_lx) && same_bits(a.min_lx, b.min_lx) && same_bits(a.uniformity, b.uniformity) &&
         same_bits(a.semicylindrical_min_lx, b.semicylindrical_min_lx) && same_bits(a.dark_m, b.dark_m) &&
         same_bits(a.dark_from_m, b.dark_from_m) && a.p_class == b.p_class && a.recognition == b.recognition;
}

/// A grid city of `side` × `side` crossings: streets of 60 m with one or two lamps each, 4 to 8 m high, of all four
/// built-in luminaires, aimed and tilted in all ways. Pure function of `side`.
LightTown grid_city(int side);

/// A luminaire that shines mostly to one side: planes each 15°, γ each 5°, no two planes alike.
photometry::Luminaire one_sided();

}  // namespace lichtung::test
