// The replay's clock: plays, loops, jumps, and never leaves the run.
#include "viz/playback/clock.hpp"
#include "viz/playback/daylight.hpp"

#include <catch2/catch.hpp>

using namespace lichtung::viz;

TEST_CASE("time passes only while playing, at the chosen speed") {
  Clock clock(0, 1000);
  CHECK_FALSE(clock.advance(0.1));
  clock.play(true);
  clock.set_speed(60);
  CHECK(clock.advance(0.1));
  CHECK(clock.time() == Approx(6));
  CHECK_FALSE(clock.advance(0));
  CHECK_FALSE(clock.advance(-1));
}

TEST_CASE("a stopped window doesn't make the replay jump") {
  Clock clock(0, 1e6);
  clock.play(true);
  clock.set_speed(1);
  clock.advance(3600);
  CHECK(clock.time() == Approx(0.5));
}

TEST_CASE("the end stops the replay, and play starts it again from the beginning") {
  Clock clock(100, 200);
  clock.seek(199);
  clock.play(true);
  clock.advance(0.5);
  CHECK(clock.time() == 200);
  CHECK_FALSE(clock.playing());
  clock.play(true);
  CHECK(clock.time() == 100);
}

TEST_CASE("seeking is held within the run in both directions") {
  Clock clock(100, 200);
  clock.seek(-5);
  CHECK(clock.time() == 100);
  clock.seek(1e9);
  CHECK(clock.time() == 200);
  clock.seek(190);
  clock.play(true);
  clock.step(-30);
  CHECK(clock.time() == 160);
  CHECK_FALSE(clock.playing());
}

TEST_CASE("a loop comes back to its beginning however fast it is played") {
  Clock clock(0, 1000);
  clock.set_loop(true, 100, 200);
  clock.seek(190);
  clock.set_speed(600);
  clock.play(true);
  clock.advance(0.5);   // 300 s on: 490, three rounds of the loop
  CHECK(clock.time() == Approx(190));
  CHECK(clock.playing());
  clock.seek(500);      // outside the loop nothing holds it
  clock.advance(0.1);
  CHECK(clock.time() == Approx(560));
}

TEST_CASE("an empty loop is none") {
  Clock clock(0, 1000);
  clock.set_loop(true, 300, 300);
  CHECK_FALSE(clock.looping());
}

TEST_CASE("keys step through the speeds and stop at both ends") {
  Clock clock(0, 10);
  clock.set_speed(60);
  clock.change_speed(1);
  CHECK(clock.speed() == 120);
  clock.set_speed(90);
  clock.change_speed(-1);
  CHECK(clock.speed() == 60);
  for (int i = 0; i < 50; ++i) clock.change_speed(1);
  CHECK(clock.speed() == Clock::kSpeeds.back());
  for (int i = 0; i < 50; ++i) clock.change_speed(-1);
  CHECK(clock.speed() == Clock::kSpeeds.front());
}

TEST_CASE("the logarithmic slider goes there and back") {
  for (const double speed : Clock::kSpeeds) CHECK(speed_of_share(speed_share(speed)) == Approx(speed));
  CHECK(speed_share(1) == 0);
}

TEST_CASE("a simulated day begins at four in the morning") {
  CHECK(civil_time(0).hour() == 4);
  CHECK(civil_time(0).day == 0);
  CHECK(civil_time(20 * 3600 - 1).day == 0);
  CHECK(civil_time(20 * 3600).day == 1);
  CHECK(civil_time(20 * 3600).hour() == 0);
  CHECK(civil_time(-5).hour() == 4);
}

TEST_CASE("it is dark at night, light by day, and between in twilight") {
  const std::vector<DayInfo> days{{"2026-11-02", 0, 440, 1000}, {"2026-11-03", 1, 442, 998}};
  const auto at = [](int hour, int minute) { return (hour * 60 + minute) * 60.0 - kDayStart_s; };
  CHECK(*darkness(days, at(12, 0)) == 0);
  CHECK(*darkness(days, at(22, 0)) == 1);
  CHECK(*darkness(days, at(5, 0)) == 1);
  const double dusk = *darkness(days, at(16, 57));
  CHECK(dusk > 0.2);
  CHECK(dusk < 0.8);
  CHECK_FALSE(darkness(std::vector<DayInfo>{{"2026-11-02", 0, -1, -1}}, 0).has_value());
  CHECK_FALSE(darkness({}, 0).has_value());
}
