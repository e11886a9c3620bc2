// Builds all paths: legs are grouped by destination, one search per destination and way of choosing serves them all.
#include "sim/engine/routes.hpp"

#include "sim/behaviour/perceived_safety.hpp"
#include "sim/engine/dodging.hpp"
#include "sim/population/day_plan.hpp"
#include "sim/town/shortest_paths.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace lichtung::engine {
namespace {

using population::Mode;

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr double kPushBicycle = 3.0;          // cost factor of streets where one must push
constexpr std::size_t kMaxPath = 4000;        // segments; longer ways are taken as rides

// Ways of choosing: by day, and at night for the classes whose routes fear changes.
enum Choice : std::uint8_t { Day = 0, NightMiddle = 1, NightHigh = 2 };
constexpr std::size_t kChoices = 3;

struct LegRequest {
  std::uint32_t from{}, to{};   // segments
  std::uint32_t habit{};
  std::uint8_t second{};        // 1: leg b
  std::uint8_t bicycle{};
  std::uint8_t night_choice{};  // Day if fear doesn't change this person's routes
};

struct FoundPath {
  std::uint32_t request{};
  std::uint8_t night{};
  std::vector<std::uint32_t> segments;
};

using Costs = std::array<std::array<std::vector<float>, kChoices>, 2>;   // [bicycle][choice]

std::uint8_t night_choice(const FearParameters& fear, population::FearClass c) {
  if (behaviour::route_weight(fear, static_cast<std::size_t>(c)) <= 0.0) return Day;
  return c == population::FearClass::High ? NightHigh : NightMiddle;
}

Costs make_costs(const town::Segments& streets, const FearParameters& fear, const Beliefs& beliefs) {
  Costs costs;
  for (std::size_t bicycle = 0; bicycle < 2; ++bicycle)
    for (std::size_t choice = 0; choice < kChoices; ++choice) {
      auto& column = costs[bicycle][choice];
      column.resize(streets.size());
      for (std::size_t s = 0; s < streets.size(); ++s) {
        const double push = bicycle == 1 && streets.cyclable[s] == 0 ? kPushBicycle : 1.0;
        const double weight = choice == Day ? fear.route_day : behaviour::route_weight(fear, choice);
        const double unsafety = choice == Day ? static_cast<double>(beliefs.day[s])
                                              : static_cast<double>(beliefs.night[choice][s]);
        column[s] = streets.walkable[s] == 0 ? kInfinity
                                             : behaviour::route_cost(Metres(static_cast<double>(streets.length_m[s]) * push),
                                                                     weight, unsafety);
      }
    }
  return costs;
}

std::vector<LegRequest> make_requests(const population::Population& people, const FearParameters& fear) {
  std::vector<LegRequest> requests;
  const auto& h = people.habits;
  const auto request = [&](std::uint32_t i, std::uint8_t choice) {
    const auto add = [&](SegmentId from, SegmentId to, std::uint8_t second) {
      if (from.valid() && to.valid())
        requests.push_back({from.value, to.value, i, second, static_cast<std::uint8_t>(h.mode[i] == Mode::Bicycle ? 1 : 0), choice});
    };
    if (h.mode[i] == Mode::Car) return;
    if (h.mode[i] == Mode::Transit) {
      add(h.from[i], h.from_stop[i], 0);
      add(h.to_stop[i], h.to[i], 1);
    } else {
      add(h.from[i], h.to[i], 0);
    }
  };
  for (std::size_t r = 0; r < people.residents.size(); ++r) {
    const std::uint8_t choice = night_choice(fear, people.residents.fear_class[r]);
    for (std::uint32_t i = h.first[r]; i < h.first[r + 1]; ++i) request(i, choice);
  }
  for (std::uint32_t i = 0; i < h.guest.size(); ++i)
    request(h.first.back() + i, night_choice(fear, people.residents.fear_class[h.guest[i]]));
  return requests;
}

/// Requests ordered by destination; `first` has one entry per group plus one.
struct Groups {
  std::vector<std::uint32_t> order, first;
};

Groups group_by_destination(const std::vector<LegRequest>& requests, std::size_t segments) {
  std::vector<std::uint32_t> start(segments + 1, 0);
  for (const auto& r : requests) ++start[r.to + 1];
  std::partial_sum(start.begin(), start.end(), start.begin());
  Groups groups;
  for (std::size_t s = 0; s < segments; ++s)
    if (start[s] != start[s + 1]) groups.first.push_back(start[s]);
  groups.first.push_back(static_cast<std::uint32_t>(requests.size()));
  groups.order.resize(requests.size());
  for (std::uint32_t i = 0; i < requests.size(); ++i) groups.order[start[requests[i].to]++] = i;
  return groups;
}

/// Path from the middle of `from` to the middle of `to`, both included; empty if out of reach.
std::vector<std::uint32_t> extract(const town::StreetNetwork& streets, const town::PathSearch& search,
                                   std::span<const float> cost, std::uint32_t from, std::uint32_t to) {
  if (from == to) return {from};
  const auto& s = streets.segments;
  const NodeId a = s.from[from], b = s.to[from];
  NodeId node = search.cost(a) <= search.cost(b) ? a : b;
  if (!(search.cost(node) < kInfinity) || !(cost[from] < kInfinity)) return {};
  std::vector<std::uint32_t> path{from};
  for (SegmentId next = search.parent_segment(node); next.valid(); next = search.parent_segment(node)) {
    path.push_back(next.value);
    node = search.parent(node);
    if (path.size() > kMaxPath) return {};
  }
  path.push_back(to);
  return path;
}

/// All paths to one destination, chosen one way, on foot or by bicycle.
void search_group(const town::StreetNetwork& streets, town::PathSearch& search, std::span<const float> cost,
                  std::span<const std::uint32_t> wanted, const std::vector<LegRequest>& requests, std::uint8_t night,
                  std::vector<FoundPath>& found) {
  if (wanted.empty()) return;
  const std::uint32_t to = requests[wanted.front()].to;
  const auto& s = streets.segments;
  std::vector<NodeId> targets;
  targets.reserve(wanted.size() * 2);
  for (const std::uint32_t i : wanted) {
    targets.push_back(s.from[requests[i].from]);
    targets.push_back(s.to[requests[i].from]);
  }
  std::ranges::sort(targets);
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
  const float half = cost[to] / 2.0F;
  const std::array roots{town::PathRoot{s.from[to], half}, town::PathRoot{s.to[to], half}};
  search.run(roots, cost, kInfinity, targets);
  for (const std::uint32_t i : wanted)
    found.push_back({i, night, extract(streets, search, cost, requests[i].from, to)});
}

std::vector<FoundPath> search_destination(const town::StreetNetwork& streets, town::PathSearch& search, const Costs& costs,
                                          std::span<const std::uint32_t> group, const std::vector<LegRequest>& requests) {
  std::vector<FoundPath> found;
  std::vector<std::uint32_t> wanted;
  for (std::size_t bicycle = 0; bicycle < 2; ++bicycle)
    for (std::uint8_t choice = 0; choice < kChoices; ++choice) {
      wanted.clear();
      for (const std::uint32_t i : group)
        if (requests[i].bicycle == bicycle && (choice == Day || requests[i].night_choice == choice)) wanted.push_back(i);
      search_group(streets, search, costs[bicycle][choice], wanted, requests, choice == Day ? 0 : 1, found);
    }
  return found;
}

/// Puts the found paths in the order of habits, so that a walk over residents reads memory in order.
void lay_down(Routes& routes, const std::vector<LegRequest>& requests, std::vector<std::vector<FoundPath>>& found) {
  std::vector<std::array<std::vector<std::uint32_t>*, 2>> by_request(requests.size(), {nullptr, nullptr});
  for (auto& group : found)
    for (auto& path : group) by_request[path.request][path.night] = &path.segments;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto& r = requests[i];
    const auto append = [&](const std::vector<std::uint32_t>& path) {
      const Leg leg{static_cast<std::uint32_t>(routes.path.size()), static_cast<std::uint16_t>(path.size())};
      routes.path.insert(routes.path.end(), path.begin(), path.end());
      return leg;
    };
    if (by_request[i][0]->empty()) ++routes.unreachable;
    const Leg day = append(*by_request[i][0]);
    const bool same = by_request[i][1] == nullptr || *by_request[i][1] == *by_request[i][0];
    const Leg night = same ? day : append(*by_request[i][1]);
    (r.second == 0 ? routes.day_a : routes.day_b)[r.habit] = day;
    (r.second == 0 ? routes.night_a : routes.night_b)[r.habit] = night;
  }
}

