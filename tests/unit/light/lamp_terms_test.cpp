// One lamp and one place, by hand.
#include "light_town.hpp"

#include "sim/light/lamp_terms.hpp"

#include <catch2/catch.hpp>

#include <numbers>

using namespace lichtung;
using light::IntensityTable;
using light::PlaceLight;
using light::Source;
using std::numbers::pi;

namespace {

/// 1000 lm without loss, so that cd per klm are cd.
Source lamp(double height, double azimuth_deg = 90.0, double tilt_deg = 0.0) {
  Source s;
  s.height_m = height;
  s.reach_m = 100.0;
  s.strength = 1.0;
  s.cos_azimuth = std::cos(azimuth_deg * pi / 180.0);
  s.sin_azimuth = std::sin(azimuth_deg * pi / 180.0);
  s.cos_tilt = std::cos(tilt_deg * pi / 180.0);
  s.sin_tilt = std::sin(tilt_deg * pi / 180.0);
  return s;
}

/// Light `dx` east and `dy` north of the lamp's foot for one who walks east.
PlaceLight at(const photometry::Luminaire& l, const Source& s, double dx, double dy) {
  return light::light_at(s, IntensityTable(l.light), dx, dy, 1.0, 0.0);
}

// Planes C0 10, C90 20, C180 30, C270 40 cd, the same at every γ: tells which way a luminaire is turned.
photometry::Luminaire compass() { return test::luminaire({0, 90, 180, 270}, {0, 180}, {10, 10, 20, 20, 30, 30, 40, 40}); }

}  // namespace

TEST_CASE("the ground gets I cos³γ / H²") {
  // H = 4, d = 3: r = 5, cos γ = 4/5; 500 cd · 0.512 / 16 = 16 lx.
  CHECK(at(test::even(500), lamp(4), 3, 0).ground_lx == Approx(16.0));
  CHECK(at(test::even(500), lamp(4), 0, -3).ground_lx == Approx(16.0));
  CHECK(at(test::even(500), lamp(4), 0, 0).ground_lx == Approx(500.0 / 16.0));
}

TEST_CASE("a face that looks at the lamp gets twice what a face beside it gets, and a turned back nothing") {
  // H = 5.5: 4 m above the face; the lamp 3 m away: r = 5, cos²ε = 16/25, sin ε = 3/5.
  // E_sc = 1000 · 16/25 · 3/5 · (1 + cos α) / (π · 4²) = 7.6394 lx · (1 + cos α).
  const double beside = 1000.0 * (16.0 / 25.0) * (3.0 / 5.0) / (pi * 16.0);
  CHECK(beside == Approx(7.6394).epsilon(1e-4));
  const auto lamp_ahead = at(test::even(1000), lamp(5.5), -3, 0);   // α = 0 for one who walks east
  CHECK(lamp_ahead.ahead_lx == Approx(2.0 * beside));
  CHECK(lamp_ahead.back_lx == Approx(0.0).margin(1e-12));
  const auto lamp_behind = at(test::even(1000), lamp(5.5), 3, 0);
  CHECK(lamp_behind.ahead_lx == Approx(0.0).margin(1e-12));
  CHECK(lamp_behind.back_lx == Approx(2.0 * beside));
  const auto lamp_beside = at(test::even(1000), lamp(5.5), 0, 3);
  CHECK(lamp_beside.ahead_lx == Approx(beside));
  CHECK(lamp_beside.back_lx == Approx(beside));
}

TEST_CASE("a lamp ahead to the side counts by the cosine of its angle") {
  // 1.8 m ahead and 2.4 m to the side: d = 3, cos α = 0.6.
  const double beside = 1000.0 * (16.0 / 25.0) * (3.0 / 5.0) / (pi * 16.0);
  const auto lit = at(test::even(1000), lamp(5.5), -1.8, 2.4);
  CHECK(lit.ahead_lx == Approx(1.6 * beside));
  CHECK(lit.back_lx == Approx(0.4 * beside));
}

TEST_CASE("a lamp straight overhead does not light a face") {
  CHECK(at(test::even(1000), lamp(5), 0, 0).ahead_lx == 0.0);
  CHECK(at(test::even(1000), lamp(5), 0, 0).back_lx == 0.0);
}

TEST_CASE("a bollard below the face lights it by what it sends upward") {
  // H = 0.9: 0.6 m below the face; 0.8 m away: r = 1, γ = 180° − arcsin 0.8 = 126.9°.
  const auto up = test::luminaire({0}, {90, 180}, {1000, 1000}), down = test::luminaire({0}, {0, 90}, {1000, 1000});
  CHECK(at(up, lamp(0.9), -0.8, 0).ahead_lx == Approx(1000.0 * 2.0 * 0.8 / pi));
  CHECK(at(up, lamp(0.9), -0.8, 0).ground_lx == 0.0);
  CHECK(at(down, lamp(0.9), -0.8, 0).ahead_lx == 0.0);
  CHECK(at(down, lamp(0.9), -0.8, 0).ground_lx > 0.0);
}

TEST_CASE("C90 looks where the azimuth says and C runs counterclockwise from there") {
  const auto candela = [](double azimuth, double dx, double dy) {
    return at(compass(), lamp(4, azimuth), dx, dy).ground_lx * 125.0 / 4.0;   // r = 5: I = E · r³ / H
  };
  CHECK(candela(90, 0, 3) == Approx(20));      // C90 to the north …
  CHECK(candela(90, 3, 0) == Approx(10));      // … so C0 to the east,
  CHECK(candela(90, -3, 0) == Approx(30));     // C180 to the west,
  CHECK(candela(90, 0, -3) == Approx(40));     // C270 to the south
  CHECK(candela(0, 3, 0) == Approx(20));
  CHECK(candela(0, 0, -3) == Approx(10));
  CHECK(candela(-90, 0, -3) == Approx(20));
  CHECK(candela(180, -3, 0) == Approx(20));
  const double s = 3.0 * std::sqrt(0.5);
  CHECK(candela(45, s, s) == Approx(20));
  CHECK(candela(90, s, s) == Approx(15));      // half way from C0 to C90
}

TEST_CASE("tilt lifts the side of C90") {
  // A narrow beam of 10° around straight down, tilted by 45°, lands H away on the side of C90.
  const auto beam = test::luminaire({0}, {0, 10}, {100, 100});
  CHECK(at(beam, lamp(4, 0, 45), 4, 0).ground_lx == Approx(100.0 * 4.0 / std::pow(32.0, 1.5)));
  CHECK(at(beam, lamp(4, 0, 45), -4, 0).ground_lx == 0.0);
  CHECK(at(beam, lamp(4, 0, 45), 0, 0).ground_lx == 0.0);
  CHECK(at(beam, lamp(4, 0, 0), 0, 0).ground_lx == Approx(100.0 / 16.0));
  // Seen along C0 the turn is about the axis: what was straight down is now at γ = 45° towards C270.
  const auto sides = test::luminaire({0, 90, 180, 270}, {0, 45, 90}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 70, 0});
  CHECK(at(sides, lamp(4, 0, 45), 0, 0).ground_lx == Approx(70.0 / 16.0));
}
