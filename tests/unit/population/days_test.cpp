// What people do: habits that exist, days that close, and the figures of MiD 2017 over several seeds.
#include "support/people_figures.hpp"
#include "support/village.hpp"

#include <catch2/catch.hpp>

using namespace lichtung;
using namespace lichtung::population;

namespace {

const town::Town& large() {
  static const town::Town town = test::make_village(test::kLargeVillage);
  return town;
}

Population people_of(std::uint64_t seed) {
  std::vector<town::Notice> notices;
  return make_population(large(), {}, {seed, 0}, notices);
}

const Population& standard() {
  static const Population people = people_of(11);
  return people;
}

const test::PeopleFigures& figures() {
  static const test::PeopleFigures f = [] {
    test::PeopleFigures sum;
    for (const std::uint64_t seed : {11U, 12U, 13U, 14U, 15U}) {
      const auto f1 = test::measure_people(seed == 11 ? standard() : people_of(seed), {}, {seed, 0}, 2);
      sum.person_days += f1.person_days, sum.out += f1.out, sum.trips += f1.trips;
      for (std::size_t m = 0; m < kModes; ++m) sum.mode_trips[m] += f1.mode_trips[m], sum.mode_km[m] += f1.mode_km[m];
      for (std::size_t p = 0; p < kPurposes; ++p) sum.purpose_trips[p] += f1.purpose_trips[p];
      for (std::size_t d = 0; d < 7; ++d) {
        sum.day_out[d] += f1.day_out[d];
        for (std::size_t h = 0; h < 24; ++h) sum.hour[d][h] += f1.hour[d][h];
      }
      sum.night_returns += f1.night_returns;
    }
    return sum;
  }();
  return f;
}

template <class Check>
void for_days(const Population& people, std::uint32_t step, Check check) {
  const ActivityParameters parameters;
  const auto travel = nominal_travel_seconds(people.habits, parameters);
  const PlanInputs in{people, parameters, {3, 1}, travel};
  DayTrips trips;
  for (std::uint32_t who = 0; who < people.residents.size(); who += step)
    for (std::uint32_t day = 0; day < 7; ++day) {
      plan_day(in, ResidentId(who), {day, day, false}, trips);
      check(who, trips, travel);
    }
}

}  // namespace

TEST_CASE("every day starts and ends at home and each trip begins where the last one ended") {
  const auto& h = standard().habits;
  for_days(standard(), 3, [&](std::uint32_t who, const DayTrips& trips, const std::vector<float>&) {
    SegmentId at = standard().residents.home[who];
    for (const auto& t : trips) {
      REQUIRE(t.habit >= h.first[who]);
      REQUIRE(t.habit < h.first[who + 1]);
      REQUIRE((t.back ? h.to[t.habit] : h.from[t.habit]) == at);
      at = t.back ? h.from[t.habit] : h.to[t.habit];
    }
    REQUIRE(at == standard().residents.home[who]);
  });
}

TEST_CASE("no trip departs before the last one has arrived, and all arrive within the day") {
  for_days(standard(), 3, [&](std::uint32_t, const DayTrips& trips, const std::vector<float>& travel) {
    float free_from = 0.0F;
    for (const auto& t : trips) {
      REQUIRE(static_cast<float>(t.depart_s) >= free_from);
      free_from = static_cast<float>(t.depart_s) + travel[t.habit];
    }
    REQUIRE(free_from < 86400.0F);
  });
}

TEST_CASE("tours are numbered in order, and only the last trip of a tour leads home") {
  const auto& h = standard().habits;
  for_days(standard(), 5, [&](std::uint32_t who, const DayTrips& trips, const std::vector<float>&) {
    for (std::size_t i = 0; i < trips.size(); ++i) {
      const bool last = i + 1 == trips.size() || trips[i + 1].tour != trips[i].tour;
      REQUIRE(trips[i].back == last);
      if (i > 0) REQUIRE(trips[i].tour - trips[i - 1].tour <= 1);
      if (last) REQUIRE(h.from[trips[i].habit] == standard().residents.home[who]);
    }
  });
}

TEST_CASE("a plan depends on the resident and the day only") {
  const ActivityParameters parameters;
  const auto travel = nominal_travel_seconds(standard().habits, parameters);
  const PlanInputs in{standard(), parameters, {3, 1}, travel};
  DayTrips a, b;
  plan_day(in, ResidentId(42U), {9, 2, false}, a);
  plan_day(in, ResidentId(7U), {9, 2, false}, b);
  plan_day(in, ResidentId(42U), {9, 2, false}, b);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) CHECK((a[i].habit == b[i].habit && a[i].depart_s == b[i].depart_s));
}

TEST_CASE("a public holiday is lived like a Sunday") {
  const ActivityParameters parameters;
  const auto travel = nominal_travel_seconds(standard().habits, parameters);
  const PlanInputs in{standard(), parameters, {3, 1}, travel};
  DayTrips holiday, sunday;
  for (std::uint32_t who = 0; who < 500; ++who) {
    plan_day(in, ResidentId(who), {2, 2, true}, holiday);
    plan_day(in, ResidentId(who), {2, 6, false}, sunday);
    REQUIRE(holiday.size() == sunday.size());
  }
}

