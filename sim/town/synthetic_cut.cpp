// Cutting land by streets. Recursive splitting of blocks across their bounding rectangle (Parish & Müller 2001;
// Vanegas et al. 2012, both recalled), with bends and joints at right angles instead of straight lines.
#include "sim/town/synthetic_cut.hpp"

namespace lichtung::town::grown {
namespace {

constexpr double kStopShort = 16.0;  // m between a dead end and the barrier behind it

struct Joint {
  std::size_t edge{};                // index into the ring
  bool corner{};                     // at the start of that edge
  bool barrier{};                    // no street there: the new one stops short of it
  Point at;
  Point inward;                      // unit vector into the face
};

struct Land {
  RingView ring;
  std::vector<bool> open;            // a street may join edge i
  std::vector<int> degree;           // street edges at the start of edge i
  [[nodiscard]] std::size_t size() const { return ring.size(); }
  [[nodiscard]] Point start(std::size_t i) const { return ring.points[i]; }
  [[nodiscard]] Point end(std::size_t i) const { return ring.points[i + 1 < size() ? i + 1 : 0]; }
};

Land survey(const Plane& plane, std::uint32_t face) {
  Land land{plane.ring(face), {}, {}};
  for (const std::uint32_t h : land.ring.halves) {
    land.open.push_back(plane.line(h).is_street() && !plane.line(h).closed);
    land.degree.push_back(plane.street_degree(h));
  }
  return land;
}

bool corner_joint(const Land& land, std::size_t i, Joint& joint) {
  const std::size_t n = land.size(), before = (i + n - 1) % n;
  if (!land.open[i] || !land.open[before] || land.degree[i] > 3) return false;
  const Point a = unit_vector(land.start(before) - land.start(i)), b = unit_vector(land.end(i) - land.start(i));
  const double turn = std::atan2(cross(b, a), dot(b, a));        // interior angle at the corner
  const double interior = turn > 0 ? turn : turn + 2 * std::numbers::pi;
  if (interior < 1.9) return false;                              // both arms at least 54° away
  joint = {i, true, false, land.start(i), rotated(b, interior / 2)};
  return true;
}

/// Distance along the ring from a point on edge i to the next junction, and which corner that is.
std::pair<double, std::size_t> next_junction(const Land& land, std::size_t i, Point at, bool forward, double limit) {
  const std::size_t n = land.size();
  double way = distance(at, forward ? land.end(i) : land.start(i));
  std::size_t corner = forward ? (i + 1) % n : i;
  while (way < limit && land.degree[corner] == 2 && way > 0.0) {
    way += distance(land.start(corner), forward ? land.end(corner) : land.start((corner + n - 1) % n));
    corner = forward ? (corner + 1) % n : (corner + n - 1) % n;
  }
  return {way, corner};
}

/// Settles where a cut that hits edge i at `at` may join: there, at a bend nearby, or across at a junction.
std::optional<Joint> settle(const Land& land, std::size_t i, Point at, const CutStyle& style, Draws& d) {
  if (!land.open[i]) {
    const Point way = unit_vector(land.end(i) - land.start(i));
    const double along = dot(at - land.start(i), way), length = distance(land.start(i), land.end(i));
    if (!style.to_barrier || along < 4.0 || along > length - 4.0) return std::nullopt;
    return Joint{i, false, true, at, turned_left(way)};
  }
  const auto [ahead, next] = next_junction(land, i, at, true, style.gap);
  const auto [back, last] = next_junction(land, i, at, false, style.gap);
  Joint joint;
  if (std::min(ahead, back) < style.gap) {
    const std::size_t corner = ahead < back ? next : last;
    if (land.degree[corner] == 3 && d.chance(style.crossing) && corner_joint(land, corner, joint)) return joint;
    if (ahead + back < 2.0 * style.gap) return std::nullopt;
    const double length = distance(land.start(i), land.end(i));
    const double shift = ahead < back ? -(style.gap - ahead) : style.gap - back;
    at = at + shift * unit_vector(land.end(i) - land.start(i));
    const double along = dot(at - land.start(i), unit_vector(land.end(i) - land.start(i)));
    if (along < 3.0 || along > length - 3.0) return std::nullopt;
  }
  for (const std::size_t corner : {i, (i + 1) % land.size()}) {  // a bend is a good place, and saves a node
    if (distance(land.start(corner), at) < 7.0) {
      if (land.degree[corner] == 2 && corner_joint(land, corner, joint)) return joint;
      return std::nullopt;
    }
  }
  return Joint{i, false, false, at, turned_left(unit_vector(land.end(i) - land.start(i)))};
}

/// A bent street from joint to joint that leaves both at right angles (cubic Bézier), without its ends.
std::vector<Point> bent(const Joint& a, const Joint& b, const CutStyle& style, Draws& d) {
  const double length = distance(a.at, b.at);
  const auto pieces = static_cast<std::size_t>(std::max(1.0, std::round(length / style.step)));
  const Point sag = (style.bend * length * d.wobble(1.0)) * turned_left(unit_vector(b.at - a.at));
  const double pull = 0.3 * length;
  const Point c1 = a.at + pull * a.inward + sag, c2 = b.at + pull * b.inward + sag;
  std::vector<Point> chain;
  for (std::size_t k = 1; k < pieces; ++k) {
    const double t = static_cast<double>(k) / static_cast<double>(pieces), s = 1 - t;
    const Point p = s * s * s * a.at + 3 * s * s * t * c1 + 3 * s * t * t * c2 + t * t * t * b.at;
    chain.push_back(p + Point{d.wobble(style.rough), d.wobble(style.rough)});
  }
  return chain;
}

/// Does the chain stay inside, clear of all edges but those it joins?
bool fits(const Land& land, const Joint& a, const Joint& b, const std::vector<Point>& chain, double clear) {
  const std::size_t n = land.size();
  const auto joined = [&](const Joint& j, std::size_t i) {
    return i == j.edge || (j.corner && i == (j.edge + n - 1) % n);
  };
  for (std::size_t k = 0; k <= chain.size(); ++k) {
    const Point p = k == 0 ? a.at : chain[k - 1], q = k == chain.size() ? b.at : chain[k];
    if (distance(p, q) < 4.0) return false;
    for (std::size_t i = 0; i < n; ++i) {
      if ((k == 0 && joined(a, i)) || (k == chain.size() && joined(b, i))) continue;
      if (meeting(p, q, land.start(i), land.end(i))) return false;
      if (k > 0 && distance_to_segment(p, land.start(i), land.end(i)) <
                       std::min({clear, 0.5 * distance(p, a.at), 0.5 * distance(p, b.at)})) return false;
    }
  }
  const auto leaves_well = [&](const Joint& j, Point next) {
    return dot(unit_vector(next - j.at), j.inward) > (j.barrier ? 0.3 : j.corner ? 0.55 : 0.6);
  };
  return leaves_well(a, chain.empty() ? b.at : chain.front()) && leaves_well(b, chain.empty() ? a.at : chain.back());
}

std::uint32_t join(Growth& town, const Land& land, const Joint& joint) {
  return joint.corner ? land.ring.halves[joint.edge] : town.plane.split_edge(land.ring.halves[joint.edge], joint.at);
}

std::uint32_t build(Growth& town, const Land& land, Joint a, Joint b, const std::vector<Point>& chain,
                    const CutLines& lines) {
  std::vector<Line> pieces;
  if (b.barrier) {                   // a dead end before the barrier, and a fence from there on
    std::size_t last = chain.size();
    while (last > 1 && distance(chain[last - 1], b.at) < kStopShort) --last;
    Line fence;
    fence.closed = true;
    for (std::size_t k = 0; k <= chain.size(); ++k) pieces.push_back(k < last || k == 0 ? lines.first : fence);
    const std::uint32_t from = join(town, land, a), to = join(town, land, b);
    return town.plane.split_face(from, to, chain, pieces);
  }
  const auto turn = static_cast<std::size_t>(std::round(lines.turn * static_cast<double>(chain.size() + 1)));
  for (std::size_t k = 0; k <= chain.size(); ++k) pieces.push_back(k < turn || k == 0 ? lines.first : lines.second);
  const std::uint32_t from = join(town, land, a), to = join(town, land, b);
  return town.plane.split_face(from, to, chain, pieces);
}

std::optional<std::pair<std::pair<std::size_t, Point>, std::pair<std::size_t, Point>>> widest_crossing(
    const Land& land, Point at, Point direction) {
  std::vector<std::pair<double, std::size_t>> hits;
  const Point a = at - 1e5 * direction, b = at + 1e5 * direction;
  for (std::size_t i = 0; i < land.size(); ++i) {
    if (const auto m = meeting(a, b, land.start(i), land.end(i))) hits.emplace_back((*m)[0], i);
  }
  std::sort(hits.begin(), hits.end());
  if (hits.size() < 2 || hits.size() % 2 == 1) return std::nullopt;
  std::size_t best = 0;
  for (std::size_t k = 2; k + 1 < hits.size(); k += 2) {
    if (hits[k + 1].first - hits[k].first > hits[best + 1].first - hits[best].first) best = k;
  }
  const auto point = [&](std::size_t k) { return std::pair{hits[k].second, a + hits[k].first * (b - a)}; };
  return std::pair{point(best), point(best + 1)};
}

}  // namespace

std::optional<std::uint32_t> cut_face(Growth& town, std::uint32_t face, const Extent& extent, bool across_long,
                                      const CutStyle& style, const CutLines& lines, Draws& d, int tries) {
  const Land land = survey(town.plane, face);
  const Point along = across_long ? extent.along : extent.across;
  const double low = across_long ? extent.low : extent.left, high = across_long ? extent.high : extent.right;
  const double middle = across_long ? (extent.left + extent.right) / 2 : (extent.low + extent.high) / 2;
  const Point aside = across_long ? extent.across : extent.along;
  for (int attempt = 0; attempt < tries; ++attempt) {
    const double u = low + (high - low) * d.between(style.from, style.to);
    const Point direction = rotated(turned_left(along), d.wobble(style.tilt));
    const auto crossing = widest_crossing(land, u * along + middle * aside, direction);
    if (!crossing) continue;
    auto a = settle(land, crossing->first.first, crossing->first.second, style, d);
    auto b = settle(land, crossing->second.first, crossing->second.second, style, d);
    if (!a || !b || distance(a->at, b->at) < style.gap * 0.8) continue;
    if (a->edge == b->edge) continue;
    if (a->barrier && b->barrier) continue;
    if (a->barrier || (!b->barrier && d.chance(0.5))) std::swap(a, b);
    if (b->barrier && distance(a->at, b->at) < kStopShort + 45.0) continue;
    auto chain = bent(*a, *b, style, d);
    const double clear = std::min(style.gap * 0.55, 16.0);
    if (!fits(land, *a, *b, chain, clear)) {
      CutStyle straight = style;
      straight.bend = 0.0, straight.rough = 0.0;
      const Point way = unit_vector(b->at - a->at);
      Joint p = *a, q = *b;
      p.inward = way, q.inward = -1.0 * way;
      chain = bent(p, q, straight, d);
      if (!fits(land, *a, *b, chain, clear)) continue;
    }
    return build(town, land, *a, *b, chain, lines);
  }
  return std::nullopt;
}

namespace {

std::optional<Joint> first_street(const Land& land, Point start, Point direction, double reach) {
  double nearest = 2.0;
  std::optional<Joint> joint;
  const Point end = start + reach * direction;
  for (std::size_t i = 0; i < land.size(); ++i) {
    const auto m = meeting(start, end, land.start(i), land.end(i));
    if (!m || (*m)[0] * reach < 1.0 || (*m)[0] >= nearest) continue;
    nearest = (*m)[0];
    joint = std::nullopt;
    const Point at = start + nearest * (end - start);
    const double room = std::min(distance(at, land.start(i)), distance(at, land.end(i)));
    const Point inward = turned_left(unit_vector(land.end(i) - land.start(i)));
    if (land.open[i] && room > 5.0 && dot(inward, direction) < -0.5) joint = Joint{i, false, false, at, inward};
  }
  return joint;
}

}  // namespace

bool can_shoot(const Growth& town, std::uint32_t face, Point start, Point direction, double reach) {
  return first_street(survey(town.plane, face), start, direction, reach).has_value();
}

std::optional<std::uint32_t> shoot(Growth& town, std::uint32_t half, Point direction, double reach,
                                   const Line& line) {
  const std::uint32_t face = town.plane.halves[half].face;
  const Land land = survey(town.plane, face);
  const Point start = town.plane.nodes[town.plane.halves[half].from];
  const auto joint = first_street(land, start, direction, reach);
  if (!joint) return std::nullopt;
  std::vector<Point> chain;
  const double length = distance(start, joint->at);
  const auto pieces = static_cast<int>(std::max(1.0, std::round(length / 40.0)));
  for (int k = 1; k < pieces; ++k) chain.push_back(start + (static_cast<double>(k) / pieces) * (joint->at - start));
  const std::uint32_t to = town.plane.split_edge(land.ring.halves[joint->edge], joint->at);
  return town.plane.split_face(half, to, chain, std::vector<Line>(chain.size() + 1, line));
}

}  // namespace lichtung::town::grown
