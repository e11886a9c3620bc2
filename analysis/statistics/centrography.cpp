// Mean and median centre, standard distance, smallest circle, convex hull.
#include "analysis/statistics/centrography.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <boost/geometry/algorithms/convex_hull.hpp>
#include <boost/geometry/geometries/multi_point.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace lichtung::statistics {
namespace {

double gap(Point a, Point b) { return distance(Metric::Euclidean, a, b).value; }

Point mean(std::span<const Point> points) {
  double x = 0.0, y = 0.0;
  for (const Point& p : points) {
    x += p.x.value;
    y += p.y.value;
  }
  const double n = static_cast<double>(points.size());
  return {Metres(x / n), Metres(y / n)};
}

/// One step of Vardi & Zhang: the Weiszfeld average of the other points, held back by points at the place itself.
Point median_step(std::span<const Point> points, Point at) {
  double x = 0.0, y = 0.0, weights = 0.0, pull_x = 0.0, pull_y = 0.0, here = 0.0;
  for (const Point& p : points) {
    const double d = gap(p, at);
    if (d == 0.0) {
      here += 1.0;
      continue;
    }
    x += p.x.value / d;
    y += p.y.value / d;
    weights += 1.0 / d;
    pull_x += (p.x - at.x).value / d;
    pull_y += (p.y - at.y).value / d;
  }
  if (weights == 0.0) return at;
  const double pull = std::hypot(pull_x, pull_y);
  const double stay = pull <= here ? 1.0 : here / pull;  // 1: the place itself is the median
  return {Metres((1.0 - stay) * x / weights + stay * at.x.value),
          Metres((1.0 - stay) * y / weights + stay * at.y.value)};
}

Point median(std::span<const Point> points, Point start, double spread) {
  Point at = start;
  for (int step = 0; step < 100'000; ++step) {
    const Point next = median_step(points, at);
    const double moved = gap(at, next);
    at = next;
    if (moved <= 1e-13 * spread) break;
  }
  return at;
}

Circle around(Point a, Point b) {
  const Point centre{(a.x + b.x) * 0.5, (a.y + b.y) * 0.5};
  return {centre, Metres(std::max(gap(centre, a), gap(centre, b)))};
}

/// Circle through three points; for points on a line, the one around the two that are farthest apart.
Circle around(Point a, Point b, Point c) {
  const double bx = (b.x - a.x).value, by = (b.y - a.y).value, cx = (c.x - a.x).value, cy = (c.y - a.y).value;
  const double d = 2.0 * (bx * cy - by * cx);
  if (d == 0.0) {
    const Circle ab = around(a, b), bc = around(b, c), ca = around(c, a);
    return std::max({ab, bc, ca}, [](const Circle& l, const Circle& r) { return l.radius < r.radius; });
  }
  const double b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
  const Point centre{a.x + Metres((cy * b2 - by * c2) / d), a.y + Metres((bx * c2 - cx * b2) / d)};
  return {centre, Metres(std::max({gap(centre, a), gap(centre, b), gap(centre, c)}))};
}

bool holds(const Circle& circle, Point p) { return gap(circle.centre, p) <= circle.radius.value * (1.0 + 1e-12); }

/// Welzl's algorithm in its iterative form, on the corners of the hull, which decide the circle.
Circle smallest_circle(std::span<const Point> points) {
  Circle circle{points.front(), Metres(0.0)};
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (holds(circle, points[i])) continue;
    circle = {points[i], Metres(0.0)};
    for (std::size_t j = 0; j < i; ++j) {
      if (holds(circle, points[j])) continue;
      circle = around(points[i], points[j]);
      for (std::size_t k = 0; k < j; ++k)
        if (!holds(circle, points[k])) circle = around(points[i], points[j], points[k]);
    }
  }
  return circle;
}

std::vector<Point> convex_hull(std::span<const Point> points) {
  namespace bg = boost::geometry;
  using Place = bg::model::d2::point_xy<double>;
  bg::model::multi_point<Place> places;
  for (const Point& p : points) places.emplace_back(p.x.value, p.y.value);
  bg::model::polygon<Place, false, false> hull;  // counter-clockwise, open
  bg::convex_hull(places, hull);
  std::vector<Point> corners;
  for (const Place& p : hull.outer()) {
    const Point corner{Metres(p.x()), Metres(p.y())};
    if (std::ranges::find(corners, corner) == corners.end()) corners.push_back(corner);
  }
  const auto key = [](const Point& p) { return std::tuple(p.x.value, p.y.value); };
  const auto first = std::ranges::min_element(corners, {}, key);
  std::rotate(corners.begin(), first, corners.end());
  return corners;
}

}  // namespace

Centrography centrography(std::span<const Point> points) {
  require_at_least(points.size(), 1, "points");
  require_finite(points);
  Centrography result;
  result.mean_centre = mean(points);
  double squares = 0.0;
  for (const Point& p : points) squares += gap(p, result.mean_centre) * gap(p, result.mean_centre);
  result.standard_distance = Metres(std::sqrt(squares / static_cast<double>(points.size())));
  result.median_centre = median(points, result.mean_centre, result.standard_distance.value);
  result.hull = convex_hull(points);
  result.smallest_circle = smallest_circle(result.hull);
  return result;
}

}  // namespace lichtung::statistics
