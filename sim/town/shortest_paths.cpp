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
  if ((s.stamp & ~3U) != run_) s = State{std::numeric_limits<float>::infinity(), NodeId{}, SegmentId{}, run_};
  return s;
}

void PathSearch::begin_run() {
  run_ += 4;
  if (run_ == 0) {  // after 2^30 runs the stamps would repeat
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
  if (!(cost < s.cost)) return;  // refuses settled nodes too: costs never fall
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
    offer(r.node, r.cost + 0.0F, NodeId{}, SegmentId{}, bound);  // + 0 turns −0 into 0, whose bits order
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
      const NodeId next(boost::target(edge, *graph_));
      const SegmentId segment = (*graph_)[edge].segment;
      offer(next, spent + segment_cost[segment.index()], node, segment, bound);
    }
  }
}

void PathSearch::push(std::uint64_t key) {
  heap_.push_back(key);
  rise(heap_.size() - 1, key);
}

void PathSearch::rise(std::size_t i, std::uint64_t key) {
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
  std::uint64_t* const heap = heap_.data();
  std::size_t i = 0;
  // The hole sinks to the bottom along the least children, then `last` rises from there: it came from the bottom
  // and seldom rises far. Choosing among four by arithmetic instead of branches halves the time of a search.
  for (std::size_t first = 1; first < n; first = 4 * i + 1) {
    std::size_t least = first;
    if (first + 4 <= n) {
      const std::size_t a = first + (heap[first + 1] < heap[first] ? 1U : 0U);
      const std::size_t b = first + 2 + (heap[first + 3] < heap[first + 2] ? 1U : 0U);
      least = heap[b] < heap[a] ? b : a;
    } else {
      for (std::size_t c = first + 1; c < n; ++c)
        if (heap[c] < heap[least]) least = c;
    }
    heap[i] = heap[least];
    i = least;
  }
  rise(i, last);
  return top;
}

}  // namespace lichtung::town
