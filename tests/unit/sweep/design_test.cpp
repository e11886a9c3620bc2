// Designs keep what their names promise, and are the same everywhere.
#include "scenarios/sweep/design.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace lichtung;
using namespace lichtung::sweep;

namespace {

Factor real(const std::string& key, double low, double high) {
  Factor factor;
  factor.name = factor.key = key;
  factor.low = low;
  factor.high = high;
  return factor;
}

Factor listed(const std::string& key, std::vector<std::string> values) {
  Factor factor;
  factor.name = factor.key = key;
  factor.kind = FactorKind::Listed;
  factor.values = factor.labels = std::move(values);
  return factor;
}

Sweep sweep_of(Method method, std::size_t factors) {
  Sweep sweep;
  sweep.method = method;
  for (std::size_t f = 0; f < factors; ++f) sweep.factors.push_back(real("f" + std::to_string(f), 0.0, 1.0));
  return sweep;
}

bool is_permutation_of_all(std::vector<std::uint32_t> order) {
  std::sort(order.begin(), order.end());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    if (order[i] != i) return false;
  return true;
}

}  // namespace

TEST_CASE("the Sobol sequence begins as Joe and Kuo publish it") {
  // S. Joe and F. Y. Kuo, new-joe-kuo-6.21201, first ten points of three dimensions.
  const double expected[10][3] = {{0, 0, 0}, {0.5, 0.5, 0.5}, {0.75, 0.25, 0.25}, {0.25, 0.75, 0.75}, {0.375, 0.375, 0.625},
                                  {0.875, 0.875, 0.125}, {0.625, 0.125, 0.875}, {0.125, 0.625, 0.375},
                                  {0.1875, 0.3125, 0.9375}, {0.6875, 0.8125, 0.4375}};
  const auto sequence = sobol_sequence(3, 10);
  for (std::size_t p = 0; p < 10; ++p)
    for (std::size_t d = 0; d < 3; ++d) CHECK(static_cast<double>(sequence[p * 3 + d]) * 0x1p-32 == expected[p][d]);
}

TEST_CASE("every 2^m points of the Sobol sequence put one into each of 2^m intervals, in any dimension") {
  const std::uint32_t dimensions = 40;
  for (const unsigned m : {1U, 4U, 8U}) {
    const std::uint32_t n = 1U << m;
    const auto sequence = sobol_sequence(dimensions, n);
    for (std::uint32_t d = 0; d < dimensions; ++d) {
      std::set<std::uint32_t> intervals;
      for (std::uint32_t p = 0; p < n; ++p) intervals.insert(sequence[p * dimensions + d] >> (32 - m));
      CHECK(intervals.size() == n);
    }
  }
}

TEST_CASE("a Latin hypercube has exactly one point in each stratum of each factor") {
  Sweep sweep = sweep_of(Method::LatinHypercube, 5);
  for (const std::uint32_t n : {1U, 7U, 100U}) {
    sweep.points = n;
    const Design design = make_design(sweep);
    REQUIRE(design.points() == n);
    for (std::uint32_t f = 0; f < 5; ++f) {
      std::set<std::uint32_t> strata;
      for (std::uint32_t p = 0; p < n; ++p) strata.insert(static_cast<std::uint32_t>(design.point(p)[f] * n));
      CHECK(strata.size() == n);
      CHECK(*strata.rbegin() == n - 1);
    }
  }
}

TEST_CASE("factors of a Latin hypercube are not in step with each other, and another seed gives another one") {
  Sweep sweep = sweep_of(Method::LatinHypercube, 2);
  sweep.points = 1000;
  const Design one = make_design(sweep);
  double correlation = 0.0;
  for (std::uint32_t p = 0; p < 1000; ++p) correlation += (one.point(p)[0] - 0.5) * (one.point(p)[1] - 0.5);
  CHECK(std::abs(correlation / 1000.0 * 12.0) < 0.1);
  CHECK(make_design(sweep).unit == one.unit);
  sweep.seed = 2;
  CHECK(make_design(sweep).unit != one.unit);
}

TEST_CASE("Saltelli's blocks: AB_i is A but for factor i, which is B's") {
  Sweep sweep = sweep_of(Method::Sobol, 4);
  sweep.points = 16;
  const Design design = make_design(sweep);
  REQUIRE(design.points() == 16 * 6);
  REQUIRE(design.axes.size() == 2);
  CHECK(design.axes[0].name == "sample");
  CHECK(design.axes[1].size == 6);
  std::set<std::uint32_t> strata_of_a, strata_of_b;
  for (std::uint32_t s = 0; s < 16; ++s) {
    const auto a = design.point(s * 6), b = design.point(s * 6 + 5);
    for (std::uint32_t i = 0; i < 4; ++i) {
      const auto ab = design.point(s * 6 + 1 + i);
      for (std::uint32_t f = 0; f < 4; ++f) CHECK(ab[f] == (f == i ? b[f] : a[f]));
      CHECK((a[i] > 0.0 && a[i] < 1.0));
    }
    strata_of_a.insert(static_cast<std::uint32_t>(a[2] * 16));
    strata_of_b.insert(static_cast<std::uint32_t>(b[2] * 16));
  }
  // The digital shift keeps the balance of the sequence.
  CHECK(strata_of_a.size() == 16);
  CHECK(strata_of_b.size() == 16);
  CHECK(matrix_name(0, 4) == "A");
  CHECK(matrix_name(3, 4) == "AB3");
  CHECK(matrix_name(5, 4) == "B");
}

