// Numbering and columns of the street network.
#include "sim/town/streets.hpp"

#include "scenarios/errors.hpp"
#include "sim/town/geometry.hpp"
#include "sim/town/hilbert.hpp"
#include "sim/town/split_ways.hpp"
#include "sim/town/street_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace lichtung::town {
namespace {

constexpr std::uint32_t kNone = NodeId::kNone;

/// Ends of pieces, as numbers of nodes in the network, along the curve.
std::vector<std::uint32_t> number_nodes(const TownDraft& draft, const std::vector<StreetPiece>& pieces, const Box& box,
                                        std::vector<Point>& nodes) {
  std::vector<std::uint32_t> number(draft.nodes.size(), kNone), ends;
  for (const StreetPiece& piece : pieces)
    for (const std::uint32_t n : {piece.nodes.front(), piece.nodes.back()})
      if (std::exchange(number[n], 0U) == kNone) ends.push_back(n);
  const auto key = [&](std::uint32_t n) { return std::pair(hilbert(draft.nodes[n], box), n); };
  std::ranges::sort(ends, {}, key);
  for (std::uint32_t i = 0; i < ends.size(); ++i) {
    number[ends[i]] = i;
    nodes.push_back(draft.nodes[ends[i]]);
  }
  return number;
}

void order_pieces(const TownDraft& draft, const Box& box, std::vector<StreetPiece>& pieces) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(pieces.size());
  std::vector<Point> line;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    line.clear();
    for (const std::uint32_t n : pieces[i].nodes) line.push_back(draft.nodes[n]);
    order[i] = {hilbert(place_along(line, length_of(line) / 2.0).position, box), i};
  }
  std::ranges::sort(order);
  std::vector<StreetPiece> sorted;
  sorted.reserve(pieces.size());
  for (const auto& [position, i] : order) sorted.push_back(std::move(pieces[i]));
  pieces = std::move(sorted);
}

class Names {
 public:
  explicit Names(std::vector<std::string>& list) : list_(list) { list_.assign(1, {}); }
  std::uint32_t of(const std::string& name) {
    if (name.empty()) return 0;
    const auto [it, added] = number_.try_emplace(name, static_cast<std::uint32_t>(list_.size()));
    if (added) list_.push_back(name);
    return it->second;
  }

 private:
  std::vector<std::string>& list_;
  std::unordered_map<std::string, std::uint32_t> number_;
};

void add_segment(const TownDraft& draft, const StreetPiece& piece, const std::vector<std::uint32_t>& number,
                 Names& names, StreetNetwork& streets) {
  const DraftWay& way = draft.ways[piece.way];
  const StreetRule& use = rule(way.kind);
  Segments& s = streets.segments;
  const std::size_t first = streets.points.size();
  for (const std::uint32_t n : piece.nodes) streets.points.push_back(draft.nodes[n]);
  s.from.emplace_back(number[piece.nodes.front()]);
  s.to.emplace_back(number[piece.nodes.back()]);
  s.length_m.push_back(static_cast<float>(length_of(std::span(streets.points).subspan(first))));
  s.width_m.push_back(static_cast<float>(piece.width_m));
  s.kind.push_back(way.kind);
  s.width_class.push_back(width_class(piece.width_m));
  s.lit.push_back(way.lit);
  s.tunnel.push_back(way.tunnel);
  s.bridge.push_back(way.bridge);
  s.walkable.push_back(way.foot.value_or(use.walkable) && !way.private_access);
  s.cyclable.push_back(use.cyclable && !way.private_access);
  s.drivable.push_back(use.drivable && !way.private_access);
  s.name.push_back(names.of(way.name));
  s.osm_way.push_back(way.osm_id);
  for (const std::uint32_t w : piece.joined) streets.joined_ways.emplace_back(draft.ways[w].osm_id, SegmentId(s.osm_way.size() - 1));
  s.point_first.push_back(static_cast<std::uint32_t>(streets.points.size()));
}

void prepare_columns(Segments& s) {
  const std::size_t n = s.size();
  s.lit_assumed.assign(n, 0);
  s.district.assign(n, DistrictId{});
  s.frontage_m.assign(n, 0.0F);
  s.refuge.assign(n, 0.0F);
  s.prospect_m.assign(n, 0.0F);
  s.escape.assign(n, 0);
}

