// Plane geometry of streets and outlines, in metres of the projected CRS. Rings are closed implicitly.
#pragma once

#include "sim/town/draft.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

namespace lichtung::town {

struct Box {
  Point low{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  Point high{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};

  void include(Point p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  [[nodiscard]] Box grown(double by) const { return {{low.x - by, low.y - by}, {high.x + by, high.y + by}}; }
  [[nodiscard]] bool empty() const { return low.x > high.x; }
};

[[nodiscard]] inline Box box_of(std::span<const Point> points) {
  Box box;
  for (const Point p : points) box.include(p);
  return box;
}

[[nodiscard]] inline bool finite(Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }
[[nodiscard]] inline double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }
[[nodiscard]] inline Point between(Point a, Point b, double t) {
  return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

[[nodiscard]] inline double length_of(std::span<const Point> line) {
  double sum = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

/// Share of the way from a to b of the point nearest to p, 0 … 1.
[[nodiscard]] inline double nearest_share(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  if (square <= 0.0) return 0.0;
  return std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0);
}

[[nodiscard]] inline double distance_to_line(Point p, Point a, Point b) {
  return distance(p, between(a, b, nearest_share(p, a, b)));
}

/// Place on a polyline (at least two points) at a distance from its start, clamped to its ends; `ahead` is the unit
/// direction there.
struct Place {
  Point position;
  Point ahead;
};
[[nodiscard]] Place place_along(std::span<const Point> line, double metres);

/// Area of a ring in m², without sign.
[[nodiscard]] double ring_area(std::span<const Point> ring);

/// Centroid of a ring; the mean of its points where it has no area. The ring must not be empty.
[[nodiscard]] Point ring_centroid(std::span<const Point> ring);

/// True if the point lies in the ring (even–odd rule).
[[nodiscard]] bool in_ring(Point p, std::span<const Point> ring);

/// Distance to the ring's boundary; 0 within it.
[[nodiscard]] double distance_to_ring(Point p, std::span<const Point> ring);

}  // namespace lichtung::town
