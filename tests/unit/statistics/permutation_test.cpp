// Permutation tests: validity under the null, and results that don't depend on threads.
#include "analysis/statistics/concentration.hpp"
#include "analysis/statistics/geary.hpp"
#include "analysis/statistics/getis_ord.hpp"
#include "analysis/statistics/knox.hpp"
#include "analysis/statistics/local_moran.hpp"
#include "analysis/statistics/moran.hpp"
#include "analysis/statistics/multiple_testing.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/statistics/point_process.hpp"
#include "analysis/statistics/weights_builders.hpp"
#include "tests/unit/statistics/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung::statistics;
using namespace lichtung::statistics::test;
using lichtung::Metres;

namespace {

/// Largest gap between the sorted numbers and a uniform distribution on (0, 1] (Kolmogorov–Smirnov).
double gap_to_uniform(std::vector<double> p) {
  std::sort(p.begin(), p.end());
  const double n = static_cast<double>(p.size());
  double gap = 0.0;
  for (std::size_t i = 0; i < p.size(); ++i)
    gap = std::max({gap, std::abs(p[i] - static_cast<double>(i) / n), std::abs(p[i] - static_cast<double>(i + 1) / n)});
  return gap;
}

std::vector<double> noise(std::size_t n, std::uint64_t seed) {
  std::vector<double> out;
  for (const Point& p : random_points(n, window(1, 1), seed, 0)) out.push_back(p.x.value);
  return out;
}

constexpr std::size_t kTrials = 300;
// Kolmogorov–Smirnov at 0.1 %: 1.95 / √300, plus the step of 1/100 of p with 99 permutations.
const double kMostGap = 1.95 / std::sqrt(static_cast<double>(kTrials)) + 0.01;

}  // namespace

TEST_CASE("Moran's permutation p is uniform under the null") {
  const auto w = lattice(5, 5, Contiguity::Rook);
  std::vector<double> p;
  for (std::uint64_t trial = 0; trial < kTrials; ++trial)
    p.push_back(moran(noise(25, trial), w, {.seed = 1000 + trial, .count = 99}).permutations.p_greater);
  CHECK(gap_to_uniform(p) < kMostGap);
}

TEST_CASE("a local permutation p is uniform under the null") {
  const auto w = lattice(5, 5, Contiguity::Queen);
  std::vector<double> p;
  for (std::uint64_t trial = 0; trial < kTrials; ++trial)
    p.push_back(local_moran(noise(25, trial), w, {.seed = 2000 + trial, .count = 99}).permutations[7].greater);
  CHECK(gap_to_uniform(p) < kMostGap);
}

TEST_CASE("the Knox p is uniform under the null, where counts are large") {
  std::vector<double> p;
  for (std::uint64_t trial = 0; trial < kTrials; ++trial) {
    const auto places = random_points(80, window(1000, 1000), trial, 0);
    std::vector<double> times;
    for (const double u : noise(80, 5000 + trial)) times.push_back(std::floor(100.0 * u));
    p.push_back(
        knox(places, times, Metric::Euclidean, {.edges = {0, 400}}, {.edges = {0, 40}}, {.seed = trial, .count = 99})
            .p[0]);
  }
  CHECK(gap_to_uniform(p) < kMostGap);
}

TEST_CASE("a p value is never 0 and exactly (1 + above) / (1 + R)") {
  const std::vector<double> simulated{1, 2, 3, 4};
  CHECK(permutation_test(9.0, simulated).p_greater == 1.0 / 5.0);
  CHECK(permutation_test(3.0, simulated).p_greater == 3.0 / 5.0);
  CHECK(permutation_test(3.0, simulated).p_less == 4.0 / 5.0);
  CHECK(permutation_test(2.5, simulated).p_two_sided == 1.0);
  CHECK(permutation_test(2.5, simulated).mean == 2.5);
}

TEST_CASE("simulated values that differ by rounding only count as equal") {
  const double third = 0.1 + 0.2;  // 0.30000000000000004
  CHECK(permutation_test(third, std::vector<double>{0.3}).p_greater == 1.0);
}

