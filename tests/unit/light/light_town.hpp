// Small towns for light: straight segments and lamps set by hand.
#pragma once

#include "sim/light/light.hpp"

#include <cmath>
#include <vector>

namespace lichtung::test {

struct LightTown {
  town::Town town;

  LightTown() { town.streets.segments.point_first.push_back(0); }

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

  void lamp(town::Point at, SegmentId segment, double height_m = 5.0, double flux_lm = 4000.0,
            town::Luminaire kind = town::Luminaire::MastHead) {
    if (town.luminaires.empty()) town.luminaires = photometry::builtin_luminaires();
    town.lamps.push_back({.position = at, .segment = segment, .height_m = static_cast<float>(height_m),
                          .flux_lm = static_cast<float>(flux_lm), .power_w = 30.0F, .cct_k = 3000.0F,
                          .luminaire = static_cast<std::uint16_t>(kind)});
  }

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

}  // namespace lichtung::test
