#include "sim/light/light.hpp"
#include "sim/light/sun.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace lichtung;
using namespace std::chrono;
using light::berlin_to_utc;

namespace {

struct Place {
  double lon, lat;
};
constexpr Place kHannover{9.73, 52.37}, kBerlin{13.405, 52.52}, kMunich{11.575, 48.137}, kHamburg{10.0, 53.55};

/// The Astronomical Almanac's low-precision sun, by right ascension and sidereal time rather than by the equation of
/// time: another road to the same place.
double almanac_elevation(sys_seconds utc, Place place) {
  constexpr double rad = std::numbers::pi / 180;
  const double n = static_cast<double>((utc - sys_seconds(sys_days(year{2000} / January / 1) + hours(12))).count()) / 86400.0;
  const double mean = 280.460 + 0.9856474 * n, g = (357.528 + 0.9856003 * n) * rad;
  const double lambda = (mean + 1.915 * std::sin(g) + 0.020 * std::sin(2 * g)) * rad;
  const double epsilon = (23.439 - 4e-7 * n) * rad;
  const double ascension = std::atan2(std::cos(epsilon) * std::sin(lambda), std::cos(lambda));
  const double declination = std::asin(std::sin(epsilon) * std::sin(lambda));
  const double sidereal = (18.697374558 + 24.06570982441908 * n) * 15 * rad;
  const double hour = sidereal + place.lon * rad - ascension;
  return std::asin(std::sin(place.lat * rad) * std::sin(declination) +
                   std::cos(place.lat * rad) * std::cos(declination) * std::cos(hour)) / rad;
}

double geometric(sys_seconds utc, Place place) {
  return light::geometric_sun_elevation(utc, Degrees(place.lon), Degrees(place.lat)).value;
}

/// Minute of the civil day at which the sun's upper edge crosses the horizon, searched within two hours of a guess.
double crossing(year_month_day date, Place place, int guess_minute, bool rising) {
  for (int s = (guess_minute - 120) * 60; s < (guess_minute + 120) * 60; s += 5) {
    const auto utc = berlin_to_utc(date, minutes(0)) + seconds(s);
    const double now = geometric(utc, place) + 0.833, next = geometric(utc + seconds(5), place) + 0.833;
    if (rising ? (now < 0 && next >= 0) : (now >= 0 && next < 0)) return s / 60.0;
  }
  return -1;
}

int clock_minutes(int hour, int minute) { return 60 * hour + minute; }

double hours_of_lamps(const LightParameters& p, int of_year) {
  double hours_on = 0;
  for (auto day = sys_days(year{of_year} / January / 1); day < sys_days(year{of_year + 1} / January / 1); day += days(1)) {
    const auto light = light::day_light(day, {9.73, 52.37}, p);
    hours_on += 0.25 * static_cast<double>(std::ranges::count(light.dark, 1));
  }
  return hours_on;
}

}  // namespace

TEST_CASE("sunset and sunrise agree with the almanac within two minutes") {
  struct Row {
    year_month_day date;
    Place place;
    int hour, minute;
    bool rising;
  };
  const auto winter = year{2026} / December / 21, summer = year{2026} / June / 21;
  const Row rows[] = {
      {winter, kHannover, 16, 8, false}, {summer, kHannover, 21, 46, false},
      {winter, kBerlin, 15, 54, false},  {winter, kBerlin, 8, 15, true},
      {summer, kBerlin, 21, 33, false},  {summer, kBerlin, 4, 43, true},
      {winter, kMunich, 16, 21, false},  {winter, kMunich, 8, 1, true},
      {summer, kMunich, 21, 17, false},  {summer, kMunich, 5, 13, true},
      {summer, kHamburg, 21, 53, false}, {summer, kHamburg, 4, 50, true},
  };
  for (const auto& row : rows) {
    CAPTURE(row.place.lon, row.hour, row.minute);
    CHECK(std::abs(crossing(row.date, row.place, clock_minutes(row.hour, row.minute), row.rising) -
                   clock_minutes(row.hour, row.minute)) <= 2.0);
  }
}

