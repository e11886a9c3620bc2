// Centrography, nearest neighbours, quadrats and functions of distance.
#include "analysis/statistics/centrography.hpp"
#include "analysis/statistics/near_points.hpp"
#include "analysis/statistics/nearest_neighbour.hpp"
#include "analysis/statistics/point_process.hpp"
#include "analysis/statistics/quadrats.hpp"
#include "tests/unit/statistics/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

using namespace lichtung::statistics;
using namespace lichtung::statistics::test;
using lichtung::Metres;

TEST_CASE("the median centre stays at a place that outweighs the others") {
  // Three of five points at the origin: no other place has a smaller sum of distances.
  const Centrography c = centrography(points({{0, 0}, {0, 0}, {0, 0}, {10, 0}, {0, 7}}));
  CHECK(c.median_centre.x.value == Approx(0.0).margin(1e-9));
  CHECK(c.median_centre.y.value == Approx(0.0).margin(1e-9));
}

TEST_CASE("the median centre has no shorter sum of distances nearby") {
  const auto places = random_points(40, window(500, 300), 3, 0);
  const Point m = centrography(places).median_centre;
  const auto sum = [&](Point p) {
    double s = 0.0;
    for (const Point& q : places) s += distance(Metric::Euclidean, p, q).value;
    return s;
  };
  for (const auto& [dx, dy] : {std::pair{0.1, 0.0}, {-0.1, 0.0}, {0.0, 0.1}, {0.0, -0.1}})
    CHECK(sum({m.x + Metres(dx), m.y + Metres(dy)}) > sum(m));
}

TEST_CASE("the smallest circle holds all points and is that of two or three of them") {
  const auto places = random_points(200, window(500, 300), 4, 0);
  const Circle c = centrography(places).smallest_circle;
  int on_border = 0;
  for (const Point& p : places) {
    const double d = distance(Metric::Euclidean, p, c.centre).value;
    CHECK(d <= c.radius.value * (1 + 1e-9));
    on_border += d > c.radius.value * (1 - 1e-9) ? 1 : 0;
  }
  CHECK(on_border >= 2);
}

TEST_CASE("one point and points on a line have a centre, a circle and a hull") {
  const Centrography one = centrography(points({{3, 4}}));
  CHECK(one.standard_distance.value == 0.0);
  CHECK(one.smallest_circle.radius.value == 0.0);
  CHECK(one.hull.size() == 1);
  const Centrography line = centrography(points({{0, 0}, {2, 2}, {4, 4}, {1, 1}}));
  CHECK(line.smallest_circle.radius.value == Approx(std::sqrt(8.0)));
  CHECK(line.hull == points({{0, 0}, {4, 4}}));
}

TEST_CASE("a square's hull leaves out what lies inside and on its edges") {
  CHECK(centrography(points({{1, 1}, {0, 0}, {2, 0}, {2, 2}, {0, 2}, {1, 0}})).hull ==
        points({{0, 0}, {2, 0}, {2, 2}, {0, 2}}));
}

TEST_CASE("nearest distances by hand, with two points at one place") {
  const auto d = nearest_distances(points({{0, 0}, {3, 4}, {3, 4}, {3, 10}}));
  CHECK(d[0].value == 5.0);
  CHECK(d[1].value == 0.0);
  CHECK(d[3].value == 6.0);
}

TEST_CASE("pairs within a radius agree with brute force") {
  const auto places = random_points(150, window(100, 100), 5, 0);
  for (const Metric metric : {Metric::Euclidean, Metric::Manhattan}) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> expected, found;
    for (std::uint32_t i = 0; i < 150; ++i)
      for (std::uint32_t j = i + 1; j < 150; ++j)
        if (distance(metric, places[i], places[j]).value <= 17.0) expected.emplace_back(i, j);
    for (const NearPair& p : pairs_within(places, metric, Metres(17))) found.emplace_back(p.first, p.second);
    CHECK(found == expected);
  }
}

TEST_CASE("the nearest neighbour index of a square grid is 2") {
  // 100 points 10 m apart, area 10 000 m²: mean distance 10, expected ½ √100 = 5
  std::vector<Point> grid;
  for (int i = 0; i < 100; ++i) grid.push_back({Metres(5 + 10 * (i % 10)), Metres(5 + 10 * (i / 10))});
  CHECK(nearest_neighbour_index(grid, window(100, 100)).index == Approx(2.0).epsilon(1e-13));
}

TEST_CASE("Donnelly's moments hold for random points in a rectangle, where the plain ones are biased") {
  const Window w = window(300, 100);
  double sum = 0.0, squares = 0.0;
  constexpr int kPatterns = 2000;
  NearestNeighbourIndex last;
  for (std::uint32_t i = 0; i < kPatterns; ++i) {
    last = nearest_neighbour_index(random_points(50, w, 6, i), w);
    sum += last.donnelly.z;
    squares += last.donnelly.z * last.donnelly.z;
  }
  const double mean = sum / kPatterns;
  CHECK(mean == Approx(0.0).margin(5.0 / std::sqrt(kPatterns)));
  CHECK(squares / kPatterns - mean * mean == Approx(1.0).margin(0.12));
  CHECK(last.plain.expectation < last.donnelly.expectation);
}

