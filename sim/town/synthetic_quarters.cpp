// Quarters of a grown town: what each piece of land between the first lines is, how the sectors are divided by
// collector roads, and which building period each quarter shows.
#include "sim/town/synthetic_cut.hpp"

#include <cmath>
#include <numbers>

namespace lichtung::town::grown {
namespace {

using random::Purpose;

Point point_in(const RingView& ring) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring.points[i], b = ring.points[(i + 1) % ring.size()];
    if (distance(a, b) < 3.0) continue;
    const Point p = 0.5 * (a + b) + 0.9 * turned_left(unit_vector(b - a));
    if (inside(ring.points, p)) return p;
  }
  return ring.points[0];
}

Use base_use(const Growth& town, Point p) {
  const Frame& f = town.frame;
  if (distance_to_line(p, f.rail) < town.recipe.rail_width_m / 2) return Use::RailBand;
  if (distance_to_line(p, f.river) < town.recipe.river_width_m / 2 + 7.0) return Use::RiverBand;
  if (inside(f.market, p)) return Use::Market;
  if (inside(f.forecourt, p)) return Use::Forecourt;
  if (inside(f.wall, p)) return Use::OldTown;
  return inside(f.edge, p) ? Use::Detached : Use::Farmland;
}

/// Streets between two pieces of a railway or river are bridges or underpasses, and nothing joins them there.
void mark_bridges(Growth& town, const std::vector<Use>& uses) {
  Plane& plane = town.plane;
  Draws d = town.draws(Purpose::TownLayout, 6);
  std::vector<std::uint8_t> sunk(town.streets.size());
  for (auto& s : sunk) s = d.chance(0.4) ? 1 : 0;
  for (std::uint32_t h = 0; h < plane.halves.size(); h += 2) {
    Line& line = plane.line(h);
    if (!line.is_street()) continue;
    const Use a = uses[plane.halves[h].face], b = uses[plane.halves[h ^ 1U].face];
    const bool rail = a == Use::RailBand && b == Use::RailBand;
    const bool river = a == Use::RiverBand && b == Use::RiverBand;
    if (!rail && !river) continue;
    line.closed = true;
    if (line.kind == StreetKind::Path) continue;                 // the river path passes below the railway
    if (rail && line.kind == StreetKind::Secondary && sunk[line.street] != 0) line.tunnel = true;
    else line.bridge = true;
  }
}

/// Old-town streets end at the wall: what reaches beyond belongs to the road that goes on there (the next street).
void end_at_wall(Growth& town) {
  Plane& plane = town.plane;
  std::vector<StreetKind> kind(town.streets.size() + 1);
  for (const Line& line : plane.lines) {
    if (line.is_street()) kind[line.street] = line.kind;
  }
  for (std::uint32_t h = 0; h < plane.halves.size(); h += 2) {
    Line& line = plane.line(h);
    if (!line.is_street() || town.streets[line.street].theme != Use::OldTown) continue;
    if (inside(town.frame.wall, 0.5 * (plane.nodes[plane.halves[h].from] + plane.nodes[plane.to(h)]))) continue;
    ++line.street;
    line.kind = kind[line.street];
  }
}

Line road(Growth& town, StreetKind kind, Use theme) {
  Line line;
  line.kind = kind;
  line.street = town.add_street(theme, kind != StreetKind::Track);
  if (kind == StreetKind::Track) line.lit = Lit::No;
  return line;
}

/// Cuts land until it is of the wanted size; returns the pieces.
std::vector<std::uint32_t> divide(Growth& town, std::uint32_t face, double size_m2, bool fields) {
  Draws d = town.draws(Purpose::TownStreets, face);
  std::vector<std::uint32_t> open{face}, done;
  CutStyle style;
  style.gap = fields ? 60.0 : 55.0, style.bend = 0.10, style.rough = 3.0, style.tilt = 0.22, style.step = 42.0;
  style.from = 0.34, style.to = 0.66, style.crossing = 0.25;
  while (!open.empty()) {
    const std::uint32_t f = open.back();
    open.pop_back();
    const auto ring = town.plane.ring(f);
    const double area = signed_area(ring.points);
    if (area < size_m2 * d.between(0.8, 1.5)) {
      done.push_back(f);
      continue;
    }
    const Extent extent = bounding_rectangle(ring.points);
    const bool wide = area > town.recipe.wide_road_m2;
    const StreetKind kind = fields ? StreetKind::Track : wide ? StreetKind::Secondary : StreetKind::Tertiary;
    const std::size_t streets = town.streets.size();
    const CutLines lines{road(town, kind, fields ? Use::Farmland : Use::Detached), {}, 1.0};
    auto made = cut_face(town, f, extent, true, style, lines, d, 8);
    if (!made) made = cut_face(town, f, extent, false, style, lines, d, 6);
    if (!made && !fields) {
      CutStyle dead_end = style;
      dead_end.to_barrier = true, dead_end.tilt = 0.4;
      made = cut_face(town, f, extent, true, dead_end, lines, d, 6);
      if (!made) made = cut_face(town, f, extent, false, dead_end, lines, d, 6);
    }
    if (made) {
      open.push_back(f);
      open.push_back(*made);
    } else {
      town.streets.resize(streets);
      done.push_back(f);
    }
  }
  return done;
}

struct Wish {
  Use use{};
  double share{};
};

