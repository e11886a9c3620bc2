// Without recursion: a line from a map may have any number of points.
#include "sim/svg/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lichtung::svg {
namespace {

/// Distance of p from the segment a b.
double distance(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  const double t = square > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

}  // namespace

std::vector<Point> simplified(std::span<const Point> line, double tolerance) {
  if (line.size() < 3) return {line.begin(), line.end()};
  std::vector<bool> keep(line.size(), false);
  keep.front() = keep.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> parts{{0, line.size() - 1}};
  while (!parts.empty()) {
    const auto [first, last] = parts.back();
    parts.pop_back();
    double worst = tolerance;
    std::size_t at = first;
    for (std::size_t i = first + 1; i < last; ++i)
      if (const double d = distance(line[i], line[first], line[last]); d > worst) {
        worst = d;
        at = i;
      }
    if (at == first) continue;
    keep[at] = true;
    parts.emplace_back(first, at);
    parts.emplace_back(at, last);
  }
  std::vector<Point> out;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (keep[i]) out.push_back(line[i]);
  return out;
}

}  // namespace lichtung::svg
