// Events in a village: who comes, what becomes of their day, how streets fill and empty, and that other days know nothing.
#include "sim/engine/offenders_day.hpp"
#include "tests/unit/engine/nightlife_village.hpp"

#include <tbb/global_control.h>

#include <numeric>

using namespace lichtung;
using namespace lichtung::engine;
using namespace lichtung::test;

namespace {

/// Friday evening on two streets of the inner ring.
std::string festival(const std::string& keys) {
  return edit("event", "where = { segment = [0, 1] }\ndate = 2026-11-06\nhours = \"18:00-22:00\"\n" + keys);
}

const SetupDay& friday() {
  static const SetupDay day(village_with(festival("crowd = 400\noutside = 0.25\nstay_on = 0.5\nuntil = \"01:00\"")), 4);
  return day;
}

const SetupDay& plain_friday() {
  static const SetupDay day(village_with(""), 4);
  return day;
}

bool equal(const Trips& a, const Trips& b) {
  return std::ranges::equal(a, b, [](const Trip& x, const Trip& y) {
    return x.habit == y.habit && x.depart_s == y.depart_s && x.mode == y.mode && x.back == y.back && x.night_out == y.night_out && x.until_min == y.until_min;
  });
}

}  // namespace

TEST_CASE("as many come as were asked for, from town and from outside") {
  const Gathering& g = friday().setup->crowd.gatherings.at(0);
  CHECK(g.guests.size() == 300);
  CHECK(g.visitors.size() == 100);
  CHECK(g.offenders == 10);   // 100 per 1000, as among residents
  CHECK(std::ranges::is_sorted(g.guests, {}, &Guest::resident));
  for (const Visitor& v : g.visitors) CHECK(g.ways[v.way].back() == v.street);
}

TEST_CASE("only guests' days change, and guests keep work and education") {
  const Gathering& g = friday().setup->crowd.gatherings.at(0);
  const auto& purpose = friday().setup->population.habits.purpose;
  std::size_t came = 0;
  for (std::uint32_t r = 0; r < friday().residents(); ++r) {
    const Trips with = friday().trips(r), without = plain_friday().trips(r);
    if (g.guest(r) == nullptr) {
      REQUIRE(equal(with, without));
      continue;
    }
    const auto duties = [&](const Trips& trips) {
      return std::ranges::count_if(trips, [&](const Trip& t) { return purpose[t.habit] == population::Purpose::Work || purpose[t.habit] == population::Purpose::Education; });
    };
    CHECK(duties(with) == duties(without));
    CHECK(std::ranges::is_sorted(with, {}, &Trip::depart_s));
    const auto there = std::ranges::find_if(with, [](const Trip& t) { return t.until_min != 0; });
    if (there == with.end()) continue;
    ++came;
    REQUIRE(there + 1 != with.end());
    CHECK((there + 1)->back);
    CHECK((there + 1)->depart_s >= there->until_min * 60.0F);
    CHECK(there->until_min <= 21 * 60);   // 01:00
  }
  CHECK(came > 200);
  CHECK(came <= 300);
}

TEST_CASE("who stays on is on a night out from the end of the event, not before") {
  std::size_t on = 0;
  for (std::uint32_t r = 0; r < friday().residents(); ++r)
    for (const Trip& t : friday().trips(r)) {
      if (t.until_min == 0) continue;
      CHECK_FALSE(t.night_at(18U * 60U));               // 22:00 itself
      CHECK(t.night_at(18U * 60U + 1U) == t.night_out);
      if (t.night_out) ++on; else CHECK(t.until_min <= 18 * 60);
    }
  CHECK(on > 50);
}

TEST_CASE("offenders at an event are after nothing there until it is over") {
  const Gathering& g = friday().setup->crowd.gatherings.at(0);
  std::size_t during = 0, after = 0, on_the_way = 0;
  for (std::uint32_t i = 0; i < g.offenders; ++i) {
    std::vector<OffenderVisit> visits;
    plan_visiting_offender(friday().inputs(), g.first_offender + i, visits);
    for (const OffenderVisit& v : visits) {
      const bool there = v.segment == g.visitors[i].street;
      on_the_way += there ? 0U : 1U;
      if (there) ++(v.enter_s < g.event.to_min * 60.0F ? during : after);
      if (there) CHECK(v.night_out == 1);
    }
  }
  CHECK(during == 0);
  CHECK(after > 0);
  CHECK(on_the_way > 0);
}

