// Neighbours from geometry and from groups: distance bands, k nearest, lattices, streets that share a node, equal group.
#pragma once

#include "analysis/statistics/weights.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace lichtung::statistics {

/// Binary weights: 0 < d ≤ radius counts as near, and so do other points at the same place (d = 0). Euclidean.
[[nodiscard]] SpatialWeights distance_band(std::span<const Point> points, Metres radius);

/// Binary weights of the k nearest others; in general not symmetric. Throws InvalidData unless 1 ≤ k < n.
[[nodiscard]] SpatialWeights nearest_neighbours(std::span<const Point> points, std::size_t k);

/// Rook: cells that share an edge; Queen: an edge or a corner.
enum class Contiguity : std::uint8_t { Rook, Queen };

/// Binary weights on a grid, cells numbered row by row. Throws InvalidData for an empty grid or more than 2^26 cells.
[[nodiscard]] SpatialWeights lattice(std::size_t rows, std::size_t columns, Contiguity contiguity);

/// Binary weights between all units of the same group (regime); one group per unit.
[[nodiscard]] SpatialWeights same_group(std::span<const std::uint32_t> groups);

/// A street segment by the nodes at its ends.
struct StreetEdge {
  std::uint32_t from{}, to{};
};

/// Binary weights between segments that share a node; two segments sharing both nodes are neighbours once.
[[nodiscard]] SpatialWeights street_neighbours(std::span<const StreetEdge> segments);

}  // namespace lichtung::statistics
