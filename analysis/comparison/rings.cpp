// Boost.Graph with one further vertex that reaches every start at no cost.
#include "analysis/comparison/rings.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace lichtung::comparison {

std::vector<double> distances_from(const Streets& streets, std::span<const std::uint32_t> roots) {
  struct Cost {
    double metres{};
  };
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Cost>;
  constexpr double kFar = std::numeric_limits<double>::infinity();
  const std::size_t n = streets.from.size();
  std::size_t nodes = 0;
  for (std::size_t s = 0; s < n; ++s)
    nodes = std::max({nodes, static_cast<std::size_t>(streets.from[s]) + 1, static_cast<std::size_t>(streets.to[s]) + 1});
  std::vector<std::pair<std::size_t, std::size_t>> edges;
  std::vector<Cost> costs;
  const auto add = [&](std::size_t a, std::size_t b, double metres) {
    edges.emplace_back(a, b);
    costs.push_back({metres});
  };
  for (std::size_t s = 0; s < n; ++s) {
    const auto a = static_cast<std::size_t>(streets.from[s]), b = static_cast<std::size_t>(streets.to[s]);
    add(a, b, streets.length_m[s]);
    add(b, a, streets.length_m[s]);
  }
  for (const std::uint32_t r : roots) {
    add(nodes, static_cast<std::size_t>(streets.from[r]), 0.0);
    add(nodes, static_cast<std::size_t>(streets.to[r]), 0.0);
  }
  const Graph graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), costs.begin(), nodes + 1);
  std::vector<double> reached(nodes + 1, kFar);
  const auto index = boost::get(boost::vertex_index, graph);
  boost::dijkstra_shortest_paths_no_color_map(
      graph, nodes,
      boost::weight_map(boost::get(&Cost::metres, graph))
          .distance_map(boost::make_iterator_property_map(reached.begin(), index))
          .distance_inf(kFar)
          .distance_zero(0.0));
  std::vector<double> distance(n, kFar);
  for (std::size_t s = 0; s < n; ++s)
    distance[s] = std::min(reached[static_cast<std::size_t>(streets.from[s])], reached[static_cast<std::size_t>(streets.to[s])]) +
                  streets.length_m[s] / 2.0;
  for (const std::uint32_t r : roots) distance[r] = 0.0;
  return distance;
}

Ringed make_rings(const Streets& streets, std::span<const std::uint32_t> treated, std::span<const double> ends_m) {
  Ringed out;
  double from = 0.0;
  out.rings.push_back({.role = Ring::Role::Treated, .from_m = 0.0, .to_m = 0.0, .streets = 0, .length_km = 0.0});
  for (const double end : ends_m) {
    out.rings.push_back({.role = Ring::Role::Catchment, .from_m = from, .to_m = end, .streets = 0, .length_km = 0.0});
    from = end;
  }
  out.rings.push_back({.role = Ring::Role::Control, .from_m = from, .to_m = std::numeric_limits<double>::infinity(), .streets = 0, .length_km = 0.0});
  const std::vector<double> distance = distances_from(streets, treated);
  std::vector<bool> is_treated(streets.size(), false);
  for (const std::uint32_t s : treated) is_treated[s] = true;
  for (std::size_t s = 0; s < streets.size(); ++s) {
    std::size_t ring = 0;
    if (!is_treated[s])
      for (ring = 1; ring + 1 < out.rings.size() && distance[s] > out.rings[ring].to_m;) ++ring;
    out.ring_of.push_back(static_cast<std::uint32_t>(ring));
    ++out.rings[ring].streets;
    out.rings[ring].length_km += streets.length_m[s] / 1000.0;
  }
  return out;
}

}  // namespace lichtung::comparison
