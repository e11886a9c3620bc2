// Edges of a grown town to ways: kind, width, light, name; and the areas that are drawn beneath them.
#include "sim/town/synthetic_growth.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::town::grown {
namespace {

using random::Purpose;

struct End {
  std::uint32_t street, node, edge;
  auto operator<=>(const End&) const = default;
};

/// Every edge's two ends, sorted by street and node.
std::vector<End> sorted_ends(const Plane& plane) {
  std::vector<End> ends;
  for (std::uint32_t e = 0; e < plane.lines.size(); ++e) {
    if (!plane.lines[e].is_street()) continue;
    ends.push_back({plane.lines[e].street, plane.halves[2 * e].from, e});
    ends.push_back({plane.lines[e].street, plane.halves[2 * e + 1].from, e});
  }
  std::sort(ends.begin(), ends.end());
  return ends;
}

/// Walks one street from end to end: edges in order with their direction.
class StreetWalk {
 public:
  StreetWalk(const Plane& plane, std::span<const End> ends, std::vector<std::uint8_t>& used)
      : plane_(plane), ends_(ends), used_(used) {}

  /// Nodes of the next stretch of alike edges, starting at `node`; empty when nothing is left there.
  std::vector<std::uint32_t> stretch(std::uint32_t node, Line& line) {
    std::vector<std::uint32_t> nodes;
    for (;;) {
      const std::uint32_t edge = unused_at(node);
      if (edge == kNone) break;
      const Line& here = plane_.lines[edge];
      if (nodes.empty()) line = here, nodes.push_back(node);
      else if (here.kind != line.kind || here.lit != line.lit || here.bridge != line.bridge ||
               here.tunnel != line.tunnel) break;
      used_[edge] = 1;
      node = plane_.halves[2 * edge].from == node ? plane_.halves[2 * edge + 1].from : plane_.halves[2 * edge].from;
      nodes.push_back(node);
    }
    return nodes;
  }
  [[nodiscard]] std::uint32_t unused_at(std::uint32_t node) const {
    for (auto it = std::lower_bound(ends_.begin(), ends_.end(), End{ends_.front().street, node, 0});
         it != ends_.end() && it->node == node; ++it) {
      if (used_[it->edge] == 0) return it->edge;
    }
    return kNone;
  }

 private:
  const Plane& plane_;
  std::span<const End> ends_;
  std::vector<std::uint8_t>& used_;
};

void write_street(Growth& town, std::span<const End> ends, std::vector<std::uint8_t>& used,
                  std::vector<std::uint32_t>& renumbered) {
  StreetWalk walk(town.plane, ends, used);
  const Street& street = town.streets[ends.front().street];
  const auto emit = [&](std::uint32_t from) {
    for (std::uint32_t node = from; walk.unused_at(node) != kNone;) {
      DraftWay way;
      Line line;
      way.nodes = walk.stretch(node, line);
      node = way.nodes.back();
      way.kind = line.kind, way.lit = line.lit, way.tunnel = line.tunnel, way.bridge = line.bridge;
      way.width_m = way_width(town, line);
      way.name = street.name;
      for (std::uint32_t& n : way.nodes) {
        if (renumbered[n] == kNone) {
          renumbered[n] = static_cast<std::uint32_t>(town.draft.nodes.size());
          town.draft.nodes.push_back(town.plane.nodes[n]);
        }
        n = renumbered[n];
      }
      town.draft.ways.push_back(std::move(way));
      town.way_street.push_back(line.street);
    }
  };
  for (std::size_t i = 0; i < ends.size(); ++i) {                // from loose ends first, then rings
    const bool loose = (i == 0 || ends[i - 1].node != ends[i].node) &&
                       (i + 1 == ends.size() || ends[i + 1].node != ends[i].node);
    if (loose) emit(ends[i].node);
  }
  for (const End& end : ends) emit(end.node);
}

AreaKind area_kind(const Block& b) {
  switch (b.use) {
    case Use::Park: case Use::WallGreen: return AreaKind::Park;
    case Use::Allotments: case Use::School: case Use::RiverBand: case Use::Meadow: return AreaKind::Green;
    case Use::Cemetery: return AreaKind::Cemetery;
    case Use::RailBand: return AreaKind::Rail;
    case Use::Industrial: return AreaKind::Industrial;
    case Use::Market: case Use::Forecourt: case Use::Campus: return AreaKind::Commercial;
    case Use::Farmland: return AreaKind::Farmland;
    case Use::Forest: return AreaKind::Forest;
    case Use::OldTown: case Use::Inner: case Use::Slab: case Use::Terraced: case Use::Detached: case Use::Village: break;
  }
  return AreaKind::Residential;
}

/// A strip along a line, as far as the map reaches.
Ring band(const Growth& town, const std::vector<Point>& whole, double width) {
  Ring left, right, line;
  for (const Point p : whole) {
    if (std::max(std::abs(p.x), std::abs(p.y)) < kMapEdge * town.recipe.radius_m) line.push_back(p);
  }
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Point a = line[i > 0 ? i - 1 : 0], b = line[std::min(i + 1, line.size() - 1)];
    const Point aside = (width / 2) * turned_left(unit_vector(b - a));
    left.push_back(line[i] - aside);
    right.push_back(line[i] + aside);
  }
  left.insert(left.end(), right.rbegin(), right.rend());
  return left;
}