double leg_length(const town::Segments& streets, std::span<const std::uint32_t> path) {
  if (path.size() < 2) return 0.0;
  double length = 0.0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const double whole = static_cast<double>(streets.length_m[path[i]]);
    length += i == 0 || i + 1 == path.size() ? whole / 2.0 : whole;
  }
  return length;
}

/// Travel times, detours and the worst stretch of a resident's habits first … last − 1.
void measure(Routes& routes, const town::Town& town, const population::Population& people, const Parameters& parameters,
             const Beliefs& beliefs, std::size_t resident, std::uint32_t first, std::uint32_t last) {
  const auto& h = people.habits;
  const auto& streets = town.streets.segments;
  const auto feeling = static_cast<std::size_t>(people.residents.fear_class[resident]);
  for (std::uint32_t i = first; i < last; ++i) {
    const double day = leg_length(streets, routes.segments(routes.day_a[i])) + leg_length(streets, routes.segments(routes.day_b[i]));
    const double night =
        leg_length(streets, routes.segments(routes.night_a[i])) + leg_length(streets, routes.segments(routes.night_b[i]));
    routes.detour_m[i] = static_cast<float>(std::max(0.0, night - day));
    const double foot = static_cast<double>(people.residents.walk_speed[resident]);
    if (h.mode[i] == Mode::Walk && routes.day_a[i].count > 0) routes.travel_s[i] = static_cast<float>(day / foot);
    if (h.mode[i] == Mode::Bicycle && routes.day_a[i].count > 0)
      routes.travel_s[i] = static_cast<float>(day / parameters.activity.bicycle_speed + parameters.activity.bicycle_access_s);
    const double walked = h.mode[i] == Mode::Transit ? day / foot : 0.0;
    routes.ride_s[i] = std::max(60.0F, routes.travel_s[i] - static_cast<float>(walked));
    for (const Leg leg : {routes.night_a[i], routes.night_b[i]})
      for (const std::uint32_t s : routes.segments(leg))
        if (beliefs.night[feeling][s] > routes.worst[i]) {
          routes.worst[i] = beliefs.night[feeling][s];
          routes.worst_reason[i] = beliefs.reason[s];
        }
  }
}

}  // namespace

