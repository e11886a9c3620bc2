// Rings of ways and multipolygons. Soundness by Boost.Geometry, which knows crossings, spikes and touching corners.
#include "sim/town/import_rings.hpp"

#include "sim/town/geometry.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/ring.hpp>

#include <cmath>
#include <map>
#include <numeric>

namespace lichtung::town::osm {
namespace {

namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<double>;

bool is_sound(const Ring& ring) {
  bg::model::ring<BoostPoint> shape;
  const Point o = ring.front();
  for (const Point p : ring) shape.emplace_back(p.x - o.x, p.y - o.y);
  shape.push_back(shape.front());
  bg::correct(shape);
  bg::validity_failure_type failure{};
  if (bg::is_valid(shape, failure)) return true;
  return failure == bg::failure_spikes || failure == bg::failure_duplicate_points;
}

/// Joins ways end to end. Each open way end is looked up by node id; the ways used are marked.
class Joiner {
 public:
  explicit Joiner(std::vector<std::span<const std::int64_t>> ways) : ways_(std::move(ways)), used_(ways_.size(), 0) {
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      ends_.emplace(ways_[i].front(), i);
      ends_.emplace(ways_[i].back(), i);
    }
  }

  /// The next ring of node ids, closed; empty if the way started with leads nowhere; nothing when all are used.
  std::optional<std::vector<std::int64_t>> next() {
    while (start_ < ways_.size() && used_[start_] != 0) ++start_;
    if (start_ == ways_.size()) return {};
    used_[start_] = 1;
    std::vector<std::int64_t> ring(ways_[start_].begin(), ways_[start_].end());
    while (ring.front() != ring.back()) {
      if (!extend(ring)) return std::vector<std::int64_t>{};
    }
    return ring;
  }

 private:
  bool extend(std::vector<std::int64_t>& ring) {
    const auto [first, last] = ends_.equal_range(ring.back());
    for (auto it = first; it != last; ++it) {
      const auto way = ways_[it->second];
      if (used_[it->second] != 0 || way.front() == way.back()) continue;
      used_[it->second] = 1;
      if (way.front() == ring.back()) {
        ring.insert(ring.end(), way.begin() + 1, way.end());
      } else {
        ring.insert(ring.end(), way.rbegin() + 1, way.rend());
      }
      return true;
    }
    return false;
  }

  std::vector<std::span<const std::int64_t>> ways_;
  std::vector<std::uint8_t> used_;
  std::multimap<std::int64_t, std::size_t> ends_;
  std::size_t start_{};
};

}  // namespace

std::optional<Ring> closed_ring(const RawMap& map, const Projector& projector, std::span<const std::int64_t> refs) {
  if (refs.size() < 4 || refs.front() != refs.back()) return {};
  Ring ring;
  ring.reserve(refs.size());
  const RawNode* previous = nullptr;
  for (const std::int64_t ref : refs.first(refs.size() - 1)) {
    const RawNode* node = map.find_node(ref);
    if (node == nullptr || !projector.reaches({node->lon(), node->lat()})) return {};
    if (previous == nullptr || previous->lon7 != node->lon7 || previous->lat7 != node->lat7) {
      ring.push_back({node->lon(), node->lat()});
    }
    previous = node;
  }
  while (ring.size() > 1 && ring.front().x == ring.back().x && ring.front().y == ring.back().y) ring.pop_back();
  if (ring.size() < 3) return {};
  projector.project(ring);
  for (const Point p : ring) {
    if (std::isnan(p.x)) return {};
  }
  if (!is_sound(ring)) return {};
  return ring;
}

OuterRings outer_rings(const RawMap& map, const Projector& projector, const RawRelation& relation) {
  OuterRings result;
  std::vector<std::span<const std::int64_t>> ways;
  for (const RawMember& member : map.members_of(relation)) {
    if (member.inner) continue;
    const RawWay* way = map.find_way(member.way);
    if (way == nullptr || way->ref_count < 2) {
      result.broken = true;
      continue;
    }
    ways.push_back(map.refs_of(*way));
  }
  std::vector<std::pair<double, std::size_t>> order;   // by falling area, then by order of members
  std::vector<Ring> rings;
  std::vector<std::vector<std::int64_t>> ids;
  Joiner joiner(std::move(ways));
  while (auto refs = joiner.next()) {
    auto ring = refs->empty() ? std::nullopt : closed_ring(map, projector, *refs);
    if (!ring) {
      result.broken = true;
      continue;
    }
    order.emplace_back(-ring_area(*ring), rings.size());
    rings.push_back(std::move(*ring));
    ids.push_back(std::move(*refs));
  }
  std::sort(order.begin(), order.end());
  for (const auto& [area, i] : order) {
    result.rings.push_back(std::move(rings[i]));
    result.node_ids.push_back(std::move(ids[i]));
  }
  return result;
}

}  // namespace lichtung::town::osm