TEST_CASE("Morris trajectories change one factor at a time, each once, by equal steps on the levels") {
  Sweep sweep = sweep_of(Method::Morris, 6);
  sweep.trajectories = 50;
  for (const std::uint32_t levels : {2U, 4U, 8U}) {
    sweep.levels = levels;
    const Design design = make_design(sweep);
    const double step = levels / (2.0 * (levels - 1));
    std::set<double> used;
    int up = 0;
    for (std::uint32_t t = 0; t < 50; ++t) {
      std::set<std::uint32_t> moved;
      for (std::uint32_t s = 1; s <= 6; ++s) {
        const auto before = design.point(t * 7 + s - 1), after = design.point(t * 7 + s);
        for (std::uint32_t f = 0; f < 6; ++f) {
          used.insert(std::round(after[f] * (levels - 1)));
          CHECK(after[f] >= -1e-12);
          CHECK(after[f] <= 1.0 + 1e-12);
          if (after[f] == before[f]) continue;
          CHECK(std::abs(after[f] - before[f]) == Approx(step));
          CHECK(moved.insert(f).second);
          up += after[f] > before[f] ? 1 : 0;
        }
      }
      CHECK(moved.size() == 6);
    }
    CHECK(used.size() == levels);
    CHECK((up > 100 && up < 200));   // of 300
  }
}

TEST_CASE("a grid has every combination once, the last factor running fastest, and runs them scattered") {
  Sweep sweep;
  sweep.method = Method::Grid;
  sweep.factors = {listed("a", {"1", "2", "3"}), real("b", 10.0, 20.0)};
  sweep.factors[1].levels = 5;
  const Design design = make_design(sweep);
  REQUIRE(design.points() == 15);
  REQUIRE(count_points(sweep) == 15);
  std::set<std::string> seen;
  for (std::uint32_t p = 0; p < 15; ++p)
    seen.insert(label_at(sweep.factors[0], design.point(p)[0], true) + "/" + label_at(sweep.factors[1], design.point(p)[1], true));
  CHECK(seen.size() == 15);
  CHECK(label_at(sweep.factors[1], design.point(1)[1], true) == "12.5");
  CHECK(label_at(sweep.factors[0], design.point(5)[0], true) == "2");
  CHECK(is_permutation_of_all(design.order));
  CHECK_FALSE(std::is_sorted(design.order.begin(), design.order.end()));
}

TEST_CASE("values of factors: ends of ranges exactly, whole numbers and words equally often") {
  Factor whole = real("police.foot", 1.0, 4.0);
  whole.kind = FactorKind::Whole;
  int count[5] = {};
  for (int i = 0; i < 4000; ++i) ++count[static_cast<int>(number_at(whole, (i + 0.5) / 4000.0, false))];
  for (int value = 1; value <= 4; ++value) CHECK(count[value] == 1000);
  CHECK(number_at(whole, 0.0, true) == 1.0);
  CHECK(number_at(whole, 1.0, true) == 4.0);
  CHECK(number_at(whole, 0.999999, false) == 4.0);
  Factor wide = real("x", 0.1, 0.7);
  CHECK(number_at(wide, 1.0, true) == 0.7);
  CHECK(number_at(wide, 0.0, true) == 0.1);
  wide.logarithmic = true;
  CHECK(number_at(wide, 0.5, false) == Approx(std::sqrt(0.07)));
  CHECK(toml_at(real("x", 0.0, 3.0), 1.0, true) == "3.0");
  CHECK(toml_at(whole, 1.0, true) == "4");
  const Factor words = listed("w", {"\"a\"", "\"b\"", "\"c\""});
  CHECK(toml_at(words, 0.5, true) == "\"b\"");
  CHECK(listed_index(words, 0.34, false) == 1);
  CHECK(listed_index(words, 0.33, false) == 0);
}

TEST_CASE("too many points are noticed without making them") {
  Sweep sweep = sweep_of(Method::Grid, 40);
  for (Factor& factor : sweep.factors) factor.levels = 10;
  CHECK(count_points(sweep) == kMostPoints + 1);
}
