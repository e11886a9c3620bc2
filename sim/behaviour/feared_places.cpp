// The search: feared streets, sorted by how many are concerned, grown into places over shared nodes.
#include "sim/behaviour/feared_places.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <tuple>
#include <utility>

namespace lichtung::behaviour {
namespace {

/// Streets at each node; a loop stands there twice, which changes nothing.
struct Nodes {
  std::vector<std::uint32_t> first, street;

  explicit Nodes(std::span<const NightStreet> streets) {
    std::uint32_t last = 0;
    for (const NightStreet& s : streets) last = std::max({last, s.nodes[0], s.nodes[1]});
    first.assign(std::size_t{last} + 2, 0);
    for (const NightStreet& s : streets)
      for (const std::uint32_t node : s.nodes) ++first[node + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    street.resize(first.back());
    std::vector<std::uint32_t> next = first;
    for (std::uint32_t i = 0; i < streets.size(); ++i)
      for (const std::uint32_t node : streets[i].nodes) street[next[node]++] = i;
  }
  [[nodiscard]] std::span<const std::uint32_t> at(std::uint32_t node) const {
    return {street.data() + first[node], first[node + 1] - first[node]};
  }
};

/// Worst streets first.
class Worse {
 public:
  explicit Worse(std::span<const NightStreet> streets) : streets_(streets) {}
  bool operator()(std::uint32_t a, std::uint32_t b) const {
    const auto key = [&](std::uint32_t i) {
      const NightStreet& s = streets_[i];
      return std::tuple(-s.concerned(), -s.share(), -s.length.value, i);
    };
    return key(a) < key(b);
  }

 private:
  std::span<const NightStreet> streets_;
};

FearedPlace grow(std::span<const NightStreet> streets, const Nodes& nodes, std::uint32_t core, double length_max,
                 std::vector<std::uint8_t>& open) {
  FearedPlace place;
  std::set<std::uint32_t, Worse> border{Worse(streets)};
  double length = 0.0;
  for (std::uint32_t next = core;;) {
    open[next] = 0;
    place.streets.push_back(next);
    length += streets[next].length.value;
    for (const std::uint32_t node : streets[next].nodes)
      for (const std::uint32_t s : nodes.at(node))
        if (open[s] != 0) border.insert(s);
    std::erase_if(border, [&](std::uint32_t s) { return length + streets[s].length.value > length_max; });
    if (border.empty()) return place;
    next = *border.begin();
    border.erase(border.begin());
  }
}

/// The named street nearest to a place along the network, by steps of streets' lengths; negative if there is none.
std::int64_t nearest_named(std::span<const NightStreet> streets, const Nodes& nodes, const FearedPlace& place) {
  using Step = std::pair<double, std::uint32_t>;   // distance, node
  std::priority_queue<Step, std::vector<Step>, std::greater<>> open;
  std::map<std::uint32_t, double> best;
  const auto reach = [&](std::uint32_t node, double distance) {
    const auto [it, fresh] = best.try_emplace(node, distance);
    if (!fresh && it->second <= distance) return;
    it->second = distance;
    open.emplace(distance, node);
  };
  for (const std::uint32_t node : streets[place.core()].nodes) reach(node, 0.0);
  while (!open.empty()) {
    const auto [distance, node] = open.top();
    open.pop();
    if (distance > best[node]) continue;
    std::int64_t longest = -1;   // of several at one corner, the one that is most likely known
    for (const std::uint32_t s : nodes.at(node))
      if (streets[s].named && (longest < 0 || streets[s].length.value > streets[static_cast<std::size_t>(longest)].length.value))
        longest = s;
    if (longest >= 0) return longest;
    for (const std::uint32_t s : nodes.at(node))
      for (const std::uint32_t end : streets[s].nodes) reach(end, distance + streets[s].length.value);
  }
  return -1;
}

double weight(const NightStreet& s) { return s.concerned() * s.length.value; }

PlaceName name_place(std::span<const NightStreet> streets, const Nodes& nodes, const FearedPlace& place) {
  double named = 0.0, all = 0.0;
  std::int64_t heaviest = -1;
  for (const std::uint32_t i : place.streets) {
    const double w = weight(streets[i]);
    all += w;
    if (!streets[i].named) continue;
    named += w;
    if (heaviest < 0 || w > weight(streets[static_cast<std::size_t>(heaviest)])) heaviest = i;
  }
  if (2.0 * named > all) return {heaviest, true};
  return {nearest_named(streets, nodes, place), false};
}

}  // namespace

FearTerms terms_alone(const FearParameters& p, const StreetSetting& s, Lux minimum) {
  const double blocked = 1.0 - std::min(1.0, s.prospect_m / p.prospect_range_m);
  return {p.light * light_gap(p, minimum), p.prospect * blocked + p.refuge * s.refuge, p.escape * enclosure(s.escape),
          p.disorder * s.disorder, p.company};
}

bool is_feared(const AngstParameters& p, const NightStreet& street) {
  return street.concerned() > 0.0 && street.concerned() >= p.persons_per_night && street.share() >= p.feared_share;
}

std::vector<FearedPlace> find_feared_places(const AngstParameters& p, std::span<const NightStreet> streets) {
  std::vector<std::uint32_t> feared;
  std::vector<std::uint8_t> open(streets.size(), 0);
  for (std::uint32_t i = 0; i < streets.size(); ++i)
    if (is_feared(p, streets[i])) {
      feared.push_back(i);
      open[i] = 1;
    }
  std::ranges::sort(feared, Worse(streets));
  const Nodes nodes(streets);
  std::vector<FearedPlace> places;
  for (const std::uint32_t core : feared)
    if (open[core] != 0) places.push_back(grow(streets, nodes, core, p.length_max_m, open));
  return places;
}

std::vector<PlaceName> name_places(std::span<const NightStreet> streets, std::span<const FearedPlace> places) {
  const Nodes nodes(streets);
  std::vector<PlaceName> names;
  for (const FearedPlace& place : places) names.push_back(name_place(streets, nodes, place));
  return names;
}

NightRisk night_risk(std::span<const NightStreet> streets, std::span<const std::uint32_t> which) {
  double offences = 0.0, person_km = 0.0, km = 0.0;
  NightRisk risk;
  for (const std::uint32_t i : which) {
    const NightStreet& s = streets[i];
    offences += s.offences;
    person_km += s.passes * s.length.value / 1000.0;
    km += s.length.value / 1000.0;
    risk.passes = std::max(risk.passes, s.passes);
  }
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  risk.per_1000_person_km = person_km > 0.0 ? 1000.0 * offences / person_km : kNone;
  risk.per_km = km > 0.0 ? offences / km : kNone;
  return risk;
}

}  // namespace lichtung::behaviour
