// Clark–Evans and Donnelly.
#include "analysis/statistics/nearest_neighbour.hpp"

#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/near_points.hpp"
#include "analysis/statistics/point_process.hpp"

#include <cmath>

namespace lichtung::statistics {

NearestNeighbourIndex nearest_neighbour_index(std::span<const Point> points, const Window& window) {
  require_inside(points, window, 2);
  const double n = static_cast<double>(points.size()), area = window.area();
  const double perimeter = 2.0 * (window.width() + window.height());
  double sum = 0.0;
  for (const Metres d : nearest_distances(points)) sum += d.value;
  NearestNeighbourIndex result;
  result.mean_distance = Metres(sum / n);
  const double expected = 0.5 * std::sqrt(area / n);
  const double error = 0.26136 / std::sqrt(n * n / area);
  result.index = result.mean_distance.value / expected;
  result.plain = z_test(result.mean_distance.value, expected, error * error);
  const double corrected = expected + (0.0514 + 0.041 / std::sqrt(n)) * perimeter / n;
  const double variance = 0.0703 * area / (n * n) + 0.037 * perimeter * std::sqrt(area / std::pow(n, 5.0));
  result.donnelly_index = result.mean_distance.value / corrected;
  result.donnelly = z_test(result.mean_distance.value, corrected, variance);
  return result;
}

}  // namespace lichtung::statistics