TEST_CASE("quadrat counts by hand") {
  // 2 × 2 cells with 3, 1, 0, 0 of 4 points: mean 1, squares 4 + 0 + 1 + 1 = 6, s² = 2, X² = 6 with 3 degrees
  const Quadrats q = quadrats(points({{1, 1}, {2, 2}, {3, 3}, {7, 1}}), window(10, 10), 2, 2);
  CHECK(q.counts == std::vector<std::uint32_t>{3, 1, 0, 0});
  CHECK(q.variance_to_mean == Approx(2.0));
  CHECK(q.chi_squared == Approx(6.0));
  CHECK(q.p_clustered == Approx(0.1116102).epsilon(1e-6));  // table of χ², 3 degrees
}

TEST_CASE("points on the outer border belong to the outer cells") {
  CHECK(quadrats(points({{10, 10}, {0, 0}, {5, 5}}), window(10, 10), 2, 2).counts ==
        std::vector<std::uint32_t>{1, 0, 0, 2});
}

TEST_CASE("K with the translation correction is unbiased for random points") {
  const Window w = window(200, 100);
  const std::vector<Metres> r{Metres(5), Metres(20), Metres(40)};
  std::vector<double> sum(3, 0.0);
  for (std::uint32_t i = 0; i < 300; ++i) {
    const auto rows = point_functions(random_points(60, w, 7, i), w, r, kNone, 4);
    for (std::size_t k = 0; k < 3; ++k) sum[k] += rows[k].k / 300.0;
  }
  for (std::size_t k = 0; k < 3; ++k) CHECK(sum[k] == Approx(std::numbers::pi * r[k].value * r[k].value).epsilon(0.05));
}

TEST_CASE("K of two points by hand") {
  // 10 m apart along the width of a 100 × 100 window: overlap 90 · 100; K = 10⁴ / 2 · 2 · 10⁴ / 9000 = 11 111.1 from r = 10 on
  const auto rows = point_functions(points({{40, 50}, {50, 50}}), window(100, 100),
                                    std::vector<Metres>{Metres(9.9), Metres(10.0)}, kNone);
  CHECK(rows[0].k == 0.0);
  CHECK(rows[1].k == Approx(11111.111111));
}

TEST_CASE("clusters have L above the envelope and J below 1, a grid the opposite") {
  std::vector<Point> clusters, grid;
  for (std::uint32_t c = 0; c < 10; ++c) {
    const Point centre = random_points(10, {{Metres(10), Metres(10)}, {Metres(90), Metres(90)}}, 8, 0)[c];
    for (const Point& p : random_points(10, window(4, 4), 9, c)) clusters.push_back({centre.x + p.x, centre.y + p.y});
  }
  for (int i = 0; i < 100; ++i) grid.push_back({Metres(5 + 10 * (i % 10)), Metres(5 + 10 * (i / 10))});
  const std::vector<Metres> r{Metres(4)};
  const PointFunctions a = point_functions(clusters, window(100, 100), r, {.seed = 1, .count = 99})[0];
  CHECK(a.l > a.l_high);
  CHECK(a.j < 0.5);
  const PointFunctions b = point_functions(grid, window(100, 100), r, {.seed = 1, .count = 99})[0];
  CHECK(b.l < b.l_low);
  CHECK(b.j > 1.5);
}

TEST_CASE("point patterns refuse what they aren't defined for") {
  const auto two = points({{1, 1}, {2, 2}});
  CHECK(problem_of([] { return centrography({}); }) == Problem::Empty);
  CHECK(problem_of([] { return centrography(points({{0, kNaN}})); }) == Problem::NotFinite);
  CHECK(problem_of([] { return nearest_neighbour_index(points({{1, 1}}), window(2, 2)); }) == Problem::TooFew);
  CHECK(problem_of([&] { return nearest_neighbour_index(two, window(1, 1)); }) == Problem::OutOfRange);
  CHECK(problem_of([&] { return nearest_neighbour_index(two, window(0, 5)); }) == Problem::OutOfRange);
  CHECK(problem_of([&] { return quadrats(two, window(5, 5), 1, 1); }) == Problem::OutOfRange);
  CHECK(problem_of([&] { return point_functions(two, window(5, 5), std::vector<Metres>{Metres(3)}, kNone); }) ==
        Problem::OutOfRange);
  CHECK(problem_of([&] { return point_functions(two, window(5, 5), std::vector<Metres>{}, kNone); }) == Problem::Empty);
}