StreetGraph build_graph(const StreetNetwork& streets) {
  const Segments& s = streets.segments;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::vector<StreetEdge> segment;
  edges.reserve(2 * s.size());
  segment.reserve(2 * s.size());
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    edges.emplace_back(s.from[i].value, s.to[i].value);
    edges.emplace_back(s.to[i].value, s.from[i].value);
    segment.insert(segment.end(), 2, StreetEdge{SegmentId(i)});
  }
  return StreetGraph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), segment.begin(),
                     static_cast<std::uint32_t>(streets.nodes.size()));
}

void note_islands(const StreetNetwork& streets, std::vector<Notice>& notices) {
  std::vector<std::uint32_t> islands;
  double metres = 0.0;
  for (std::size_t i = 0; i < streets.segments.size(); ++i) {
    const std::uint32_t c = streets.component[streets.segments.from[i].index()];
    if (c == 0 || !streets.segments.walkable[i]) continue;
    islands.push_back(c);
    metres += static_cast<double>(streets.segments.length_m[i]);
  }
  std::ranges::sort(islands);
  const auto count = std::unique(islands.begin(), islands.end()) - islands.begin();
  if (count > 0) notices.push_back({"assemble.islands", count, fmt::format("{:.1f}", metres / 1000.0)});
}

}  // namespace

StreetNetwork build_streets(const TownDraft& draft, const TownParameters& parameters, std::vector<Notice>& notices) {
  StreetPieces split = split_ways(draft, parameters);
  if (split.unusable_ways > 0) notices.push_back({"assemble.unusable_ways", split.unusable_ways, {}});
  Box box;
  for (const StreetPiece& piece : split.pieces)
    for (const std::uint32_t n : piece.nodes) box.include(draft.nodes[n]);

  StreetNetwork streets;
  const auto number = number_nodes(draft, split.pieces, box, streets.nodes);
  order_pieces(draft, box, split.pieces);
  Names names(streets.names);
  streets.segments.point_first.push_back(0);
  for (const StreetPiece& piece : split.pieces) add_segment(draft, piece, number, names, streets);
  if (std::ranges::count(streets.segments.walkable, 1) == 0)
    throw DataError(ErrorKind::Data, draft.source,
                    fmt::format("found {} streets, none that can be walked; expected a map with highway=* ways",
                                streets.segments.size()));
  prepare_columns(streets.segments);
  streets.graph = build_graph(streets);
  streets.component = components(streets, streets.segments.walkable);
  note_islands(streets, notices);
  return streets;
}

std::vector<std::uint32_t> components(const StreetNetwork& streets, std::span<const std::uint8_t> open) {
  const Segments& s = streets.segments;
  std::vector<std::uint32_t> root(streets.nodes.size());
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&](std::uint32_t n) {
    while (root[n] != n) n = root[n] = root[root[n]];
    return n;
  };
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!open[i]) continue;
    const std::uint32_t a = find(s.from[i].value), b = find(s.to[i].value);
    root[std::max(a, b)] = std::min(a, b);
  }
  std::vector<double> metres(streets.nodes.size(), 0.0);
  for (std::size_t i = 0; i < s.size(); ++i)
    if (open[i]) metres[find(s.from[i].value)] += static_cast<double>(s.length_m[i]);
  std::vector<std::uint32_t> order;
  for (std::uint32_t n = 0; n < root.size(); ++n)
    if (find(n) == n) order.push_back(n);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return metres[a] > metres[b]; });
  std::vector<std::uint32_t> rank(root.size(), 0), component(root.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  for (std::uint32_t n = 0; n < root.size(); ++n) component[n] = rank[find(n)];
  return component;
}

std::vector<std::uint8_t> address_streets(const StreetNetwork& streets) {
  const Segments& s = streets.segments;
  std::vector<std::uint8_t> address(s.size(), 0);
  const auto main = [&](std::size_t i) { return s.walkable[i] && streets.component[s.from[i].index()] == 0; };
  for (std::size_t i = 0; i < s.size(); ++i) address[i] = main(i) && !s.tunnel[i];
  if (std::ranges::count(address, 1) == 0)  // a map of nothing but an underpass
    for (std::size_t i = 0; i < s.size(); ++i) address[i] = main(i);
  return address;
}

}  // namespace lichtung::town
