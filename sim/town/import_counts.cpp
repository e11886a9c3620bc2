// Counts of an OpenStreetMap extract; components by union–find over the nodes of highway ways.
#include "sim/town/import_counts.hpp"

#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace lichtung::town::osm {
namespace {

constexpr std::uint32_t kUnused = std::numeric_limits<std::uint32_t>::max();

/// Highway graph over the ids that highway ways refer to, present in the file or not. `last_way` tells in how many
/// different ways a node is used; a way of one node makes no component.
struct HighwayGraph {
  explicit HighwayGraph(const RawMap& map) {
    for (const RawWay& way : map.ways) {
      if (!map.tags(way.tags).has("highway")) continue;
      const auto refs = map.refs_of(way);
      ids.insert(ids.end(), refs.begin(), refs.end());
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    parent.resize(ids.size());
    std::iota(parent.begin(), parent.end(), 0U);
    rank.resize(ids.size(), 0);
    last_way.resize(ids.size(), kUnused);
    junction.resize(ids.size(), 0);
    linked.resize(ids.size(), 0);
  }
  [[nodiscard]] std::uint32_t index(std::int64_t id) const {
    return static_cast<std::uint32_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin());
  }
  std::vector<std::int64_t> ids;   // ascending, each once
  std::vector<std::uint32_t> parent, rank, last_way;
  std::vector<std::uint8_t> junction, linked;
};

void add_links(std::span<const std::int64_t> refs, std::uint32_t way, HighwayGraph& graph) {
  boost::disjoint_sets sets(graph.rank.data(), graph.parent.data());
  std::uint32_t previous = kUnused;
  for (const std::int64_t ref : refs) {
    const std::uint32_t i = graph.index(ref);
    if (graph.last_way[i] != kUnused && graph.last_way[i] != way) graph.junction[i] = 1;
    graph.last_way[i] = way;
    if (previous != kUnused) {
      sets.union_set(i, previous);
      graph.linked[i] = graph.linked[previous] = 1;
    }
    previous = i;
  }
}

void add_length(const RawMap& map, std::span<const std::int64_t> refs, ImportCounts& counts) {
  const RawNode* previous = nullptr;
  for (const std::int64_t ref : refs) {
    const RawNode* node = map.find_node(ref);
    if (node == nullptr) ++counts.missing_node_refs;
    if (node != nullptr && previous != nullptr) {
      counts.highway_km += haversine_m(previous->lon(), previous->lat(), node->lon(), node->lat());
    }
    previous = node;
  }
}

}  // namespace

double haversine_m(double lon1, double lat1, double lon2, double lat2) {
  constexpr double kRadius = 6'371'008.8, kDegree = std::numbers::pi / 180;
  const double u = std::sin((lat2 - lat1) * kDegree / 2), v = std::sin((lon2 - lon1) * kDegree / 2);
  const double h = u * u + std::cos(lat1 * kDegree) * std::cos(lat2 * kDegree) * v * v;
  return 2 * kRadius * std::asin(std::sqrt(std::min(1.0, h)));
}

ImportCounts count_map(const RawMap& map) {
  ImportCounts counts;
  counts.nodes = map.nodes_read;
  counts.ways = map.ways_read;
  counts.relations = map.relations_read;
  counts.building_relations = map.building_relations;
  for (const TaggedNode& place : map.places) counts.street_lamps += map.tags(place.tags).is("highway", "street_lamp");
  HighwayGraph graph(map);
  for (std::uint32_t w = 0; w < map.ways.size(); ++w) {
    const Tags tags = map.tags(map.ways[w].tags);
    counts.building_ways += tags.has("building");
    if (!tags.has("highway")) continue;
    ++counts.highway_ways;
    if (tags.has("lit")) ++counts.lit[std::string(tags["lit"])];
    add_length(map, map.refs_of(map.ways[w]), counts);
    add_links(map.refs_of(map.ways[w]), w, graph);
  }
  counts.highway_km /= 1000;
  for (std::uint32_t i = 0; i < graph.ids.size(); ++i) {
    counts.junction_nodes += graph.junction[i];
    counts.components += graph.linked[i] != 0 && graph.parent[i] == i;
  }
  return counts;
}

}  // namespace lichtung::town::osm
