// Density of events along streets: the equal-split continuous kernel, which follows the network instead of crossing
// blocks, is continuous at junctions and keeps the number of events.
// Okabe & Sugihara 2012, Spatial Analysis along Networks, section 9.3. At a junction of m street ends a path passes on
// 2/m of its kernel to every other end and (2/m − 1) back to where it came from; dead ends reflect. Kernel: quartic,
// 15/(16 h) (1 − (d/h)²)² up to the bandwidth h; lixels (pieces of street) hold its exact mean.
#pragma once

#include "scenarios/units.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::statistics {

/// A street between two nodes, 0 … nodes − 1; length > 0. Several streets may share both nodes; loops are allowed.
struct NetworkEdge {
  std::uint32_t from{}, to{};
  Metres length;
};

/// An event on a street, at `offset` from its `from` node.
struct NetworkEvent {
  std::uint32_t edge{};
  Metres offset;
  double weight{1.0};
};

/// A piece of street and its density.
struct Lixel {
  std::uint32_t edge{};
  Metres begin, end;  // offsets from the `from` node
  double density{};   // events per metre; density · length sums to the number of events
};

/// Every edge is cut into equal lixels of at most `lixel_length`, in the order of edges. Parallel, same result for any
/// number of threads. Throws InvalidData: no edges, lengths or bandwidth not above 0, offsets outside the edge,
/// negative weights; TooLarge if more than 10^7 steps would be needed for one event (bandwidth too large for the network).
[[nodiscard]] std::vector<Lixel> network_density(std::span<const NetworkEdge> edges,
                                                 std::span<const NetworkEvent> events, Metres bandwidth,
                                                 Metres lixel_length);

}  // namespace lichtung::statistics