/// A pond in a park block: the block, shrunk and rounded.
Ring pond(const std::vector<Point>& ring) {
  const Point middle = centroid(ring);
  double room = 1e18;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    room = std::min(room, distance_to_segment(middle, ring[i], ring[(i + 1) % ring.size()]));
  }
  const Extent e = bounding_rectangle(ring);
  const double a = std::min(0.34 * e.length(), 2.0 * room), b = room * 0.62;
  Ring water;
  for (int i = 0; i < 16; ++i) {
    const Point c = from_angle(i * 0.3927);
    water.push_back(middle + (0.8 * a * c.x * (1 + 0.12 * c.y)) * e.along + (b * c.y) * e.across);
  }
  return water;
}

}  // namespace

double way_width(const Growth& town, const Line& line) {
  const Street& street = town.streets[line.street];
  Draws d = town.draws(Purpose::TownStreets, line.street);
  d.next = 1U << 20U;                // apart from the draws of the face with this number
  switch (line.kind) {
    case StreetKind::Motorway: return 12.0;
    case StreetKind::Primary: return d.between(9.0, 13.0);
    case StreetKind::Secondary: return d.between(7.5, 10.0);
    case StreetKind::Tertiary: return d.between(6.2, 8.0);
    case StreetKind::Residential: return street.theme == Use::OldTown ? d.between(3.6, 5.5) : d.between(4.8, 6.6);
    case StreetKind::LivingStreet: return d.between(3.8, 5.2);
    case StreetKind::Pedestrian: return street.square ? 12.5 : d.between(5.0, 9.0);
    case StreetKind::Service: return d.between(3.5, 4.5);
    case StreetKind::Track: return d.between(2.8, 3.4);
    case StreetKind::Cycleway: return 2.5;
    case StreetKind::Footway: return line.tunnel ? 3.2 : d.between(1.8, 2.8);
    case StreetKind::Path: return d.between(1.4, 2.4);
    case StreetKind::Steps: return 2.0;
    case StreetKind::Platform: return 6.0;
  }
  return 3.0;
}

void write_ways(Growth& town) {
  const auto ends = sorted_ends(town.plane);
  std::vector<std::uint8_t> used(town.plane.lines.size());
  std::vector<std::uint32_t> renumbered(town.plane.nodes.size(), kNone);
  for (std::size_t i = 0; i < ends.size();) {
    std::size_t j = i;
    while (j < ends.size() && ends[j].street == ends[i].street) ++j;
    write_street(town, std::span(ends).subspan(i, j - i), used, renumbered);
    i = j;
  }
}

void write_areas(Growth& town) {
  std::vector<DraftArea>& areas = town.draft.areas;
  bool pond_dug = false;
  for (const Block& b : town.blocks) {
    const auto ring = town.plane.ring(b.face);
    const double area = signed_area(ring.points);
    areas.push_back({area_kind(b), ring.points});
    const Extent e = bounding_rectangle(ring.points);
    if (b.use == Use::Park && area > 5000.0 && (!pond_dug || b.face % 9 == 0) && e.length() < 2.2 * e.width()) {
      const Ring water = pond(ring.points);
      if (std::all_of(water.begin(), water.end(), [&](Point p) { return inside(ring.points, p); })) {
        areas.push_back({AreaKind::Water, water});
        pond_dug = true;
      }
    }
  }
  areas.push_back({AreaKind::Water, band(town, town.frame.river, town.recipe.river_width_m)});
  areas.push_back({AreaKind::Rail, band(town, town.frame.rail, town.recipe.rail_width_m)});
}

}  // namespace lichtung::town::grown
