// Half-edge bookkeeping of the grown town and the noding of its first lines (ring, radials, railway, river).
#include "sim/town/synthetic_plane.hpp"

#include <map>
#include <utility>

namespace lichtung::town::grown {

RingView Plane::ring(std::uint32_t face) const {
  RingView view;
  const std::uint32_t first = faces[face];
  std::uint32_t h = first;
  do {
    view.halves.push_back(h);
    view.points.push_back(nodes[halves[h].from]);
    h = halves[h].next;
  } while (h != first);
  return view;
}

int Plane::street_degree(std::uint32_t half) const {
  int count = 0;
  std::uint32_t h = half;
  do {
    count += line(h).is_street() ? 1 : 0;
    h = halves[h ^ 1U].next;         // turn around the node
  } while (h != half);
  return count;
}

std::uint32_t Plane::split_edge(std::uint32_t half, Point at) {
  const auto node = static_cast<std::uint32_t>(nodes.size());
  nodes.push_back(at);
  const std::uint32_t twin = half ^ 1U;
  const auto fresh = static_cast<std::uint32_t>(halves.size());
  const Line copy = line(half);
  lines.push_back(copy);
  // half: a→node, fresh: node→b; fresh^1: b→node, twin: node→a
  halves.push_back({node, halves[half].next, half, halves[half].face});
  halves.push_back({halves[twin].from, twin, halves[twin].prev, halves[twin].face});
  const std::uint32_t back = fresh ^ 1U;
  if (halves[fresh].next == twin) halves[fresh].next = back, halves[back].prev = fresh;   // dead end at b
  else halves[halves[fresh].next].prev = fresh, halves[halves[back].prev].next = back;
  halves[half].next = fresh;
  halves[twin].prev = back;
  halves[twin].from = node;
  return fresh;
}

std::uint32_t Plane::split_face(std::uint32_t from, std::uint32_t to, const std::vector<Point>& chain,
                                const std::vector<Line>& pieces) {
  const std::uint32_t old_face = halves[from].face;
  const auto new_face = static_cast<std::uint32_t>(faces.size());
  const std::uint32_t before_from = halves[from].prev, before_to = halves[to].prev;
  const std::uint32_t last_node = halves[to].from;
  std::uint32_t node = halves[from].from;
  std::uint32_t ahead = before_from;                 // last half edge of the left loop so far
  std::uint32_t behind = from;                       // first half edge of the right loop so far
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::uint32_t next_node = last_node;
    if (i < chain.size()) {
      next_node = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back(chain[i]);
    }
    const auto h = static_cast<std::uint32_t>(halves.size());
    lines.push_back(pieces[i]);
    halves.push_back({node, kNone, ahead, old_face});
    halves.push_back({next_node, behind, kNone, new_face});
    halves[ahead].next = h;
    halves[behind].prev = h ^ 1U;
    ahead = h;
    behind = h ^ 1U;
    node = next_node;
  }
  halves[ahead].next = to;
  halves[to].prev = ahead;
  halves[behind].prev = before_to;
  halves[before_to].next = behind;
  faces[old_face] = to;
  faces.push_back(from);
  for (std::uint32_t h = from; halves[h].face != new_face; h = halves[h].next) halves[h].face = new_face;
  return new_face;
}

void Soup::add(std::span<const Point> line, const Line& what, bool closed_ring) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) pieces_.push_back({line[i], line[i + 1], what});
  if (closed_ring) pieces_.push_back({line.back(), line.front(), what});
}

namespace {

constexpr double kSnap = 1.5;        // m: nodes nearer than this are one

class NodeIndex {
 public:
  explicit NodeIndex(std::vector<Point>& nodes) : nodes_(nodes) {}
  std::uint32_t at(Point p) {
    const auto cx = static_cast<long>(std::floor(p.x / kSnap)), cy = static_cast<long>(std::floor(p.y / kSnap));
    for (long dx = -1; dx <= 1; ++dx) {
      for (long dy = -1; dy <= 1; ++dy) {
        const auto found = cells_.find({cx + dx, cy + dy});
        if (found != cells_.end() && distance(nodes_[found->second], p) < kSnap) return found->second;
      }
    }
    const auto id = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(p);
    cells_[{cx, cy}] = id;
    return id;
  }

 private:
  std::vector<Point>& nodes_;
  std::map<std::pair<long, long>, std::uint32_t> cells_;
};

/// Links half edges into face loops: after h comes the clockwise neighbour of its twin at its end.
void link_faces(Plane& plane) {
  std::vector<std::vector<std::uint32_t>> out(plane.nodes.size());
  for (std::uint32_t h = 0; h < plane.halves.size(); ++h) out[plane.halves[h].from].push_back(h);
  for (auto& spokes : out) {
    const auto bearing = [&](std::uint32_t h) {
      const Point d = plane.nodes[plane.to(h)] - plane.nodes[plane.halves[h].from];
      return std::atan2(d.y, d.x);
    };
    std::sort(spokes.begin(), spokes.end(),
              [&](std::uint32_t a, std::uint32_t b) { return bearing(a) < bearing(b); });
    for (std::size_t i = 0; i < spokes.size(); ++i) {
      const std::uint32_t next = spokes[(i + spokes.size() - 1) % spokes.size()];
      plane.halves[spokes[i] ^ 1U].next = next;
      plane.halves[next].prev = spokes[i] ^ 1U;
    }
  }
  for (auto& half : plane.halves) half.face = kNone;
  for (std::uint32_t h = 0; h < plane.halves.size(); ++h) {
    if (plane.halves[h].face != kNone) continue;
    const auto face = static_cast<std::uint32_t>(plane.faces.size());
    plane.faces.push_back(h);
    for (std::uint32_t g = h; plane.halves[g].face == kNone; g = plane.halves[g].next) plane.halves[g].face = face;
    if (signed_area(plane.ring(face).points) < 0.0) plane.outer = face;
  }
}

}  // namespace

Plane Soup::plane() const {
  std::vector<std::vector<double>> cuts(pieces_.size(), {0.0, 1.0});
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const auto& p = pieces_[i];
    for (std::size_t j = i + 1; j < pieces_.size(); ++j) {
      const auto& q = pieces_[j];
      if (std::max(p.a.x, p.b.x) < std::min(q.a.x, q.b.x) || std::max(q.a.x, q.b.x) < std::min(p.a.x, p.b.x) ||
          std::max(p.a.y, p.b.y) < std::min(q.a.y, q.b.y) || std::max(q.a.y, q.b.y) < std::min(p.a.y, p.b.y)) {
        continue;
      }
      if (const auto m = meeting(p.a, p.b, q.a, q.b)) cuts[i].push_back((*m)[0]), cuts[j].push_back((*m)[1]);
    }
  }
  Plane plane;
  NodeIndex index(plane.nodes);
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> known;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const auto& p = pieces_[i];
    std::sort(cuts[i].begin(), cuts[i].end());
    std::uint32_t last = index.at(p.a);
    for (const double t : cuts[i]) {
      const std::uint32_t node = index.at(p.a + t * (p.b - p.a));
      if (node == last) continue;
      if (known.emplace(std::minmax(last, node), true).second) {
        plane.lines.push_back(p.what);
        plane.halves.push_back({last, 0, 0, 0});
        plane.halves.push_back({node, 0, 0, 0});
      }
      last = node;
    }
  }
  link_faces(plane);
  return plane;
}

}  // namespace lichtung::town::grown
