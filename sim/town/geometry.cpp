// Plane geometry of streets and outlines.
#include "sim/town/geometry.hpp"

namespace lichtung::town {

Place place_along(std::span<const Point> line, double metres) {
  double left = std::max(0.0, metres);
  Place place{line.front(), {1.0, 0.0}};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = distance(line[i - 1], line[i]);
    if (step <= 0.0) continue;
    place.ahead = {(line[i].x - line[i - 1].x) / step, (line[i].y - line[i - 1].y) / step};
    if (left <= step) {
      place.position = between(line[i - 1], line[i], left / step);
      return place;
    }
    left -= step;
    place.position = line[i];
  }
  return place;
}

namespace {

// Twice the signed area and the moments, about the ring's first point so that large coordinates lose no digits.
struct Moments {
  double area2{}, x{}, y{};
};

Moments moments(std::span<const Point> ring) {
  Moments m;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const double ax = ring[i].x - ring[0].x, ay = ring[i].y - ring[0].y;
    const double bx = ring[i + 1].x - ring[0].x, by = ring[i + 1].y - ring[0].y;
    const double cross = ax * by - bx * ay;
    m.area2 += cross;
    m.x += cross * (ax + bx);
    m.y += cross * (ay + by);
  }
  return m;
}

}  // namespace

double ring_area(std::span<const Point> ring) { return ring.size() < 3 ? 0.0 : std::abs(moments(ring).area2) / 2.0; }

Point ring_centroid(std::span<const Point> ring) {
  const Moments m = ring.size() < 3 ? Moments{} : moments(ring);
  if (std::abs(m.area2) > 1e-6) return {ring[0].x + m.x / (3.0 * m.area2), ring[0].y + m.y / (3.0 * m.area2)};
  Point mean;
  for (const Point p : ring) mean = {mean.x + p.x, mean.y + p.y};
  const auto n = static_cast<double>(ring.size());
  return {mean.x / n, mean.y / n};
}

bool in_ring(Point p, std::span<const Point> ring) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Point a = ring[i], b = ring[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

double distance_to_ring(Point p, std::span<const Point> ring) {
  if (in_ring(p, ring)) return 0.0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    least = std::min(least, distance_to_line(p, ring[j], ring[i]));
  return least;
}

}  // namespace lichtung::town
