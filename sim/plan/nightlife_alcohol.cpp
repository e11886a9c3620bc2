// What an edit of drinking does: streets that are dry at some hours, and where people go on to from each; shops that
// stop selling at night.
#include "sim/plan/apply.hpp"

#include "sim/town/shortest_paths.hpp"

#include <algorithm>
#include <limits>

namespace lichtung::plan {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

bool sells(town::VenueKind kind) {
  return kind == town::VenueKind::Shop || kind == town::VenueKind::Supermarket || kind == town::VenueKind::Station;
}

int since_four(int civil) { return (civil - 240 + 1440) % 1440; }

/// Streets from `start` to the nearest that knows no restriction, within `reach` m; empty if there is none.
std::vector<std::uint32_t> way_out(const town::StreetNetwork& net, const DrinkingRules& rules, std::span<const float> cost,
                                   town::PathSearch& search, SegmentId start, float reach) {
  const auto& s = net.segments;
  const float half = s.length_m[start.index()] / 2.0F;
  const std::array roots{town::PathRoot{s.from[start.index()], half}, town::PathRoot{s.to[start.index()], half}};
  search.run(roots, cost, reach);
  for (const NodeId node : search.settled()) {
    std::uint32_t best = SegmentId::kNone;
    for (auto [it, end] = boost::out_edges(node.value, net.graph); it != end; ++it) {
      const SegmentId next = net.graph[*it].segment;
      if (s.walkable[next.index()] != 0 && rules.rule(next.index()) == nullptr) best = std::min(best, next.value);
    }
    if (best == SegmentId::kNone) continue;
    std::vector<std::uint32_t> way{best};
    for (NodeId at = node; search.parent_segment(at).valid(); at = search.parent(at)) way.push_back(search.parent_segment(at).value);
    way.push_back(start.value);
    std::ranges::reverse(way);
    return way;
  }
  return {};
}

void find_ways_on(const town::Town& town, double reach_m, DrinkingRules& rules) {
  rules.rule_of.clear();
  if (rules.streets.empty()) return;
  const auto& streets = town.streets.segments;
  rules.rule_of.assign(streets.size(), 0);
  for (std::uint32_t i = 0; i < rules.streets.size(); ++i) rules.rule_of[rules.streets[i].street.index()] = i + 1;
  std::vector<float> cost(streets.length_m);
  for (std::size_t s = 0; s < cost.size(); ++s)
    if (streets.walkable[s] == 0) cost[s] = kInfinity;
  town::PathSearch search(town.streets);
  for (DryStreet& d : rules.streets) d.way_on = way_out(town.streets, rules, cost, search, d.street, static_cast<float>(reach_m));
}

void restrict_streets(const AlcoholEdit& what, const Target& target, DrinkingRules& rules) {
  const Quarters dry = quarters_of(what.hours);
  for (const SegmentId s : target.streets) {
    const auto at = std::ranges::lower_bound(rules.streets, s, {}, &DryStreet::street);
    if (at == rules.streets.end() || at->street != s)
      rules.streets.insert(at, {.street = s, .dry = dry, .way_on = {}});
    else
      for (std::size_t q = 0; q < dry.size(); ++q) at->dry[q] = at->dry[q] || dry[q];
  }
}

/// Places that sell, and those of them that stop; the earliest end counts for the town.
void count_sales(const town::Town& town, DrinkingRules& rules) {
  double all = 0.0, stopping = 0.0;
  float earliest = kInfinity;
  for (std::size_t v = 0; v < town.venues.size(); ++v) {
    if (!sells(town.venues.kind[v])) continue;
    all += 1.0;
    const float end = rules.sale_end_min[town.venues.segment[v].index()];
    if (end == kInfinity) continue;
    stopping += 1.0;
    earliest = std::min(earliest, end);
  }
  rules.sale_share = all > 0.0 ? stopping / all : 0.0;
  rules.sale_from_min = stopping > 0.0 ? static_cast<std::uint32_t>(earliest) : 0;
  if (stopping == 0.0) rules.sale_end_min.clear();
}

void stop_sale(int until, const Target& target, DrinkingRules& rules) {
  const auto& venues = target.town.venues;
  bool found = false;
  for (std::size_t v = 0; v < venues.size(); ++v)
    found = found || (sells(venues.kind[v]) && std::ranges::binary_search(target.streets, venues.segment[v]));
  if (!found) return void(target.error("plan.no_sale_on_streets"));
  if (rules.sale_end_min.empty()) rules.sale_end_min.assign(target.town.streets.segments.size(), kInfinity);
  const auto from = static_cast<float>(since_four(until));
  for (const SegmentId s : target.streets) rules.sale_end_min[s.index()] = std::min(rules.sale_end_min[s.index()], from);
  count_sales(target.town, rules);
}

void lift(const Target& target, DrinkingRules& rules) {
  const std::size_t before = rules.streets.size();
  std::erase_if(rules.streets, [&](const DryStreet& d) { return std::ranges::binary_search(target.streets, d.street); });
  bool ended = rules.streets.size() != before;
  if (!rules.sale_end_min.empty()) {
    for (const SegmentId s : target.streets) {
      ended = ended || rules.sale_end_min[s.index()] != kInfinity;
      rules.sale_end_min[s.index()] = kInfinity;
    }
    count_sales(target.town, rules);
  }
  if (!ended) target.error("plan.no_restriction_there");
}

}  // namespace

void apply(const AlcoholEdit& what, const Target& target) {
  DrinkingRules& rules = target.applied.levers.nightlife.drinking;
  if (what.lift) lift(target, rules);
  if (!what.hours.empty()) restrict_streets(what, target, rules);
  if (what.sale_until) stop_sale(*what.sale_until, target, rules);
  find_ways_on(target.town, target.applied.scenario.parameters.nightlife.alcohol_move_m, rules);
}

}  // namespace lichtung::plan
