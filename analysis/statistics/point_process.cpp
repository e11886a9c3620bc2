// K and L from near pairs, G and F from nearest distances.
#include "analysis/statistics/point_process.hpp"

#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/near_points.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

namespace lichtung::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// K at every distance.
std::vector<double> k_function(std::span<const Point> points, const Window& window, std::span<const Metres> distances) {
  std::vector<double> k(distances.size(), 0.0);
  for (const NearPair& pair : pairs_within(points, Metric::Euclidean, distances.back())) {
    const Point a = points[pair.first], b = points[pair.second];
    const double overlap =
        (window.width() - std::abs((a.x - b.x).value)) * (window.height() - std::abs((a.y - b.y).value));
    const auto bin = std::lower_bound(distances.begin(), distances.end(), pair.distance) - distances.begin();
    k[static_cast<std::size_t>(bin)] += 2.0 * window.area() / overlap;  // both directions
  }
  const double n = static_cast<double>(points.size());
  double sum = 0.0;
  for (double& value : k) {
    sum += value;
    value = window.area() / (n * (n - 1.0)) * sum;
  }
  return k;
}

double to_border(Point p, const Window& w) {
  return std::min(std::min((p.x - w.low.x).value, (w.high.x - p.x).value),
                  std::min((p.y - w.low.y).value, (w.high.y - p.y).value));
}

/// Share of places at least r from the border whose nearest point is at most r away.
double reduced_share(std::span<const double> border, std::span<const Metres> nearest, double r) {
  std::size_t inside = 0, reached = 0;
  for (std::size_t i = 0; i < border.size(); ++i) {
    if (border[i] < r) continue;
    ++inside;
    reached += nearest[i].value <= r ? 1U : 0U;
  }
  return inside == 0 ? kNaN : static_cast<double>(reached) / static_cast<double>(inside);
}

std::vector<double> borders(std::span<const Point> places, const Window& window) {
  std::vector<double> out;
  out.reserve(places.size());
  for (const Point& p : places) out.push_back(to_border(p, window));
  return out;
}

std::vector<Point> grid_places(const Window& window, std::size_t grid) {
  std::vector<Point> places;
  const double g = static_cast<double>(grid);
  for (std::size_t r = 0; r < grid; ++r)
    for (std::size_t c = 0; c < grid; ++c)
      places.push_back({window.low.x + Metres((static_cast<double>(c) + 0.5) / g * window.width()),
                        window.low.y + Metres((static_cast<double>(r) + 0.5) / g * window.height())});
  return places;
}

void require_distances(std::span<const Metres> distances, const Window& window) {
  require_at_least(distances.size(), 1, "distances");
  const double most = 0.5 * std::min(window.width(), window.height());
  for (std::size_t i = 0; i < distances.size(); ++i) {
    const bool ascending = i == 0 || distances[i] > distances[i - 1];
    if (!ascending || !(distances[i].value >= 0.0) || !(distances[i].value < most))
      throw InvalidData(Problem::OutOfRange, "distances", shown(distances[i].value), "0 … " + shown(most));
  }
}

/// Lowest and highest L per distance over random patterns.
void add_envelope(std::vector<PointFunctions>& rows, std::size_t points, const Window& window,
                  std::span<const Metres> distances, const Permutations& plan) {
  if (plan.count == 0) return;
  std::vector<std::vector<double>> simulated(plan.count);
  tbb::parallel_for(std::uint32_t{0}, plan.count, [&](std::uint32_t number) {
    simulated[number] = k_function(random_points(points, window, plan.seed, number), window, distances);
  });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double low = std::numeric_limits<double>::infinity(), high = 0.0;
    for (const auto& k : simulated) {
      low = std::min(low, k[i]);
      high = std::max(high, k[i]);
    }
    rows[i].l_low = std::sqrt(low / std::numbers::pi);
    rows[i].l_high = std::sqrt(high / std::numbers::pi);
  }
}

}  // namespace

void require_inside(std::span<const Point> points, const Window& window, std::size_t least) {
  require_at_least(points.size(), least, "points");
  require_finite(points);
  if (!(window.area() > 0.0) || !std::isfinite(window.area()))
    throw InvalidData(Problem::OutOfRange, "window", shown(window.area()), "> 0");
  const std::string inside =
      fmt::format("{} … {}, {} … {}", window.low.x.value, window.high.x.value, window.low.y.value, window.high.y.value);
  for (const Point& p : points)
    if (!window.contains(p))
      throw InvalidData(Problem::OutOfRange, "points", fmt::format("({}, {})", p.x.value, p.y.value), inside);
}

std::vector<Point> random_points(std::size_t count, const Window& window, std::uint64_t seed, std::uint32_t number) {
  std::vector<Point> points;
  points.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const random::Words w = random::words({.seed = seed, .replicate = 0}, random::Purpose::NullPoints,
                                          static_cast<std::uint32_t>(i), number);
    points.push_back({window.low.x + Metres(random::unit53(w[0], w[1]) * window.width()),
                      window.low.y + Metres(random::unit53(w[2], w[3]) * window.height())});
  }
  return points;
}

std::vector<PointFunctions> point_functions(std::span<const Point> points, const Window& window,
                                            std::span<const Metres> distances, const Permutations& envelope,
                                            std::size_t grid) {
  require_inside(points, window, 2);
  require_distances(distances, window);
  const std::vector<double> k = k_function(points, window, distances);
  const std::vector<Point> places = grid_places(window, grid);
  const std::vector<double> point_border = borders(points, window), place_border = borders(places, window);
  const std::vector<Metres> nearest_point = nearest_distances(points),
                            nearest_place = distances_to_nearest(places, points);
  const double density = static_cast<double>(points.size()) / window.area();
  std::vector<PointFunctions> rows;
  for (std::size_t i = 0; i < distances.size(); ++i) {
    const double r = distances[i].value;
    PointFunctions row{
        .r = distances[i], .k = k[i], .l = std::sqrt(k[i] / std::numbers::pi), .l_low = kNaN, .l_high = kNaN};
    row.g = reduced_share(point_border, nearest_point, r);
    row.f = reduced_share(place_border, nearest_place, r);
    row.j = row.f < 1.0 ? (1.0 - row.g) / (1.0 - row.f) : kNaN;
    row.random_k = std::numbers::pi * r * r;
    row.random_g = 1.0 - std::exp(-density * row.random_k);
    rows.push_back(row);
  }
  add_envelope(rows, points.size(), window, distances, envelope);
  return rows;
}

}  // namespace lichtung::statistics
