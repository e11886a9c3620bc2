// Blocks of a grown town: each quarter is cut by its own kind of streets – alleys, perimeter-block streets, estate
// roads with footpaths, curved residential streets with cul-de-sacs, park paths – until the blocks have the depth
// that its buildings need.
#include "sim/town/synthetic_cut.hpp"

#include <cmath>

namespace lichtung::town::grown {
namespace {

using random::Purpose;

struct BlockStyle {
  double width{}, length{};          // m, of a typical block
  CutStyle cut;
  StreetKind local{StreetKind::Residential};
  double culdesac{};                 // share of last cuts that end in the block
  double footpath{};                 // share of last cuts that are footways
};

BlockStyle style_of(Use use) {
  using K = StreetKind;
  switch (use) {                     // tilt, bend, rough, step, gap, crossing, from, to
    case Use::OldTown: return {44, 66, {0.34, 0.12, 2.6, 20, 17, 0.12, 0.36, 0.64}, K::Residential, 0.05, 0.14};
    case Use::Inner: return {82, 132, {0.07, 0.03, 0.4, 45, 30, 0.45, 0.40, 0.60}, K::Residential, 0.0, 0.02};
    case Use::Slab: return {112, 170, {0.12, 0.12, 0.0, 26, 30, 0.08, 0.38, 0.62}, K::Residential, 0.30, 0.38};
    case Use::Terraced: return {68, 132, {0.09, 0.10, 0.0, 26, 26, 0.12, 0.38, 0.62}, K::Residential, 0.22, 0.26};
    case Use::Detached: return {70, 140, {0.16, 0.16, 0.5, 24, 26, 0.10, 0.36, 0.64}, K::Residential, 0.34, 0.07};
    case Use::Village: return {62, 92, {0.30, 0.14, 2.5, 22, 20, 0.08, 0.35, 0.65}, K::Residential, 0.14, 0.10};
    case Use::Industrial: return {170, 270, {0.06, 0.03, 0.0, 50, 45, 0.15, 0.40, 0.60}, K::Residential, 0.18, 0.0};
    case Use::Park: return {64, 100, {0.5, 0.30, 2.0, 18, 18, 0.20, 0.34, 0.66}, K::Path, 0.0, 1.0};
    case Use::WallGreen: return {70, 110, {0.4, 0.25, 2.0, 18, 18, 0.20, 0.35, 0.65}, K::Path, 0.0, 1.0};
    case Use::Allotments: return {52, 125, {0.05, 0.01, 0.0, 50, 22, 0.3, 0.40, 0.60}, K::Path, 0.0, 1.0};
    case Use::Cemetery: return {70, 90, {0.04, 0.0, 0.0, 40, 18, 0.5, 0.44, 0.56}, K::Path, 0.0, 1.0};
    case Use::Campus: return {110, 150, {0.12, 0.08, 0.0, 35, 26, 0.2, 0.38, 0.62}, K::Service, 0.0, 0.5};
    case Use::Meadow: return {230, 330, {0.4, 0.25, 3.0, 30, 30, 0.1, 0.35, 0.65}, K::Path, 0.0, 1.0};
    case Use::Forest: return {330, 480, {0.35, 0.20, 4.0, 40, 40, 0.1, 0.36, 0.64}, K::Track, 0.0, 0.4};
    case Use::School: case Use::Market: case Use::Forecourt: case Use::RailBand: case Use::RiverBand:
    case Use::Farmland: break;
  }
  return {1e9, 1e9, {}, K::Track, 0.0, 0.0};
}

bool green(Use use) {
  return use == Use::Park || use == Use::WallGreen || use == Use::Allotments || use == Use::Cemetery ||
         use == Use::Meadow || use == Use::Forest;
}

Line path(Growth& town, Use use, Draws& d) {
  Line line;
  line.street = town.add_street(use, false);
  line.kind = green(use) ? (d.chance(0.25) && use == Use::Park ? StreetKind::Footway : StreetKind::Path)
                         : StreetKind::Footway;
  line.lit = green(use) ? Lit::No : (d.chance(0.62) ? Lit::Yes : Lit::No);
  if (use == Use::Forest) line.kind = d.chance(0.5) ? StreetKind::Track : StreetKind::Path;
  return line;
}

Line local_street(Growth& town, const Block& block, const BlockStyle& style, double area, Point at, Draws& d) {
  Line line;
  line.street = town.add_street(block.use, false);
  line.kind = style.local;
  if (green(block.use)) {
    line.lit = Lit::No;
  } else if (block.use == Use::OldTown) {
    const double share = norm(at) / town.recipe.wall_radius_m;
    line.kind = d.chance(0.75 - share) ? StreetKind::Pedestrian
                                       : d.chance(0.45) ? StreetKind::LivingStreet : StreetKind::Residential;
  } else if (area > 350000.0) {
    line.kind = StreetKind::Tertiary;
  } else if (block.use == Use::Detached && area < 30000.0 && d.chance(0.3)) {
    line.kind = StreetKind::LivingStreet;
  }
  return line;
}

/// Last cut of a piece of suburb: a street that ends in the block, with a footpath or only a fence beyond.
CutLines cul_de_sac(Growth& town, const Block& block, const BlockStyle& style, Point at, Draws& d) {
  CutLines lines{local_street(town, block, style, 0.0, at, d), {}, d.between(0.55, 0.78)};
  if (d.chance(0.55)) lines.second = path(town, block.use, d);
  else lines.second.closed = true;
  return lines;
}

bool near_village(const Growth& town, Point p) {
  for (const Point v : town.frame.villages) {
    if (distance(v, p) < 230.0) return true;
  }
  return false;
}

/// Some middle-sized pieces become a school, a cemetery or a small park instead of homes.
bool special_use(const Growth& town, Block& block, double area, const Extent& e, Draws& d) {
  const bool homes = block.use == Use::Detached || block.use == Use::Terraced || block.use == Use::Slab ||
                     block.use == Use::Inner;
  if (!homes || area < 9000.0 || area > 30000.0 || e.length() > 2.6 * e.width()) return false;
  const double dense = block.use == Use::Inner || block.use == Use::Slab ? 1.6 : 1.0;
  const double u = d.unit();
  const bool small_town = town.size == SyntheticTown::Kleinstadt;
  if (u < 0.030 * dense) block.use = Use::School;
  else if (u < 0.030 * dense + 0.022 * dense) block.use = Use::Park;
  else if (u < 0.060 * dense + (small_town ? 0.012 : 0.008)) block.use = Use::Cemetery;
  else return false;
  return true;
}

/// A finished block, some with a yard entry: a dark dead end to the backs of the houses, car parks or loading bays.
void finish(Growth& town, const Block& block, const Extent& extent, Draws& d, std::vector<Block>& done) {
  const double share = block.use == Use::Inner ? 0.4 : block.use == Use::Slab ? 0.55
                     : block.use == Use::Industrial ? 0.6 : block.use == Use::Terraced ? 0.25 : 0.0;
  done.push_back(block);
  if (share == 0.0 || !d.chance(share)) return;
  CutLines lines{{}, {}, d.between(0.4, 0.6)};
  lines.first.street = town.add_street(block.use, false);
  lines.first.kind = StreetKind::Service;
  lines.first.lit = Lit::No;
  lines.second.closed = true;
  CutStyle style;
  style.bend = 0.02, style.step = 16.0, style.gap = 22.0, style.crossing = 0.0;
  const auto made = cut_face(town, block.face, extent, true, style, lines, d, 4);
  if (made) done.push_back({*made, block.use, block.quarter});
  else town.streets.pop_back();
}

void cut_block(Growth& town, Block block, std::vector<Block>& done) {
  Draws d = town.draws(Purpose::TownStreets, block.face);
  std::vector<Block> open{block};
  while (!open.empty()) {
    Block b = open.back();
    open.pop_back();
    const auto ring = town.plane.ring(b.face);
    const double area = signed_area(ring.points);
    const Extent e = bounding_rectangle(ring.points);
    const Point at = centroid(ring.points);
    if (area < 70000.0 && (b.use == Use::Detached || b.use == Use::Terraced || b.use == Use::Slab) &&
        near_village(town, at)) {
      b.use = Use::Village;
    }
    if (special_use(town, b, area, e, d)) {
      if (b.use != Use::School) open.push_back(b);
      else done.push_back(b);
      continue;
    }
    const BlockStyle style = style_of(b.use);
    const double jitter = d.between(0.88, 1.14);
    const double rl = e.length() / (style.length * jitter), rs = e.width() / (style.width * jitter);
    if (std::max(rl, rs) < 1.42 || area < 0.9 * style.width * style.length) {
      finish(town, b, e, d, done);
      continue;
    }
    const bool last = std::max(rl, rs) < 2.6 && area < 3.6 * style.width * style.length;
    const std::size_t streets = town.streets.size();
    CutLines lines;
    if (last && d.chance(style.culdesac)) lines = cul_de_sac(town, b, style, at, d);
    else if (last && d.chance(style.footpath)) lines.first = path(town, b.use, d);
    else lines.first = local_street(town, b, style, area, at, d);
    const bool across = rl >= rs;
    auto made = cut_face(town, b.face, e, across, style.cut, lines, d, 6);
    if (!made) made = cut_face(town, b.face, e, !across, style.cut, lines, d, 4);
    if (!made && !green(b.use)) {
      CutStyle dead_end = style.cut;
      dead_end.to_barrier = true;
      made = cut_face(town, b.face, e, across, dead_end, {lines.first, {}, 1.0}, d, 4);
      if (!made) made = cut_face(town, b.face, e, !across, dead_end, {lines.first, {}, 1.0}, d, 3);
    }
    if (!made) {
      town.streets.resize(streets);
      done.push_back(b);
      continue;
    }
    open.push_back(b);
    open.push_back({*made, b.use, b.quarter});
  }
}

}  // namespace

void lay_out_blocks(Growth& town) {
  std::vector<Block> done;
  for (const Block& block : town.blocks) cut_block(town, block, done);
  town.blocks = std::move(done);
  for (std::uint32_t e = 0; e < town.plane.lines.size(); ++e) {   // country roads are dark
    const Point a = town.plane.nodes[town.plane.halves[2 * e].from], b = town.plane.nodes[town.plane.halves[2 * e + 1].from];
    if (town.reach(0.5 * (a + b)) > 1.03) town.plane.lines[e].lit = Lit::No;
  }
}

}  // namespace lichtung::town::grown
