// Perceived safety: the anchors of the light gap, the direction of every term, and what avoidance may and may not do.
#include "sim/behaviour/perceived_safety.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

using namespace lichtung;
using namespace lichtung::behaviour;

namespace {

constexpr FearParameters kFear;

StreetSetting street() { return {.prospect_m = 30.0, .refuge = 0.3, .escape = 2, .disorder = 0.5}; }

/// Unsafety on a street at night as the engine adds it up.
double unsafety(const StreetSetting& s, Lux minimum, double persons = 0.0, std::size_t fear_class = 1) {
  return logistic(setting_predictor(kFear, s) + kFear.light * light_gap(kFear, minimum) - company_relief(kFear, persons) +
                  class_offset(kFear, fear_class));
}

AvoidanceChoice scared() {
  return {.worst_unsafety = 0.9, .tolerance = 0.2, .obligatory = false, .has_car = true, .can_shift = true};
}

constexpr std::array kUniforms{0.001, 0.2, 0.349, 0.351, 0.5, 0.649, 0.651, 0.9, 0.999};

}  // namespace

TEST_CASE("the gap to daylight is one half at about 2 lx") {
  CHECK(light_gap(kFear, Lux(2.0)) == Approx(0.5).margin(0.02));
}

TEST_CASE("the gap closes at the reference and stays closed above it") {
  CHECK(light_gap(kFear, Lux(kFear.gap_reference_lx)) == Approx(0.0).margin(1e-12));
  CHECK(light_gap(kFear, Lux(30.0)) == 0.0);
  CHECK(light_gap(kFear, Lux(100000.0)) == 0.0);
}

TEST_CASE("the gap is bounded in complete darkness") {
  CHECK(light_gap(kFear, Lux(0.0)) == 1.5);
  CHECK(light_gap(kFear, Lux(-1.0)) == 1.5);
}

TEST_CASE("more light never makes a street feel less safe, and somewhere makes it safer") {
  double before = unsafety(street(), Lux(0.0));
  const double dark = before;
  for (double e = 0.001; e < 200.0; e *= 1.3) {
    const double now = unsafety(street(), Lux(e));
    CHECK(now <= before);
    before = now;
  }
  CHECK(before < 0.7 * dark);
}

TEST_CASE("each term of the setting works in its direction") {
  const double base = setting_predictor(kFear, street());
  StreetSetting s = street();
  s.prospect_m = 45.0;
  CHECK(setting_predictor(kFear, s) < base);
  s = street();
  s.refuge = 0.8;
  CHECK(setting_predictor(kFear, s) > base);
  s = street();
  s.escape = 4;
  CHECK(setting_predictor(kFear, s) < base);
  s = street();
  s.disorder = 2.0;
  CHECK(setting_predictor(kFear, s) > base);
}

TEST_CASE("sight beyond its range adds nothing") {
  StreetSetting near = street(), far = street();
  near.prospect_m = kFear.prospect_range_m;
  far.prospect_m = 1e6;
  CHECK(setting_predictor(kFear, near) == setting_predictor(kFear, far));
}

TEST_CASE("enclosure is full with no or one way out and gone from four on") {
  CHECK(enclosure(0) == 1.0);
  CHECK(enclosure(1) == 1.0);
  CHECK(enclosure(2) == Approx(2.0 / 3.0));
  CHECK(enclosure(4) == 0.0);
  CHECK(enclosure(200) == 0.0);
}

TEST_CASE("company relieves, more company relieves more, and never more than its limit") {
  CHECK(company_relief(kFear, 0.0) == 0.0);
  double before = 0.0;
  for (const double persons : {0.1, 0.5, 1.0, 3.0, 10.0}) {
    CHECK(company_relief(kFear, persons) > before);
    before = company_relief(kFear, persons);
  }
  CHECK(company_relief(kFear, 1e9) <= kFear.company);
}

TEST_CASE("police on foot relieve more than police in a car, and both relieve") {
  CHECK(kFear.police_car > 0.0);
  CHECK(kFear.police_foot > kFear.police_car);
}

