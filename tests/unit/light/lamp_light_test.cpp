#include "light_town.hpp"

#include "sim/light/en13201.hpp"
#include "sim/light/luminaires.hpp"

#include <catch2/catch.hpp>

#include <tbb/global_control.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <iostream>
#include <limits>
#include <random>

using namespace lichtung;
using test::LightTown;
using town::Luminaire;

namespace {

struct Expected {
  double mean{}, minimum{std::numeric_limits<double>::infinity()};
};

/// Every lamp, every point, no grid, no rules of reach but the five heights: for a straight street along x.
Expected brute_force(const town::Town& town, double x0, double x1, double y, double width, std::size_t columns) {
  const LightParameters p;
  const light::Photometry photometry(p);
  Expected e;
  for (std::size_t k = 0; k < columns; ++k)
    for (const double side : {-width / 3, 0.0, width / 3}) {
      const double px = x0 + (x1 - x0) * (static_cast<double>(k) + 0.5) / static_cast<double>(columns), py = y + side;
      double lux = 0;
      for (std::size_t i = 0; i < town.lamps.size(); ++i) {
        const double h = static_cast<double>(town.lamps.height_m[i]);
        const double d = std::hypot(px - town.lamps.position[i].x, py - town.lamps.position[i].y);
        if (d <= 5 * h)
          lux += light::ground_illuminance(photometry, static_cast<Luminaire>(town.lamps.luminaire[i]),
                                           Lumens(static_cast<double>(town.lamps.flux_lm[i])), Metres(h), Metres(d), 0.8).value;
      }
      e.mean += lux / (3.0 * static_cast<double>(columns));
      e.minimum = std::min(e.minimum, lux);
    }
  return e;
}

/// A grid city: streets of 60 m with a lamp each 30 m, 4 to 8 m high.
LightTown grid_city(int side) {
  LightTown t;
  std::mt19937 shuffle(7);
  std::uniform_real_distribution<double> height(4, 8), flux(2000, 7000);
  t.town.streets.nodes.reserve(1);
  auto& s = t.town.streets.segments;
  for (int i = 0; i < side; ++i)
    for (int j = 0; j < side; ++j)
      for (const bool across : {false, true}) {
        const double x = 60.0 * i, y = 60.0 * j;
        const town::Point a{x, y}, b{across ? x : x + 60, across ? y + 60 : y};
        const SegmentId id(s.length_m.size());
        for (const auto p : {a, b}) t.town.streets.points.push_back(p);
        s.point_first.push_back(static_cast<std::uint32_t>(t.town.streets.points.size()));
        s.from.emplace_back();
        s.to.emplace_back();
        s.length_m.push_back(60);
        s.width_m.push_back(6);
        s.tunnel.push_back(0);
        s.bridge.push_back(0);
        t.lamp({a.x + (b.x - a.x) / 4, a.y + (b.y - a.y) / 4}, id, height(shuffle), flux(shuffle));
        if ((i + j) % 2 == 0) t.lamp({a.x + (b.x - a.x) * .75, a.y + (b.y - a.y) * .75}, id, height(shuffle), flux(shuffle));
      }
  return t;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

}  // namespace

TEST_CASE("a street without lamps is dark and reaches no class") {
  LightTown t;
  t.street({{0, 0}, {100, 0}});
  const auto light = t.lit();
  CHECK(light.mean_lx[0] == 0.0F);
  CHECK(light.min_lx[0] == 0.0F);
  CHECK(light.uniformity[0] == 0.0F);
  CHECK(light.p_class[0] == 7);
}

TEST_CASE("a town without streets gives empty columns") {
  LightTown t;
  CHECK(t.lit().mean_lx.empty());
}

TEST_CASE("one lamp over a short street agrees with the closed formula at its nine points") {
  LightTown t;
  const auto s = t.street({{0, 0}, {3, 0}}, 3.0);
  t.lamp({1.5, 4.0}, s, 6.0, 5000.0, Luminaire::Bollard);  // I ∝ sin γ: E ∝ d·H/(d²+H²)²
  double sum = 0, least = 1e9;
  for (const double x : {0.5, 1.5, 2.5})
    for (const double y : {-1.0, 0.0, 1.0}) {
      const double d2 = (x - 1.5) * (x - 1.5) + (y - 4) * (y - 4);
      const double lux = 2000.0 / (3.14159265358979 * 3.14159265358979) * 5.0 * 0.8 * std::sqrt(d2) * 6.0 /
                         ((d2 + 36) * (d2 + 36));
      sum += lux / 9;
      least = std::min(least, lux);
    }
  // Ten columns per own lamp spacing, but none closer than a metre: three here.
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
  CHECK(with.lit().mean_lx[0] == without.lit().mean_lx[0]);
  CHECK(with.lit().min_lx[0] == without.lit().min_lx[0]);
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

TEST_CASE("twice the flux gives twice the light and the same uniformity") {
  LightTown one, two;
  for (auto* t : {&one, &two}) {
    const auto s = t->street({{0, 0}, {60, 0}});
    for (const double x : {15.0, 45.0}) t->lamp({x, 3}, s, 6, t == &one ? 2000 : 4000);
  }
  CHECK(two.lit().mean_lx[0] == Approx(2 * one.lit().mean_lx[0]).epsilon(1e-5));
  CHECK(two.lit().uniformity[0] == Approx(one.lit().uniformity[0]).epsilon(1e-5));
}

TEST_CASE("lamps beyond five mounting heights give nothing, whichever way the street lies") {
  LightTown t;
  const auto s = t.street({{0, 0}, {30, 0}}, 6.0);
  const auto other = t.street({{0, 300}, {30, 300}});
  t.lamp({15, 2 + 25.001}, other, 5, 4000);  // the nearest row of points lies at y = 2
  CHECK(t.lit().mean_lx[s.index()] == 0.0F);
  t.lamp({13.5, 2 + 24.999}, other, 5, 4000, Luminaire::Sodium);  // above a column of points
  CHECK(t.lit().mean_lx[s.index()] > 0.0F);
}

TEST_CASE("a lamp of the next street lights this one too") {
  LightTown t;
  const auto s = t.street({{0, 0}, {50, 0}});
  const auto other = t.street({{0, 12}, {50, 12}});
  t.lamp({25, 9}, other, 6, 4000);
  CHECK(t.lit().mean_lx[s.index()] > 0.1F);
}

TEST_CASE("the grid of lamps gives what all lamps give by brute force") {
  std::mt19937 shuffle(3);
  std::uniform_real_distribution<double> place(-300, 700), height(0.8, 12), flux(500, 9000);
  LightTown t;
  const auto s = t.street({{0, 0}, {400, 0}}, 9.0);
  const auto other = t.street({{0, 100}, {400, 100}});
  for (int i = 0; i < 400; ++i)
    t.lamp({place(shuffle), place(shuffle) / 5}, other, height(shuffle), flux(shuffle), static_cast<Luminaire>(i % 4));
  const auto expected = brute_force(t.town, 0, 400, 0, 9.0, 134);  // ⌈400 / 3⌉
  CHECK(t.lit().mean_lx[s.index()] == Approx(expected.mean).epsilon(1e-5));
  CHECK(t.lit().min_lx[s.index()] == Approx(expected.minimum).epsilon(1e-5).margin(1e-9));
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

TEST_CASE("moving the map by a constant changes nothing") {
  const auto lit = [](double x, double y) {
    LightTown t;
    const auto s = t.street({{x, y}, {x + 80, y + 30}});
    for (const double at : {10.0, 35.0, 60.0}) t.lamp({x + at, y + at * 3 / 8 + 3}, s, 6, 4500);
    return t.lit();
  };
  const auto here = lit(0, 0), there = lit(549000.5, 5802000.25);
  CHECK(there.mean_lx[0] == Approx(here.mean_lx[0]).epsilon(1e-5));
  CHECK(there.min_lx[0] == Approx(here.min_lx[0]).epsilon(1e-5));
}

TEST_CASE("turning the map by a right angle changes nothing") {
  LightTown t;
  const auto a = t.street({{0, 0}, {80, 0}});
  const auto b = t.street({{1000, 0}, {1000, 80}});
  t.lamp({30, 4}, a, 6, 4500);
  t.lamp({996, 30}, b, 6, 4500);
  CHECK(t.lit().mean_lx[0] == Approx(t.lit().mean_lx[1]).epsilon(1e-6));
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
  t.lamp({65, 3}, onward);
  CHECK(t.lit().mean_lx[bridge.index()] > 0.0F);
}

TEST_CASE("results are the same bits on one thread and on many") {
  const auto city = grid_city(40);
  light::LampLight one, many;
  {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
    one = city.lit();
  }
  {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 7);
    many = city.lit();
  }
  CHECK(same_bits(one.mean_lx, many.mean_lx));
  CHECK(same_bits(one.min_lx, many.min_lx));
  CHECK(same_bits(one.uniformity, many.uniformity));
  CHECK(one.p_class == many.p_class);
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
  t.street({{0, 0}, {nan, 0}});
  t.street({{-1e7, -1e7}, {1e7, 1e7}});
  const auto light = t.lit();
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(std::isfinite(light.mean_lx[i]));
    CHECK(light.min_lx[i] >= 0.0F);
    CHECK(light.min_lx[i] <= light.mean_lx[i]);
  }
  CHECK(light.mean_lx[s.index()] > 0.0F);
  CHECK(light.mean_lx[point.index()] > 0.0F);
  CHECK(light.mean_lx[2] == 0.0F);
}

TEST_CASE("a residential street with LED masts each 30 m reaches a class a planner would expect") {
  LightTown t;
  const auto s = t.street({{0, 0}, {150, 0}});
  for (const double x : {15.0, 45.0, 75.0, 105.0, 135.0}) t.lamp({x, 3.5}, s, 5, 3500);
  const auto light = t.lit();
  CHECK(light.mean_lx[0] > 2.0F);
  CHECK(light.mean_lx[0] < 15.0F);
  CHECK(light.p_class[0] >= 3);
  CHECK(light.p_class[0] <= 6);
}

TEST_CASE("P classes ask for mean and minimum") {
  CHECK(light::p_class(Lux(15), Lux(3)) == 1);
  CHECK(light::p_class(Lux(100), Lux(2.9)) == 2);
  CHECK(light::p_class(Lux(7.5), Lux(50)) == 3);
  CHECK(light::p_class(Lux(5), Lux(1)) == 4);
  CHECK(light::p_class(Lux(4.99), Lux(1)) == 5);
  CHECK(light::p_class(Lux(2), Lux(0.4)) == 6);
  CHECK(light::p_class(Lux(2), Lux(0.39)) == 7);
  CHECK(light::p_class(Lux(0), Lux(0)) == 7);
}

TEST_CASE("a big city is lit in about a second") {
  const auto city = grid_city(158);  // about 50 000 segments, 75 000 lamps
  const auto start = std::chrono::steady_clock::now();
  const auto light = city.lit();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::cout << light.mean_lx.size() << " segments, " << city.town.lamps.size() << " lamps: " << took.count() << " s\n";
  CHECK(light.mean_lx.size() == 49928);
  CHECK(took.count() < 30.0);  // generous: machines differ, and sanitizers slow it down
}