TEST_CASE("the sun's elevation agrees with another formula all year round") {
  double worst = 0;
  for (auto t = sys_seconds(sys_days(year{2026} / January / 1)); t < sys_seconds(sys_days(year{2027} / January / 1)); t += minutes(97))
    for (const auto place : {kHannover, kMunich}) worst = std::max(worst, std::abs(geometric(t, place) - almanac_elevation(t, place)));
  CHECK(worst < 0.02);
}

TEST_CASE("the sun's elevation holds from 1950 to 2050") {
  for (const int y : {1950, 1975, 2000, 2024, 2050})
    for (int day = 0; day < 365; day += 13) {
      const auto t = sys_seconds(sys_days(year{y} / January / 1)) + days(day) + hours(day % 24);
      CHECK(std::abs(geometric(t, kHannover) - almanac_elevation(t, kHannover)) < 0.05);
    }
}

TEST_CASE("refraction lifts the sun on the horizon by about half a degree and the zenith not at all") {
  CHECK(light::refraction(Degrees(0)).value == Approx(0.48).margin(0.03));
  CHECK(light::refraction(Degrees(-0.575)).value == Approx(0.575).margin(0.01));
  CHECK(light::refraction(Degrees(45)).value == Approx(1.0 / 60).margin(0.002));
  CHECK(light::refraction(Degrees(90)).value == 0);
  for (double h = -18; h < 90; h += 0.01) REQUIRE(std::abs(light::refraction(Degrees(h)).value - light::refraction(Degrees(h + 0.01)).value) < 0.02);
}

TEST_CASE("the sun stays up at midsummer in the far north and down at midwinter") {
  const Place tromso{18.96, 69.65};
  for (int h = 0; h < 24; ++h) {
    CHECK(light::sun_elevation(sys_days(year{2026} / June / 21) + hours(h), Degrees(tromso.lon), Degrees(tromso.lat)).value > 0);
    CHECK(light::sun_elevation(sys_days(year{2026} / December / 21) + hours(h), Degrees(tromso.lon), Degrees(tromso.lat)).value < 0);
  }
}

TEST_CASE("the pole sees the sun at its declination all day") {
  for (int h = 0; h < 24; h += 6)
    CHECK(geometric(sys_days(year{2026} / June / 21) + hours(h), {0, 90}) == Approx(23.436).margin(0.01));
}

TEST_CASE("at the equinox the noon sun stands at 90° less the latitude") {
  double noon = -90;
  for (int m = 0; m < 1440; ++m)
    noon = std::max(noon, geometric(sys_days(year{2026} / March / 20) + minutes(m), kHannover));
  CHECK(noon == Approx(90 - kHannover.lat).margin(0.25));
}

TEST_CASE("civil time in Germany is one hour ahead of UTC in winter and two in summer") {
  CHECK(berlin_to_utc(year{2026} / January / 15, hours(12)) == sys_days(year{2026} / January / 15) + hours(11));
  CHECK(berlin_to_utc(year{2026} / July / 15, hours(12)) == sys_days(year{2026} / July / 15) + hours(10));
}

TEST_CASE("minutes past midnight lead into the next day") {
  CHECK(berlin_to_utc(year{2026} / December / 31, hours(27)) == sys_days(year{2027} / January / 1) + hours(2));
}

TEST_CASE("clocks go forward on 29 March 2026: the hour that isn't there is the moment of the change") {
  const auto date = year{2026} / March / 29;
  const auto change = sys_days(date) + hours(1);
  CHECK(berlin_to_utc(date, minutes(119)) == change - minutes(1));
  for (const int m : {120, 135, 179}) CHECK(berlin_to_utc(date, minutes(m)) == change);
  CHECK(berlin_to_utc(date, minutes(180)) == change);
  CHECK(berlin_to_utc(date, minutes(181)) == change + minutes(1));
}

