// Displacement, accuracy of predictions, segregation and paired comparison, by hand.
#include "analysis/statistics/displacement.hpp"
#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/paired.hpp"
#include "analysis/statistics/prediction_accuracy.hpp"
#include "analysis/statistics/segregation.hpp"
#include "sim/random/distributions.hpp"
#include "tests/unit/statistics/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung::statistics;
using namespace lichtung::statistics::test;

using Values = std::vector<double>;

namespace {

/// Normal numbers with the given standard deviation.
Values normals(std::size_t n, double sd, std::uint64_t seed) {
  Values out;
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto w =
        lichtung::random::words({.seed = seed, .replicate = 0}, lichtung::random::Purpose::NullPoints, i, 99);
    out.push_back(sd * lichtung::random::normal(lichtung::random::unit(w[0]), lichtung::random::unit(w[1])));
  }
  return out;
}

}  // namespace

TEST_CASE("the displacement quotient by hand: half of the gain is displaced") {
  // A 100 → 60, B 50 → 70, C 200 → 200: (70 − 50)/200 / ((60 − 100)/200) = −0.5; saved 40 − 20 = 20
  const auto d = weighted_displacement({100, 60}, {50, 70}, {200, 200});
  CHECK(d.quotient == Approx(-0.5));
  CHECK(d.net_effect == Approx(20.0));
  CHECK(d.verdict == DisplacementVerdict::PartialDisplacement);
}

TEST_CASE("the displacement quotient accounts for the trend of the control") {
  // Everything doubles but the treated area: the buffer follows the control, nothing is displaced.
  const auto d = weighted_displacement({100, 100}, {50, 100}, {200, 400});
  CHECK(d.quotient == 0.0);
  CHECK(d.net_effect == Approx(100.0));
  CHECK(d.verdict == DisplacementVerdict::None);
}

TEST_CASE("a displacement quotient without improvement has no meaning") {
  CHECK(weighted_displacement({100, 120}, {50, 40}, {200, 200}).verdict == DisplacementVerdict::NoImprovement);
  CHECK(std::isnan(weighted_displacement({100, 100}, {50, 40}, {200, 200}).quotient));
  CHECK(weighted_displacement({100, 60}, {50, 40}, {200, 200}).verdict == DisplacementVerdict::Diffusion);
  CHECK(weighted_displacement({100, 60}, {50, 100}, {200, 200}).verdict == DisplacementVerdict::BackfireDisplacement);
  CHECK(problem_of([] { return weighted_displacement({1, 1}, {1, 1}, {0, 5}); }) == Problem::ZeroTotal);
  CHECK(problem_of([] { return weighted_displacement({1, -1}, {1, 1}, {5, 5}); }) == Problem::Negative);
}

TEST_CASE("prediction accuracy by hand") {
  // 10 cells of equal area, events 6 2 1 1 0 …; the first and third predicted: 7/10 / 2/10 = 3.5; best two 8/10 / 2/10 = 4
  const Values events{6, 2, 1, 1, 0, 0, 0, 0, 0, 0}, areas(10, 100.0);
  std::vector<bool> predicted(10, false);
  predicted[0] = predicted[2] = true;
  const auto p = prediction_accuracy(events, areas, predicted);
  CHECK(p.hit_rate == Approx(0.7));
  CHECK(p.accuracy_index == Approx(3.5));
  CHECK(p.best_index == Approx(4.0));
  CHECK(p.efficiency_index == Approx(0.875));
}

TEST_CASE("no prediction has no accuracy, and the whole city has accuracy 1") {
  const Values events{3, 1}, areas{2, 2};
  CHECK(std::isnan(prediction_accuracy(events, areas, {false, false}).accuracy_index));
  CHECK(prediction_accuracy(events, areas, {true, true}).accuracy_index == Approx(1.0));
  CHECK(problem_of([&] { return prediction_accuracy(events, Values{1, 0}, {true, false}); }) == Problem::OutOfRange);
  CHECK(problem_of([&] { return prediction_accuracy(Values{0, 0}, areas, {true, false}); }) == Problem::ZeroTotal);
}

TEST_CASE("the highest scores fill a share of the area, equal ones by number") {
  CHECK(highest_scores(Values{1, 9, 5, 5}, Values{1, 1, 1, 1}, 0.5) == std::vector<bool>{false, true, true, false});
}