TEST_CASE("the event's streets fill with the crowd, and are as empty as ever by the end of the night") {
  StreetLife life, plain;
  live_through(friday().inputs(), {}, false, life);
  live_through(plain_friday().inputs(), {}, false, plain);
  const auto present = [](const StreetLife& l, std::size_t hour) { return l.presence.mean_present(hour) + l.presence.mean_present(kHours + hour); };
  CHECK(present(life, 16) > 200.0);   // 20 o'clock
  CHECK(present(life, 16) < 400.0);
  CHECK(present(plain, 16) < 10.0);
  CHECK(present(life, 19) > 20.0);    // 23 o'clock: half stay on
  CHECK(present(life, 21) <= present(plain, 21) + 10.0);   // after 01:00
  CHECK(life.night_seconds[0] + life.night_seconds[1] > 3600U * 50U);
  CHECK(std::accumulate(plain.night_seconds.begin(), plain.night_seconds.end(), 0U) > 0U);
}

TEST_CASE("an event leaves the days before it bit by bit as they were, and changes its own") {
  const auto data = simulate(*village_with(festival("crowd = 400\noutside = 0.25\nstay_on = 0.5")), 0);
  const auto& before = hashes(village_base());
  const auto& now = hashes(data);
  for (std::size_t d = 0; d < 4; ++d) CHECK(now[d] == before[d]);
  CHECK(now[4] != before[4]);
  CHECK(total(data, "event_visitors_outside") == 100.0);
  CHECK(total(data, "event_visitors_residents") > 150.0);
  CHECK(total(data, "event_visitors_residents") <= 300.0);
}

TEST_CASE("an event nobody comes to leaves the outcome as it was, bit by bit") {
  CHECK(first_difference(village_base(), simulate(*village_with(festival("crowd = 0")), 0)).empty());
}

TEST_CASE("calls grow with the crowd and shrink with stewards") {
  const auto calls = [](const std::string& keys) {
    const SetupDay day(village_with(festival(keys), "\"nightlife.event_calls\" = 20.0\n"), 4);
    StreetLife life;
    live_through(day.inputs(), {}, false, life);
    return event_calls(day.inputs(), life.presence).size();
  };
  const std::size_t few = calls("crowd = 50"), many = calls("crowd = 400"), stewarded = calls("crowd = 400\nstewards = 20");
  CHECK(few < many);
  CHECK(stewarded < many / 4);
  CHECK(many > 10);
}

TEST_CASE("a crowd from outside only fills streets, and its victims are nobody of the town") {
  const auto setup = village_with(festival("crowd = 400\noutside = 1.0\nstay_on = 1.0\nuntil = \"03:00\""), "\"offence.base.assault\" = -5.0\n");
  CHECK(setup->crowd.gatherings.at(0).guests.empty());
  const auto data = simulate(*setup, 0);
  const auto& segment = column<std::int32_t>(data, "incidents", "segment");
  const auto& day = column<std::int32_t>(data, "incidents", "day");
  const auto& kind = column<std::uint8_t>(data, "incidents", "kind");
  const auto& age = column<std::int32_t>(data, "incidents", "victim_age_band");
  std::size_t assaults = 0, unknown = 0;
  for (std::size_t i = 0; i < segment.size(); ++i)
    if (day[i] == 4 && segment[i] <= 1 && kind[i] == index(OffenceKind::Assault)) {
      ++assaults;
      unknown += age[i] < 0 ? 1U : 0U;
    }
  CHECK(assaults > 0);
  CHECK(unknown > 0);
}

TEST_CASE("events, cameras and drinking rules give the same outcome on one thread and on four") {
  const auto setup = village_with(festival("crowd = 2500\noutside = 0.8\nstay_on = 0.5") + edit("camera", "where = \"town\"\nwatched = \"live\"") +
                                  edit("alcohol", bar_streets() + "hours = \"18:00-06:00\""));
  const auto on = [&](std::size_t threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    return simulate(*setup, 1);
  };
  CHECK(first_difference(on(1), on(4)).empty());
}
