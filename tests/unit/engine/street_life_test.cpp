// One day of a village, walked in parallel, against the same day walked person by person: who is where, who meets an
// offender, who is at home.
#include "sim/engine/street_life.hpp"
#include "sim/engine/calendar.hpp"
#include "tests/support/village.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace lichtung;
using namespace lichtung::engine;

namespace {

constexpr std::chrono::year_month_day kFriday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{6}};

/// A November Friday in the village.
struct VillageDay {
  VillageDay()
      : setup(prepare(Scenario{}, test::make_village({.rings = 4, .spokes = 12, .dwellings_per_segment = 4}))),
        conditions(make_conditions(setup->town, setup->light, setup->scenario.parameters, kFriday)) {
    world.random = {.seed = 8, .replicate = 0};
    world.routes = setup->routes;
  }
  [[nodiscard]] DayInputs inputs() const {
    return {*setup, world, conditions,
            {setup->population, setup->scenario.parameters.activity, world.random, world.routes->travel_s},
            {.day = 4, .weekday = weekday_of(kFriday), .holiday = false}};
  }
  [[nodiscard]] std::size_t segments() const { return setup->town.streets.segments.size(); }

  std::shared_ptr<const Setup> setup;
  World world;
  Conditions conditions;
};

const VillageDay& village() {
  static const VillageDay day;
  return day;
}

/// Every visit of the day by walking one resident after the other.
template <class Sink>
void walk_all(const DayInputs& in, Sink sink) {
  for (std::uint32_t r = 0; r < in.setup.population.residents.size(); ++r) {
    Trips trips;
    resident_day(in, ResidentId(r), trips, nullptr);
    for (std::size_t i = 0; i < trips.size(); ++i)
      walk_trip(trips[i], *in.world.routes, in.setup.population.habits, in.setup.town.streets.segments.length_m,
                pace_of(in.setup, r), [&](const Visit& v) { sink(r, trips, i, v); });
  }
}

/// A look at every third street in every seventh minute.
std::vector<Look> some_looks(std::size_t segments) {
  std::vector<Look> looks;
  for (std::uint16_t m = 0; m < 1440; m = static_cast<std::uint16_t>(m + 7))
    for (std::uint32_t s = 0; s < segments; s += 3) looks.push_back({.segment = s, .offender = 0, .minute = m});
  return looks;
}

}  // namespace

TEST_CASE("presence is the sum of all visits by street and hour of entry") {
  const DayInputs in = village().inputs();
  StreetLife life;
  live_through(in, {}, false, life);
  std::vector<std::uint64_t> persons(village().segments() * kHours, 0);
  std::uint64_t visits = 0;
  walk_all(in, [&](std::uint32_t, const Trips&, std::size_t, const Visit& v) {
    ++visits;
    if (v.enter_s < 86400.0F) ++persons[v.segment * kHours + static_cast<std::size_t>(v.enter_s / 3600.0F)];
  });
  REQUIRE(visits > 5000);
  std::size_t different = 0;
  std::uint64_t sum = 0, total = 0;
  for (std::size_t c = 0; c < persons.size(); ++c) {
    different += life.presence.persons(c) != persons[c] ? 1U : 0U;
    sum += life.presence.persons(c);
    total += persons[c];
  }
  CHECK(sum == total);
  CHECK(different <= persons.size() / 1000);   // a visit that begins on the hour may be put before or after it
  std::uint64_t counted = 0;
  for (const ChunkDay& c : life.chunks) counted += c.counts.visits;
  CHECK(counted == visits);
}

TEST_CASE("those met at looked-at minutes are exactly those whose visits cover them") {
  const DayInputs in = village().inputs();
  const std::vector<Look> looks = some_looks(village().segments());
  StreetLife life;
  live_through(in, looks, false, life);
  Encounters found;
  found.segments = static_cast<std::uint32_t>(village().segments());
  for (const ChunkDay& c : life.chunks) found.keys.insert(found.keys.end(), c.met.begin(), c.met.end());
  std::ranges::sort(found.keys);

  std::map<std::pair<std::uint32_t, std::uint32_t>, std::multiset<std::uint32_t>> expected;   // segment, minute → residents
  walk_all(in, [&](std::uint32_t r, const Trips&, std::size_t, const Visit& v) {
    if (v.segment % 3 != 0 || v.enter_s >= 86400.0F) return;
    for (std::uint32_t m = first_minute(v.enter_s); m < std::min(first_minute(v.leave_s), kDayMinutes); ++m)
      if (m % 7 == 0) expected[{v.segment, m}].insert(r);
  });
  REQUIRE(found.keys.size() > 100);
  std::size_t met = 0;
  for (const Look& look : looks) {
    std::multiset<std::uint32_t> there;
    for (const std::uint64_t key : found.at(look.segment, look.minute)) there.insert(Encounters::resident(key));
    const auto it = expected.find({look.segment, look.minute});
    REQUIRE(there == (it == expected.end() ? std::multiset<std::uint32_t>{} : it->second));
    met += there.size();
  }
  CHECK(met == found.keys.size());
}

