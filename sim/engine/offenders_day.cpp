// Routine trips and search walks of offenders.
#include "sim/engine/offenders_day.hpp"

#include "sim/engine/place_levers.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"

#include "sim/engine/crowd_day.hpp"

#include <boost/sort/spreadsort/spreadsort.hpp>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

using random::Purpose;

constexpr float kWalkSpeed = 1.3F;               // m/s, as residents on average
constexpr float kSearchFrom_s = 4.0F * 3600.0F;  // search walks start between 08:00 …
constexpr float kSearchTo_s = 23.0F * 3600.0F;   // … and 03:00
constexpr std::size_t kLongestSearch = 96;       // segments
constexpr std::uint32_t kOutsiderPlaces = 8;     // candidates an outsider weighs

struct Searcher {
  const DayInputs& in;
  std::uint32_t offender{};
  std::uint32_t number{};          // of the search walk today
  std::vector<std::uint32_t> path;
};

/// The other end of a street.
NodeId far_end(const town::Segments& s, std::uint32_t segment, NodeId near) {
  return s.from[segment] == near ? s.to[segment] : s.from[segment];
}

/// One step: a walkable street at the node, not straight back unless it must, drawn towards the last success.
std::uint32_t step(Searcher& search, std::uint32_t here, NodeId node, double u) {
  const auto& streets = search.in.setup.town.streets;
  const SegmentId success = search.in.world.offenders.last_success[search.offender];
  const double pull = std::exp(search.in.setup.scenario.parameters.offence.search_bias);
  std::array<std::uint32_t, 12> option{};
  std::array<double, 12> weight{};
  std::size_t n = 0;
  for (auto [it, end] = boost::out_edges(node.value, streets.graph); it != end && n < option.size(); ++it) {
    const std::uint32_t s = streets.graph[*it].segment.value;
    if (s == here || streets.segments.walkable[s] == 0) continue;
    option[n] = s;
    weight[n++] = s == success.value ? pull : 1.0;
  }
  if (n == 0) return here;
  return option[random::categorical(std::span(weight.data(), n), u)];
}

/// Appends a wander of about `length` metres from the end of the path.
void wander(Searcher& search, float length) {
  const auto& streets = search.in.setup.town.streets;
  std::uint32_t here = search.path.back();
  const auto draw = [&](std::uint16_t i) {
    return random::words(search.in.world.random, Purpose::OffenderSearch, search.offender, search.in.day.day,
                         static_cast<std::uint16_t>(search.number * 64U + 2U + i));
  };
  random::Words w = draw(0);
  NodeId node = (w[0] & 1U) != 0 ? streets.segments.from[here] : streets.segments.to[here];
  for (std::uint32_t i = 1; length > 0.0F && search.path.size() < kLongestSearch; ++i) {
    if (i % 4 == 0) w = draw(static_cast<std::uint16_t>(i / 4));
    const std::uint32_t next = step(search, here, node, random::unit(w[i % 4]));
    search.path.push_back(next);
    length -= streets.segments.length_m[next];
    node = far_end(streets.segments, next, node);   // a dead end leads back the same street
    here = next;
  }
}

/// Where an outsider looks today: near the way in, by distance and the number of homes.
std::uint32_t outsider_place(const Searcher& search, std::uint32_t base) {
  const town::Town& here = search.in.setup.town;
  const town::Point from = here.streets.middle(SegmentId(base));
  std::array<std::uint32_t, kOutsiderPlaces> place{};
  std::array<double, kOutsiderPlaces> weight{};
  const auto dwellings = static_cast<std::uint32_t>(here.dwellings.size());
  if (dwellings == 0) return base;
  random::Words w{};
  for (std::uint32_t i = 0; i < kOutsiderPlaces; ++i) {
    if (i % 4 == 0)
      w = random::words(search.in.world.random, Purpose::OffenderTarget, search.offender, search.in.day.day,
                        static_cast<std::uint16_t>(search.number * 4U + i / 4U));
    place[i] = here.dwellings.segment[random::below(dwellings, w[i % 4])].value;
    const town::Point p = here.streets.middle(SegmentId(place[i]));
    weight[i] = std::exp(-std::hypot(p.x - from.x, p.y - from.y) / 1500.0) + 1e-9;
  }
  return place[random::categorical(weight, random::uniform(search.in.world.random, Purpose::OffenderTarget, search.offender,
                                                          search.in.day.day,
                                                          static_cast<std::uint16_t>(search.number * 4U + 3U)))];
}

