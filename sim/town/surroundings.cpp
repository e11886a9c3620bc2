// Refuge, prospect and escape of each segment.
#include "sim/town/surroundings.hpp"

#include "sim/town/shortest_paths.hpp"
#include "sim/town/street_rules.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <boost/range/iterator_range.hpp>

#include <algorithm>
#include <array>
#include <numbers>

namespace lichtung::town {
namespace {

constexpr AreaKinds kForest{AreaKind::Forest};
constexpr AreaKinds kGreen{AreaKind::Green, AreaKind::Park, AreaKind::Cemetery};
constexpr int kMostSightSteps = 64;  // segments a line of sight may cross; short steps of a plaza

std::size_t samples(double length, double spacing) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(length / spacing)));
}

struct Beside {
  double green{}, forest{};  // share of samples
};

Beside beside(const StreetNetwork& streets, SegmentId segment, const AreaFinder& areas, const TownParameters& p) {
  const auto line = streets.polyline(segment);
  const double length = length_of(line);
  const std::size_t n = samples(length, p.sample_m);
  Beside share;
  for (std::size_t k = 0; k < n; ++k) {
    const Point at = place_along(line, (static_cast<double>(k) + 0.5) * length / static_cast<double>(n)).position;
    if (areas.near(at, kForest, p.green_distance_m))
      share.forest += 1.0 / static_cast<double>(n);
    else if (areas.near(at, kGreen, p.green_distance_m))
      share.green += 1.0 / static_cast<double>(n);
  }
  return share;
}

double window_share(const Segments& s, SegmentId segment) {
  return std::min(1.0, static_cast<double>(s.frontage_m[segment.index()]) /
                           (2.0 * static_cast<double>(s.length_m[segment.index()])));
}

double cosine(Point a, Point b) { return a.x * b.x + a.y * b.y; }

/// A line of sight that follows the streets while they run straight on.
class Sight {
 public:
  Sight(const StreetNetwork& streets, const TownParameters& p)
      : streets_(streets),
        most_(p.prospect_max_m),
        cos_bend_(std::cos(p.prospect_bend_deg * std::numbers::pi / 180.0)) {}

  /// Metres seen from a place on a segment, towards its end or back towards its start.
  double metres(SegmentId segment, double from_m, bool forward) const {
    const Point ahead = place_along(streets_.polyline(segment), from_m).ahead;
    const Point look = forward ? ahead : Point{-ahead.x, -ahead.y};
    const double length = length_of(streets_.polyline(segment));
    double skip = forward ? from_m : length - from_m, seen = 0.0;
    for (int step = 0; step < kMostSightSteps; ++step) {
      const bool straight = follow(segment, forward, skip, look, seen);
      if (!straight || seen >= most_ || !straight_on(segment, forward, look)) break;
      skip = 0.0;
    }
    return std::min(seen, most_);
  }

 private:
  /// Adds what is seen of a segment after `skip` metres; false where it bends away.
  bool follow(SegmentId segment, bool forward, double skip, Point look, double& seen) const {
    const auto line = streets_.polyline(segment);
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Point a = forward ? line[i - 1] : line[line.size() - i];
      const Point b = forward ? line[i] : line[line.size() - i - 1];
      const double metres = distance(a, b);
      if (skip >= metres) {
        skip -= metres;
        continue;
      }
      if (cosine({(b.x - a.x) / metres, (b.y - a.y) / metres}, look) < cos_bend_) return false;
      seen += metres - skip;
      skip = 0.0;
    }
    return true;
  }

  /// Moves on to the segment that runs straightest on from the end; false if all turn away.
  bool straight_on(SegmentId& segment, bool& forward, Point look) const {
    const Segments& s = streets_.segments;
    const NodeId at = forward ? s.to[segment.index()] : s.from[segment.index()];
    double best = cos_bend_;
    SegmentId next;
    bool next_forward = true;
    for (const auto edge : boost::make_iterator_range(boost::out_edges(at.value, streets_.graph))) {
      const SegmentId other = streets_.graph[edge].segment;
      if (other == segment) continue;
      const auto line = streets_.polyline(other);
      const bool from_start = s.from[other.index()] == at;
      const Point a = from_start ? line[0] : line[line.size() - 1], b = from_start ? line[1] : line[line.size() - 2];
      const double metres = distance(a, b);
      const double cos = metres > 0.0 ? cosine({(b.x - a.x) / metres, (b.y - a.y) / metres}, look) : -1.0;
      if (cos < best || (next.valid() && cos == best)) continue;
      best = cos;
      next = other;
      next_forward = from_start;
    }
    segment = next;
    forward = next_forward;
    return next.valid();
  }

  const StreetNetwork& streets_;
  double most_, cos_bend_;
};

