// Guests by an exponential race with weights of distance and age, so that one resident's chance depends on nothing but
// their own weight; visitors by ways in.
#include "sim/engine/crowd.hpp"

#include "scenarios/scenario.hpp"
#include "sim/population/opportunities.hpp"
#include "sim/random/distributions.hpp"
#include "sim/town/shortest_paths.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lichtung::engine {
namespace {

using population::AgeBand;
using population::Mode;
using population::Purpose;

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr std::uint16_t kLate_min = 18 * 60;   // events that end after 22:00 are for those who go out at night
constexpr double kWalk_m = 1500.0;             // without a usual mode for leisure: on foot within this distance

double age_weight(AgeBand age, bool late, const ActivityParameters& p) {
  if (!late) return 1.0;
  if (age <= AgeBand::A6_13) return 0.0;
  if (age == AgeBand::A18_24) return p.young_night_life;
  return age >= AgeBand::A65_79 ? p.old_night_life : 1.0;
}

class Gatherer {
 public:
  Gatherer(const town::Town& town, const Scenario& scenario, const random::Random& random, population::Population& people)
      : town_(town), scenario_(scenario), people_(people), random_(random),
        places_(population::find_opportunities(town)) {}

  Gathering gather(const plan::PlannedEvent& event, std::uint32_t number) {
    Gathering g;
    g.event = event;
    number_ = number;
    for (const std::uint32_t s : event.streets) weight_.push_back(static_cast<double>(town_.streets.segments.length_m[s]));
    draw_guests(g);
    draw_visitors(g);
    weight_.clear();
    return g;
  }

 private:
  [[nodiscard]] std::uint32_t street(const plan::PlannedEvent& event, std::uint32_t word) const {
    return event.streets[random::categorical(weight_, random::unit(word))];
  }

  [[nodiscard]] town::Point middle(const plan::PlannedEvent& event) const {
    town::Point m{};
    for (const std::uint32_t s : event.streets) {
      const town::Point p = town_.streets.middle(SegmentId(s));
      m.x += p.x / static_cast<double>(event.streets.size());
      m.y += p.y / static_cast<double>(event.streets.size());
    }
    return m;
  }

  void draw_guests(Gathering& g) {
    const town::Point place = middle(g.event);
    const bool late = g.event.to_min > kLate_min;
    const double reach = scenario_.parameters.nightlife.event_reach_km * 1000.0;
    std::vector<std::pair<double, std::uint32_t>> race;
    for (std::uint32_t r = 0; r < people_.residents.size(); ++r) {
      const town::Point home = town_.streets.middle(people_.residents.home[r]);
      const double w = age_weight(people_.residents.age[r], late, scenario_.parameters.activity) *
                       std::exp(-std::hypot(home.x - place.x, home.y - place.y) / reach);
      const auto words = random::words(random_, random::Purpose::EventGuest, r, number_);
      if (w > 0.0) race.emplace_back(random::exponential(1.0 / w, random::unit53(words[0], words[1])), r);
    }
    const auto n = std::min(race.size(), static_cast<std::size_t>(std::llround(g.event.crowd * (1.0 - g.event.outside))));
    std::ranges::partial_sort(race, race.begin() + static_cast<std::ptrdiff_t>(n));
    for (std::size_t i = 0; i < n; ++i) {
      const auto w = random::words(random_, random::Purpose::EventGuest, race[i].second, number_, 1);
      g.guests.push_back({race[i].second, 0, random::unit(w[0]) < g.event.stay_on});
    }
    std::ranges::sort(g.guests, {}, &Guest::resident);
    for (Guest& guest : g.guests) guest.habit = add_way(guest.resident, street(g.event, random::words(random_, random::Purpose::EventGuest, guest.resident, number_, 1)[1]));
  }

  /// As the resident usually travels so far for leisure.
  std::uint32_t add_way(std::uint32_t resident, std::uint32_t to) {
    auto& h = people_.habits;
    const SegmentId home = people_.residents.home[resident];
    const town::Point a = town_.streets.middle(home), b = town_.streets.middle(SegmentId(to));
    const double distance = std::max(60.0, std::hypot(a.x - b.x, a.y - b.y) * scenario_.parameters.activity.detour);
    Mode mode = distance <= kWalk_m ? Mode::Walk : Mode::Car;
    SegmentId from_stop, to_stop;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::uint32_t i = h.first[resident]; i < h.first[resident + 1]; ++i) {
      const double off = std::abs(static_cast<double>(h.distance_m[i]) - distance);
      if (h.from[i] != home || (h.purpose[i] != Purpose::Leisure && h.purpose[i] != Purpose::NightLife) || off >= nearest) continue;
      nearest = off;
      mode = h.mode[i];
      from_stop = h.from_stop[i];
    }
    if (mode == Mode::Transit) {
      to_stop = places_.nearest_stop.empty() ? SegmentId{} : places_.nearest_stop[to];
      if (!from_stop.valid() || !to_stop.valid() || from_stop == to_stop) mode = distance <= kWalk_m ? Mode::Walk : Mode::Car;
    }
    h.purpose.push_back(Purpose::Leisure);
    h.mode.push_back(mode);
    h.from.push_back(home);
    h.to.emplace_back(to);
    h.venue.emplace_back();
    h.from_stop.push_back(mode == Mode::Transit ? from_stop : SegmentId{});
    h.to_stop.push_back(mode == Mode::Transit ? to_stop : SegmentId{});
    h.distance_m.push_back(static_cast<float>(distance));
    h.out_of_town.push_back(0);
    h.guest.push_back(resident);
    return static_cast<std::uint32_t>(h.size() - 1);
  }

