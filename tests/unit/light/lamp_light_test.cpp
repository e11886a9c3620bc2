// Light of streets from the lamps around them: which lamps count, and what the sums are.
#include "light_town.hpp"

#include <catch2/catch.hpp>

#include <tbb/global_control.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <limits>
#include <numbers>
#include <random>

using namespace lichtung;
using test::LightTown;
using test::same_bits;
using town::Luminaire;

namespace {

struct Expected {
  double mean{}, minimum{std::numeric_limits<double>::infinity()}, face{std::numeric_limits<double>::infinity()};
};

using Vector = std::array<double, 3>;
double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

/// cd towards a place, by the luminaire's axes in space.
double candela(const town::Town& town, std::size_t i, const Vector& to) {
  constexpr double kRadian = std::numbers::pi / 180.0;
  const double azimuth = static_cast<double>(town.lamps.azimuth_deg[i]) * kRadian;
  const double tilt = static_cast<double>(town.lamps.tilt_deg[i]) * kRadian;
  const Vector c0{std::sin(azimuth), -std::cos(azimuth), 0};
  const Vector c90{std::cos(azimuth) * std::cos(tilt), std::sin(azimuth) * std::cos(tilt), std::sin(tilt)};
  const Vector axis{std::cos(azimuth) * std::sin(tilt), std::sin(azimuth) * std::sin(tilt), -std::cos(tilt)};
  const double gamma = std::acos(dot(to, axis) / std::sqrt(dot(to, to))) / kRadian;
  const double c = std::atan2(dot(to, c90), dot(to, c0)) / kRadian;
  return photometry::intensity(town.luminaires[town.lamps.luminaire[i]].light, c, gamma) *
         static_cast<double>(town.lamps.flux_lm[i]) / 1000.0 * 0.8;
}

/// Every lamp, every point, no grid of lamps, no rules of reach but the five heights: for a straight street along x.
Expected brute_force(const town::Town& town, double x0, double x1, double y, double width, int columns, int rows) {
  Expected e;
  for (int k = 0; k < columns; ++k)
    for (int row = 0; row < rows; ++row) {
      const double px = x0 + (x1 - x0) * (k + 0.5) / columns, py = y + width * ((row + 0.5) / rows - 0.5);
      double lux = 0, east = 0, west = 0;
      for (std::size_t i = 0; i < town.lamps.size(); ++i) {
        const double h = static_cast<double>(town.lamps.height_m[i]);
        const double dx = px - town.lamps.position[i].x, dy = py - town.lamps.position[i].y, d = std::hypot(dx, dy);
        if (d > 5 * h) continue;
        lux += candela(town, i, {dx, dy, -h}) * std::pow(h / std::hypot(d, h), 3) / (h * h);
        const double face = candela(town, i, {dx, dy, 1.5 - h}) * d / (std::numbers::pi * std::pow(std::hypot(d, h - 1.5), 3));
        east += face * (1 - dx / d);
        west += face * (1 + dx / d);
      }
      e.mean += lux / (columns * rows);
      e.minimum = std::min(e.minimum, lux);
      e.face = std::min({e.face, east, west});
    }
  return e;
}

}  // namespace

TEST_CASE("a street without lamps is dark and reaches no class") {
  LightTown t;
  t.street({{0, 0}, {100, 0}});
  const auto light = t.lit();
  CHECK(light.mean_lx[0] == 0.0F);
  CHECK(light.min_lx[0] == 0.0F);
  CHECK(light.uniformity[0] == 0.0F);
  CHECK(light.semicylindrical_min_lx[0] == 0.0F);
  CHECK(light.p_class[0] == 7);
  CHECK(light.recognition[0] == 0);
}

TEST_CASE("a town without streets gives empty columns") {
  LightTown t;
  CHECK(t.lit().mean_lx.empty());
}

TEST_CASE("one lamp over a short street agrees with the closed formula at its nine points") {
  LightTown t;
  const auto s = t.street({{0, 0}, {3, 0}}, 3.0);
  t.lamp({.position = {1.5, 4.0}, .segment = s, .height_m = 6, .flux_lm = 5000, .luminaire = t.add(test::even(200))});
  double sum = 0, least = 1e9;
  for (const double x : {0.5, 1.5, 2.5})   // ten columns per own lamp, but none closer than a metre: three here
    for (const double y : {-1.0, 0.0, 1.0}) {
      const double lux = 200.0 * 5.0 * 0.8 * 6.0 / std::pow((x - 1.5) * (x - 1.5) + (y - 4) * (y - 4) + 36, 1.5);
      sum += lux / 9;
      least = std::min(least, lux);
    }
  const auto light = t.lit();
  CHECK(light.mean_lx[0] == Approx(sum).epsilon(1e-5));
  CHECK(light.min_lx[0] == Approx(least).epsilon(1e-5));
  CHECK(light.uniformity[0] == Approx(least / sum).epsilon(1e-5));
}

