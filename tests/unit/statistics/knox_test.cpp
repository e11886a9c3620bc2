// The Knox test: bands, totals and expectations by hand and by brute force.
#include "analysis/statistics/knox.hpp"
#include "analysis/statistics/point_process.hpp"
#include "tests/unit/statistics/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung::statistics;
using namespace lichtung::statistics::test;
using lichtung::Metres;

namespace {

struct Events {
  std::vector<Point> places;
  std::vector<double> times;
};

Events random_events(std::size_t n, std::uint64_t seed) {
  Events events{random_points(n, window(1000, 1000), seed, 0), {}};
  for (const Point& p : random_points(n, window(1, 1), seed, 1)) events.times.push_back(std::floor(60.0 * p.x.value));
  return events;
}

bool in_band(double value, const Bands& bands, std::size_t k) {
  const double a = bands.edges[k], b = bands.edges[k + 1];
  if (bands.closed == BandEdges::LeftClosed) return value >= a && value < b;
  return (value > a || (k == 0 && value == a)) && value <= b;
}

std::vector<std::uint64_t> brute_force(const Events& e, Metric metric, const Bands& space, const Bands& time) {
  std::vector<std::uint64_t> cells(space.count() * time.count(), 0);
  for (std::size_t i = 0; i < e.times.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      for (std::size_t s = 0; s < space.count(); ++s)
        for (std::size_t t = 0; t < time.count(); ++t)
          if (in_band(distance(metric, e.places[i], e.places[j]).value, space, s) &&
              in_band(std::abs(e.times[i] - e.times[j]), time, t))
            ++cells[s * time.count() + t];
  return cells;
}

}  // namespace

TEST_CASE("Knox's table of four events by hand") {
  // Two pairs of neighbours 10 m apart, far from each other; days 0, 1 and 0, 9.
  // Near pairs: (a, b) with 1 day, (c, d) with 9 days. Differences of all six pairs: 1, 0, 9, 1, 8, 9.
  const auto places = points({{0, 0}, {10, 0}, {5000, 0}, {5010, 0}});
  const std::vector<double> times{0, 1, 0, 9};
  const KnoxTable t =
      knox(places, times, Metric::Euclidean, {.edges = {0, 20, kInfinity}}, {.edges = {0, 2, kInfinity}}, kNone);
  CHECK(t.pairs == 6);
  CHECK(t.observed == std::vector<std::uint64_t>{1, 1, 2, 2});
  CHECK(t.in_space == std::vector<std::uint64_t>{2, 4});
  CHECK(t.in_time == std::vector<std::uint64_t>{3, 3});
  CHECK(t.expected_product[0] == 1.0);                          // 2 · 3 / 6
  CHECK(t.p_poisson[0] == Approx(1.0 - 2.0 * std::exp(-1.0)));  // P(X > 1), mean 1
  CHECK(std::isnan(t.ratio[0]));
}

TEST_CASE("a pair on an edge belongs to the band the edges say") {
  const auto places = points({{0, 0}, {0, 100}});
  const std::vector<double> times{0, 3};
  const auto cell = [&](BandEdges closed, std::size_t s, std::size_t t) {
    const KnoxTable table = knox(places, times, Metric::Manhattan, {{0, 100, 200}, closed}, {{0, 3, 6}, closed}, kNone);
    return table.observed[table.cell(s, t)];
  };
  CHECK(cell(BandEdges::LeftClosed, 1, 1) == 1);
  CHECK(cell(BandEdges::RightClosed, 0, 0) == 1);
}

TEST_CASE("two events at one place and time belong to the first band either way") {
  const auto places = points({{7, 7}, {7, 7}});
  const std::vector<double> times{4, 4};
  for (const BandEdges closed : {BandEdges::LeftClosed, BandEdges::RightClosed})
    CHECK(knox(places, times, Metric::Euclidean, {{0, 1}, closed}, {{0, 1}, closed}, kNone).observed[0] == 1);
}

TEST_CASE("observed tables agree with brute force for both metrics, both kinds of edges, gaps and endless bands") {
  const Events events = random_events(60, 11);
  const std::vector<std::vector<double>> spaces{
      {0, 50, 120, 400}, {0, 0.1, 200, kInfinity}, {100, 300}, {80, 150, kInfinity}};
  const std::vector<std::vector<double>> times{{0, 7, 14}, {0, 3, kInfinity}, {1, 10, 20}};
  for (const Metric metric : {Metric::Euclidean, Metric::Manhattan})
    for (const BandEdges closed : {BandEdges::LeftClosed, BandEdges::RightClosed})
      for (const auto& s : spaces)
        for (const auto& t : times) {
          const Bands space{s, closed}, time{t, closed};
          CHECK(knox(events.places, events.times, metric, space, time, kNone).observed ==
                brute_force(events, metric, space, time));
        }
}

TEST_CASE("given distances give the same table as places, in any order of the pairs") {
  const Events events = random_events(50, 12);
  auto near = pairs_within(events.places, Metric::Euclidean, Metres(300));
  std::reverse(near.begin(), near.end());
  for (auto& pair : near) std::swap(pair.first, pair.second);
  const Bands space{.edges = {0, 100, 300}}, time{.edges = {0, 7, 30}};
  const Permutations plan{.seed = 5, .count = 49};
  const KnoxTable a = knox(events.places, events.times, Metric::Euclidean, space, time, plan);
  const KnoxTable b = knox(near, events.times, space, time, plan);
  CHECK(a.observed == b.observed);
  CHECK(a.p == b.p);
  CHECK(a.expected_permuted == b.expected_permuted);
}

TEST_CASE("the mean over permutations approaches Knox's product") {
  const Events events = random_events(100, 13);
  const KnoxTable t = knox(events.places, events.times, Metric::Euclidean, {.edges = {0, 200}}, {.edges = {0, 10}},
                           {.seed = 2, .count = 999});
  CHECK(t.expected_permuted[0] == Approx(t.expected_product[0]).epsilon(0.03));
}

TEST_CASE("permuting keeps the totals: endless bands add up to all pairs") {
  const Events events = random_events(40, 14);
  const KnoxTable t = knox(events.places, events.times, Metric::Euclidean, {.edges = {0, 100, kInfinity}},
                           {.edges = {0, 5, kInfinity}}, {.seed = 2, .count = 20});
  double sum = 0.0;
  for (const double e : t.expected_permuted) sum += e;
  CHECK(sum == Approx(static_cast<double>(t.pairs)));
}

TEST_CASE("planted repeats are found") {
  Events events = random_events(120, 15);
  for (std::size_t i = 0; i < 20; ++i) {
    events.places.push_back(events.places[i]);
    events.times.push_back(events.times[i] + 1.0);
  }
  const KnoxTable t = knox(events.places, events.times, Metric::Euclidean, {.edges = {0, 10}}, {.edges = {0, 3}},
                           {.seed = 2, .count = 999});
  CHECK(t.p[0] == 0.001);
  CHECK(t.ratio[0] > 3.0);
}

TEST_CASE("the Knox test refuses what it isn't defined for") {
  const auto places = points({{0, 0}, {1, 1}});
  const std::vector<double> times{0, 1}, one{0}, nan{0, kNaN};
  const Bands good{.edges = {0, 10}};
  const auto run = [&](const std::vector<Point>& p, const std::vector<double>& t, const Bands& s) {
    return problem_of([&] { return knox(p, t, Metric::Euclidean, s, good, kNone); });
  };
  CHECK(run(points({{0, 0}}), one, good) == Problem::TooFew);
  CHECK(run(places, nan, good) == Problem::NotFinite);
  CHECK(run(places, {0, 1, 2}, good) == Problem::LengthsDiffer);
  CHECK(run(points({{0, 0}, {kInfinity, 1}}), times, good) == Problem::NotFinite);
  CHECK(run(places, times, {.edges = {0}}) == Problem::TooFew);
  CHECK(run(places, times, {.edges = {5, 5}}) == Problem::OutOfRange);
  CHECK(run(places, times, {.edges = {-1, 5}}) == Problem::Negative);
  CHECK(run(places, times, {.edges = {0, kNaN}}) == Problem::NotFinite);
  const auto given = [&](std::vector<NearPair> near) {
    return problem_of([&] { return knox(near, times, good, good, kNone); });
  };
  CHECK(given({{0, 1, Metres(1)}, {1, 0, Metres(1)}}) == Problem::Repeated);
  CHECK(given({{0, 2, Metres(1)}}) == Problem::OutOfRange);
  CHECK(given({{1, 1, Metres(1)}}) == Problem::OutOfRange);
}
