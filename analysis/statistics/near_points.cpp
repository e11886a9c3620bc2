// The tree holds (place, number); every answer is sorted, since the tree's own order has no meaning.
#include "analysis/statistics/near_points.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

namespace lichtung::statistics {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

using Place = bg::model::d2::point_xy<double>;
using Entry = std::pair<Place, std::uint32_t>;
using Tree = bgi::rtree<Entry, bgi::quadratic<16>>;

constexpr std::size_t kMostPairs = std::size_t{1} << 28;

Place place(Point p) { return {p.x.value, p.y.value}; }

Tree make_tree(std::span<const Point> points) {
  std::vector<Entry> entries;
  entries.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) entries.emplace_back(place(points[i]), static_cast<std::uint32_t>(i));
  return Tree(entries);
}

/// Numbers of the points in the square of half width `reach` around `p`.
void around(const Tree& tree, Point p, double reach, std::vector<Entry>& found) {
  const bg::model::box<Place> box(Place(p.x.value - reach, p.y.value - reach),
                                  Place(p.x.value + reach, p.y.value + reach));
  found.clear();
  tree.query(bgi::intersects(box), std::back_inserter(found));
}

/// Distance to the nearest entry whose number isn't `self`.
double to_nearest(const Tree& tree, Point p, std::uint32_t self) {
  std::vector<Entry> found;
  tree.query(bgi::nearest(place(p), 1) && bgi::satisfies([self](const Entry& e) { return e.second != self; }),
             std::back_inserter(found));
  return bg::distance(place(p), found.front().first);
}

}  // namespace

void require_finite(std::span<const Point> points) {
  for (std::size_t i = 0; i < points.size(); ++i)
    if (!std::isfinite(points[i].x.value) || !std::isfinite(points[i].y.value))
      throw InvalidData(Problem::NotFinite, "points", std::to_string(i + 1));
}

Window bounding_window(std::span<const Point> points) {
  require_at_least(points.size(), 1, "points");
  require_finite(points);
  Window window{points.front(), points.front()};
  for (const Point& p : points) {
    window.low = {std::min(window.low.x, p.x), std::min(window.low.y, p.y)};
    window.high = {std::max(window.high.x, p.x), std::max(window.high.y, p.y)};
  }
  return window;
}

std::vector<NearPair> pairs_within(std::span<const Point> points, Metric metric, Metres radius) {
  require_finite(points);
  const Tree tree = make_tree(points);
  // A hair more, so that rounding in the corners of the square loses no pair at exactly the radius.
  const double reach = radius.value * (1.0 + 1e-9) + std::numeric_limits<double>::min();
  std::vector<NearPair> pairs;
  std::vector<Entry> found;
  for (std::size_t i = 0; i < points.size(); ++i) {
    around(tree, points[i], reach, found);
    const auto begin = static_cast<std::ptrdiff_t>(pairs.size());
    for (const auto& [where, j] : found) {
      if (j <= i) continue;
      const Metres d = distance(metric, points[i], points[j]);
      if (d <= radius) pairs.push_back({static_cast<std::uint32_t>(i), j, d});
    }
    if (pairs.size() > kMostPairs)
      throw InvalidData(Problem::TooLarge, "pairs", "> " + std::to_string(kMostPairs), std::to_string(kMostPairs));
    std::sort(pairs.begin() + begin, pairs.end(),
              [](const NearPair& a, const NearPair& b) { return a.second < b.second; });
  }
  return pairs;
}

std::vector<std::uint32_t> nearest_points(std::span<const Point> points, std::size_t k) {
  require_finite(points);
  require_at_least(points.size(), 2, "points");
  if (k < 1 || k >= points.size())
    throw InvalidData(Problem::OutOfRange, "neighbours", std::to_string(k), "1 … " + std::to_string(points.size() - 1));
  const Tree tree = make_tree(points);
  std::vector<std::uint32_t> nearest;
  nearest.reserve(points.size() * k);
  std::vector<Entry> found;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point p = points[i];
    found.clear();
    tree.query(bgi::nearest(place(p), static_cast<unsigned>(k + 1)), std::back_inserter(found));
    double reach = 0.0;
    for (const Entry& e : found) reach = std::max(reach, bg::distance(place(p), e.first));
    // Once more by distance: among equally distant points the tree's choice would depend on its build-up.
    around(tree, p, reach * (1.0 + 1e-9), found);
    const auto key = [p](const Entry& e) { return std::tuple(bg::comparable_distance(place(p), e.first), e.second); };
    std::erase_if(found, [i](const Entry& e) { return e.second == i; });
    std::sort(found.begin(), found.end(), [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
    for (std::size_t n = 0; n < k; ++n) nearest.push_back(found[n].second);
  }
  return nearest;
}

std::vector<Metres> distances_to_nearest(std::span<const Point> places, std::span<const Point> points) {
  require_finite(places);
  require_finite(points);
  require_at_least(points.size(), 1, "points");
  const Tree tree = make_tree(points);
  std::vector<Metres> distances;
  distances.reserve(places.size());
  for (const Point& p : places) distances.emplace_back(to_nearest(tree, p, std::numeric_limits<std::uint32_t>::max()));
  return distances;
}

std::vector<Metres> nearest_distances(std::span<const Point> points) {
  require_finite(points);
  require_at_least(points.size(), 2, "points");
  const Tree tree = make_tree(points);
  std::vector<Metres> distances;
  distances.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    distances.emplace_back(to_nearest(tree, points[i], static_cast<std::uint32_t>(i)));
  return distances;
}

}  // namespace lichtung::statistics
