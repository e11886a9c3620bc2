// Grids of EN 13201-3 worked by hand, the sum of all light on a square, and dark stretches.
#include "light_town.hpp"

#include "sim/light/calculation_grid.hpp"

#include <catch2/catch.hpp>

#include <numbers>

using namespace lichtung;
using test::LightTown;

namespace {

light::CalculationGrid grid_of(double length, double width, std::size_t lamps) {
  const town::Point line[] = {{0, 0}, {length, 0}};
  return light::calculation_grid(line, width, lamps, LightParameters{});
}

}  // namespace

TEST_CASE("ten columns per lamp spacing up to 30 m, else at most 3 m apart, three rows at least") {
  CHECK(grid_of(30, 3, 1).columns.size() == 10);
  CHECK(grid_of(90, 3, 3).columns.size() == 30);
  CHECK(grid_of(40, 3, 2).columns.size() == 20);    // spacing 20 m: D = 2 m
  CHECK(grid_of(40, 3, 1).columns.size() == 14);    // spacing 40 m: ⌈40 / 3⌉
  CHECK(grid_of(100, 3, 0).columns.size() == 34);
  CHECK(grid_of(2, 3, 0).columns.size() == 3);
  CHECK(grid_of(30, 3, 1).rows == std::vector<double>{-1, 0, 1});
  CHECK(grid_of(30, 6, 1).rows == std::vector<double>{-2.25, -0.75, 0.75, 2.25});
  CHECK(grid_of(30, 4.5, 1).rows.size() == 3);      // d = 1.5 m
  CHECK(grid_of(30, 4.6, 1).rows.size() == 4);
  const auto grid = grid_of(30, 3, 1);
  CHECK(grid.columns.front().x == Approx(1.5));
  CHECK(grid.columns.back().x == Approx(28.5));
  CHECK(grid.step_m == Approx(3.0));
}

TEST_CASE("a row of even lamps each 30 m gives the grid worked by hand") {
  // H = 6 m over the middle of a way 3 m wide; 100 cd/klm everywhere, 4 klm, MF 0.8; reach 30 m.
  // E = 100 · 4 · 0.8 · 6 / r³ = 1920 / r³; the lamp u away and the next one 30 − u away (the third is 30 + u > 30 away):
  //   u      y = 0: r²            E                          y = ±1: r²          E
  //   1.5    38.25   848.25   8.1162 + 0.0777 = 8.1939       39.25   849.25   7.8856
  //   4.5    56.25   686.25   4.5511 + 0.1068 = 4.6579       57.25   687.25   4.5390
  //   7.5    92.25   542.25   2.1670 + 0.1521 = 2.3190       93.25   543.25   2.2838
  //  10.5   146.25   416.25   1.0856 + 0.2261 = 1.3117      147.25   417.25   1.2998
  //  13.5   218.25   308.25   0.5955 + 0.3548 = 0.9503      219.25   309.25   0.9445
  // Sum over both sides and three rows: 2 · 17.4328 + 4 · 16.9527 = 102.676, by 30 points 3.4225 lx; least 0.9445 lx.
  LightTown t;
  const auto way = t.street({{-15, 0}, {15, 0}}, 3.0), next = t.street({{15, 0}, {45, 0}}, 3.0);
  const auto even = t.add(test::even(100));
  for (const double x : {-30.0, 0.0, 30.0})
    t.lamp({.position = {x, 0}, .segment = x == 0.0 ? way : next, .height_m = 6, .flux_lm = 4000, .luminaire = even});
  const auto light = t.lit();
  CHECK(light.mean_lx[0] == Approx(3.42254).epsilon(1e-5));
  CHECK(light.min_lx[0] == Approx(0.944465).epsilon(1e-5));
  CHECK(light.uniformity[0] == Approx(0.275954).epsilon(1e-5));
  CHECK(light.p_class[0] == 5);   // 3.42 ≥ 3 and 0.94 ≥ 0.6, but 3.42 < 5
  // The darkest face looks along the way 1.5 m past a lamp: that one is behind, the next 28.5 m ahead, 4.5 m above it:
  // E_sc = 320 · 2 · 28.5 / (π (28.5² + 4.5²)^1.5) = 18240 / (π · 832.5^1.5) = 0.2417 lx.
  CHECK(light.semicylindrical_min_lx[0] == Approx(18240.0 / (std::numbers::pi * std::pow(832.5, 1.5))).epsilon(1e-5));
  CHECK(light.semicylindrical_min_lx[0] == Approx(0.241712).epsilon(1e-5));
  CHECK(light.recognition[0] == 0);   // P5 asks for 0.6 lx
}