/// Start of the path: the way to the last success, to a place known from daily life, or just the base.
void start_path(Searcher& search, const random::Words& w) {
  const auto& setup = search.in.setup;
  const OffenceParameters& p = setup.scenario.parameters.offence;
  const auto& offenders = setup.population.offenders;
  const std::uint32_t base = offenders.base[search.offender].value;
  const auto& memory = search.in.world.offenders.success_path[search.offender];
  const ResidentId resident = offenders.resident[search.offender];
  if (!memory.empty() && random::unit(w[0]) < p.search_return) {
    search.path = memory;
    return;
  }
  search.path = {base};
  if (!resident.valid()) {
    search.path = {outsider_place(search, base)};
    return;
  }
  const auto& habits = setup.population.habits;
  const std::uint32_t first = habits.first[resident.index()], n = habits.first[resident.index() + 1] - first;
  if (n == 0 || random::unit(w[1]) >= p.search_from_anchor) return;
  const std::uint32_t habit = first + random::below(n, w[2]);
  const Leg leg = search.in.world.routes->day_a[habit];
  if (habits.from[habit].value != base || habits.mode[habit] != population::Mode::Walk || leg.count == 0 ||
      leg.count > kLongestSearch)
    return;
  const auto way = search.in.world.routes->segments(leg);
  search.path.assign(way.begin(), way.end());
}

/// Walks the path there and, except the last street, back.
void walk_search(const DayInputs& in, const std::vector<std::uint32_t>& path, bool return_on_foot, float t,
                 std::vector<OffenderVisit>& visits) {
  const auto& length = in.setup.town.streets.segments.length_m;
  const auto go = [&](std::uint32_t s) {
    const float leave = t + length[s] / kWalkSpeed;
    visits.push_back({s, t, leave, 0, 1});
    t = leave;
  };
  for (const std::uint32_t s : path) go(s);
  if (!return_on_foot) return;
  for (std::size_t i = path.size() - 1; i-- > 0;) go(path[i]);
}

bool busy(const std::vector<OffenderVisit>& visits, const std::vector<std::pair<float, float>>& away, float from, float to) {
  for (const auto& [a, b] : away)
    if (from < b && to > a) return true;
  return std::ranges::any_of(visits, [&](const OffenderVisit& v) { return from < v.leave_s && to > v.enter_s; });
}

void routine(const DayInputs& in, ResidentId who, Itinerary& day, std::vector<std::pair<float, float>>& away) {
  Trips trips;
  resident_day(in, who, trips, nullptr);
  const Pace pace = pace_of(in.setup, who.index());
  float left = -1.0F;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    const Trip& trip = trips[i];
    const std::uint32_t place = in.setup.population.habits.to[trip.habit].value;
    const auto keep = [&](const Visit& v) {
      if (v.segment != SegmentId::kNone && !looks_on(trip, place, v))
        day.visits.push_back({v.segment, v.enter_s, v.leave_s, static_cast<std::uint8_t>(trip.night_at(first_minute(v.enter_s)) ? 1 : 0), 0});
    };
    const float arrival =
        walk_trip(trip, *in.world.routes, in.setup.population.habits, in.setup.town.streets.segments.length_m, pace, keep);
    if (left < 0.0F) left = trip.depart_s;
    if (trip.back || i + 1 == trips.size()) {
      away.emplace_back(left, arrival);
      left = -1.0F;
    }
  }
}