TEST_CASE("dissimilarity, exposure and isolation by hand") {
  // Areas (30, 10) and (10, 30): D = ½ (|¾ − ¼| + |¼ − ¾|) = ½; xPy = ¾ · 10/40 + ¼ · 30/40 = 0.375
  const auto s = segregation(Values{30, 10}, Values{10, 30}, {});
  CHECK(s.dissimilarity == Approx(0.5));
  CHECK(s.exposure_first_to_second == Approx(0.375));
  CHECK(s.isolation_first == Approx(0.625));
}

TEST_CASE("a third group lowers exposure, not dissimilarity") {
  const Values a{30, 10, 0}, b{10, 30, 0}, all{80, 80, 50};
  CHECK(segregation(a, b, all).dissimilarity == Approx(0.5));
  CHECK(segregation(a, b, all).exposure_first_to_second == Approx(0.1875));
  CHECK(problem_of([&] { return segregation(a, b, Values{10, 80, 50}); }) == Problem::OutOfRange);
  CHECK(problem_of([&] { return segregation(a, Values{0, 0, 0}, {}); }) == Problem::ZeroTotal);
}

TEST_CASE("land-use entropy: one use 0, all equal 1, nothing none") {
  CHECK(normed_entropy(Values{5, 0, 0}) == 0.0);
  CHECK(normed_entropy(Values{2, 2, 2}) == Approx(1.0));
  CHECK(normed_entropy(Values{1, 3}) == Approx(-(0.25 * std::log(0.25) + 0.75 * std::log(0.75)) / std::log(2.0)));
  CHECK(std::isnan(normed_entropy(Values{0, 0})));
  CHECK(problem_of([] { return normed_entropy(Values{1}); }) == Problem::TooFew);
}

TEST_CASE("the information theory index: 0 all areas alike, 1 no mixing") {
  CHECK(multigroup_segregation(std::vector<Values>{{10, 20}, {5, 10}, {1, 2}}).information_index ==
        Approx(0.0).margin(1e-14));
  CHECK(multigroup_segregation(std::vector<Values>{{10, 0}, {0, 10}}).information_index == Approx(1.0));
  CHECK(problem_of([] { return multigroup_segregation(std::vector<Values>{{1, 2}, {0, 0}}); }) == Problem::ZeroTotal);
}

TEST_CASE("a paired comparison by hand") {
  // Differences −2, −4, −3, −3: mean −3, s = √(2/3); t_{.975, 3} = 3.182446, half width 3.182446 · √(2/3) / 2
  const Values before{10, 14, 12, 13}, after{8, 10, 9, 10};
  const auto c = compare_pairs(before, after, Better::Lower, 0.95, {.seed = 1, .count = 999});
  CHECK(c.difference == Approx(-3.0));
  CHECK(c.standard_deviation == Approx(std::sqrt(2.0 / 3.0)));
  CHECK(c.t_interval.low == Approx(-3.0 - 3.182446305 * std::sqrt(2.0 / 3.0) / 2.0).epsilon(1e-9));
  CHECK(c.probability_of_improvement == 1.0);
  CHECK(c.relative_difference == Approx(-3.0 / 12.25));
  CHECK(c.p_two_sided < 0.01);
  CHECK(compare_pairs(before, after, Better::Higher, 0.95, kNone).probability_of_improvement == 0.0);
}

TEST_CASE("the p value of a paired t test stands in the table") {
  // t = 2.776445 with 4 degrees of freedom: two-sided 0.05
  CHECK(2.0 * student_t_upper(4.0, 2.776445105) == Approx(0.05).epsilon(1e-8));
  CHECK(student_t_quantile(9.0, 0.975) == Approx(2.262157163).epsilon(1e-9));
  CHECK(normal_quantile(0.975) == Approx(1.959963985).epsilon(1e-9));
}

TEST_CASE("pairing by a common part pays, and the variance ratio says how much") {
  const Values common = normals(400, 3.0, 1), a = normals(400, 1.0, 2), b = normals(400, 1.0, 3);
  Values first, second;
  for (std::size_t i = 0; i < 400; ++i) {
    first.push_back(common[i] + a[i]);
    second.push_back(common[i] + b[i]);
  }
  const auto c = compare_pairs(first, second, Better::Lower, 0.95, kNone);
  CHECK(c.correlation == Approx(0.9).margin(0.03));     // 9 / (9 + 1)
  CHECK(c.variance_ratio == Approx(0.1).margin(0.03));  // 2 / 20
}

