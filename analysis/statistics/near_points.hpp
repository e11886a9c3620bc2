// Which points lie near which: the pairs behind Knox tests, distance bands and point-pattern functions. Found with an
// R-tree (Boost.Geometry), in an order that depends on the numbers of the points only.
#pragma once

#include "analysis/statistics/points.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::statistics {

/// Two points by their numbers, first < second.
struct NearPair {
  std::uint32_t first{}, second{};
  Metres distance;
};

/// All unordered pairs at most `radius` apart, ordered by first and second. Points may coincide.
/// Throws InvalidData for coordinates that aren't finite and for more than 2^28 pairs.
[[nodiscard]] std::vector<NearPair> pairs_within(std::span<const Point> points, Metric metric, Metres radius);

/// The k nearest other points of every point, by distance and then by number: n × k numbers, row by row. Euclidean.
/// Throws InvalidData unless 1 ≤ k < n.
[[nodiscard]] std::vector<std::uint32_t> nearest_points(std::span<const Point> points, std::size_t k);

/// Distance of every place to the nearest point. Throws InvalidData without points.
[[nodiscard]] std::vector<Metres> distances_to_nearest(std::span<const Point> places, std::span<const Point> points);

/// Distance of every point to its nearest other point; 0 where points coincide. Throws InvalidData below 2 points.
[[nodiscard]] std::vector<Metres> nearest_distances(std::span<const Point> points);

}  // namespace lichtung::statistics
