// Concentration and inequality, by hand and against chance.
#include "analysis/statistics/concentration.hpp"
#include "analysis/statistics/inequality.hpp"
#include "analysis/statistics/weights_builders.hpp"
#include "tests/unit/statistics/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung::statistics;
using namespace lichtung::statistics::test;

using Values = std::vector<double>;

TEST_CASE("Gini of 1, 2, 3, 4 by hand") {
  // Σ Σ |xi − xj| = 2 (1+2+3+1+2+1) = 20; 2 n² mean = 2 · 16 · 2.5 = 80
  CHECK(gini(Values{3, 1, 4, 2}) == Approx(0.25).epsilon(1e-14));
}

TEST_CASE("Gini ends: all equal 0, all in one unit 1 − 1/n") {
  CHECK(gini(Values{5, 5, 5}) == Approx(0.0).margin(1e-15));
  CHECK(gini(Values{0, 0, 0, 9}) == Approx(0.75).epsilon(1e-14));
}

TEST_CASE("Gini equals the mean difference it is defined by") {
  const Values x{0, 3, 3, 8, 1, 0, 12.5};
  double sum = 0.0, total = 0.0;
  for (const double a : x) {
    total += a;
    for (const double b : x) sum += std::abs(a - b);
  }
  CHECK(gini(x) == Approx(sum / (2.0 * 7.0 * total)).epsilon(1e-13));
}

TEST_CASE("the Lorenz curve of 1 and 3 passes (½, ¼), and Gini is twice the area above it") {
  const auto curve = lorenz_curve(Values{3, 1});
  REQUIRE(curve.size() == 3);
  CHECK(curve[1].units == 0.5);
  CHECK(curve[1].values == 0.25);
  double below = 0.0;
  for (std::size_t i = 1; i < curve.size(); ++i)
    below += (curve[i].units - curve[i - 1].units) * (curve[i].values + curve[i - 1].values) / 2.0;
  CHECK(gini(Values{3, 1}) == Approx(1.0 - 2.0 * below));
}