TEST_CASE("a household is at home in a quarter hour if not everyone of it is away for a part of it") {
  const DayInputs in = village().inputs();
  StreetLife life;
  live_through(in, {}, false, life);
  const auto& people = in.setup.population;
  std::size_t empty = 0, checked = 0;
  for (std::size_t h = 0; h < people.households.size(); ++h) {
    std::array<bool, light::kQuarters> home{};
    for (std::uint32_t r = people.households.resident_first[h]; r < people.households.resident_first[h + 1]; ++r) {
      std::array<bool, light::kQuarters> away{};
      Trips trips;
      resident_day(in, ResidentId(r), trips, nullptr);
      float left = -1.0F;
      for (std::size_t i = 0; i < trips.size(); ++i) {
        const float arrival = walk_trip(trips[i], *in.world.routes, people.habits, in.setup.town.streets.segments.length_m,
                                        pace_of(in.setup, r), [](const Visit&) {});
        if (left < 0.0F) left = trips[i].depart_s;
        if (!trips[i].back && i + 1 < trips.size()) continue;
        for (std::size_t q = 0; q < light::kQuarters; ++q)
          if (static_cast<float>(q) * 900.0F <= arrival && static_cast<float>(q + 1) * 900.0F > left) away[q] = true;
        left = -1.0F;
      }
      for (std::size_t q = 0; q < light::kQuarters; ++q) home[q] = home[q] || !away[q];
    }
    for (std::size_t q = 0; q < light::kQuarters; ++q) {
      INFO("household " << h << " quarter " << q);
      REQUIRE(life.at_home[h].at(q) == home[q]);
      empty += home[q] ? 0U : 1U;
      ++checked;
    }
  }
  CHECK(empty > checked / 20);   // otherwise the test would prove little
  CHECK(empty < checked / 2);
}

TEST_CASE("trips counted are trips made, and those who stay in are not out of the house") {
  const DayInputs in = village().inputs();
  StreetLife life;
  live_through(in, {}, false, life);
  DayCounts sum;
  for (const ChunkDay& c : life.chunks) sum.add(c.counts);
  std::uint64_t trips = 0, out = 0;
  for (std::uint32_t r = 0; r < in.setup.population.residents.size(); ++r) {
    Trips own;
    resident_day(in, ResidentId(r), own, nullptr);
    trips += own.size();
    out += own.empty() ? 0U : 1U;
  }
  CHECK(sum.persons == in.setup.population.residents.size());
  CHECK(sum.out_of_house == out);
  CHECK(sum.trips[0] + sum.trips[1] + sum.trips[2] + sum.trips[3] == trips);
  std::uint64_t by_hour = 0;
  for (const std::uint64_t n : sum.trips_by_hour) by_hour += n;
  CHECK(by_hour == trips);
}

TEST_CASE("recording keeps every visit and changes no count") {
  const DayInputs in = village().inputs();
  StreetLife plain, recorded;
  live_through(in, {}, false, plain);
  live_through(in, {}, true, recorded);
  CHECK(plain.presence.cell == recorded.presence.cell);
  CHECK(plain.night_seconds == recorded.night_seconds);
  std::uint64_t kept = 0, visits = 0, without = 0;
  for (const ChunkDay& c : recorded.chunks) {
    kept += c.recorded.size();
    visits += c.counts.visits;
  }
  for (const ChunkDay& c : plain.chunks) without += c.recorded.size();
  CHECK(kept == visits);
  CHECK(without == 0);
}

TEST_CASE("scratch carried over from a day leaves no trace in the next") {
  const DayInputs in = village().inputs();
  StreetLife fresh, used;
  live_through(in, some_looks(village().segments()), true, used);
  live_through(in, {}, false, used);
  live_through(in, {}, false, fresh);
  CHECK(used.presence.cell == fresh.presence.cell);
  for (const ChunkDay& c : used.chunks) {
    CHECK(c.met.empty());
    CHECK(c.recorded.empty());
  }
}

TEST_CASE("obligatory tours take place however frightening the way") {
  VillageDay day;
  Parameters harsh;
  harsh.fear.level = 10.0;   // every street at night is beyond anyone's tolerance
  auto setup = std::make_shared<Setup>(*day.setup);
  setup->scenario.parameters = harsh;
  const std::vector<float> none(day.segments(), 0.0F);
  setup->routes = std::make_shared<const Routes>(
      build_routes(setup->town, setup->population, harsh, make_beliefs(setup->town, setup->light.usual_light(), harsh, none, none)));
  day.setup = setup;
  day.world.routes = setup->routes;
  const DayInputs in = day.inputs();
  std::uint64_t planned = 0, made = 0, cancelled = 0;
  const auto& habits = setup->population.habits;
  const auto obligatory = [&](std::uint32_t h) {
    return habits.purpose[h] == population::Purpose::Work || habits.purpose[h] == population::Purpose::Education;
  };
  for (std::uint32_t r = 0; r < setup->population.residents.size(); ++r) {
    population::DayTrips plan;
    population::plan_day(in.plan, ResidentId(r), in.day, plan);
    Trips trips;
    GroupCounts counts;
    resident_day(in, ResidentId(r), trips, &counts);
    for (const auto& t : plan) planned += obligatory(t.habit) ? 1U : 0U;
    for (const Trip& t : trips) made += obligatory(t.habit) ? 1U : 0U;
    for (const auto& row : counts.row) cancelled += row.cancelled;
  }
  REQUIRE(planned > 100);
  CHECK(made == planned);
  CHECK(cancelled > 0);
}