/// How well a use suits a quarter: industry along the railway on one side of the town, parks by the river …
double suits(const Growth& town, const Quarter& q, Use use, Draws& d) {
  const Frame& f = town.frame;
  const double reach = town.reach(q.centre), scale = town.recipe.radius_m;
  const double rail = distance_to_line(q.centre, f.rail) / scale, river = distance_to_line(q.centre, f.river) / scale;
  const double bearing = std::atan2(q.centre.y, q.centre.x);
  const double industry = std::cos(angle_between(bearing, f.industry_bearing));
  const double noise = d.wobble(0.25);
  switch (use) {
    case Use::Industrial: return 1.2 * industry - 3.0 * rail + 0.6 * std::min(reach, 0.8) + 0.6 * noise;
    case Use::Park: return -1.6 * std::abs(norm(q.centre) - 1.25 * town.recipe.inner_radius_m) / scale - 1.5 * river + noise;
    case Use::Slab: return -2.2 * std::abs(reach - 0.66) - 0.4 * industry + 1.6 * noise;
    case Use::Terraced: return -1.4 * std::abs(reach - 0.6) + 2.0 * noise;
    case Use::Allotments: return -2.0 * rail - std::abs(reach - 0.7) + noise;
    case Use::Campus: return -std::abs(reach - 0.5) - 0.8 * river + noise;
    case Use::Meadow: return 1.1 * reach - 2.2 * river + noise;
    case Use::Cemetery: return -2.0 * std::abs(reach - 0.55) + noise;
    case Use::OldTown: case Use::Inner: case Use::Detached: case Use::Village: case Use::School: case Use::Market:
    case Use::Forecourt: case Use::RailBand: case Use::RiverBand: case Use::WallGreen: case Use::Farmland:
    case Use::Forest: break;
  }
  return noise;
}

void assign_uses(Growth& town, const std::vector<std::size_t>& sectors) {
  const Recipe& r = town.recipe;
  Draws d = town.draws(Purpose::TownDistricts, 0);
  const double p1 = d.between(0, 6.28), p2 = d.between(0, 6.28);
  double free_m2 = 0.0;
  std::vector<std::size_t> open;
  for (const std::size_t i : sectors) {
    Quarter& q = town.quarters[i];
    const double bearing = std::atan2(q.centre.y, q.centre.x);
    const double inner = r.inner_radius_m * (1.0 + 0.16 * std::sin(2 * bearing + p1) + 0.12 * std::sin(3 * bearing + p2));
    if (q.area_m2 < 14000.0 && norm(q.centre) < 1.9 * r.wall_radius_m) q.use = Use::WallGreen;
    else if (norm(q.centre) < inner) q.use = Use::Inner;
    else open.push_back(i), free_m2 += q.area_m2;
  }
  const Wish wishes[] = {{Use::Park, r.park}, {Use::Industrial, r.industrial}, {Use::Campus, r.campus},
                         {Use::Allotments, r.allotments}, {Use::Slab, r.slab}, {Use::Meadow, r.meadow},
                         {Use::Terraced, r.terraced}};
  for (const Wish& wish : wishes) {
    double left = wish.share * free_m2;
    std::vector<std::pair<double, std::size_t>> ranked;
    for (const std::size_t i : open) ranked.emplace_back(-suits(town, town.quarters[i], wish.use, d), i);
    std::sort(ranked.begin(), ranked.end());
    for (const auto& [score, i] : ranked) {
      if (left < 0.45 * town.quarters[i].area_m2) break;
      left -= town.quarters[i].area_m2;
      town.quarters[i].use = wish.use;
      std::erase(open, i);
    }
  }
}

void add_piece(Growth& town, std::uint32_t face, Use use) {
  const auto ring = town.plane.ring(face);
  town.quarters.push_back({use, centroid(ring.points), signed_area(ring.points), 0});
  town.blocks.push_back({face, use, static_cast<std::uint32_t>(town.quarters.size() - 1)});
}

}  // namespace

void lay_out_quarters(Growth& town) {
  std::vector<Use> uses;
  const auto first = static_cast<std::uint32_t>(town.plane.faces.size());
  for (std::uint32_t f = 0; f < first; ++f) uses.push_back(base_use(town, point_in(town.plane.ring(f))));
  end_at_wall(town);
  mark_bridges(town, uses);
  const auto beyond = [&](Point p) { return std::max(std::abs(p.x), std::abs(p.y)) > kMapEdge * town.recipe.radius_m; };
  for (std::uint32_t h = 0; h < town.plane.halves.size(); h += 2) {   // the map ends here
    const auto& plane = town.plane;
    if (beyond(0.5 * (plane.nodes[plane.halves[h].from] + plane.nodes[plane.to(h)]))) town.plane.line(h).street = kNone;
  }
  std::vector<std::size_t> sectors;
  Draws d = town.draws(Purpose::TownGreen, 0);
  for (std::uint32_t f = 0; f < first; ++f) {
    if (f == town.plane.outer || beyond(point_in(town.plane.ring(f)))) continue;
    if (uses[f] == Use::Detached) {
      for (const std::uint32_t piece : divide(town, f, town.recipe.quarter_m2, false)) {
        add_piece(town, piece, Use::Detached);
        sectors.push_back(town.quarters.size() - 1);
      }
    } else if (uses[f] == Use::Farmland) {
      const double field = std::max(220000.0, town.recipe.radius_m * town.recipe.radius_m / 12.0);
      for (const std::uint32_t piece : divide(town, f, field, true)) {
        add_piece(town, piece, d.chance(0.3) ? Use::Forest : Use::Farmland);
      }
    } else {
      add_piece(town, f, uses[f]);
    }
  }
  town.frame.industry_bearing = std::atan2(town.frame.rail.back().y, town.frame.rail.back().x) + d.wobble(0.3);
  if (d.chance(0.5)) town.frame.industry_bearing = std::atan2(town.frame.rail.front().y, town.frame.rail.front().x);
  assign_uses(town, sectors);
  for (Block& b : town.blocks) b.use = town.quarters[b.quarter].use;
}

}  // namespace lichtung::town::grown
