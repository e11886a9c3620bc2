// What must hold for any town: threads, order of lamps, scale, place and turn of the map, more lamps.
#include "light_town.hpp"

#include <catch2/catch.hpp>

#include <tbb/global_control.h>

#include <algorithm>
#include <numbers>
#include <numeric>
#include <random>

using namespace lichtung;
using test::LightTown;
using test::same_bits;

namespace {

/// Two crossing streets with six lamps of all kinds, nowhere at a round distance; turned by `turn_deg` and shifted.
LightTown crossing(double turn_deg, double shift_x, double shift_y) {
  LightTown t;
  const double a = turn_deg * std::numbers::pi / 180.0, c = std::cos(a), s = std::sin(a);
  const auto at = [&](double x, double y) { return town::Point{shift_x + c * x - s * y, shift_y + s * x + c * y}; };
  const auto one = t.street({at(0, 0), at(41, 3), at(97, -5)}, 7.0), two = t.street({at(50, -40), at(53, 44)}, 2.5);
  const auto odd = t.add(test::one_sided());
  const auto lamp = [&](double x, double y, SegmentId id, float height, float azimuth, float tilt, std::uint16_t kind) {
    t.lamp({.position = at(x, y), .segment = id, .height_m = height, .flux_lm = 3100, .azimuth_deg = azimuth + static_cast<float>(turn_deg),
            .tilt_deg = tilt, .luminaire = kind});
  };
  lamp(11.3, 4.1, one, 5, -90, 0, 0);
  lamp(43.7, 5.2, one, 6, -75.5F, 5, odd);
  lamp(80.9, -7.3, one, 6, 90, 10, odd);
  lamp(48.2, -21.7, two, 4.5F, 0, 0, odd);
  lamp(55.1, 20.3, two, 4.5F, 180, 2, 3);
  lamp(50.6, 39.4, two, 0.9F, 0, 0, 1);
  return t;
}

void check_close(const std::vector<float>& a, const std::vector<float>& b, double relative) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i] == Approx(b[i]).epsilon(relative));
}

void check_not_below(const std::vector<float>& more, const std::vector<float>& less) {
  REQUIRE(more.size() == less.size());
  for (std::size_t i = 0; i < more.size(); ++i) REQUIRE(more[i] >= less[i]);
}

}  // namespace

TEST_CASE("light is the same bits on one thread and on many") {
  const auto city = test::grid_city(40);
  light::LampLight one, many;
  {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
    one = city.lit();
  }
  {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 7);
    many = city.lit();
  }
  CHECK(same_bits(one, many));
}

TEST_CASE("the order of lamps in the town is irrelevant, to the bit") {
  const auto city = test::grid_city(10);
  std::vector<std::size_t> order(city.town.lamps.size());
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), std::mt19937(3));
  LightTown shuffled = city;
  shuffled.town.lamps = {};
  for (const std::size_t i : order) shuffled.lamp(city.town.lamps.row(i));
  CHECK(same_bits(city.lit(), shuffled.lit()));
}

TEST_CASE("twice the flux is exactly twice the light, and the same uniformity") {
  const auto city = test::grid_city(10);
  LightTown bright = city;
  for (float& flux : bright.town.lamps.flux_lm) flux *= 2.0F;
  const auto one = city.lit(), two = bright.lit();
  for (std::size_t i = 0; i < one.mean_lx.size(); ++i) {
    REQUIRE(two.mean_lx[i] == 2.0F * one.mean_lx[i]);
    REQUIRE(two.min_lx[i] == 2.0F * one.min_lx[i]);
    REQUIRE(two.semicylindrical_min_lx[i] == 2.0F * one.semicylindrical_min_lx[i]);
  }
  CHECK(same_bits(one.uniformity, two.uniformity));
}

TEST_CASE("moving and turning the map changes nothing") {
  const auto here = crossing(0, 0, 0).lit();
  CHECK(here.mean_lx[0] > 1.0F);
  CHECK(here.semicylindrical_min_lx[0] > 0.0F);
  for (const double turn : {0.0, 90.0, 37.5, -121.0})
    for (const auto& [x, y] : {std::pair{0.0, 0.0}, std::pair{549000.5, 5802000.25}}) {
      const auto there = crossing(turn, x, y).lit();
      CAPTURE(turn, x);
      check_close(there.mean_lx, here.mean_lx, 1e-6);
      check_close(there.min_lx, here.min_lx, 1e-6);
      check_close(there.semicylindrical_min_lx, here.semicylindrical_min_lx, 1e-6);
      check_close(there.dark_m, here.dark_m, 1e-6);
      CHECK(there.p_class == here.p_class);
    }
}

TEST_CASE("walking the street from its other end gives the same light") {
  LightTown there = crossing(0, 0, 0);
  const auto here = there.lit();
  auto& points = there.town.streets.points;
  std::reverse(points.begin(), points.begin() + 3);
  std::reverse(points.begin() + 3, points.end());
  const auto back = there.lit();
  check_close(back.mean_lx, here.mean_lx, 1e-6);
  check_close(back.min_lx, here.min_lx, 1e-6);
  check_close(back.semicylindrical_min_lx, here.semicylindrical_min_lx, 1e-6);
}

TEST_CASE("one more lamp lowers no value anywhere") {
  const auto city = test::grid_city(12);
  LightTown more = city;
  const auto aside = more.street({{-500, 0}, {-600, 0}});   // owns the new lamps: a street's own lamps refine its grid
  LightTown before = more;
  std::mt19937 shuffle(9);
  std::uniform_real_distribution<double> place(0, 720);
  for (int i = 0; i < 40; ++i) {
    more.lamp({.position = {place(shuffle), place(shuffle)}, .segment = aside, .flux_lm = 800,
               .azimuth_deg = static_cast<float>(place(shuffle)), .luminaire = static_cast<std::uint16_t>(i % 5)});
    const auto less = before.lit(), now = more.lit();
    check_not_below(now.mean_lx, less.mean_lx);
    check_not_below(now.min_lx, less.min_lx);
    check_not_below(now.semicylindrical_min_lx, less.semicylindrical_min_lx);
    check_not_below(less.dark_m, now.dark_m);
    before = more;
  }
}