TEST_CASE("lamps of zero flux are as no lamps") {
  LightTown with, without;
  const auto a = with.street({{0, 0}, {100, 0}}), b = without.street({{0, 0}, {100, 0}});
  for (const double x : {10.0, 40.0, 70.0}) {
    with.lamp({x, 4}, a, 5, 4000);
    with.lamp({x + 1, 4}, a, 5, 0);
    without.lamp({x, 4}, b, 5, 4000);
  }
  CHECK(same_bits(with.lit(), without.lit()));
  with.town.lamps.flux_lm.assign(with.town.lamps.size(), 0.0F);
  CHECK(with.lit().mean_lx[0] == 0.0F);
  CHECK(with.lit().p_class[0] == 7);
}

TEST_CASE("the light of two lamps adds up") {
  const auto mean = [](bool first, bool second) {
    LightTown t;
    const auto s = t.street({{0, 0}, {200, 0}});
    const auto other = t.street({{0, 50}, {200, 50}});
    if (first) t.lamp({50, 3}, other, 6, 4000);
    if (second) t.lamp({60, -3}, other, 4, 3000, Luminaire::Historical);
    return static_cast<double>(t.lit().mean_lx[s.index()]);
  };
  CHECK(mean(true, false) > 0);
  CHECK(mean(true, true) == Approx(mean(true, false) + mean(false, true)).epsilon(1e-5));
}

TEST_CASE("lamps beyond five mounting heights give nothing, whichever way the street lies") {
  LightTown t;
  const auto s = t.street({{0, 0}, {30, 0}}, 6.0);
  const auto other = t.street({{0, 300}, {30, 300}});
  t.lamp({15, 2.25 + 25.001}, other, 5, 4000);  // the nearest row of points lies at y = 2.25
  CHECK(t.lit().mean_lx[s.index()] == 0.0F);
  t.lamp({13.5, 2.25 + 24.999}, other, 5, 4000, Luminaire::Sodium);  // above a column of points
  CHECK(t.lit().mean_lx[s.index()] > 0.0F);
}

TEST_CASE("a lamp of the next street lights this one too") {
  LightTown t;
  const auto s = t.street({{0, 0}, {50, 0}});
  const auto other = t.street({{0, 12}, {50, 12}});
  t.lamp({25, 9}, other, 6, 4000);
  CHECK(t.lit().mean_lx[s.index()] > 0.1F);
}

TEST_CASE("the grid of lamps gives what all lamps give by brute force, aimed and tilted in all ways") {
  std::mt19937 shuffle(3);
  std::uniform_real_distribution<double> place(-300, 700);
  std::uniform_real_distribution<float> height(0.8F, 12), flux(500, 9000), azimuth(-180, 180), tilt(-10, 30);
  LightTown t;
  const auto s = t.street({{0, 0}, {400, 0}}, 9.0);
  const auto other = t.street({{0, 100}, {400, 100}});
  const auto odd = t.add(test::one_sided());
  for (int i = 0; i < 400; ++i)
    t.lamp({.position = {place(shuffle), place(shuffle) / 5}, .segment = other, .height_m = height(shuffle),
            .flux_lm = flux(shuffle), .azimuth_deg = azimuth(shuffle), .tilt_deg = tilt(shuffle),
            .luminaire = static_cast<std::uint16_t>(i % (odd + 1))});
  const auto expected = brute_force(t.town, 0, 400, 0, 9.0, 134, 6);  // ⌈400 / 3⌉, 9 / 1.5
  CHECK(t.lit().mean_lx[s.index()] == Approx(expected.mean).epsilon(1e-5));
  CHECK(t.lit().min_lx[s.index()] == Approx(expected.minimum).epsilon(1e-5).margin(1e-9));
  CHECK(t.lit().semicylindrical_min_lx[s.index()] == Approx(expected.face).epsilon(1e-5).margin(1e-9));
  CHECK(expected.mean > 0.5);
}

TEST_CASE("a bent street is sampled along its bends") {
  LightTown bent, far;
  const auto a = bent.street({{0, 0}, {30, 0}, {30, 0}, {30, 60}});  // with a doubled point
  bent.lamp({33, 50}, a, 5, 4000);
  const auto b = far.street({{0, 0}, {90, 0}});
  far.lamp({33, 50}, b, 5, 4000);
  CHECK(bent.lit().mean_lx[0] > 0.1F);
  CHECK(far.lit().mean_lx[0] == 0.0F);
}