TEST_CASE("clocks go back on 25 October 2026: of the hour that comes twice the first is meant") {
  const auto date = year{2026} / October / 25;
  CHECK(berlin_to_utc(date, minutes(119)) == sys_days(year{2026} / October / 24) + hours(23) + minutes(59));
  CHECK(berlin_to_utc(date, minutes(150)) == sys_days(date) + minutes(30));
  CHECK(berlin_to_utc(date, minutes(180)) == sys_days(date) + hours(2));
}

TEST_CASE("daylight meets the table values of twilight") {
  CHECK(light::daylight(Degrees(-6)).value == Approx(3.4).epsilon(0.03));
  CHECK(light::daylight(Degrees(-12)).value == Approx(0.0083).epsilon(0.05));
  CHECK(light::daylight(Degrees(-18)).value == Approx(0.00065).epsilon(0.05));
  CHECK(light::daylight(Degrees(0)).value > 400);
  CHECK(light::daylight(Degrees(0)).value < 800);
  CHECK(light::daylight(Degrees(90)).value == Approx(129000).epsilon(0.02));
}

TEST_CASE("daylight never falls as the sun rises and has no jumps") {
  double last = light::daylight(Degrees(-25)).value;
  for (double h = -25; h <= 95; h += 0.01) {
    const double now = light::daylight(Degrees(h)).value;
    REQUIRE(now >= last * 0.97);  // pieces of the published polynomials meet within 3 %
    REQUIRE(now <= last * 1.05);
    last = now;
  }
}

TEST_CASE("a December evening is dark before shops close, a June one isn't") {
  const LightParameters p;
  const auto winter = light::day_light(year{2026} / December / 21, {9.73, 52.37}, p);
  const auto summer = light::day_light(year{2026} / June / 21, {9.73, 52.37}, p);
  const auto at = [](int hour, int minute) { return static_cast<std::size_t>((hour - 4) * 4 + minute / 15); };
  CHECK(winter.dark[at(12, 0)] == 0);
  CHECK(winter.part[at(16, 15)] == light::DayPart::Twilight);
  CHECK(winter.dark[at(17, 0)] == 1);
  CHECK(winter.part[at(17, 30)] == light::DayPart::Night);
  CHECK(summer.dark[at(21, 0)] == 0);
  CHECK(summer.part[at(21, 0)] == light::DayPart::Day);
  CHECK(summer.sky_lx[at(13, 15)] > 30000.0F);
  CHECK(winter.sky_lx[at(23, 0)] < 0.001F);
}

TEST_CASE("lamps burn about 4000 hours a year") {
  const double hours_on = hours_of_lamps({}, 2026);
  CAPTURE(hours_on);
  CHECK(hours_on > 3900);
  CHECK(hours_on < 4150);
}

TEST_CASE("a lower switching elevation means fewer hours") {
  LightParameters late;
  late.switch_on_elevation_deg = -6;
  CHECK(hours_of_lamps(late, 2026) < hours_of_lamps({}, 2026) - 100);
}

TEST_CASE("days of both clock changes have one sunrise and one sunset") {
  for (const auto date : {year{2026} / March / 28, year{2026} / March / 29, year{2026} / October / 24, year{2026} / October / 25}) {
    const auto light = light::day_light(date, {9.73, 52.37}, {});
    int changes = 0;
    for (std::size_t q = 1; q < light::kQuarters; ++q) changes += (light.dark[q] != light.dark[q - 1]);
    CHECK(changes == 2);
    CHECK(light.dark[4 * 8] == 0);  // noon
    CHECK(light.dark[4 * 20] == 1); // midnight
  }
}

TEST_CASE("clouds divide daylight and leave the switching times") {
  LightParameters overcast;
  overcast.cloud_divisor = 10;
  const auto clear = light::day_light(year{2026} / May / 5, {9.73, 52.37}, {});
  const auto grey = light::day_light(year{2026} / May / 5, {9.73, 52.37}, overcast);
  CHECK(grey.sky_lx[40] == Approx(clear.sky_lx[40] / 5).epsilon(1e-5));
  CHECK(grey.dark == clear.dark);
}
