// Fieller's set of a ratio, and resamples of any bootstrap.
#include "analysis/statistics/fieller.hpp"
#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/resample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace lichtung::statistics;

TEST_CASE("Fieller's interval of a ratio whose dividend is known is that of the divisor turned round") {
  const RatioInterval r = fieller({.x = 100.0, .y = 10.0, .variance_x = 0.0, .variance_y = 1.0, .covariance = 0.0}, 2.0);
  CHECK(r.ratio == 10.0);
  CHECK(r.bounded);
  CHECK(r.interval.low == Approx(100.0 / 12.0));
  CHECK(r.interval.high == Approx(100.0 / 8.0));
}

TEST_CASE("Every point of the set's edge solves the defining equation") {
  const TwoMeans m{.x = 7.0, .y = -3.0, .variance_x = 0.4, .variance_y = 0.2, .covariance = 0.1};
  const double t = 2.26;
  const RatioInterval r = fieller(m, t);
  REQUIRE(r.bounded);
  CHECK(r.interval.low < r.ratio);
  CHECK(r.ratio < r.interval.high);
  for (const double edge : {r.interval.low, r.interval.high}) {
    const double left = (m.x - edge * m.y) * (m.x - edge * m.y);
    CHECK(left == Approx(t * t * (m.variance_x - 2.0 * edge * m.covariance + edge * edge * m.variance_y)));
  }
}

TEST_CASE("A divisor that may be zero leaves the ratio without bounds") {
  const RatioInterval r = fieller({.x = 5.0, .y = 1.0, .variance_x = 0.1, .variance_y = 1.0, .covariance = 0.0}, 2.0);
  CHECK(r.ratio == 5.0);
  CHECK_FALSE(r.bounded);
  CHECK(std::isnan(r.interval.low));
  CHECK(std::isnan(fieller({.x = 5.0, .y = 0.0, .variance_x = 0.0, .variance_y = 0.0, .covariance = 0.0}, 2.0).ratio));
}

TEST_CASE("Fieller refuses what has no meaning") {
  CHECK_THROWS_AS(fieller({.x = std::nan(""), .y = 1.0, .variance_x = 0.0, .variance_y = 0.0, .covariance = 0.0}, 2.0), InvalidData);
  CHECK_THROWS_AS(fieller({.x = 1.0, .y = 1.0, .variance_x = -1.0, .variance_y = 0.0, .covariance = 0.0}, 2.0), InvalidData);
  CHECK_THROWS_AS(fieller({.x = 1.0, .y = 1.0, .variance_x = 0.0, .variance_y = 0.0, .covariance = 0.0}, 0.0), InvalidData);
}

TEST_CASE("Resamples are a function of seed, number and stream, and draw all indices alike") {
  std::vector<std::uint32_t> a(10), b(10), c(10);
  resample(1, 5, 0, a);
  resample(1, 5, 0, b);
  resample(1, 5, 1, c);
  CHECK(a == b);
  CHECK(a != c);
  std::array<int, 10> seen{};
  for (std::uint32_t n = 0; n < 2000; ++n) {
    resample(9, n, 0, a);
    for (const std::uint32_t i : a) ++seen[i];   // 20 000 draws, 2000 each, standard deviation 42
  }
  CHECK(*std::ranges::min_element(seen) > 1800);
  CHECK(*std::ranges::max_element(seen) < 2200);
}