TEST_CASE("equal scenarios differ by nothing, with intervals of no width") {
  const Values x{3, 5, 9};
  const auto c = compare_pairs(x, x, Better::Lower, 0.95, {.seed = 1, .count = 99});
  CHECK(c.difference == 0.0);
  CHECK(c.t_interval.low == 0.0);
  CHECK(c.bootstrap_interval.high == 0.0);
  CHECK(c.probability_of_improvement == 0.5);
  CHECK(std::isnan(c.p_two_sided));
}

TEST_CASE("95 % intervals hold the true difference in about 95 % of experiments") {
  int by_t = 0, by_bootstrap = 0;
  constexpr int kExperiments = 400;
  for (std::uint64_t e = 0; e < kExperiments; ++e) {
    Values skewed;
    for (const double z : normals(30, 0.5, 100 + e)) skewed.push_back(std::exp(z));
    const double mean = std::exp(0.125);
    const auto c = compare_pairs(Values(30, 0.0), skewed, Better::Lower, 0.95, {.seed = e, .count = 999});
    by_t += c.t_interval.low <= mean && mean <= c.t_interval.high ? 1 : 0;
    by_bootstrap += c.bootstrap_interval.low <= mean && mean <= c.bootstrap_interval.high ? 1 : 0;
  }
  // Skewed data of 30: both cover somewhat less than 95 %; ± 4 σ (1.1 %) around 93.5 %.
  CHECK(by_t / double{kExperiments} == Approx(0.935).margin(0.045));
  CHECK(by_bootstrap / double{kExperiments} == Approx(0.935).margin(0.045));
}

TEST_CASE("the BCa interval leans towards the longer tail") {
  Values skewed;
  for (const double z : normals(30, 1.0, 42)) skewed.push_back(std::exp(z));
  const double mean = std::accumulate(skewed.begin(), skewed.end(), 0.0) / 30.0;
  const Interval i = bca_interval(skewed, 0.95, {.seed = 3, .count = 4999});
  CHECK(i.high - mean > mean - i.low);
}

TEST_CASE("replicates needed stand in the tables of power") {
  // One-sample t test, two-sided 5 %, power 80 %: d = 0.5 needs 34, d = 1 needs 10 (Cohen 1988; G*Power)
  CHECK(replicates_needed(2.0, 1.0, 0.05, 0.8) == 34);
  CHECK(replicates_needed(1.0, -1.0, 0.05, 0.8) == 10);
  CHECK(replicates_needed(0.0, 1.0, 0.05, 0.8) == 2);
  CHECK(t_test_power(0.5, 34.0, 0.05) == Approx(0.80778).margin(1e-4));
}

TEST_CASE("tiny effects need many replicates, impossible ones are refused") {
  const std::size_t n = replicates_needed(1.0, 0.001, 0.05, 0.8);
  CHECK(n == Approx(7.8489e6).epsilon(1e-3));  // (1.96 + 0.8416)² · 10⁶
  CHECK(problem_of([] { return replicates_needed(1.0, 0.0, 0.05, 0.8); }) == Problem::OutOfRange);
  CHECK(problem_of([] { return replicates_needed(1.0, 1e-9, 0.05, 0.8); }) == Problem::TooLarge);
  CHECK(problem_of([] { return replicates_needed(1.0, 1.0, 0.0, 0.8); }) == Problem::OutOfRange);
}

TEST_CASE("the detectable effect is the one that needs as many replicates") {
  for (const std::size_t n : {2U, 3U, 8U, 30U, 500U}) {
    const double effect = detectable_effect(2.0, n, 0.05, 0.8);
    CHECK(t_test_power(effect / 2.0, static_cast<double>(n), 0.05) == Approx(0.8).epsilon(1e-9));
  }
}

TEST_CASE("a paired comparison refuses what it isn't defined for") {
  const auto run = [](const Values& a, const Values& b, double level) {
    return problem_of([&] { return compare_pairs(a, b, Better::Lower, level, kNone); });
  };
  CHECK(run({1}, {2}, 0.95) == Problem::TooFew);
  CHECK(run({1, 2}, {2}, 0.95) == Problem::LengthsDiffer);
  CHECK(run({1, kNaN}, {2, 3}, 0.95) == Problem::NotFinite);
  CHECK(run({1, 2}, {2, 3}, 1.0) == Problem::OutOfRange);
}
