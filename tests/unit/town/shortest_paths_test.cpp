// PathSearch against brute force (Floyd–Warshall) on random small graphs, and its promises about bounds, closed
// segments, targets and ties.
#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"
#include "sim/town/shortest_paths.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

using namespace lichtung;
using namespace lichtung::town;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

struct Web {
  StreetNetwork streets;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<float> cost;
};

Web web(std::uint32_t nodes, std::vector<std::pair<std::uint32_t, std::uint32_t>> ends, std::vector<float> cost) {
  Web w;
  w.streets.nodes.resize(nodes);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::vector<StreetEdge> properties;
  for (std::uint32_t s = 0; s < ends.size(); ++s) {
    edges.push_back(ends[s]);
    edges.emplace_back(ends[s].second, ends[s].first);
    properties.insert(properties.end(), 2, StreetEdge{SegmentId(s)});
  }
  w.streets.graph = StreetGraph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), properties.begin(),
                                nodes);
  w.ends = std::move(ends);
  w.cost = std::move(cost);
  return w;
}

// Costs are small integers, so sums are exact and comparisons with brute force need no tolerance.
Web random_web(std::uint32_t draw) {
  const random::Random r{7, 0};
  auto pick = [&, i = std::uint32_t{0}](std::uint32_t n) mutable {
    return random::below(n, random::words(r, random::Purpose::TownLayout, draw, i++)[0]);
  };
  const std::uint32_t nodes = 2 + pick(14);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<float> cost;
  const std::uint32_t segments = 1 + pick(2 * nodes);
  for (std::uint32_t s = 0; s < segments; ++s) {
    const std::uint32_t a = pick(nodes);
    const std::uint32_t b = pick(nodes);
    ends.emplace_back(a, b);   // loops and parallel segments included
    cost.push_back(pick(10) == 0 ? kInfinity : static_cast<float>(1 + pick(9)));
  }
  return web(nodes, std::move(ends), std::move(cost));
}

std::vector<std::vector<float>> all_pairs(const Web& w) {
  const std::size_t n = w.streets.nodes.size();
  std::vector<std::vector<float>> d(n, std::vector<float>(n, kInfinity));
  for (std::size_t i = 0; i < n; ++i) d[i][i] = 0.0F;
  for (std::size_t s = 0; s < w.ends.size(); ++s) {
    const auto [a, b] = w.ends[s];
    d[a][b] = d[b][a] = std::min(d[a][b], w.cost[s]);
  }
  for (std::size_t i = 0; i < n; ++i) d[i][i] = 0.0F;
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
  return d;
}

}  // namespace

TEST_CASE("Costs from every root equal brute force on random graphs") {
  for (std::uint32_t draw = 0; draw < 300; ++draw) {
    const Web w = random_web(draw);
    const auto d = all_pairs(w);
    PathSearch search(w.streets);
    for (std::uint32_t a = 0; a < d.size(); ++a) {
      const std::array roots{PathRoot{NodeId(a), 0.0F}};
      search.run(roots, w.cost, kInfinity);
      for (std::uint32_t b = 0; b < d.size(); ++b) REQUIRE(search.cost(NodeId(b)) == d[a][b]);
    }
  }
}

TEST_CASE("Several roots with offsets give the least of their costs, and only within the bound") {
  for (std::uint32_t draw = 300; draw < 500; ++draw) {
    const Web w = random_web(draw);
    const auto d = all_pairs(w);
    const std::uint32_t last = static_cast<std::uint32_t>(d.size()) - 1;
    const std::array roots{PathRoot{NodeId(std::uint32_t{0}), 3.0F}, PathRoot{NodeId(last), 1.0F}};
    PathSearch search(w.streets);
    search.run(roots, w.cost, 8.0F);
    for (std::uint32_t b = 0; b <= last; ++b) {
      const float least = std::min(d[0][b] + 3.0F, d[last][b] + 1.0F);
      REQUIRE(search.cost(NodeId(b)) == (least <= 8.0F ? least : kInfinity));
    }
  }
}