TEST_CASE("an asymmetric luminaire that looks across the street gives the grid worked by hand") {
  // Pole 4 m north of the axis, C90 looking south (azimuth −90°), so C0 looks west and C180 east. I(C), any γ: 200 cd/klm
  // at C0, 300 at C90, 100 at C180, straight between. H = 4 m, 2 klm, MF 0.8: E = I · 1.6 · 4 / r³ = 6.4 I / r³.
  // Columns each 4 m (grid spacing 4 m), a way of 3 m: rows at y = −1, 0, 1, that is 5, 4, 3 m from the pole.
  //     x    y    C       I                              r²    E
  //    −4   −1   51.34°   300 − 100 · 38.66/90 = 257.05  57    3.8228
  //    −4    0   45°      300 − 100 · 45/90    = 250     48    4.8113
  //    −4    1   36.87°   300 − 100 · 53.13/90 = 240.97  41    5.8744
  //     0   −1   90°      300                            41    7.3135
  //     0    0   90°      300                            32   10.6066
  //     0    1   90°      300                            25   15.36
  //     4   −1   128.66°  300 − 200 · 38.66/90 = 214.09  57    3.1839
  //     4    0   135°     300 − 200 · 45/90    = 200     48    3.8490
  //     4    1   143.13°  300 − 200 · 53.13/90 = 181.93  41    4.4352
  // Sum 59.2566, by nine 6.58407 lx; least 3.18392 lx.
  LightTown t;
  const auto way = t.street({{-6, 0}, {6, 0}}, 3.0), other = t.street({{-6, 500}, {6, 500}});
  const auto sided = t.add(test::luminaire({0, 90, 180, 270}, {0, 180}, {200, 200, 300, 300, 100, 100, 0, 0}));
  t.lamp({.position = {0, 4}, .segment = other, .height_m = 4, .flux_lm = 2000, .azimuth_deg = -90, .luminaire = sided});
  LightParameters p;
  p.grid_spacing_m = 4.0;
  const auto light = t.lit(p);
  CHECK(light.mean_lx[way.index()] == Approx(6.58407).epsilon(1e-5));
  CHECK(light.min_lx[way.index()] == Approx(3.18392).epsilon(1e-5));
}

TEST_CASE("all light of a luminaire on a square is the flux it sends down times maintenance") {
  // Dark beyond 50° from straight down, so that all of it lands on the square, and within reach, even if tilted by 15°.
  std::vector<double> planes, gammas, candela;
  for (double g = 0; g <= 50; g += 2) gammas.push_back(g);   // fine, since zones take the mean of their ends
  for (double c = 0; c < 360; c += 15) {
    planes.push_back(c);
    for (const double g : gammas) candela.push_back(g == 50 ? 0 : 300 + g * (5 + 4 * std::sin(c * std::numbers::pi / 180)));
  }
  const auto narrow = test::luminaire(planes, gammas, candela);
  LightParameters p;
  p.grid_spacing_m = 0.5;
  p.grid_spacing_across_m = 0.2;
  for (const float tilt : {0.0F, 15.0F})
    for (const float azimuth : {0.0F, 77.0F}) {
      LightTown t;
      const auto square = t.street({{-10, 0}, {10, 0}}, 20.0), other = t.street({{500, 0}, {600, 0}});
      t.lamp({.position = {0.123, 0.456}, .segment = other, .height_m = 4, .flux_lm = 3000, .azimuth_deg = azimuth,
              .tilt_deg = tilt, .luminaire = t.add(narrow)});
      const double lumens = static_cast<double>(t.lit(p).mean_lx[square.index()]) * 20 * 20;
      CAPTURE(tilt, azimuth);
      CHECK(lumens == Approx(3.0 * 0.8 * photometry::zonal_flux(narrow.light, 0, 90)).epsilon(0.001));
    }
}

TEST_CASE("a dark stretch is found where it lies and as long as it is") {
  // Reach of a lamp 5 m high: 25 m. Columns each 3 m at 1.5, 4.5 …; from a lamp over 30 m those from 7.5 to 52.5 m are lit.
  LightTown t;
  const auto way = t.street({{0, 0}, {300, 0}}, 3.0);
  const auto even = t.add(test::even(1000));
  t.lamp({.position = {30, 0}, .segment = way, .height_m = 5, .flux_lm = 9000, .luminaire = even});
  CHECK(t.lit().dark_m[0] == Approx(246));         // 54 … 300 m
  CHECK(t.lit().dark_from_m[0] == Approx(54));
  t.lamp({.position = {250, 0}, .segment = way, .height_m = 5, .flux_lm = 9000, .luminaire = even});
  CHECK(t.lit().dark_m[0] == Approx(171));         // 54 … 225 m: columns from 226.5 m are lit
  CHECK(t.lit().dark_from_m[0] == Approx(54));
  LightParameters p;
  p.dark_stretch_lx = 0.0;
  CHECK(t.lit(p).dark_m[0] == 0.0F);
}

TEST_CASE("a street without lamps is one dark stretch, a lit one has none") {
  LightTown t;
  const auto way = t.street({{0, 0}, {37, 20}}, 4.0), far = t.street({{0, 900}, {60, 900}}, 4.0);
  const auto even = t.add(test::even(1000));
  for (const double x : {5.0, 20.0, 32.0}) t.lamp({.position = {x, x * 20 / 37}, .segment = way, .luminaire = even});
  CHECK(t.lit().dark_m[far.index()] == Approx(60));
  CHECK(t.lit().dark_m[way.index()] == Approx(std::hypot(37, 20)));   // lamps of no flux
  t.town.lamps.flux_lm.assign(3, 8000);
  CHECK(t.lit().dark_m[way.index()] == 0.0F);
  CHECK(t.lit().dark_from_m[way.index()] == 0.0F);
}

TEST_CASE("a street has a dark stretch exactly if its minimum is below the threshold") {
  const auto city = test::grid_city(8);
  std::size_t dark = 0;
  const auto light = city.lit();
  for (std::size_t i = 0; i < light.min_lx.size(); ++i) {
    CHECK((light.dark_m[i] > 0.0F) == (light.min_lx[i] < 0.4F));
    CHECK(light.dark_from_m[i] + light.dark_m[i] <= 60.001F);
    dark += light.dark_m[i] > 0.0F;
  }
  CHECK(dark > 0);
  CHECK(dark < light.min_lx.size());
}