TEST_CASE("a tunnel is lit by its own lamps only and they light nothing else") {
  LightTown t;
  const auto above = t.street({{0, 5}, {60, 5}});
  const auto tunnel = t.street({{0, 0}, {60, 0}});
  const auto next = t.street({{60, 0}, {90, 0}});
  t.town.streets.segments.tunnel[tunnel.index()] = 1;
  t.lamp({30, 3}, above);
  t.lamp({70, 3}, next);
  CHECK(t.lit().mean_lx[tunnel.index()] == 0.0F);
  const float before = t.lit().mean_lx[above.index()], before_next = t.lit().mean_lx[next.index()];
  t.lamp({30, 1}, tunnel, 3.0, 2000);
  t.lamp({55, 1}, tunnel, 3.0, 2000);
  const auto after = t.lit();
  CHECK(after.mean_lx[tunnel.index()] > 1.0F);
  CHECK(after.mean_lx[above.index()] == before);
  CHECK(after.mean_lx[next.index()] == before_next);
}

TEST_CASE("a bridge and the street below don't light each other, a bridge and the street it continues do") {
  LightTown t;
  const auto bridge = t.street({{0, 0}, {60, 0}});
  const auto below = t.street({{30, -40}, {30, 40}});
  const auto onward = t.street({{60, 0}, {120, 0}});
  t.town.streets.segments.bridge[bridge.index()] = 1;
  t.lamp({30, 3}, below);
  CHECK(t.lit().mean_lx[bridge.index()] == 0.0F);
  t.lamp({.position = {65, 3}, .segment = onward, .flux_lm = 4000.0F, .azimuth_deg = -90.0F});
  CHECK(t.lit().mean_lx[bridge.index()] > 0.0F);
}

TEST_CASE("hostile lamps and streets give finite light") {
  LightTown t;
  const auto s = t.street({{0, 0}, {50, 0}});
  const auto point = t.street({{10, 0}, {10, 0}});
  t.town.streets.segments.width_m[1] = std::numeric_limits<float>::quiet_NaN();
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  t.lamp({nan, 0}, s);
  t.lamp({inf, -inf}, s);
  t.lamp({1e300, 1e300}, s);
  t.lamp({5, 0}, s, nan);
  t.lamp({5, 0}, s, -3);
  t.lamp({5, 0}, s, 5, nan);
  t.lamp({5, 0}, s, 5, -400);
  t.lamp({5, 0}, SegmentId(), 5, 400);
  t.lamp({2000, 2000}, s, 1e9);
  t.lamp({.position = {5, 0}, .segment = s, .flux_lm = 100, .azimuth_deg = static_cast<float>(nan), .tilt_deg = static_cast<float>(inf)});
  t.lamp({.position = {5, 0}, .segment = s, .flux_lm = 100, .luminaire = 999, .schedule = 999});
  t.lamp({.position = {0.5, 0}, .segment = s, .height_m = 1.5F, .flux_lm = 100});   // at the height of a face
  t.street({{0, 0}, {nan, 0}});
  t.street({{-1e7, -1e7}, {1e7, 1e7}});
  const auto light = t.lit();
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(std::isfinite(light.mean_lx[i]));
    CHECK(light.min_lx[i] >= 0.0F);
    CHECK(light.min_lx[i] <= light.mean_lx[i]);
    CHECK(std::isfinite(light.semicylindrical_min_lx[i]));
    CHECK(std::isfinite(light.dark_m[i]));
  }
  CHECK(light.mean_lx[s.index()] > 0.0F);
  CHECK(light.mean_lx[point.index()] > 0.0F);
  CHECK(light.mean_lx[2] == 0.0F);
}

TEST_CASE("a residential street with LED masts each 30 m reaches a class a planner would expect") {
  LightTown t;
  const auto s = t.street({{0, 0}, {150, 0}});
  for (const double x : {15.0, 45.0, 75.0, 105.0, 135.0}) t.lamp({.position = {x, 3.5}, .segment = s, .flux_lm = 3500.0F, .azimuth_deg = -90.0F});
  const auto light = t.lit();
  CHECK(light.mean_lx[0] > 2.0F);
  CHECK(light.mean_lx[0] < 15.0F);
  CHECK(light.p_class[0] >= 3);
  CHECK(light.p_class[0] <= 6);
}

TEST_CASE("a big city is lit in about a second") {
  const auto city = test::grid_city(173);   // as many streets and lamps as a city of half a million
  const auto start = std::chrono::steady_clock::now();
  const auto light = city.lit();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::cout << light.mean_lx.size() << " segments, " << city.town.lamps.size() << " lamps: " << took.count() << " s\n";
  CHECK(light.mean_lx.size() == 59858);
  CHECK(took.count() < 120.0);  // generous: machines are shared, and sanitizers slow it down
}
