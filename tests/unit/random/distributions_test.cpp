// Own distributions against their textbook moments, with fixed seeds: bands of five standard errors.
#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <vector>

using namespace lichtung::random;

namespace {

constexpr std::uint32_t kDraws = 100000;

struct Moments {
  double mean{}, variance{}, fourth{};   // fourth central moment, for the error of the variance
  [[nodiscard]] double mean_error() const { return std::sqrt(variance / kDraws); }
  [[nodiscard]] double variance_error() const { return std::sqrt((fourth - variance * variance) / kDraws); }
};

template <class Draw>
Moments moments_of(Draw draw) {
  const Random r{.seed = 4711, .replicate = 2};
  std::vector<double> x(kDraws);
  for (std::uint32_t i = 0; i < kDraws; ++i) x[i] = static_cast<double>(draw(words(r, Purpose::DayOut, i, 0)));
  Moments m;
  for (const double v : x) m.mean += v / kDraws;
  for (const double v : x) {
    const double d = (v - m.mean) * (v - m.mean);
    m.variance += d / kDraws;
    m.fourth += d * d / kDraws;
  }
  return m;
}

void check(const Moments& m, double mean, double variance) {
  INFO("mean " << m.mean << " of " << mean << ", variance " << m.variance << " of " << variance);
  CHECK(std::abs(m.mean - mean) < 5.0 * m.mean_error());
  CHECK(std::abs(m.variance - variance) < 5.0 * m.variance_error());
}

}  // namespace

TEST_CASE("uniform numbers have mean 1/2 and variance 1/12") {
  check(moments_of([](const Words& w) { return unit(w[0]); }), 0.5, 1.0 / 12.0);
  check(moments_of([](const Words& w) { return unit53(w[1], w[2]); }), 0.5, 1.0 / 12.0);
}

TEST_CASE("Bernoulli draws come true as often as they should") {
  for (const double p : {0.01, 0.3, 0.97})
    check(moments_of([&](const Words& w) { return bernoulli(p, unit(w[0])) ? 1.0 : 0.0; }), p, p * (1.0 - p));
}

TEST_CASE("exponential draws have the mean asked for and its square as variance") {
  for (const double mean : {0.5, 900.0})
    check(moments_of([&](const Words& w) { return exponential(mean, unit(w[0])); }), mean, mean * mean);
}

TEST_CASE("normal draws have mean 0 and variance 1") {
  check(moments_of([](const Words& w) { return normal(unit(w[0]), unit(w[1])); }), 0.0, 1.0);
}

TEST_CASE("log-normal draws have the mean and coefficient of variation asked for") {
  check(moments_of([](const Words& w) { return lognormal(12.0, 0.4, unit(w[0]), unit(w[1])); }), 12.0, 12.0 * 12.0 * 0.16);
}

TEST_CASE("Poisson draws have equal mean and variance, small, middle and large") {
  for (const double mean : {0.05, 1.0, 30.0, 499.0, 2000.0})
    check(moments_of([&](const Words& w) { return poisson(mean, unit53(w[0], w[1]), unit(w[2])); }), mean, mean);
}

TEST_CASE("a Poisson draw without a mean is 0") {
  CHECK(poisson(0.0, 0.999999) == 0);
  CHECK(poisson(-1.0, 0.999999) == 0);
}

TEST_CASE("a Poisson draw ends even for the largest uniform number") {
  CHECK(poisson(400.0, std::nextafter(1.0, 0.0)) <= 2000);
}

TEST_CASE("categories come in proportion to their weights") {
  const std::array weights{0.5, 0.0, 2.0, 1.5};
  for (std::size_t wanted = 0; wanted < weights.size(); ++wanted) {
    const double p = weights[wanted] / 4.0;
    const Moments m = moments_of([&](const Words& w) { return categorical(weights, unit(w[0])) == wanted ? 1.0 : 0.0; });
    if (p > 0.0)
      check(m, p, p * (1.0 - p));
    else
      CHECK(m.mean == 0.0);
  }
}

TEST_CASE("rounding at the upper end never picks a category without weight") {
  const std::array weights{0.1, 0.2, 0.7, 0.0};
  CHECK(categorical(weights, std::nextafter(1.0, 0.0)) == 2);
  CHECK(categorical(weights, 1.0) == 2);
}

TEST_CASE("whole numbers below n are even and stay below n") {
  CHECK(below(7, 0xffffffffU) == 6);
  CHECK(below(7, 0) == 0);
  CHECK(below(1, 0xffffffffU) == 0);
  check(moments_of([](const Words& w) { return below(10, w[0]); }), 4.5, 99.0 / 12.0);
}

TEST_CASE("a constant hazard gives Poisson counts") {
  // 200 minutes of chance 1 − exp(−h): the number of events has mean and variance of a binomial close to Poisson.
  constexpr double h = 0.01;
  const double p = -std::expm1(-h);
  constexpr std::uint32_t minutes = 200, runs = 2000;
  double mean = 0.0, square = 0.0;
  for (std::uint32_t run = 0; run < runs; ++run) {
    double n = 0.0;
    for (std::uint32_t m = 0; m < minutes; ++m)
      n += bernoulli(p, uniform({.seed = 99, .replicate = run}, Purpose::OffenceTrial, 0, m)) ? 1.0 : 0.0;
    mean += n / runs;
    square += n * n / runs;
  }
  const double expected = minutes * p, variance = square - mean * mean;
  CHECK(std::abs(mean - expected) < 5.0 * std::sqrt(expected / runs));
  CHECK(std::abs(variance - expected * (1.0 - p)) < 5.0 * expected * std::sqrt(2.5 / runs));
}
