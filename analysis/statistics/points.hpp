// Places of events in a projected plane.
#pragma once

#include "scenarios/units.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace lichtung::statistics {

/// Projected coordinates (UTM, Gauss–Krüger); any other plane unit works too, results are then in that unit.
struct Point {
  Metres x, y;
  friend bool operator==(const Point&, const Point&) = default;
};

/// An upright rectangle; low ≤ high in both coordinates.
struct Window {
  Point low, high;
  [[nodiscard]] double width() const { return (high.x - low.x).value; }
  [[nodiscard]] double height() const { return (high.y - low.y).value; }
  [[nodiscard]] double area() const { return width() * height(); }  // m²
  [[nodiscard]] bool contains(Point p) const { return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y; }
};

/// Manhattan distance |dx| + |dy| is usual in street grids, and in the near-repeat literature.
enum class Metric : std::uint8_t { Euclidean, Manhattan };

[[nodiscard]] inline Metres distance(Metric metric, Point a, Point b) {
  const double dx = (a.x - b.x).value, dy = (a.y - b.y).value;
  switch (metric) {
    case Metric::Euclidean: return Metres(std::sqrt(dx * dx + dy * dy));
    case Metric::Manhattan: return Metres(std::abs(dx) + std::abs(dy));
  }
  return Metres(0.0);
}

/// Throws InvalidData if a coordinate is not finite.
void require_finite(std::span<const Point> points);

/// The smallest upright rectangle around the points; throws InvalidData for none.
[[nodiscard]] Window bounding_window(std::span<const Point> points);

}  // namespace lichtung::statistics
