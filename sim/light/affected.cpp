// Finds the segments that changed lamps can light, by the distance of their centre lines.
#include "sim/light/calculation_grid.hpp"
#include "sim/light/lamp_grid.hpp"
#include "sim/light/relight.hpp"
#include "sim/light/segment_light.hpp"

#include <algorithm>

namespace lichtung::light {

namespace {

/// Changed lamps as findable places.
LampGrid places_of(std::span<const ChangedLamp> changes) {
  std::vector<Source> sources;
  for (const ChangedLamp& c : changes) {
    if (!town::finite(c.position) || !(c.reach.value >= 0.0)) continue;
    Source s;
    s.x = c.position.x;
    s.y = c.position.y;
    s.reach_m = c.reach.value;
    s.segment = c.segment;
    s.order = static_cast<std::uint32_t>(sources.size());
    sources.push_back(s);
  }
  return LampGrid(std::move(sources));
}

bool reaches(const Source& lamp, std::span<const town::Point> line, double half_width) {
  constexpr double kSlack = 1e-3;  // m: rounding
  const double reach = lamp.reach_m + half_width + kSlack;
  for (std::size_t i = 1; i < line.size(); ++i)
    if (town::distance_to_line({lamp.x, lamp.y}, line[i - 1], line[i]) <= reach) return true;
  return false;
}

}  // namespace

ChangedLamp changed(const town::Lamp& lamp, const LightParameters& parameters) {
  return {lamp.position, Metres(reach_of(static_cast<double>(lamp.height_m), parameters)), lamp.segment};
}

std::vector<SegmentId> affected_segments(const town::StreetNetwork& streets, std::span<const ChangedLamp> changes) {
  const auto& segments = streets.segments;
  std::vector<std::uint8_t> hit(segments.size(), 0);
  for (const ChangedLamp& c : changes)
    if (c.segment.index() < segments.size()) hit[c.segment.index()] = 1;
  const LampGrid places = places_of(changes);
  std::vector<Source> near;
  std::vector<SegmentId> affected;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const SegmentId id(i);
    const auto line = streets.polyline(id);
    const double half_width = grid_width(static_cast<double>(segments.width_m[i])) / 2.0;
    if (hit[i] == 0) {
      places.near(town::box_of(line).grown(half_width), near);
      hit[i] = std::ranges::any_of(near, [&](const Source& s) {
        return shares_level(segments, id, s.segment) && reaches(s, line, half_width);
      });
    }
    if (hit[i] != 0) affected.push_back(id);
  }
  return affected;
}

}  // namespace lichtung::light
