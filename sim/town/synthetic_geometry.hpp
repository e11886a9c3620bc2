// Plane geometry of the town generator: vectors, rings, distances, oriented rectangles. Metres throughout.
#pragma once

#include "sim/town/draft.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <span>

namespace lichtung::town::grown {

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(double f, Point a) { return {f * a.x, f * a.y}; }
inline double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
inline double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
inline double norm(Point a) { return std::sqrt(dot(a, a)); }
inline double distance(Point a, Point b) { return norm(b - a); }
inline Point turned_left(Point a) { return {-a.y, a.x}; }
inline Point from_angle(double radians) { return {std::cos(radians), std::sin(radians)}; }
inline Point unit_vector(Point a) {
  const double n = norm(a);
  return n > 0.0 ? (1.0 / n) * a : Point{1.0, 0.0};
}
inline Point rotated(Point a, double radians) {
  const Point c = from_angle(radians);
  return {a.x * c.x - a.y * c.y, a.x * c.y + a.y * c.x};
}
/// Difference of two angles, in (−π, π].
inline double angle_between(double a, double b) {
  return std::remainder(a - b, 2.0 * std::numbers::pi);
}

/// Signed area (m²), positive if counter-clockwise.
inline double signed_area(std::span<const Point> ring) {
  double twice = 0.0;
  for (std::size_t i = 0, n = ring.size(); i < n; ++i) twice += cross(ring[i] - ring[0], ring[(i + 1) % n] - ring[0]);
  return twice / 2.0;
}

inline Point centroid(std::span<const Point> ring) {
  double twice = 0.0;
  Point sum{};
  for (std::size_t i = 0, n = ring.size(); i < n; ++i) {
    const Point a = ring[i] - ring[0], b = ring[(i + 1) % n] - ring[0];
    const double c = cross(a, b);
    twice += c;
    sum = sum + c * (a + b);
  }
  if (std::abs(twice) < 1e-6) return ring[0];
  return ring[0] + (1.0 / (3.0 * twice)) * sum;
}

inline bool inside(std::span<const Point> ring, Point p) {
  bool in = false;
  for (std::size_t i = 0, n = ring.size(), j = n - 1; i < n; j = i++) {
    const Point a = ring[i], b = ring[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}

inline double distance_to_segment(Point p, Point a, Point b) {
  const Point d = b - a;
  const double l2 = dot(d, d);
  const double t = l2 > 0.0 ? std::clamp(dot(p - a, d) / l2, 0.0, 1.0) : 0.0;
  return distance(p, a + t * d);
}

inline double distance_to_line(Point p, std::span<const Point> line) {
  double best = 1e18;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) best = std::min(best, distance_to_segment(p, line[i], line[i + 1]));
  return best;
}

/// Where a–b meets c–d as shares along both, if it does (ends included); parallel lines never meet.
inline std::optional<std::array<double, 2>> meeting(Point a, Point b, Point c, Point d) {
  const Point r = b - a, s = d - c;
  const double det = cross(r, s);
  if (std::abs(det) < 1e-9) return std::nullopt;
  const double t = cross(c - a, s) / det, u = cross(c - a, r) / det;
  if (t < 0.0 || t > 1.0 || u < 0.0 || u > 1.0) return std::nullopt;
  return std::array{t, u};
}

/// Extents of a point set along a direction and its left normal.
struct Extent {
  Point along, across;                 // unit vectors, along the longer side
  double low{}, high{}, left{}, right{};
  [[nodiscard]] double length() const { return high - low; }
  [[nodiscard]] double width() const { return right - left; }
};

/// Bounding rectangle of least area, of 18 directions tried.
inline Extent bounding_rectangle(std::span<const Point> ring) {
  Extent best;
  double least = 1e300;
  for (int k = 0; k < 18; ++k) {
    Extent e{from_angle(k * std::numbers::pi / 36.0), {}, 1e18, -1e18, 1e18, -1e18};
    e.across = turned_left(e.along);
    for (const Point p : ring) {
      const double u = dot(p, e.along), v = dot(p, e.across);
      e.low = std::min(e.low, u), e.high = std::max(e.high, u);
      e.left = std::min(e.left, v), e.right = std::max(e.right, v);
    }
    if (e.length() * e.width() < least) least = e.length() * e.width(), best = e;
  }
  if (best.width() > best.length()) {
    best = {best.across, -1.0 * best.along, best.left, best.right, -best.high, -best.low};
  }
  return best;
}

/// Four corners of a rectangle, counter-clockwise; `along` is a unit vector.
inline std::array<Point, 4> rectangle(Point middle, Point along, double length, double depth) {
  const Point u = (length / 2.0) * along, v = (depth / 2.0) * turned_left(along);
  return {middle - u - v, middle + u - v, middle + u + v, middle - u + v};
}

/// Do two convex quadrilaterals overlap by more than `slack` metres (separating axes of both)?
inline bool overlap(const std::array<Point, 4>& a, const std::array<Point, 4>& b, double slack) {
  for (const auto* q : {&a, &b}) {
    for (std::size_t i = 0; i < 2; ++i) {
      const Point axis = unit_vector((*q)[i + 1] - (*q)[i]);
      double a0 = 1e18, a1 = -1e18, b0 = 1e18, b1 = -1e18;
      for (const Point p : a) a0 = std::min(a0, dot(p, axis)), a1 = std::max(a1, dot(p, axis));
      for (const Point p : b) b0 = std::min(b0, dot(p, axis)), b1 = std::max(b1, dot(p, axis));
      if (a1 - slack <= b0 || b1 - slack <= a0) return false;
    }
  }
  return true;
}

}  // namespace lichtung::town::grown