TEST_CASE("Following parents leads back to a root and adds up to the cost") {
  for (std::uint32_t draw = 500; draw < 600; ++draw) {
    const Web w = random_web(draw);
    PathSearch search(w.streets);
    const std::array roots{PathRoot{NodeId(std::uint32_t{0}), 2.0F}};
    search.run(roots, w.cost, kInfinity);
    for (const NodeId node : search.settled()) {
      float sum = 2.0F;
      NodeId at = node;
      for (std::size_t steps = 0; search.parent(at).valid(); ++steps) {
        REQUIRE(steps < w.streets.nodes.size());
        const SegmentId s = search.parent_segment(at);
        const auto [a, b] = w.ends[s.index()];
        REQUIRE(((a == at.value && b == search.parent(at).value) || (b == at.value && a == search.parent(at).value)));
        sum += w.cost[s.index()];
        at = search.parent(at);
      }
      REQUIRE(at == NodeId(std::uint32_t{0}));
      REQUIRE(sum == search.cost(node));
    }
  }
}

TEST_CASE("Nodes are settled in order of cost, equal costs by node number") {
  for (std::uint32_t draw = 600; draw < 700; ++draw) {
    const Web w = random_web(draw);
    PathSearch search(w.streets);
    const std::array roots{PathRoot{NodeId(std::uint32_t{0}), 0.0F}};
    search.run(roots, w.cost, kInfinity);
    const auto order = search.settled();
    for (std::size_t i = 1; i < order.size(); ++i)
      REQUIRE(std::pair(search.cost(order[i - 1]), order[i - 1]) < std::pair(search.cost(order[i]), order[i]));
  }
}

TEST_CASE("Of two equally cheap ways the one over the smaller node is taken") {
  const Web w = web(4, {{0, 2}, {2, 3}, {0, 1}, {1, 3}}, {1, 1, 1, 1});
  PathSearch search(w.streets);
  const std::array roots{PathRoot{NodeId(std::uint32_t{0}), 0.0F}};
  search.run(roots, w.cost, kInfinity);
  CHECK(search.parent(NodeId(std::uint32_t{3})) == NodeId(std::uint32_t{1}));
}

TEST_CASE("A search stops when all its targets are settled, duplicates counted once") {
  const Web w = web(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}, {1, 1, 1, 1});
  PathSearch search(w.streets);
  const std::array roots{PathRoot{NodeId(std::uint32_t{0}), 0.0F}};
  const std::array targets{NodeId(std::uint32_t{2}), NodeId(std::uint32_t{1}), NodeId(std::uint32_t{2})};
  search.run(roots, w.cost, kInfinity, targets);
  CHECK(search.settled().size() == 3);
  CHECK(search.cost(NodeId(std::uint32_t{2})) == 2.0F);
  CHECK(search.cost(NodeId(std::uint32_t{3})) == kInfinity);
  CHECK_FALSE(search.parent(NodeId(std::uint32_t{3})).valid());
}

TEST_CASE("An earlier run leaves no trace in the next") {
  const Web w = web(3, {{0, 1}, {1, 2}}, {1, 1});
  PathSearch search(w.streets);
  const std::array everywhere{PathRoot{NodeId(std::uint32_t{0}), 0.0F}};
  const std::array targets{NodeId(std::uint32_t{1})};
  search.run(everywhere, w.cost, kInfinity, targets);
  search.run(everywhere, w.cost, 0.5F);
  CHECK(search.settled().size() == 1);
  CHECK(search.cost(NodeId(std::uint32_t{1})) == kInfinity);
  search.run({}, w.cost, kInfinity);
  CHECK(search.settled().empty());
  CHECK(search.cost(NodeId(std::uint32_t{0})) == kInfinity);
  search.run(everywhere, w.cost, kInfinity);
  CHECK(search.settled().size() == 3);
}