Routes build_routes(const town::Town& town, const population::Population& people, const Parameters& parameters,
                    const Beliefs& beliefs) {
  const auto& streets = town.streets.segments;
  const Costs costs = make_costs(streets, parameters.fear, beliefs);
  const std::vector<LegRequest> requests = make_requests(people, parameters.fear);
  const Groups groups = group_by_destination(requests, streets.size());

  std::vector<std::vector<FoundPath>> found(groups.first.size() - 1);
  tbb::enumerable_thread_specific<town::PathSearch> searches([&] { return town::PathSearch(town.streets); });
  tbb::parallel_for(std::size_t{0}, found.size(), [&](std::size_t g) {
    const std::span group(groups.order.data() + groups.first[g], groups.first[g + 1] - groups.first[g]);
    found[g] = search_destination(town.streets, searches.local(), costs, group, requests);
  });

  Routes routes;
  const std::size_t n = people.habits.size();
  for (auto* legs : {&routes.day_a, &routes.day_b, &routes.night_a, &routes.night_b}) legs->resize(n);
  lay_down(routes, requests, found);
  routes.travel_s.resize(n);
  routes.ride_s.resize(n);
  routes.detour_m.resize(n);
  routes.worst.resize(n);
  routes.worst_reason.resize(n);
  const auto nominal = population::nominal_travel_seconds(people.habits, parameters.activity);
  std::ranges::copy(nominal, routes.travel_s.begin());
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, people.residents.size(), 2048), [&](const auto& range) {
    for (std::size_t r = range.begin(); r != range.end(); ++r)
      measure(routes, town, people, parameters, beliefs, r, people.habits.first[r], people.habits.first[r + 1]);
  });
  for (std::uint32_t i = 0; i < people.habits.guest.size(); ++i)
    measure(routes, town, people, parameters, beliefs, people.habits.guest[i], people.habits.first.back() + i, people.habits.first.back() + i + 1);
  find_dodged(town, people, beliefs, routes);
  return routes;
}

}  // namespace lichtung::engine
