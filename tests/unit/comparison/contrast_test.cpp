// One figure of two scenarios, against numbers worked by hand.
#include "analysis/comparison/contrast.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace lichtung::comparison;

namespace {
constexpr ContrastRules kPaired{.paired = true, .resamples = 2000, .seed = 1};
constexpr ContrastRules kUnpaired{.paired = false, .resamples = 2000, .seed = 1};
}  // namespace

TEST_CASE("A paired interval is that of the differences, worked by hand") {
  // Differences −1, −2, −3, −2: mean −2, variance 2/3, error √(2/3)/2 = 0.408248; t(0.975; 3) = 3.182446.
  const std::vector<double> a{10, 12, 14, 16}, b{9, 10, 11, 14};
  const Contrast c = contrast(a, b, Good::Lower, kPaired);
  CHECK(c.mean_a == 13.0);
  CHECK(c.mean_b == 11.0);
  CHECK(c.difference == -2.0);
  CHECK(c.relative == Approx(-2.0 / 13.0));
  CHECK(c.sd == Approx(std::sqrt(2.0 / 3.0)));
  CHECK(c.t.low == Approx(-2.0 - 3.182446 * 0.408248).epsilon(1e-5));
  CHECK(c.t.high == Approx(-2.0 + 3.182446 * 0.408248).epsilon(1e-5));
  CHECK(c.verdict == Verdict::Less);
  CHECK(c.improvement == 1.0);
  // var a = 20/3, var b = 14/3, cov = 16/3.
  CHECK(c.correlation == Approx((16.0 / 3.0) / std::sqrt(20.0 / 3.0 * 14.0 / 3.0)));
  CHECK(c.variance_ratio == Approx((2.0 / 3.0) / (34.0 / 3.0)));
  CHECK(c.bootstrap.low >= -3.0);
  CHECK(c.bootstrap.high <= -1.0);
}

TEST_CASE("An interval that holds zero is no detectable difference, and says how many replicates would do") {
  const Contrast c = contrast(std::vector<double>{10, 12, 11, 13}, std::vector<double>{11, 11, 12, 12}, Good::Higher, kPaired);
  CHECK(c.verdict == Verdict::Undetectable);
  CHECK_FALSE(c.detected());
  CHECK(c.difference == 0.0);
  CHECK(c.needed_observed == 0);   // no effect seen, none to be found
  CHECK(c.needed_5 > c.needed_10);
  CHECK(c.needed_10 > 2);
  CHECK(c.improvement == 0.5);
}

TEST_CASE("Equal replicates are equal exactly") {
  const std::vector<double> a{1.5, 2.5, std::nan("")};
  const Contrast c = contrast(a, a, Good::Lower, kPaired);
  CHECK(c.verdict == Verdict::Equal);
  CHECK(c.difference == 0.0);
  CHECK(c.t.low == 0.0);
  CHECK(c.t.high == 0.0);
  CHECK(c.replicates_a == 2);
  CHECK(c.left_out == 1);
}

TEST_CASE("Sums that differ by rounding only are equal") {
  const Contrast c = contrast(std::vector<double>{0.1 + 0.2, 1.0}, std::vector<double>{0.3, 1.0}, Good::Lower, kPaired);
  CHECK(c.verdict == Verdict::Equal);
}

TEST_CASE("One replicate has a difference but no interval") {
  const Contrast c = contrast(std::vector<double>{4.0}, std::vector<double>{5.0}, Good::Lower, kPaired);
  CHECK(c.difference == 1.0);
  CHECK(c.verdict == Verdict::Unknown);
  CHECK_FALSE(c.has_interval());
}

TEST_CASE("A constant that a plan changes differs for sure; equal draws of few replicates don't") {
  const std::vector<double> zero{0, 0, 0}, one{1, 1, 1};
  CHECK(contrast(zero, one, Good::Lower, kPaired).verdict == Verdict::More);
  ContrastRules sampled = kPaired;
  sampled.sampled = true;
  const Contrast c = contrast(zero, one, Good::Lower, sampled);
  CHECK(c.verdict == Verdict::Undetectable);
  CHECK(c.p == 0.25);   // three pairs agree by chance in 2 of 8 cases
  const std::vector<double> many_zero(6, 0.0), many_one(6, 1.0);
  CHECK(contrast(many_zero, many_one, Good::Lower, sampled).verdict == Verdict::More);   // 2 of 64
}

TEST_CASE("Independent samples are compared by Welch's t, worked by hand") {
  // a: mean 2, variance 1; b: mean 5, variance 4; error √(1/3 + 4/3) = √(5/3); degrees (5/3)² / ((1/9 + 16/9)/2) = 50/17.
  const Contrast c = contrast(std::vector<double>{1, 2, 3}, std::vector<double>{3, 5, 7}, Good::Higher, kUnpaired);
  const double error = std::sqrt(5.0 / 3.0);
  CHECK(c.difference == 3.0);
  CHECK(c.sd == Approx(std::sqrt(5.0)));
  CHECK((c.t.high - c.t.low) / 2.0 / error == Approx(3.2212).epsilon(1e-3));   // t(0.975; 2.941)
  CHECK(c.improvement == Approx(8.5 / 9.0));   // of nine pairings eight are higher and one is equal
  CHECK(std::isnan(c.correlation));
}

TEST_CASE("Independent constants are equal only if they are one number") {
  CHECK(contrast(std::vector<double>{3, 3}, std::vector<double>{3, 3, 3}, Good::Neither, kUnpaired).verdict == Verdict::Equal);
  CHECK(contrast(std::vector<double>{3, 3}, std::vector<double>{4, 4, 4}, Good::Neither, kUnpaired).verdict == Verdict::More);
}

TEST_CASE("A figure that one side lacks is unknown") {
  const std::vector<double> none{std::nan(""), std::nan("")}, some{1.0, 2.0};
  const Contrast c = contrast(none, some, Good::Lower, kPaired);
  CHECK(c.verdict == Verdict::Unknown);
  CHECK(std::isnan(c.difference));
  CHECK_THROWS_AS(contrast(std::vector<double>{1.0}, some, Good::Lower, kPaired), std::invalid_argument);
}

TEST_CASE("The bootstrap interval depends on its seed and on nothing else") {
  const std::vector<double> a{10, 12, 14, 16, 11}, b{9, 10, 11, 14, 12};
  const Contrast first = contrast(a, b, Good::Lower, kPaired), again = contrast(a, b, Good::Lower, kPaired);
  CHECK(first.bootstrap.low == again.bootstrap.low);
  const Contrast none = contrast(a, b, Good::Lower, {.paired = true, .resamples = 0});
  CHECK(std::isnan(none.bootstrap.low));
}