TEST_CASE("habits lead to streets that exist and can be walked") {
  const auto& h = standard().habits;
  const auto& s = large().streets.segments;
  for (std::size_t i = 0; i < h.size(); ++i) {
    REQUIRE(h.from[i].index() < s.size());
    REQUIRE(h.to[i].index() < s.size());
    REQUIRE(s.walkable[h.from[i].index()] == 1);
    REQUIRE(s.walkable[h.to[i].index()] == 1);
    REQUIRE(h.distance_m[i] >= 60.0F);
    REQUIRE(h.distance_m[i] <= 300e3F);
  }
}

TEST_CASE("public transport has stops at both ends, other modes have none") {
  const auto& h = standard().habits;
  for (std::size_t i = 0; i < h.size(); ++i) {
    REQUIRE(h.from_stop[i].valid() == (h.mode[i] == Mode::Transit));
    REQUIRE(h.to_stop[i].valid() == (h.mode[i] == Mode::Transit));
  }
}

TEST_CASE("nobody walks out of town") {
  const auto& h = standard().habits;
  for (std::size_t i = 0; i < h.size(); ++i)
    if (h.out_of_town[i] != 0) REQUIRE(h.mode[i] != Mode::Walk);
}

TEST_CASE("a shop on the way keeps the car or bicycle of the way to work") {
  const auto& p = standard();
  const auto& h = p.habits;
  std::size_t chains = 0;
  for (std::size_t r = 0; r < p.residents.size(); ++r) {
    const auto first = h.first[r];
    if (first + 2 >= h.first[r + 1] || h.from[first + 1] == p.residents.home[r]) continue;
    ++chains;
    REQUIRE(h.from[first + 1] == h.to[first]);
    REQUIRE(h.to[first + 1] == h.to[first + 2]);
    if (h.mode[first] == Mode::Car || h.mode[first] == Mode::Bicycle) {
      REQUIRE(h.mode[first + 1] == h.mode[first]);
      REQUIRE(h.mode[first + 2] == h.mode[first]);
    }
  }
  CHECK(chains > 1000);
}

TEST_CASE("people make 3.1 trips a day") { CHECK(figures().trip_rate() == Approx(3.1).margin(0.1)); }

TEST_CASE("85 per cent are out of the house on a day, fewer on Sundays") {
  CHECK(figures().out_share() == Approx(0.85).margin(0.01));
  CHECK(figures().day_out[6] / (figures().person_days / 7) == Approx(0.73).margin(0.02));
}

TEST_CASE("modes have the shares of MiD 2017") {
  CHECK(figures().mode_share(Mode::Walk) == Approx(0.22).margin(0.02));
  CHECK(figures().mode_share(Mode::Bicycle) == Approx(0.11).margin(0.02));
  CHECK(figures().mode_share(Mode::Transit) == Approx(0.10).margin(0.02));
  CHECK(figures().mode_share(Mode::Car) == Approx(0.57).margin(0.02));
}

TEST_CASE("the shares of modes follow the scenario's parameters") {
  Scenario scenario;
  scenario.parameters.activity.share_walk = 0.30;
  scenario.parameters.activity.share_bicycle = 0.20;
  std::vector<town::Notice> notices;
  const auto people = make_population(large(), scenario, {4, 0}, notices);
  const auto f = test::measure_people(people, scenario.parameters.activity, {4, 0}, 2);
  CHECK(f.mode_share(Mode::Walk) == Approx(0.30).margin(0.02));
  CHECK(f.mode_share(Mode::Bicycle) == Approx(0.20).margin(0.02));
}

TEST_CASE("trips on foot are between one and two kilometres in the mean") {
  CHECK(figures().mean_km(Mode::Walk) > 1.0);
  CHECK(figures().mean_km(Mode::Walk) < 2.0);
  CHECK(figures().mean_km(Mode::Walk) < figures().mean_km(Mode::Bicycle));
  CHECK(figures().mean_km(Mode::Bicycle) < figures().mean_km(Mode::Car));
}

TEST_CASE("purposes come near those of MiD 2017 without business trips") {
  const auto& f = figures();
  CHECK(f.purpose_share(Purpose::Work) == Approx(0.18).margin(0.03));
  CHECK(f.purpose_share(Purpose::Education) == Approx(0.08).margin(0.02));
  CHECK(f.purpose_share(Purpose::Shopping) == Approx(0.18).margin(0.03));
  CHECK(f.purpose_share(Purpose::Errand) == Approx(0.16).margin(0.03));
  CHECK(f.purpose_share(Purpose::Accompany) == Approx(0.09).margin(0.03));
}

TEST_CASE("weekdays peak in the morning and the afternoon, nights are quiet") {
  const auto& f = figures();
  const auto weekday = [&](int h) {
    double sum = 0.0;
    for (std::size_t d = 0; d < 5; ++d) sum += f.hour[d][static_cast<std::size_t>(h - 4)];
    return sum;
  };
  CHECK(weekday(7) > weekday(5));
  CHECK(weekday(7) > weekday(9));
  CHECK(weekday(17) > weekday(13));
  CHECK(weekday(17) > weekday(20));
  CHECK(f.hours(22, 28) < 0.07);
}

TEST_CASE("night life returns after midnight at weekends, until half past three") {
  const auto& f = figures();
  const auto late = [&](std::size_t day) { return f.hour[day][20] + f.hour[day][21] + f.hour[day][22] + f.hour[day][23]; };
  CHECK(late(4) > 1.5 * late(1));
  CHECK(late(5) > 2.0 * late(1));
  CHECK(f.night_returns > 0.0);
  for_days(standard(), 1, [&](std::uint32_t, const DayTrips& trips, const std::vector<float>&) {
    for (const auto& t : trips) REQUIRE(t.depart_s <= 86400 - 360);
  });
}
