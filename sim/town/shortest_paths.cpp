// Dijkstra's search with lazy deletion: a node may wait in the heap several times, the cheapest comes out first.
#include "sim/town/shortest_paths.hpp"

#include <boost/range/iterator_range.hpp>

#include <algorithm>
#include <bit>
#include <cassert>

namespace lichtung::town {

namespace {

// Non-negative floats order like their bits, so one integer comparison orders by cost, then by node.
std::uint64_t key_of(float cost, NodeId node) {
  return (static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(cost)) << 32) | node.value;
}

NodeId node_of(std::uint64_t key) { return NodeId(static_cast<std::uint32_t>(key)); }
float cost_of(std::uint64_t key) { return std::bit_cast<float>(static_cast<std::uint32_t>(key >> 32)); }

}  // namespace

PathSearch::PathSearch(const StreetNetwork& streets)
    : graph_(&streets.graph), states_(boost::num_vertices(streets.graph)) {}

PathSearch::State& PathSearch::touch(NodeId node) {
  assert(node.index() < states_.size());
  State& s = states_[node.index()];
  if ((s.stamp & ~3U) != run_)
    s = State{std::numeric_limits<float>::infinity(), NodeId{}, SegmentId{}, run_};
  return s;
}

void PathSearch::begin_run() {
  run_ += 4;
  if (run_ == 0) {   // after 2^30 runs the stamps would repeat
    for (State& s : states_) s.stamp = 0;
    run_ = 4;
  }
  heap_.clear();
  settled_.clear();
}

void PathSearch::offer(NodeId node, float cost, NodeId parent, SegmentId segment, float bound) {
  // Written so that infinity and NaN are refused even if there is no bound.
  if (!(cost <= bound) || !(cost < std::numeric_limits<float>::infinity())) return;
  State& s = touch(node);
  if ((s.stamp & kSettled) != 0 || !(cost < s.cost)) return;
  s.cost = cost;
  s.parent = parent;
  s.segment = segment;
  push(key_of(cost, node));
}

void PathSearch::run(std::span<const PathRoot> roots, std::span<const float> segment_cost, float bound,
                     std::span<const NodeId> targets) {
  begin_run();
  std::size_t open_targets = 0;
  for (const NodeId t : targets) {
    State& s = touch(t);
    if ((s.stamp & kTarget) == 0) ++open_targets;
    s.stamp |= kTarget;
  }
  for (const PathRoot& r : roots) {
    assert(!(r.cost < 0.0F));
    offer(r.node, r.cost + 0.0F, NodeId{}, SegmentId{}, bound);   // + 0 turns −0 into 0, whose bits order
  }
  while (!heap_.empty()) {
    const std::uint64_t key = pop();
    const NodeId node = node_of(key);
    State& s = states_[node.index()];
    if ((s.stamp & kSettled) != 0) continue;
    s.stamp |= kSettled;
    settled_.push_back(node);
    if ((s.stamp & kTarget) != 0 && --open_targets == 0) return;
    const float spent = cost_of(key);
    for (const auto edge : boost::make_iterator_range(boost::out_edges(node.value, *graph_))) {
      const SegmentId segment = (*graph_)[edge].segment;
      offer(NodeId(boost::target(edge, *graph_)), spent + segment_cost[segment.index()], node, segment, bound);
    }
  }
}

void PathSearch::push(std::uint64_t key) {
  std::size_t i = heap_.size();
  heap_.push_back(key);
  while (i > 0) {
    const std::size_t up = (i - 1) / 4;
    if (heap_[up] <= key) break;
    heap_[i] = heap_[up];
    i = up;
  }
  heap_[i] = key;
}

std::uint64_t PathSearch::pop() {
  const std::uint64_t top = heap_.front();
  const std::uint64_t last = heap_.back();
  heap_.pop_back();
  const std::size_t n = heap_.size();
  if (n == 0) return top;
  std::size_t i = 0;
  for (;;) {
    const std::size_t first = 4 * i + 1;
    if (first >= n) break;
    std::size_t least = first;
    for (std::size_t c = first + 1; c < std::min(first + 4, n); ++c)
      if (heap_[c] < heap_[least]) least = c;
    if (last <= heap_[least]) break;
    heap_[i] = heap_[least];
    i = least;
  }
  heap_[i] = last;
  return top;
}

}  // namespace lichtung::town
