// Light again after lamps changed: the same bits as everything anew, for few segments.
#include "light_town.hpp"

#include "sim/light/relight.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace lichtung;
using light::affected_segments;
using light::changed;
using test::LightTown;
using test::same_bits;

namespace {

const LightParameters kParameters;

/// Relights what the changes can touch; returns the number of segments calculated. Light must then be as if anew.
std::size_t check_relight(const LightTown& before, const LightTown& now, const std::vector<light::ChangedLamp>& changes) {
  auto light = before.lit();
  const auto affected = affected_segments(now.town.streets, changes);
  const std::size_t count = light::relight(light, now.town, kParameters, {}, affected);
  CHECK(same_bits(light, now.lit()));
  CHECK(count == affected.size());
  return count;
}

/// Changes every lamp of one street.
template <class Change>
std::size_t change_street(const LightTown& city, SegmentId street, Change change) {
  LightTown now = city;
  auto& lamps = now.town.lamps;
  std::vector<light::ChangedLamp> changes;
  for (std::size_t i = 0; i < lamps.size(); ++i) {
    if (lamps.segment[i] != street) continue;
    changes.push_back(changed(lamps.row(i), kParameters));
    change(lamps, i);
    changes.push_back(changed(lamps.row(i), kParameters));
  }
  REQUIRE_FALSE(changes.empty());
  REQUIRE_FALSE(same_bits(city.lit(), now.lit()));
  return check_relight(city, now, changes);
}

}  // namespace

TEST_CASE("relighting one street calculates its neighbours only and is as if all were lit anew") {
  const auto city = test::grid_city(20);   // 800 segments
  const SegmentId street(421U);
  // Lamps at most 8 m high reach 40 m: the street, those at its ends and sides, at most a dozen or two.
  CHECK(change_street(city, street, [](auto& l, std::size_t i) { l.flux_lm[i] *= 1.7F; }) < 25);
  CHECK(change_street(city, street, [](auto& l, std::size_t i) { l.azimuth_deg[i] += 100.0F; }) < 25);
  CHECK(change_street(city, street, [](auto& l, std::size_t i) { l.luminaire[i] = l.luminaire[i] == 0 ? 4 : 0; }) < 25);
  CHECK(change_street(city, street, [](auto& l, std::size_t i) { l.height_m[i] = 3.0F; }) < 25);
  CHECK(change_street(city, street, [](auto& l, std::size_t i) { l.flux_lm[i] = 0.0F; }) < 25);
  CHECK(change_street(city, street, [](auto& l, std::size_t i) { l.position[i].x += 300.0; }) < 50);
}

TEST_CASE("a lamp that is taken away or added refines and coarsens its street's grid") {
  const auto city = test::grid_city(10);
  LightTown without = city;
  without.town.lamps = {};
  for (std::size_t i = 0; i < city.town.lamps.size(); ++i)
    if (i != 77) without.lamp(city.town.lamps.row(i));
  const std::vector changes{changed(city.town.lamps.row(77), kParameters)};
  CHECK(check_relight(city, without, changes) < 25);
  CHECK(check_relight(without, city, changes) < 25);
}

TEST_CASE("a lamp far from the street it belongs to touches both places") {
  LightTown before;
  const auto owner = before.street({{0, 0}, {60, 0}}), here = before.street({{900, 0}, {960, 0}});
  before.street({{5000, 0}, {5060, 0}});
  before.lamp({30, 3}, owner);
  before.lamp({20, 3}, owner);
  before.lamp({930, 3}, here);
  LightTown now = before;
  now.lamp({910, 3}, owner);   // three own lamps: 30 columns instead of 20
  CHECK(check_relight(before, now, {changed(now.town.lamps.row(3), kParameters)}) == 2);
}

TEST_CASE("levels part the affected, too") {
  LightTown before;
  const auto above = before.street({{0, 5}, {60, 5}}), tunnel = before.street({{0, 0}, {60, 0}});
  before.town.streets.segments.tunnel[tunnel.index()] = 1;
  before.lamp({30, 3}, above);
  before.lamp({30, 1}, tunnel, 2.5, 1000);
  LightTown now = before;
  now.town.lamps.flux_lm[0] *= 2.0F;
  CHECK(check_relight(before, now, {changed(now.town.lamps.row(0), kParameters)}) == 1);
  now = before;
  now.town.lamps.flux_lm[1] *= 2.0F;
  CHECK(check_relight(before, now, {changed(now.town.lamps.row(1), kParameters)}) == 1);
}

TEST_CASE("all states are relit at once, and repeated segments count once") {
  auto before = test::grid_city(10);
  before.town.schedules.resize(2);
  for (std::size_t i = 0; i < before.town.lamps.size(); ++i) before.town.lamps.schedule[i] = i % 2;
  const std::vector<std::vector<double>> states{{1, 1}, {0.5, 0}};
  auto lights = light::lamp_light(before.town, kParameters, states);
  auto now = before;
  now.town.lamps.flux_lm[50] *= 3.0F;
  auto affected = affected_segments(now.town.streets, std::vector{changed(now.town.lamps.row(50), kParameters)});
  const std::size_t n = affected.size();
  affected.insert(affected.end(), affected.begin(), affected.begin() + 3);
  CHECK(light::relight(lights, now.town, kParameters, states, affected) == n);
  const auto anew = light::lamp_light(now.town, kParameters, states);
  CHECK(same_bits(lights[0], anew[0]));
  CHECK(same_bits(lights[1], anew[1]));
}

TEST_CASE("nothing changed is nothing to do") {
  const auto city = test::grid_city(5);
  CHECK(affected_segments(city.town.streets, {}).empty());
  auto light = city.lit();
  CHECK(light::relight(light, city.town, kParameters, {}, {}) == 0);
  CHECK(same_bits(light, city.lit()));
}