  void draw_visitors(Gathering& g) {
    const auto n = static_cast<std::uint32_t>(std::llround(g.event.crowd * g.event.outside));
    if (n == 0) return;
    find_ways(g);
    const auto& exits = places_.exits;
    const auto entries = static_cast<std::uint32_t>(exits.gates.size() + 1);   // the last is the station
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto w = random::words(random_, random::Purpose::EventVisitor, i, number_);
      const bool train = exits.station.valid() && random::unit(w[0]) < scenario_.parameters.nightlife.event_station;
      const auto entry = train || exits.gates.empty() ? entries - 1 : static_cast<std::uint32_t>(random::categorical(exits.weight, random::unit(w[1])));
      const auto at = static_cast<std::uint32_t>(random::categorical(weight_, random::unit(w[2])));
      g.visitors.push_back({at * entries + entry, g.event.streets[at], random::unit(w[3]) < g.event.stay_on});
    }
    add_offenders(g);
  }

  /// From the station all the way; from a gate only the last part, since the rest is driven.
  void find_ways(Gathering& g) const {
    const auto& streets = town_.streets.segments;
    std::vector<float> cost(streets.length_m);
    for (std::size_t s = 0; s < cost.size(); ++s)
      if (streets.walkable[s] == 0) cost[s] = kInfinity;
    town::PathSearch search(town_.streets);
    for (const std::uint32_t s : g.event.streets) {
      const float half = streets.length_m[s] / 2.0F;
      const std::array roots{town::PathRoot{streets.from[s], half}, town::PathRoot{streets.to[s], half}};
      search.run(roots, cost, kInfinity);
      for (const SegmentId gate : places_.exits.gates) g.ways.push_back(way(search, gate, s, scenario_.parameters.nightlife.event_parking_m));
      g.ways.push_back(way(search, places_.exits.station, s, std::numeric_limits<double>::infinity()));
    }
  }

  /// The last `longest` m of the way from an entry to a street; only that street if nothing leads there on foot.
  [[nodiscard]] std::vector<std::uint32_t> way(const town::PathSearch& search, SegmentId entry, std::uint32_t to, double longest) const {
    std::vector<std::uint32_t> path;
    if (entry.valid() && entry.value != to) {
      const auto& s = town_.streets.segments;
      const NodeId a = s.from[entry.index()], b = s.to[entry.index()];
      NodeId node = search.cost(a) <= search.cost(b) ? a : b;
      for (SegmentId next = search.parent_segment(node); next.valid(); next = search.parent_segment(node)) {
        path.push_back(next.value);
        node = search.parent(node);
      }
    }
    path.push_back(to);
    double length = 0.0;
    std::size_t first = path.size() - 1;
    while (first > 0 && length < longest) length += static_cast<double>(town_.streets.segments.length_m[path[--first]]);
    path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(first));
    return path;
  }

  /// Offenders among the visitors: as many as among as many residents, with motivations of mean 1.
  void add_offenders(Gathering& g) {
    auto& offenders = people_.offenders;
    g.first_offender = static_cast<std::uint32_t>(offenders.size());
    g.offenders = static_cast<std::uint32_t>(std::llround(static_cast<double>(g.visitors.size()) * scenario_.population.offenders_per_1000 / 1000.0));
    for (std::uint32_t i = 0; i < g.offenders; ++i) {
      std::array<float, kOffenceKinds> m{};
      m.fill(1.0F);
      offenders.resident.emplace_back();
      offenders.base.emplace_back(g.ways[g.visitors[i].way].front());
      offenders.motivation.push_back(m);
    }
  }

  const town::Town& town_;
  const Scenario& scenario_;
  population::Population& people_;
  random::Random random_;
  population::Opportunities places_;
  std::vector<double> weight_;             // of the event's streets
  std::uint32_t number_{};
};

}  // namespace

bool Gathering::on(std::uint32_t day) const { return std::ranges::binary_search(event.days, day); }

const Guest* Gathering::guest(std::uint32_t resident) const {
  const auto at = std::ranges::lower_bound(guests, resident, {}, &Guest::resident);
  return at == guests.end() || at->resident != resident ? nullptr : &*at;
}

Hours hours_of(const plan::PlannedEvent& event, const random::Random& random, std::uint32_t who, std::uint32_t day, bool stays_on) {
  const auto w = random::words(random, random::Purpose::EventTimes, who, day);
  const double length = event.to_min - event.from_min;
  Hours h;
  h.arrive = static_cast<std::uint16_t>(event.from_min + random::unit(w[0]) * length / 2.0);
  h.stays_on = stays_on && event.until_min > event.to_min;
  const double late = h.stays_on ? random::unit(w[1]) * (event.until_min - event.to_min) : 0.0;
  const double early = h.stays_on || random::unit(w[1]) < 0.5 ? 0.0 : random::unit(w[2]) * length / 2.0;   // half see the end
  h.leave = static_cast<std::uint16_t>(std::max(h.arrive + 1.0, event.to_min + late - early));
  return h;
}

Crowd make_crowd(const town::Town& town, const Scenario& scenario, std::span<const plan::PlannedEvent> events,
                 const random::Random& random, population::Population& people) {
  Crowd crowd;
  if (events.empty()) return crowd;
  Gatherer gatherer(town, scenario, random, people);
  std::uint32_t visitors = 0;
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    crowd.gatherings.push_back(gatherer.gather(events[i], i));
    crowd.gatherings.back().first_visitor = visitors;
    visitors += static_cast<std::uint32_t>(crowd.gatherings.back().visitors.size());
  }
  return crowd;
}

}  // namespace lichtung::engine