void plan_offender(const DayInputs& in, std::uint32_t offender, Itinerary& day) {
  if (in.world.offenders.removed_until_day[offender] > in.day.day) return;
  if (offender >= in.world.offenders.of_town) return plan_visiting_offender(in, offender, day.visits);
  const ResidentId resident = in.setup.population.offenders.resident[offender];
  std::vector<std::pair<float, float>> away;
  if (resident.valid()) routine(in, resident, day, away);
  const OffenceParameters& p = in.setup.scenario.parameters.offence;
  const auto first = random::words(in.world.random, Purpose::OffenderSearch, offender, in.day.day, 0);
  const std::uint32_t searches = std::min(3U, random::poisson(p.search_rate, random::unit(first[0])));
  for (std::uint32_t n = 0; n < searches; ++n) {
    const auto w = random::words(in.world.random, Purpose::OffenderSearch, offender, in.day.day,
                                 static_cast<std::uint16_t>(n * 64U + 1U));
    Searcher search{in, offender, n, {}};
    start_path(search, random::words(in.world.random, Purpose::OffenderTarget, offender, in.day.day,
                                     static_cast<std::uint16_t>(32U + n)));
    wander(search, static_cast<float>(random::exponential(p.search_length_m, random::unit(w[3]))));
    const float start = kSearchFrom_s + (kSearchTo_s - kSearchFrom_s) * static_cast<float>(random::unit(w[0]));
    std::vector<OffenderVisit> visits;
    walk_search(in, search.path, resident.valid(), start, visits);
    if (!busy(day.visits, away, start, visits.back().leave_s))
      day.visits.insert(day.visits.end(), visits.begin(), visits.end());
  }
  std::ranges::stable_sort(day.visits, {}, &OffenderVisit::enter_s);
}

}  // namespace

void plan_offenders(const DayInputs& in, std::vector<Itinerary>& itineraries) {
  itineraries.resize(in.setup.population.offenders.size());
  const std::size_t about = offenders_about(in.setup, in.day.day);
  tbb::parallel_for(std::size_t{0}, itineraries.size(), [&](std::size_t o) {
    itineraries[o].visits.clear();
    if (o < about) plan_offender(in, static_cast<std::uint32_t>(o), itineraries[o]);
  });
}

std::vector<Look> looks_of(const std::vector<Itinerary>& itineraries) {
  // Sorted as packed keys: minute (11 bits), segment (26 bits), offender (26 bits), on a night out (1 bit).
  std::vector<std::uint64_t> keys;
  for (std::size_t o = 0; o < itineraries.size(); ++o) {
    std::uint32_t free_from = 0;   // one look per minute and offender
    for (const OffenderVisit& v : itineraries[o].visits)
      for (auto m = std::max(free_from, first_minute(v.enter_s)); m < std::min(first_minute(v.leave_s), kDayMinutes); ++m) {
        keys.push_back((std::uint64_t{m} << 53) | (std::uint64_t{v.segment} << 27) | (std::uint64_t{o} << 1) | v.night_out);
        free_from = m + 1;
      }
  }
  boost::sort::spreadsort::integer_sort(keys.begin(), keys.end());
  std::vector<Look> looks(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i)
    looks[i] = {static_cast<std::uint32_t>((keys[i] >> 27) & 0x3ffffffU), static_cast<std::uint32_t>((keys[i] >> 1) & 0x3ffffffU),
                static_cast<std::uint16_t>(keys[i] >> 53), static_cast<std::uint8_t>(keys[i] & 1U)};
  return looks;
}

std::vector<std::uint32_t> path_to(const Itinerary& itinerary, std::uint32_t minute) {
  const float t = static_cast<float>(minute) * 60.0F;
  std::vector<std::uint32_t> path;
  for (const OffenderVisit& v : itinerary.visits) {
    if (v.enter_s > t) break;
    if (v.search == 0 || (!path.empty() && path.size() >= kLongestSearch / 2)) path.clear();
    path.push_back(v.segment);
  }
  return path;
}

}  // namespace lichtung::engine
