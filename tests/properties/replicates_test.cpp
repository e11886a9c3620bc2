// Replicates of Kleinstadt over four weeks: expected numbers and sampled incidents have the same mean, replicates are
// independent, and seeds mean something. Sampled minus expected is a martingale difference, so the band is that of a
// mean of independent runs.
#include "sim/outcome/hash.hpp"
#include "tests/support/runs.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <numeric>

using namespace lichtung;
using namespace lichtung::test;

namespace {

constexpr std::uint32_t kReplicates = 40;

struct Counts {
  std::array<double, kOffenceKinds> sampled{}, expected{};
};

double mean(const std::vector<double>& x) { return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size()); }

double variance(const std::vector<double>& x) {
  const double m = mean(x);
  double sum = 0.0;
  for (const double v : x) sum += (v - m) * (v - m);
  return sum / static_cast<double>(x.size() - 1);
}

/// Sampled and expected numbers of 40 × 28 days; made once.
const std::vector<Counts>& kleinstadt() {
  static const std::vector<Counts> all = [] {
    const auto setup = engine::prepare(library_scenario("kleinstadt", 28));
    std::vector<Counts> counts(kReplicates);
    tbb::parallel_for(std::uint32_t{0}, kReplicates, [&](std::uint32_t r) {
      const auto data = simulate(*setup, r);
      for (const OffenceKindInfo& info : kOffenceKindTable) {
        counts[r].sampled[index(info.kind)] = static_cast<double>(incidents(data, info.kind));
        counts[r].expected[index(info.kind)] = total(data, fmt::format("expected_per_100k.{}", info.key), "expected") *
                                               total(data, "residents") / 1e5 * 28.0 / 365.0;
      }
    });
    return counts;
  }();
  return all;
}

/// Mean of sampled − expected over its standard error.
double z_of(std::string_view what, const std::vector<double>& sampled, const std::vector<double>& expected) {
  std::vector<double> difference;
  for (std::size_t r = 0; r < sampled.size(); ++r) difference.push_back(sampled[r] - expected[r]);
  const double z = mean(difference) / std::sqrt(variance(difference) / static_cast<double>(difference.size()));
  std::cout << fmt::format("{}: sampled {:.3f}, expected {:.3f} per run, z = {:+.2f}\n", what, mean(sampled), mean(expected), z);
  return z;
}

std::vector<double> of_kind(const std::array<double, kOffenceKinds> Counts::*field, std::size_t k) {
  std::vector<double> x;
  for (const Counts& c : kleinstadt()) x.push_back((c.*field)[k]);
  return x;
}

std::vector<double> of_all(const std::array<double, kOffenceKinds> Counts::*field) {
  std::vector<double> x;
  for (const Counts& c : kleinstadt()) x.push_back(std::accumulate((c.*field).begin(), (c.*field).end(), 0.0));
  return x;
}

}  // namespace

TEST_CASE("expected numbers and sampled incidents have the same mean for every frequent kind") {
  for (const OffenceKindInfo& info : kOffenceKindTable) {
    const std::size_t k = index(info.kind);
    const auto sampled = of_kind(&Counts::sampled, k), expected = of_kind(&Counts::expected, k);
    const double z = z_of(info.key, sampled, expected);
    if (mean(sampled) * kReplicates < 30.0) continue;   // too few for a normal band
    CHECK(std::abs(z) < 4.0);
  }
}

TEST_CASE("expected numbers and sampled incidents have the same mean over all kinds") {
  const auto sampled = of_all(&Counts::sampled);
  REQUIRE(mean(sampled) > 10.0);
  CHECK(std::abs(z_of("all kinds", sampled, of_all(&Counts::expected))) < 4.0);
}

TEST_CASE("expected numbers vary less between replicates than sampled incidents") {
  CHECK(variance(of_all(&Counts::expected)) < 0.5 * variance(of_all(&Counts::sampled)));
}

TEST_CASE("means over two replicates vary half as much as single replicates") {
  const auto single = of_all(&Counts::sampled);
  std::vector<double> pairs;
  for (std::size_t i = 0; i + 1 < single.size(); i += 2) pairs.push_back((single[i] + single[i + 1]) / 2.0);
  const double ratio = variance(pairs) / variance(single);
  INFO("ratio " << ratio);   // 0.5 ± 0.13 for independent replicates, 1 for repeated ones
  CHECK(ratio > 0.12);
  CHECK(ratio < 0.88);
}

TEST_CASE("a replicate is reproducible; another replicate or seed is another run") {
  Scenario scenario = library_scenario("kleinstadt", 2);
  const auto setup = engine::prepare(scenario);
  const auto first = simulate(*setup, 0);
  CHECK(outcome::content_sha256(simulate(*setup, 0)) == outcome::content_sha256(first));
  CHECK(hashes(simulate(*setup, 1)) != hashes(first));
  CHECK(hashes(simulate(*engine::prepare(scenario), 0)) == hashes(first));
  scenario.random.seed += 1;
  CHECK(hashes(simulate(*engine::prepare(scenario), 0)) != hashes(first));
}