std::vector<std::uint32_t> walkable_degree(const StreetNetwork& streets) {
  std::vector<std::uint32_t> degree(streets.nodes.size(), 0);
  const Segments& s = streets.segments;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!s.walkable[i]) continue;
    ++degree[s.from[i].index()];
    ++degree[s.to[i].index()];
  }
  return degree;
}

}  // namespace

double refuge_of(const StreetNetwork& streets, SegmentId segment, const AreaFinder& areas, const TownParameters& p) {
  const Segments& s = streets.segments;
  if (s.tunnel[segment.index()]) return std::clamp(p.refuge_tunnel, 0.0, 1.0);
  const bool path = rule(s.kind[segment.index()]).group == StreetGroup::Path;
  const Beside share = beside(streets, segment, areas, p);
  return std::clamp((path ? p.refuge_path : p.refuge_street) + p.refuge_green * share.green +
                        p.refuge_forest * share.forest + p.refuge_blind * (1.0 - window_share(s, segment)),
                    0.0, 1.0);
}

double prospect_of(const StreetNetwork& streets, SegmentId segment, const AreaFinder& areas, const TownParameters& p) {
  const Segments& s = streets.segments;
  const auto width = static_cast<double>(s.width_m[segment.index()]);
  const double length = length_of(streets.polyline(segment));
  const Sight sight(streets, p);
  const std::size_t n = samples(length, p.sample_m);
  double along = 0.0;
  for (std::size_t k = 0; k < n; ++k) {
    const double at = (static_cast<double>(k) + 0.5) * length / static_cast<double>(n);
    along += (sight.metres(segment, at, true) + sight.metres(segment, at, false)) / (2.0 * static_cast<double>(n));
  }
  const double open = s.tunnel[segment.index()] ? 0.0
                                                : (1.0 - window_share(s, segment)) *
                                                      (1.0 - std::min(1.0, beside(streets, segment, areas, p).forest));
  return std::min(p.prospect_max_m, std::sqrt(along * (width + 2.0 * p.prospect_setback_m * open)));
}

std::vector<std::uint8_t> ways_out(const StreetNetwork& streets, double escape_m) {
  const Segments& s = streets.segments;
  const auto degree = walkable_degree(streets);
  std::vector<float> cost(s.size());
  for (std::size_t i = 0; i < s.size(); ++i)
    cost[i] = s.walkable[i] ? s.length_m[i] : std::numeric_limits<float>::infinity();
  std::vector<std::uint8_t> out(s.size(), 0);
  tbb::enumerable_thread_specific<PathSearch> searches([&] { return PathSearch(streets); });
  tbb::parallel_for(std::size_t{0}, s.size(), [&](std::size_t i) {
    if (!s.walkable[i]) return;
    PathSearch& search = searches.local();
    const float half = s.length_m[i] / 2.0F;
    const std::array roots{PathRoot{s.from[i], half}, PathRoot{s.to[i], half}};
    search.run(roots, cost, static_cast<float>(escape_m));
    int ways = 0;
    for (const PathRoot& r : roots)  // a long street leads on both ways
      ways += half > static_cast<float>(escape_m) && degree[r.node.index()] > 1;
    for (const NodeId node : search.settled())
      for (const auto edge : boost::make_iterator_range(boost::out_edges(node.value, streets.graph))) {
        const NodeId next(boost::target(edge, streets.graph));
        const SegmentId segment = streets.graph[edge].segment;
        ways += s.walkable[segment.index()] && std::isinf(search.cost(next)) && degree[next.index()] > 1;
      }
    out[i] = static_cast<std::uint8_t>(std::min(ways, 255));
  });
  return out;
}

void describe_surroundings(StreetNetwork& streets, const AreaFinder& areas, const TownParameters& p) {
  Segments& s = streets.segments;
  tbb::parallel_for(std::size_t{0}, s.size(), [&](std::size_t i) {
    s.refuge[i] = static_cast<float>(refuge_of(streets, SegmentId(i), areas, p));
    s.prospect_m[i] = static_cast<float>(prospect_of(streets, SegmentId(i), areas, p));
  });
  s.escape = ways_out(streets, p.escape_m);
}

}  // namespace lichtung::town