TEST_CASE("the generalised Gini is 0 when few events are as even as whole numbers allow") {
  // 3 events on 10 units, one each: the plain Gini says 0.7, although nothing could be more even.
  const Values x{1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
  CHECK(gini(x) == Approx(0.7));
  CHECK(generalised_gini(x) == Approx(0.0).margin(1e-14));
}

TEST_CASE("the generalised Gini of 4 events on 5 units as 3 + 1, by hand") {
  // y = 0 0 0 ¼ ¾: Σ i y = 4/4 + 15/4 = 4.75; ¼ (9.5 − 5 − 1) − 5/4 + 1 = 0.875 − 0.25 = 0.625
  CHECK(generalised_gini(Values{0, 3, 0, 1, 0}) == Approx(0.625).epsilon(1e-14));
}

TEST_CASE("with at least as many events as units the generalised Gini is the plain one") {
  const Values x{4, 0, 1, 7, 2};
  CHECK(generalised_gini(x) == Approx(gini(x)).epsilon(1e-14));
}

TEST_CASE("the fewest units that hold a share") {
  const Values x{1, 6, 1, 2, 0, 0, 0, 0, 0, 0};  // 6 of 10 in one unit
  CHECK(units_holding(x, 0.25).units == 1);
  CHECK(units_holding(x, 0.5).share == 0.1);
  CHECK(units_holding(x, 0.8).units == 2);
  CHECK(units_holding(x, 1.0).units == 4);
}

TEST_CASE("events scattered by chance look like chance") {
  // 600 events on 200 units from the null itself: p should be ordinary, the observed share inside the interval.
  Values counts(200, 0.0);
  for (std::uint32_t e = 0; e < 600; ++e)
    counts[static_cast<std::size_t>(200.0 * lichtung::random::uniform({.seed = 77, .replicate = 0},
                                                                      lichtung::random::Purpose::NullEvents, e,
                                                                      1'000'000))] += 1.0;
  const Concentration c = concentration(counts, {}, {.seed = 1, .count = 499});
  CHECK(c.units_with_50.p > 0.01);
  CHECK(c.gini.p > 0.01);
  CHECK(c.gini.low < c.gini.observed);
  CHECK(c.gini.observed < c.gini.high);
}

TEST_CASE("concentrated events are told from chance, and even ones are not concentrated") {
  Values hot(100, 1.0), even(100, 3.0);
  hot[4] = 100.0;
  CHECK(concentration(hot, {}, {.seed = 1, .count = 199}).units_with_50.p == 1.0 / 200.0);
  CHECK(concentration(even, {}, {.seed = 1, .count = 199}).gini.p == 1.0);
}

TEST_CASE("concentration that exposure explains is no concentration") {
  // Counts in proportion to lengths 1 … 20: unequal, but as expected.
  Values counts, lengths;
  for (int i = 1; i <= 20; ++i) {
    counts.push_back(3.0 * i);
    lengths.push_back(i);
  }
  CHECK(concentration(counts, {}, {.seed = 1, .count = 199}).gini.p == 1.0 / 200.0);
  CHECK(concentration(counts, lengths, {.seed = 1, .count = 199}).gini.p > 0.2);
}

TEST_CASE("Theil of 1 and 3 by hand") {
  // ¼ ln ½ + ¾ ln 3/2
  CHECK(theil(Values{1, 3}) == Approx(0.25 * std::log(0.5) + 0.75 * std::log(1.5)).epsilon(1e-14));
  CHECK(theil(Values{0, 3}) == Approx(std::log(2.0)).epsilon(1e-14));
}

TEST_CASE("Theil's parts add up, and groups of equal means differ only within") {
  const std::vector<std::uint32_t> groups{1, 1, 2, 2};
  const TheilParts parts = theil_by_group(Values{1, 7, 3, 9}, groups);
  CHECK(parts.between + parts.within == Approx(parts.total).epsilon(1e-13));
  CHECK(theil_by_group(Values{1, 7, 3, 5}, groups).between == Approx(0.0).margin(1e-14));
  CHECK(theil_by_group(Values{1, 1, 5, 5}, groups).within == Approx(0.0).margin(1e-14));
}

TEST_CASE("the spatial Gini of a chain by hand") {
  // 1 2 4 on a chain: neighbours |1−2| + |2−4| = 3, both ways 6; all 2 (1 + 3 + 2) = 12
  const SpatialGini s = spatial_gini(Values{1, 2, 4}, lattice(1, 3, Contiguity::Rook), kNone);
  CHECK(s.neighbours == Approx(6.0));
  CHECK(s.others == Approx(6.0));
}

TEST_CASE("concentration refuses what it isn't defined for") {
  CHECK(problem_of([] { return gini(Values{}); }) == Problem::Empty);
  CHECK(problem_of([] { return gini(Values{0, 0}); }) == Problem::ZeroTotal);
  CHECK(problem_of([] { return gini(Values{1, -1}); }) == Problem::Negative);
  CHECK(problem_of([] { return lorenz_curve(Values{1, kNaN}); }) == Problem::NotFinite);
  CHECK(problem_of([] { return generalised_gini(Values{1.5, 2}); }) == Problem::OutOfRange);
  CHECK(problem_of([] { return units_holding(Values{1}, 0.0); }) == Problem::OutOfRange);
  CHECK(problem_of([] { return concentration(Values{1, 2}, Values{0, 0}, kNone); }) == Problem::ZeroTotal);
  CHECK(problem_of([] { return concentration(Values{1, 2}, Values{1}, kNone); }) == Problem::LengthsDiffer);
  CHECK(problem_of([] {
          return theil_by_group(Values{1, 2}, std::vector<std::uint32_t>{1});
        }) == Problem::LengthsDiffer);
}