TEST_CASE("a random order is a permutation and every position is equally likely") {
  std::vector<int> firsts(5, 0);
  std::vector<std::uint32_t> order(5);
  for (std::uint32_t r = 0; r < 5000; ++r) {
    random_order({.seed = 3, .count = 0}, lichtung::random::Purpose::PermuteValues, r, order);
    std::vector<std::uint32_t> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    REQUIRE(sorted == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
    ++firsts[order[0]];
  }
  for (const int count : firsts) CHECK(std::abs(count - 1000) < 5 * 29);  // ±5 σ, σ = √(5000 · 0.2 · 0.8)
}

TEST_CASE("results don't depend on the number of threads") {
  const auto places = random_points(400, window(3000, 3000), 8, 0);
  const auto values = noise(400, 9);
  std::vector<double> times;
  for (const double u : noise(400, 10)) times.push_back(std::floor(300 * u));
  const auto w = nearest_neighbours(places, 5);
  const Permutations plan{.seed = 4, .count = 199};
  const auto all = [&] {
    std::vector<double> out;
    const auto take = [&](const auto& numbers) { out.insert(out.end(), numbers.begin(), numbers.end()); };
    const KnoxTable table =
        knox(places, times, Metric::Manhattan, {.edges = {0, 100, 300}}, {.edges = {0, 7, 14}}, plan);
    take(table.ratio);
    take(table.p);
    out.push_back(moran(values, w, plan).permutations.standard_deviation);
    out.push_back(geary(values, w, plan).permutations.mean);
    for (const LocalP& p : local_moran(values, w, plan).permutations) out.push_back(p.two_sided);
    for (const LocalP& p : local_getis_ord(values, w, {}, plan).permutations) out.push_back(p.greater);
    const Concentration c = concentration(times, {}, plan);
    take(std::vector<double>{c.gini.mean, c.gini.low, c.units_with_25.p});
    const Interval i = bca_interval(values, 0.95, plan);
    take(std::vector<double>{i.low, i.high});
    return out;
  };
  const std::vector<double> one = with_threads(1, all);
  CHECK(one == with_threads(2, all));
  CHECK(one == with_threads(5, all));
}

TEST_CASE("another seed gives other permutations") {
  const auto w = lattice(5, 5, Contiguity::Rook);
  const auto x = noise(25, 3);
  CHECK(moran(x, w, {.seed = 1, .count = 99}).permutations.mean !=
        moran(x, w, {.seed = 2, .count = 99}).permutations.mean);
}

TEST_CASE("false discovery control, by hand") {
  // p = .01 .02 .03 .5, m = 4: Benjamini–Hochberg 4·.01/1 = .04, 4·.02/2 = .04, 4·.03/3 = .04, .5
  const std::vector<double> p{0.5, 0.01, 0.03, 0.02};
  const auto bh = adjusted_p(p, FalseDiscovery::BenjaminiHochberg);
  CHECK(bh[0] == Approx(0.5));
  CHECK(bh[1] == Approx(0.04));
  CHECK(bh[2] == Approx(0.04));
  CHECK(bh[3] == Approx(0.04));
  // Yekutieli multiplies by 1 + 1/2 + 1/3 + 1/4 = 25/12; .5 · 25/12 > 1
  const auto by = adjusted_p(p, FalseDiscovery::BenjaminiYekutieli);
  CHECK(by[1] == Approx(0.04 * 25.0 / 12.0));
  CHECK(by[0] == 1.0);
}

TEST_CASE("units without a test are no part of the false discovery control") {
  const auto adjusted = adjusted_p(std::vector<double>{0.01, kNaN, 0.02}, FalseDiscovery::BenjaminiHochberg);
  CHECK(adjusted[0] == Approx(0.02));
  CHECK(std::isnan(adjusted[1]));
  CHECK(problem_of([] { return adjusted_p(std::vector<double>{1.5}, FalseDiscovery::BenjaminiHochberg); }) ==
        Problem::OutOfRange);
}

TEST_CASE("discoveries under the null are as rare as the level says") {
  // 200 trials of 20 uniform p values at level .1: any discovery at all is false, expected in 10 % of trials.
  int trials_with_discovery = 0;
  for (std::uint64_t trial = 0; trial < 200; ++trial) {
    const auto adjusted = adjusted_p(noise(20, 700 + trial), FalseDiscovery::BenjaminiHochberg);
    trials_with_discovery += std::any_of(adjusted.begin(), adjusted.end(), [](double p) { return p <= 0.1; }) ? 1 : 0;
  }
  CHECK(trials_with_discovery > 3);  // 20 ± 4 σ (4.2)
  CHECK(trials_with_discovery < 37);
}
