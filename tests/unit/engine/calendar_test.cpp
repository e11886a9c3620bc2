// Weekdays and holidays against the almanac.
#include "sim/engine/calendar.hpp"

#include <catch2/catch.hpp>

using namespace lichtung::engine;
using namespace std::chrono;

TEST_CASE("Easter falls on the days of the almanac, 2024 to 2030") {
  CHECK(easter(2024y) == 2024y / March / 31);
  CHECK(easter(2025y) == 2025y / April / 20);
  CHECK(easter(2026y) == 2026y / April / 5);
  CHECK(easter(2027y) == 2027y / March / 28);
  CHECK(easter(2028y) == 2028y / April / 16);
  CHECK(easter(2029y) == 2029y / April / 1);
  CHECK(easter(2030y) == 2030y / April / 21);
}

TEST_CASE("Easter is a Sunday between 22 March and 25 April in every year") {
  for (int y = 1900; y <= 2200; ++y) {
    const auto day = easter(year(y));
    REQUIRE(day.ok());
    REQUIRE(weekday_of(day) == 6);
    REQUIRE(sys_days(day) >= sys_days(year(y) / March / 22));
    REQUIRE(sys_days(day) <= sys_days(year(y) / April / 25));
  }
}

TEST_CASE("weekdays count from Monday") {
  CHECK(weekday_of(2026y / November / 2) == 0);
  CHECK(weekday_of(2026y / November / 8) == 6);
  CHECK(weekday_of(2024y / February / 29) == 3);
}

TEST_CASE("the nine holidays of all Länder are holidays, and no other day of 2026 is") {
  int found = 0;
  for (sys_days d = 2026y / January / 1; d < sys_days(2027y / January / 1); d += days(1)) found += public_holiday(d) ? 1 : 0;
  CHECK(found == 9);
  for (const auto& day : {2026y / January / 1, 2026y / April / 3, 2026y / April / 6, 2026y / May / 1, 2026y / May / 14,
                          2026y / May / 25, 2026y / October / 3, 2026y / December / 25, 2026y / December / 26}) {
    INFO(static_cast<unsigned>(day.month()) << "/" << static_cast<unsigned>(day.day()));
    CHECK(public_holiday(day));
  }
}
