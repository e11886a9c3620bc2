// A walker arrives after length / speed, and the way back is the way there in a mirror.
#include "sim/engine/walking.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace lichtung;
using namespace lichtung::engine;
using population::Mode;

namespace {

const std::vector<float> kLength{80.0F, 120.0F, 45.0F, 300.0F};
constexpr Pace kPace{.walk = 1.25F, .bicycle = 4.0F, .car_access_s = 40.0F, .wait_s = 240.0F, .linger_s = 480.0F};

/// One habit from street 0 to street 3; for transit the stops are at streets 1 and 2.
struct OneHabit {
  explicit OneHabit(Mode mode) {
    habits.first = {0, 1};
    habits.purpose = {population::Purpose::NightLife};
    habits.mode = {mode};
    habits.from = {SegmentId(0U)};
    habits.to = {SegmentId(3U)};
    habits.from_stop = {SegmentId(1U)};
    habits.to_stop = {SegmentId(2U)};
    habits.out_of_town = {0};
    routes.path = {0, 1, 2, 3};
    routes.day_a = routes.night_a = {mode == Mode::Transit ? Leg{0, 2} : Leg{0, 4}};
    routes.day_b = routes.night_b = {mode == Mode::Transit ? Leg{2, 2} : Leg{0, 0}};
    routes.travel_s = {900.0F};
    routes.ride_s = {600.0F};
  }
  std::vector<Visit> walk(Trip trip, float& arrival) {
    std::vector<Visit> visits;
    arrival = walk_trip(trip, routes, habits, kLength, kPace, [&](const Visit& v) { visits.push_back(v); });
    return visits;
  }
  population::Habits habits;
  Routes routes;
};

Trip trip(Mode mode, bool back, bool night_out = false) {
  return {.resident = 0, .habit = 0, .depart_s = 1000.0F, .mode = mode, .back = back, .night_route = false, .night_out = night_out};
}

void check_contiguous(const std::vector<Visit>& visits, float start) {
  float t = start;
  for (const Visit& v : visits) {
    CHECK(v.enter_s == t);
    CHECK(v.leave_s >= v.enter_s);
    t = v.leave_s;
  }
}

// Half of the first and of the last street: people live and shop somewhere along them.
constexpr float kDistance = 40.0F + 120.0F + 45.0F + 150.0F;

}  // namespace

TEST_CASE("a walker arrives after length over speed") {
  float arrival = 0.0F;
  (void)OneHabit(Mode::Walk).walk(trip(Mode::Walk, false), arrival);
  CHECK(arrival == Approx(1000.0F + kDistance / 1.25F));
}

TEST_CASE("a cyclist arrives after length over the speed of bicycles") {
  float arrival = 0.0F;
  (void)OneHabit(Mode::Bicycle).walk(trip(Mode::Bicycle, false), arrival);
  CHECK(arrival == Approx(1000.0F + kDistance / 4.0F));
}

TEST_CASE("visits of a walk follow one another without a gap, in the order of the path") {
  float arrival = 0.0F;
  const auto visits = OneHabit(Mode::Walk).walk(trip(Mode::Walk, false), arrival);
  REQUIRE(visits.size() == 4);
  for (std::uint32_t i = 0; i < 4; ++i) CHECK(visits[i].segment == i);
  check_contiguous(visits, 1000.0F);
  CHECK(visits.back().leave_s == arrival);
}

TEST_CASE("the way back mirrors the way there") {
  float there = 0.0F, back = 0.0F;
  OneHabit habit(Mode::Walk);
  const auto out = habit.walk(trip(Mode::Walk, false), there);
  const auto home = habit.walk(trip(Mode::Walk, true), back);
  REQUIRE(out.size() == home.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Visit& a = out[i];
    const Visit& b = home[home.size() - 1 - i];
    CHECK(a.segment == b.segment);
    CHECK(a.leave_s - a.enter_s == Approx(b.leave_s - b.enter_s).margin(1e-3));
  }
  CHECK(there == Approx(back));
  check_contiguous(home, 1000.0F);
}

TEST_CASE("whoever starts and ends on one street walks half of it") {
  OneHabit habit(Mode::Walk);
  habit.routes.day_a = {Leg{1, 1}};
  float arrival = 0.0F;
  const auto visits = habit.walk(trip(Mode::Walk, false), arrival);
  REQUIRE(visits.size() == 1);
  CHECK(arrival == Approx(1000.0F + 60.0F / 1.25F));
}

TEST_CASE("a car is on the street at both ends only and takes its travel time") {
  float arrival = 0.0F;
  const auto visits = OneHabit(Mode::Car).walk(trip(Mode::Car, true), arrival);
  REQUIRE(visits.size() == 2);
  CHECK(visits[0].segment == 3);
  CHECK(visits[1].segment == 0);
  CHECK(visits[0].leave_s - visits[0].enter_s == kPace.car_access_s);
  CHECK(arrival == 1000.0F + 900.0F + kPace.car_access_s);
}

TEST_CASE("a car that leaves the map is on the street at its near end only") {
  OneHabit habit(Mode::Car);
  habit.habits.out_of_town = {1};
  float there = 0.0F, back = 0.0F;
  const auto out = habit.walk(trip(Mode::Car, false), there);
  REQUIRE(out.size() == 1);
  CHECK(out[0].segment == 0);
  const auto home = habit.walk(trip(Mode::Car, true), back);
  REQUIRE(home.size() == 1);
  CHECK(home[0].segment == 0);
  CHECK(there == back);
}

TEST_CASE("a transit rider walks to the stop, waits there, rides and walks on, both ways") {
  for (const bool back : {false, true}) {
    float arrival = 0.0F;
    const auto visits = OneHabit(Mode::Transit).walk(trip(Mode::Transit, back), arrival);
    REQUIRE(visits.size() == 5);
    CHECK(visits[0].segment == (back ? 3U : 0U));
    CHECK(visits[2].segment == (back ? 2U : 1U));   // the wait
    CHECK(visits[2].leave_s - visits[2].enter_s == Approx(kPace.wait_s));
    CHECK(visits[3].enter_s - visits[2].enter_s == Approx(600.0F));
    CHECK(visits[4].segment == (back ? 0U : 3U));
    CHECK(arrival == visits[4].leave_s);
  }
}

TEST_CASE("people on a night out linger outside on arrival, not at home") {
  OneHabit habit(Mode::Walk);
  float arrival = 0.0F;
  const auto out = habit.walk(trip(Mode::Walk, false, true), arrival);
  REQUIRE(out.size() == 5);
  CHECK(out.back().segment == 3);
  CHECK(out.back().leave_s - out.back().enter_s == kPace.linger_s);
  CHECK(habit.walk(trip(Mode::Walk, true, true), arrival).size() == 4);
}
