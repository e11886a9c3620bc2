// Where people on foot get across the railway and the river: underpasses below the tracks, first of all at the
// station, and footbridges. Built only where streets can be reached on both sides.
#include "sim/town/synthetic_cut.hpp"

#include <map>

namespace lichtung::town::grown {
namespace {

/// Which block a face belongs to, so that the pieces of a cut block keep its use.
class Owners {
 public:
  explicit Owners(const Growth& town) {
    for (std::uint32_t i = 0; i < town.blocks.size(); ++i) owner_[town.blocks[i].face] = i;
  }
  void adopt(Growth& town, std::uint32_t parent, std::optional<std::uint32_t> face) {
    const auto found = owner_.find(parent);
    if (!face || found == owner_.end()) return;
    Block block = town.blocks[found->second];
    block.face = *face;
    owner_[*face] = static_cast<std::uint32_t>(town.blocks.size());
    town.blocks.push_back(block);
  }

 private:
  std::map<std::uint32_t, std::uint32_t> owner_;
};

/// Joins both sides of a barrier face by a straight footway between two of its opposite edges, if streets can be
/// reached on both sides.
bool cross_here(Growth& town, std::uint32_t half, const Line& way, double reach, Owners& owners) {
  Plane& plane = town.plane;
  const std::uint32_t face = plane.halves[half].face;
  const Point a = plane.nodes[plane.halves[half].from], b = plane.nodes[plane.to(half)];
  if (distance(a, b) < 16.0) return false;
  const Point start = 0.5 * (a + b), inward = turned_left(unit_vector(b - a));
  const auto ring = plane.ring(face);
  std::uint32_t other = kNone;
  double nearest = 1.0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (ring.halves[i] == half) continue;
    const auto m = meeting(start, start + 90.0 * inward, ring.points[i], ring.points[(i + 1) % ring.size()]);
    if (m && (*m)[0] < nearest) nearest = (*m)[0], other = ring.halves[i];
  }
  if (other == kNone) return false;
  const Point end = start + (90.0 * nearest) * inward;
  const Point c = plane.nodes[plane.halves[other].from], e = plane.nodes[plane.to(other)];
  if (std::min(distance(end, c), distance(end, e)) < 4.0) return false;
  const std::uint32_t near_face = plane.halves[half ^ 1U].face, far_face = plane.halves[other ^ 1U].face;
  const bool near_street = plane.line(half).is_street(), far_street = plane.line(other).is_street();
  if ((near_street && plane.line(half).closed) || (far_street && plane.line(other).closed)) return false;   // a bridge
  if (!near_street && !can_shoot(town, near_face, start, -1.0 * inward, reach)) return false;
  if (!far_street && !can_shoot(town, far_face, end, inward, reach)) return false;
  const std::uint32_t from = plane.split_edge(half, start), to = plane.split_edge(other, end);
  owners.adopt(town, face, plane.split_face(from, to, {}, {way}));
  Line open = way;
  open.tunnel = open.bridge = open.closed = false;
  const auto outside = [&](std::uint32_t inner) { return plane.halves[inner ^ 1U].next; };
  if (!near_street) owners.adopt(town, near_face, shoot(town, outside(from), -1.0 * inward, reach, open));
  if (!far_street) owners.adopt(town, far_face, shoot(town, outside(to), inward, reach, open));
  return true;
}

}  // namespace

void cross_barriers(Growth& town) {
  Owners owners(town);
  struct Spot {
    double score;
    std::uint32_t half;
    Point at;
  };
  for (const Use barrier : {Use::RailBand, Use::RiverBand}) {
    const bool rail = barrier == Use::RailBand;
    std::vector<Spot> spots;
    for (const Block& b : town.blocks) {
      if (b.use != barrier) continue;
      const auto ring = town.plane.ring(b.face);
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point p = 0.5 * (ring.points[i] + ring.points[(i + 1) % ring.size()]);
        if (town.reach(p) > 1.0) continue;
        spots.push_back({rail ? distance(p, town.frame.station) : norm(p), ring.halves[i], p});
      }
    }
    std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
      return a.score != b.score ? a.score < b.score : a.half < b.half;
    });
    const double apart = rail ? 420.0 : 320.0;
    std::vector<Point> taken;
    for (const Spot& s : spots) {
      if (std::any_of(taken.begin(), taken.end(), [&](Point p) { return distance(p, s.at) < apart; })) continue;
      Line way;
      way.street = town.add_street(barrier, false);
      way.kind = StreetKind::Footway;
      way.tunnel = rail, way.bridge = !rail, way.closed = true;
      if (cross_here(town, s.half, way, taken.empty() && rail ? 160.0 : 90.0, owners)) taken.push_back(s.at);
      else town.streets.pop_back();
    }
  }
}

}  // namespace lichtung::town::grown
