// Splitting at intersections, joining at joints, cutting loops.
#include "sim/town/split_ways.hpp"

#include "sim/town/geometry.hpp"
#include "sim/town/street_rules.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lichtung::town {
namespace {

using Node = std::uint32_t;
constexpr std::uint32_t kNone = 0xFFFFFFFFU;
constexpr double kSamePlace = 0.01;  // m: below the 1.1 cm grid of OSM coordinates

/// Nodes that stand at one place and follow each other on a way, as one.
class Welds {
 public:
  explicit Welds(std::size_t nodes) : parent_(nodes) { std::iota(parent_.begin(), parent_.end(), Node{0}); }
  Node of(Node n) {
    while (parent_[n] != n) n = parent_[n] = parent_[parent_[n]];
    return n;
  }
  void join(Node a, Node b) {
    a = of(a);
    b = of(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<Node> parent_;
};

double width_of(const DraftWay& way, const TownParameters& p) {
  const bool mapped = way.width_m && std::isfinite(*way.width_m) && *way.width_m > 0.0;
  return mapped ? std::clamp(*way.width_m, 0.5, 100.0) : p.width_m[static_cast<std::size_t>(way.kind)];
}

/// Ways as lists of usable welded nodes; empty where fewer than two remain.
std::vector<std::vector<Node>> usable_ways(const TownDraft& draft) {
  const auto known = [&](Node n) { return n < draft.nodes.size() && finite(draft.nodes[n]); };
  Welds welds(draft.nodes.size());
  for (bool joined = true; joined;) {  // a weld moves a node a little, which may bring it to another
    joined = false;
    for (const DraftWay& way : draft.ways)
      for (std::size_t i = 1; i < way.nodes.size(); ++i) {
        if (!known(way.nodes[i - 1]) || !known(way.nodes[i])) continue;
        const Node a = welds.of(way.nodes[i - 1]), b = welds.of(way.nodes[i]);
        if (a == b || distance(draft.nodes[a], draft.nodes[b]) >= kSamePlace) continue;
        welds.join(a, b);
        joined = true;
      }
  }
  std::vector<std::vector<Node>> ways(draft.ways.size());
  for (std::size_t w = 0; w < ways.size(); ++w) {
    for (const Node n : draft.ways[w].nodes) {
      if (!known(n)) continue;
      const Node welded = welds.of(n);
      if (ways[w].empty() || ways[w].back() != welded) ways[w].push_back(welded);
    }
    if (ways[w].size() < 2) ways[w].clear();
  }
  return ways;
}

std::vector<StreetPiece> cut_at_intersections(const TownDraft& draft, const std::vector<std::vector<Node>>& ways,
                                              const TownParameters& p) {
  std::vector<std::uint8_t> visits(draft.nodes.size(), 0);  // 2: an intersection or an end
  for (const auto& way : ways)
    for (std::size_t i = 0; i < way.size(); ++i) {
      const bool end = i == 0 || i + 1 == way.size();
      visits[way[i]] = static_cast<std::uint8_t>(std::min(2, visits[way[i]] + (end ? 2 : 1)));
    }
  std::vector<StreetPiece> pieces;
  for (std::size_t w = 0; w < ways.size(); ++w) {
    const double width = width_of(draft.ways[w], p);
    for (std::size_t i = 1, first = 0; i < ways[w].size(); ++i) {
      if (visits[ways[w][i]] < 2) continue;
      const auto begin = ways[w].begin();
      pieces.push_back({{begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(i) + 1},
                        static_cast<std::uint32_t>(w),
                        width,
                        {}});
      first = i;
    }
  }
  return pieces;
}

double piece_length(const TownDraft& draft, const StreetPiece& piece) {
  double sum = 0.0;
  for (std::size_t i = 1; i < piece.nodes.size(); ++i)
    sum += distance(draft.nodes[piece.nodes[i - 1]], draft.nodes[piece.nodes[i]]);
  return sum;
}

/// Joins chains of pieces over nodes where exactly two pieces that differ in nothing meet.
class Joiner {
 public:
  Joiner(const TownDraft& draft, std::vector<StreetPiece>& pieces)
      : draft_(draft), pieces_(pieces), done_(pieces.size(), 0), meet_(draft.nodes.size()) {
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
      meet(pieces[i].nodes.front(), i);
      meet(pieces[i].nodes.back(), i);
    }
  }

  std::vector<StreetPiece> join() {
    std::vector<StreetPiece> joined;
    for (std::uint32_t i = 0; i < pieces_.size(); ++i)
      if (!done_[i]) joined.push_back(chain_of(i));
    return joined;
  }

 private:
  struct Meeting {
    std::uint32_t a{kNone}, b{kNone}, count{0};
  };

  void meet(Node node, std::uint32_t piece) {
    Meeting& m = meet_[node];
    (m.count == 0 ? m.a : m.b) = piece;
    ++m.count;
  }

  bool alike(std::uint32_t i, std::uint32_t j) const {
    const DraftWay& a = draft_.ways[pieces_[i].way];
    const DraftWay& b = draft_.ways[pieces_[j].way];
    return a.kind == b.kind && a.lit == b.lit && a.tunnel == b.tunnel && a.bridge == b.bridge &&
           a.private_access == b.private_access && a.foot == b.foot && a.name == b.name &&
           width_class(pieces_[i].width_m) == width_class(pieces_[j].width_m);
  }

  /// The piece that continues `piece` at `node`, or kNone.
  std::uint32_t next(std::uint32_t piece, Node node) const {
    const Meeting& m = meet_[node];
    if (m.count != 2 || m.a == m.b || !alike(m.a, m.b)) return kNone;
    return m.a == piece ? m.b : m.a;
  }

  Node far_end(std::uint32_t piece, Node node) const {
    const auto& nodes = pieces_[piece].nodes;
    return nodes.front() == node ? nodes.back() : nodes.front();
  }

  StreetPiece chain_of(std::uint32_t piece) {
    std::uint32_t first = piece;
    Node start = pieces_[piece].nodes.front();
    for (std::uint32_t n = next(first, start); n != kNone && n != piece; n = next(first, start)) {
      start = far_end(n, start);
      first = n;
    }
    StreetPiece chain{{start}, pieces_[first].way, 0.0, {}};
    double metres = 0.0;
    Node at = start;
    for (std::uint32_t n = first; n != kNone && !done_[n]; n = next(n, at)) {
      done_[n] = 1;
      const StreetPiece& part = pieces_[n];
      if (part.way != chain.way && (chain.joined.empty() || chain.joined.back() != part.way)) chain.joined.push_back(part.way);
      if (part.nodes.front() == at)
        chain.nodes.insert(chain.nodes.end(), part.nodes.begin() + 1, part.nodes.end());
      else
        chain.nodes.insert(chain.nodes.end(), part.nodes.rbegin() + 1, part.nodes.rend());
      at = chain.nodes.back();
      const double length = piece_length(draft_, part);
      chain.width_m += part.width_m * length;
      metres += length;
    }
    chain.width_m /= metres;
    return chain;
  }

  const TownDraft& draft_;
  std::vector<StreetPiece>& pieces_;
  std::vector<std::uint8_t> done_;
  std::vector<Meeting> meet_;
};

/// Cuts a loop at the inner node nearest to its half length.
void cut_loops(const TownDraft& draft, std::vector<StreetPiece>& pieces) {
  const std::size_t n = pieces.size();
  for (std::size_t i = 0; i < n; ++i) {
    if (pieces[i].nodes.front() != pieces[i].nodes.back()) continue;
    const std::vector<Node> nodes = pieces[i].nodes;
    const double half = piece_length(draft, pieces[i]) / 2.0;
    double walked = 0.0, best = -1.0;
    std::size_t cut = 1;
    for (std::size_t k = 1; k + 1 < nodes.size(); ++k) {
      walked += distance(draft.nodes[nodes[k - 1]], draft.nodes[nodes[k]]);
      if (best < 0.0 || std::abs(walked - half) < best) {
        best = std::abs(walked - half);
        cut = k;
      }
    }
    const auto at = nodes.begin() + static_cast<std::ptrdiff_t>(cut);
    StreetPiece second{{at, nodes.end()}, pieces[i].way, pieces[i].width_m, pieces[i].joined};
    pieces[i].nodes.assign(nodes.begin(), at + 1);
    pieces.push_back(std::move(second));
  }
}

}  // namespace

StreetPieces split_ways(const TownDraft& draft, const TownParameters& parameters) {
  StreetPieces result;
  const auto ways = usable_ways(draft);
  result.unusable_ways = std::ranges::count_if(ways, [](const auto& way) { return way.empty(); });
  std::vector<StreetPiece> cut = cut_at_intersections(draft, ways, parameters);
  result.pieces = Joiner(draft, cut).join();
  cut_loops(draft, result.pieces);
  return result;
}

}  // namespace lichtung::town
