// Light at levels of the schedules: one state and several at once.
#include "light_town.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace lichtung;
using test::LightTown;
using test::same_bits;

namespace {

/// A city whose lamps follow three schedules in turn.
LightTown scheduled_city() {
  auto city = test::grid_city(12);
  city.town.schedules.resize(3);
  for (std::size_t i = 0; i < city.town.lamps.size(); ++i) city.town.lamps.schedule[i] = static_cast<std::uint16_t>(i % 3);
  return city;
}

}  // namespace

TEST_CASE("full light is what no levels and levels of one give") {
  const auto city = scheduled_city();
  const std::vector<double> full{1, 1, 1}, part{1, 1};
  CHECK(same_bits(city.lit(), light::lamp_light(city.town, {}, full)));
  CHECK(same_bits(city.lit(), light::lamp_light(city.town, {}, part)));   // the third is left out
}

TEST_CASE("several states at once are the same bits as one by one") {
  const auto city = scheduled_city();
  const std::vector<std::vector<double>> states{{1, 1, 1}, {0.5, 1, 1}, {0, 0.3, 0.7}, {0, 0, 0}, {}, {1, 0, 1}};
  const auto together = light::lamp_light(city.town, LightParameters{}, states);
  REQUIRE(together.size() == states.size());
  for (std::size_t s = 0; s < states.size(); ++s)
    CHECK(same_bits(together[s], light::lamp_light(city.town, {}, std::span<const double>(states[s]))));
  CHECK_FALSE(same_bits(together[0], together[1]));
  CHECK(same_bits(together[0], together[4]));
  CHECK(light::lamp_light(city.town, LightParameters{}, std::span<const std::vector<double>>()).empty());
}

TEST_CASE("all lamps at half level give half the light") {
  const auto city = scheduled_city();
  const auto full = city.lit(), half = light::lamp_light(city.town, {}, std::vector<double>{0.5, 0.5, 0.5});
  for (std::size_t i = 0; i < full.mean_lx.size(); ++i) {
    REQUIRE(half.mean_lx[i] == 0.5F * full.mean_lx[i]);
    REQUIRE(half.semicylindrical_min_lx[i] == 0.5F * full.semicylindrical_min_lx[i]);
  }
}

TEST_CASE("lamps at level zero give nothing, and only they") {
  LightTown t;
  const auto way = t.street({{0, 0}, {60, 0}}), aside = t.street({{0, 90}, {60, 90}});
  t.town.schedules.resize(2);
  t.lamp({.position = {20, 4}, .segment = aside, .flux_lm = 4000});
  const auto alone = t.lit();
  t.lamp({.position = {40, 4}, .segment = aside, .flux_lm = 4000, .schedule = 1});
  const auto off = light::lamp_light(t.town, {}, std::vector<double>{1, 0});
  CHECK(off.mean_lx[way.index()] == alone.mean_lx[way.index()]);
  CHECK(t.lit().mean_lx[way.index()] > alone.mean_lx[way.index()]);
  const auto dark = light::lamp_light(t.town, {}, std::vector<double>{0, 0});
  CHECK(dark.mean_lx[way.index()] == 0.0F);
  CHECK(dark.dark_m[way.index()] == 60.0F);
}

TEST_CASE("levels out of range and of no number can't make light bright or unreal") {
  const auto city = scheduled_city();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto odd = light::lamp_light(city.town, {}, std::vector<double>{7, -3, nan});
  CHECK(same_bits(odd, light::lamp_light(city.town, {}, std::vector<double>{1, 0, 0})));
}
