// Every builder lists both directions of a link; make_weights puts them in order.
#include "analysis/statistics/weights_builders.hpp"

#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/near_points.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lichtung::statistics {
namespace {

/// Links between all members of each group; (group, member) in any order, a member may be in several groups.
SpatialWeights link_members(std::size_t units, std::vector<std::pair<std::uint32_t, std::uint32_t>> members) {
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t begin = 0, end = 0; begin < members.size(); begin = end) {
    while (end < members.size() && members[end].first == members[begin].first) ++end;
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t j = begin; j < end; ++j)
        if (i != j) pairs.emplace_back(members[i].second, members[j].second);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<WeightLink> links;
  links.reserve(pairs.size());
  for (const auto& [from, to] : pairs) links.push_back({from, to, 1.0});
  return make_weights(units, std::move(links));
}

}  // namespace

SpatialWeights distance_band(std::span<const Point> points, Metres radius) {
  if (!(radius.value >= 0.0)) throw InvalidData(Problem::OutOfRange, "radius", shown(radius.value), "≥ 0");
  std::vector<WeightLink> links;
  for (const NearPair& pair : pairs_within(points, Metric::Euclidean, radius)) {
    links.push_back({pair.first, pair.second, 1.0});
    links.push_back({pair.second, pair.first, 1.0});
  }
  return make_weights(points.size(), std::move(links));
}

SpatialWeights nearest_neighbours(std::span<const Point> points, std::size_t k) {
  const std::vector<std::uint32_t> nearest = nearest_points(points, k);
  std::vector<WeightLink> links;
  links.reserve(nearest.size());
  for (std::size_t i = 0; i < nearest.size(); ++i)
    links.push_back({static_cast<std::uint32_t>(i / k), nearest[i], 1.0});
  return make_weights(points.size(), std::move(links));
}

SpatialWeights lattice(std::size_t rows, std::size_t columns, Contiguity contiguity) {
  constexpr std::size_t kMost = std::size_t{1} << 26;
  if (rows == 0 || columns == 0) throw InvalidData(Problem::Empty, "cells");
  if (rows > kMost / columns)
    throw InvalidData(Problem::TooLarge, "cells", std::to_string(rows) + " × " + std::to_string(columns),
                      std::to_string(kMost));
  std::vector<WeightLink> links;
  const auto link = [&](std::size_t a, std::size_t b) {
    links.push_back({static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), 1.0});
    links.push_back({static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(a), 1.0});
  };
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const std::size_t cell = r * columns + c;
      if (c + 1 < columns) link(cell, cell + 1);
      if (r + 1 < rows) link(cell, cell + columns);
      if (contiguity == Contiguity::Rook || r + 1 == rows) continue;
      if (c + 1 < columns) link(cell, cell + columns + 1);
      if (c > 0) link(cell, cell + columns - 1);
    }
  return make_weights(rows * columns, std::move(links));
}

SpatialWeights same_group(std::span<const std::uint32_t> groups) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> members;
  members.reserve(groups.size());
  for (std::size_t u = 0; u < groups.size(); ++u) members.emplace_back(groups[u], static_cast<std::uint32_t>(u));
  return link_members(groups.size(), std::move(members));
}

SpatialWeights street_neighbours(std::span<const StreetEdge> segments) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  ends.reserve(2 * segments.size());
  for (std::size_t s = 0; s < segments.size(); ++s) {
    ends.emplace_back(segments[s].from, static_cast<std::uint32_t>(s));
    ends.emplace_back(segments[s].to, static_cast<std::uint32_t>(s));
  }
  return link_members(segments.size(), std::move(ends));
}

}  // namespace lichtung::statistics
