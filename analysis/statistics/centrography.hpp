// Where a point pattern has its middle and how far it spreads.
// Ebdon 1985, Statistics in Geography, chapter 7; median centre by Weiszfeld 1937 with the step of Vardi & Zhang 2000;
// smallest circle by Welzl 1991; hull by Boost.Geometry.
#pragma once

#include "analysis/statistics/points.hpp"

#include <span>
#include <vector>

namespace lichtung::statistics {

struct Circle {
  Point centre;
  Metres radius;
};

struct Centrography {
  Point mean_centre;
  Metres standard_distance;  // √(Σ d² / n) around the mean centre
  Point median_centre;       // least sum of distances; not unique if all points lie on a line
  Circle smallest_circle;    // around all points
  std::vector<Point> hull;   // corners of the convex hull, counter-clockwise from the westernmost, southernmost
};

/// Throws InvalidData without points and for coordinates that aren't finite.
[[nodiscard]] Centrography centrography(std::span<const Point> points);

}  // namespace lichtung::statistics
