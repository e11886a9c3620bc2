#include "sim/light/switching.hpp"
#include "light_town.hpp"

#include <catch2/catch.hpp>

using namespace lichtung;
using namespace std::chrono_literals;
using light::kQuarters;

namespace {

constexpr town::Point kHannover{9.73, 52.37};
constexpr auto kWinter = std::chrono::year{2026} / 12 / 21;
constexpr auto kSummer = std::chrono::year{2026} / 6 / 21;

/// Index of the quarter hour that holds this civil time.
std::size_t at(int hour, int minute = 0) { return static_cast<std::size_t>(((hour - 4 + 24) % 24) * 4 + minute / 15); }

light::DayLevels levels(const LampSchedule& schedule, std::chrono::year_month_day date) {
  const LightParameters p;
  const std::vector<LampSchedule> one{schedule};
  return light::day_levels(one, light::day_light(date, kHannover, p), p);
}

double hours(const light::DayLevels& day) {
  double sum = 0.0;
  for (const float level : day.rest[0]) sum += 0.25 * static_cast<double>(level);
  return sum;
}

}  // namespace

TEST_CASE("lamps follow the sun: long in December, short in June") {
  CHECK(levels({}, kWinter).near[0][at(12)] == 0.0F);
  CHECK(levels({}, kWinter).near[0][at(17)] == 1.0F);
  CHECK(levels({}, kSummer).near[0][at(21)] == 0.0F);
  CHECK(levels({}, kSummer).near[0][at(1)] == 1.0F);
  CHECK(hours(levels({}, kWinter)) > 15.0);
  CHECK(hours(levels({}, kSummer)) < 8.0);
}

TEST_CASE("part-night and dimming change their hours only, across midnight") {
  const LampSchedule schedule{.how = LampSwitch::Sun, .steps = {{23 * 60, 5 * 60, 0.5}, {1 * 60, 3 * 60, 0.0}}};
  const auto day = levels(schedule, kWinter);
  CHECK(day.near[0][at(22, 45)] == 1.0F);
  CHECK(day.near[0][at(23)] == 0.5F);
  CHECK(day.near[0][at(1)] == 0.0F);   // the later step wins
  CHECK(day.near[0][at(3)] == 0.5F);
  CHECK(day.near[0][at(5)] == 1.0F);
}

TEST_CASE("lamps that never go out burn by day, lamps that are off never burn") {
  CHECK(hours(levels({.how = LampSwitch::AllDay}, kSummer)) == Approx(24.0));
  CHECK(hours(levels({.how = LampSwitch::Off}, kWinter)) == 0.0);
}

TEST_CASE("a higher switching elevation never burns fewer hours") {
  double last = 0.0;
  for (const double elevation : {-8.0, -5.0, -3.0, 0.0, 2.0}) {
    const double now = hours(levels({.on_elevation_deg = elevation}, kSummer));
    CHECK(now >= last);
    last = now;
  }
  CHECK(last > hours(levels({.on_elevation_deg = -8.0}, kSummer)));
}

TEST_CASE("motion lamps rest at their lower level but people near get the level of the hour") {
  const LampSchedule schedule{.steps = {{23 * 60, 5 * 60, 0.5}}, .motion_rest = 0.2};
  const auto day = levels(schedule, kWinter);
  CHECK(day.near[0][at(20)] == 1.0F);
  CHECK(day.rest[0][at(20)] == Approx(0.2));
  CHECK(day.near[0][at(0)] == 0.5F);
  CHECK(day.rest[0][at(0)] == Approx(0.1));
}

TEST_CASE("electricity of a night is power times hours, and triggered motion lamps use up to full power") {
  town::Lamps lamps;
  lamps.push_back({.position = {}, .segment = {}, .power_w = 100.0F});
  lamps.push_back({.position = {}, .segment = {}, .power_w = 50.0F});
  const auto plain = levels({}, kWinter);
  CHECK(light::day_energy_kwh(lamps, plain, {})[0] == Approx(0.15 * hours(plain)));
  const auto motion = levels({.motion_rest = 0.2}, kWinter);
  std::vector<std::array<double, kQuarters>> always(1);
  always[0].fill(1.0);
  CHECK(light::day_energy_kwh(lamps, motion, {})[0] == Approx(0.2 * 0.15 * hours(plain)));
  CHECK(light::day_energy_kwh(lamps, motion, always)[0] == Approx(0.15 * hours(plain)));
}

TEST_CASE("a year by the sun burns about 4000 hours") {
  test::LightTown t;
  t.town.reference_lon_lat = kHannover;
  t.town.schedules.assign(1, {});
  t.lamp({0, 0}, SegmentId{}, 5.0, 1000.0);
  t.town.lamps.power_w[0] = 1000.0F;
  const double year = light::year_energy_kwh(t.town, LightParameters{}, std::chrono::year{2026});
  CHECK(year > 3900.0);
  CHECK(year < 4300.0);
}

TEST_CASE("a town knows its light in every combination of its schedules, the evening's first") {
  test::LightTown t;
  t.town.reference_lon_lat = kHannover;
  const SegmentId s = t.street({{0, 0}, {60, 0}}, 3.0);
  t.town.schedules = {{}, {.steps = {{23 * 60, 5 * 60, 0.5}}}};
  t.lamp({30, 2}, s, 5.0, 4000.0);
  t.town.lamps.schedule[0] = 1;
  const auto light = light::town_light(t.town, LightParameters{}, kWinter, 3);
  REQUIRE(light.levels.size() == 3);   // off, both full, second at half
  CHECK(light.levels[0] == std::vector<double>{0.0, 0.0});
  CHECK(light.levels[light.usual] == std::vector<double>{1.0, 1.0});
  CHECK(light.lit[0].mean_lx[s.index()] == 0.0F);
  const auto half = 3 - light.usual;
  CHECK(light.lit[half].mean_lx[s.index()] == Approx(light.usual_light().mean_lx[s.index()] / 2.0));
  const auto day = light::day_levels(t.town.schedules, light::day_light(kWinter, kHannover, LightParameters{}), LightParameters{});
  CHECK(light.states(day)[at(20)] == light.usual);
  CHECK(light.states(day)[at(0)] == half);
  CHECK(light.states(day)[at(12)] == 0);
}
