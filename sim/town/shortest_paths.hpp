// Least-cost paths on the street network, bounded and from one or many roots: the search behind routes, response
// times, near repeats and ways out. Dijkstra 1959 on the CSR graph with a 4-ary heap of packed (cost, node) keys,
// so that ties are broken by node id and every result is a pure function of its inputs.
#pragma once

#include "scenarios/ids.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace lichtung::town {

/// Where a search starts; `cost` ≥ 0 is already spent there (a place in the middle of a segment has two roots).
struct PathRoot {
  NodeId node;
  float cost{};
};

/// Scratch of one search, reused for many: 16 B per node, no reset per run. One per thread; refers to the streets.
class PathSearch {
 public:
  explicit PathSearch(const StreetNetwork& streets);

  /// Least costs from the roots to all nodes within `bound` (inclusive), or until all `targets` are settled.
  /// `segment_cost`: one per segment, > 0; infinity closes a segment. Costs have the unit of `bound`.
  void run(std::span<const PathRoot> roots, std::span<const float> segment_cost, float bound,
           std::span<const NodeId> targets = {});

  /// Least cost to a node, infinity if it was not settled.
  [[nodiscard]] float cost(NodeId node) const {
    return is_settled(node) ? states_[node.index()].cost : std::numeric_limits<float>::infinity();
  }
  /// Segment towards the root; unset at a root and where not settled.
  [[nodiscard]] SegmentId parent_segment(NodeId node) const {
    return is_settled(node) ? states_[node.index()].segment : SegmentId{};
  }
  /// Neighbour towards the root; unset at a root and where not settled.
  [[nodiscard]] NodeId parent(NodeId node) const { return is_settled(node) ? states_[node.index()].parent : NodeId{}; }
  /// Settled nodes in order of cost, equal costs by id. Valid until the next run.
  [[nodiscard]] std::span<const NodeId> settled() const { return settled_; }

 private:
  struct State {
    float cost{};
    NodeId parent;
    SegmentId segment;
    std::uint32_t stamp{};  // number of the run × 4, plus what happened to the node in it
  };
  static constexpr std::uint32_t kSettled = 1, kTarget = 2;

  [[nodiscard]] bool is_settled(NodeId node) const {
    const std::uint32_t stamp = states_[node.index()].stamp;
    return (stamp & ~3U) == run_ && (stamp & kSettled) != 0;
  }
  State& touch(NodeId node);
  void begin_run();
  void offer(NodeId node, float cost, NodeId parent, SegmentId segment, float bound);
  void push(std::uint64_t key);
  void rise(std::size_t i, std::uint64_t key);
  std::uint64_t pop();

  const StreetGraph* graph_;
  std::vector<State> states_;
  std::vector<std::uint64_t> heap_;
  std::vector<NodeId> settled_;
  std::uint32_t run_{0};
};

}  // namespace lichtung::town