TEST_CASE("unsafety is a share for any predictor") {
  for (const double eta : {-1e4, -40.0, -1.0, 0.0, 1.0, 40.0, 1e4}) {
    CHECK(logistic(eta) >= 0.0);
    CHECK(logistic(eta) <= 1.0);
  }
  CHECK(logistic(0.0) == 0.5);
  CHECK(logistic(1.3) + logistic(-1.3) == Approx(1.0));
}

TEST_CASE("the more sensitive feel less safe on the same street") {
  CHECK(unsafety(street(), Lux(1.0), 0.0, 0) < unsafety(street(), Lux(1.0), 0.0, 1));
  CHECK(unsafety(street(), Lux(1.0), 0.0, 1) < unsafety(street(), Lux(1.0), 0.0, 2));
}

TEST_CASE("victimisation frightens, fades by half in its half-life, and never happened to those it didn't") {
  CHECK(victim_effect(kFear, -1.0) == 0.0);
  CHECK(victim_effect(kFear, 0.0) == kFear.victimised);
  CHECK(victim_effect(kFear, kFear.victimised_half_life_days) == Approx(kFear.victimised / 2.0));
}

TEST_CASE("a street never costs less than its length and more where it feels unsafe") {
  const Metres length(120.0);
  CHECK(route_cost(length, 0.0, 0.9) == 120.0F);
  CHECK(route_cost(length, 1.5, 0.0) == 120.0F);
  CHECK(route_cost(length, 1.5, 0.8) > route_cost(length, 1.5, 0.4));
  CHECK(route_cost(length, 1.5, 0.4) > route_cost(length, 0.6, 0.4));
}

TEST_CASE("the reason of fear names what is bad about a place") {
  const StreetSetting fine{.prospect_m = 80.0, .refuge = 0.0, .escape = 5, .disorder = 0.0};
  CHECK(main_reason(kFear, fine, Lux(20.0)) == FearReason::Alone);
  CHECK(main_reason(kFear, fine, Lux(0.1)) == FearReason::Dark);
  StreetSetting s = fine;
  s.refuge = 1.0;
  CHECK(main_reason(kFear, s, Lux(20.0)) == FearReason::Hidden);
  s = fine;
  s.escape = 0;
  CHECK(main_reason(kFear, s, Lux(20.0)) == FearReason::NoWayOut);
  s = fine;
  s.disorder = 3.0;
  CHECK(main_reason(kFear, s, Lux(20.0)) == FearReason::Disorder);
}

TEST_CASE("who tolerates the way avoids nothing") {
  AvoidanceChoice c = scared();
  c.tolerance = c.worst_unsafety;
  for (const double u : kUniforms) CHECK(avoid(kFear, c, u) == Avoidance::None);
}

TEST_CASE("an obligatory tour is never cancelled or shifted") {
  for (const bool car : {false, true})
    for (const double u : kUniforms) {
      AvoidanceChoice c = scared();
      c.obligatory = true;
      c.has_car = car;
      CHECK(avoid(kFear, c, u) == (car ? Avoidance::OtherMode : Avoidance::None));
    }
}

TEST_CASE("nobody without a car changes to one") {
  for (const bool shift : {false, true})
    for (const double u : kUniforms) {
      AvoidanceChoice c = scared();
      c.has_car = false;
      c.can_shift = shift;
      CHECK(avoid(kFear, c, u) != Avoidance::OtherMode);
    }
}

TEST_CASE("nothing is shifted where there is no daylight to shift to") {
  for (const double u : kUniforms) {
    AvoidanceChoice c = scared();
    c.can_shift = false;
    CHECK(avoid(kFear, c, u) != Avoidance::Shifted);
  }
}

TEST_CASE("those who may do anything cancel, shift and change mode in the shares of the parameters") {
  constexpr int n = 1000;
  std::array<int, 4> count{};
  for (int i = 0; i < n; ++i) ++count[static_cast<std::size_t>(avoid(kFear, scared(), (i + 0.5) / n))];
  CHECK(count[0] == 0);
  CHECK(count[1] == Approx(n * kFear.avoid_cancel).margin(1.0));
  CHECK(count[2] == Approx(n * kFear.avoid_shift).margin(1.0));
  CHECK(count[1] + count[2] + count[3] == n);
}
