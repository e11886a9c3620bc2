// The convex hull by Boost.Geometry.
#include "sim/town/known_lamps.hpp"

#include "sim/town/geometry.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/multi_point.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/ring.hpp>

namespace lichtung::town {
namespace {

namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<double>;

Ring hull_of(std::span<const Point> places) {
  bg::model::multi_point<BoostPoint> points;
  for (const Point p : places) points.emplace_back(p.x, p.y);
  bg::model::ring<BoostPoint> hull;
  bg::convex_hull(points, hull);
  Ring ring;
  for (const BoostPoint& p : hull) ring.push_back({p.x(), p.y()});
  if (ring.size() > 1) ring.pop_back();  // boost closes its rings
  return ring;
}

}  // namespace

std::vector<std::uint8_t> covered_streets(const StreetNetwork& streets, std::span<const Point> places,
                                          std::span<const SegmentId> lit_by, Metres margin) {
  const Segments& s = streets.segments;
  std::vector<std::uint8_t> covered(s.size());
  if (places.empty()) return covered;
  const Ring hull = hull_of(places);
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    const Point middle = place_along(streets.polyline(SegmentId(i)), static_cast<double>(s.length_m[i]) / 2.0).position;
    covered[i] = !s.tunnel[i] && distance_to_ring(middle, hull) <= margin.value;
  }
  for (const SegmentId segment : lit_by) covered[segment.index()] = 1;
  return covered;
}

}  // namespace lichtung::town
