// Where data-driven patrols go, and the feedback of going where was found (Ensign et al. 2018) with the same rules that
// the engine's hot-spot strategy uses.
#include "sim/behaviour/patrol_allocation.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <functional>
#include <iostream>

using namespace lichtung;
using namespace lichtung::behaviour;

namespace {

using Counts = std::array<double, 2>;

constexpr Counts kRate{3.68511, 2.816466};   // offences a day in regions A and B
constexpr Counts kStart{609.0, 379.0};       // known at the start
constexpr double kMemory = 100.0;            // counts decay by 1 % a day
constexpr std::uint32_t kDays = 1000, kRuns = 1000;

/// What a day adds to the counts: offences of both regions, where the patrol was, counts of the morning.
using Learn = std::function<void(const Counts& offences, std::size_t patrolled, const Counts& before, const random::Words& draw, Counts& counts)>;

double share_of_a(std::uint32_t run, const Learn& learn) {
  const random::Random random{.seed = 2018, .replicate = run};
  Counts counts = kStart;
  for (std::uint32_t day = 0; day < kDays; ++day) {
    const auto w = random::words(random, random::Purpose::PatrolGoal, 0, day);
    const std::size_t patrolled = next_place(counts, random::unit(w[0]));
    const Counts before = counts, offences{static_cast<double>(random::poisson(kRate[0], random::unit(w[1]))),
                                           static_cast<double>(random::poisson(kRate[1], random::unit(w[2])))};
    forget(counts, kMemory);
    learn(offences, patrolled, before, random::words(random, random::Purpose::PatrolGoal, 1, day), counts);
  }
  return counts[0] / (counts[0] + counts[1]);
}

double mean_share(const char* what, const Learn& learn) {
  double sum = 0.0, squares = 0.0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    const double share = share_of_a(run, learn);
    sum += share;
    squares += share * share;
  }
  const double mean = sum / kRuns, sd = std::sqrt(squares / kRuns - mean * mean);
  std::cout << fmt::format("patrols in region A after {} days, {} runs, {}: {:.3f} (sd {:.3f}); truth {:.3f}\n", kDays, kRuns, what, mean, sd,
                           kRate[0] / (kRate[0] + kRate[1]));
  return mean;
}

}  // namespace

TEST_CASE("patrols that go by their own discoveries run away from the truth") {
  const double share = mean_share("discoveries only", [](const Counts& y, std::size_t at, const Counts&, const random::Words&, Counts& counts) {
    counts[at] += y[at] * evidence_of({0.0, 0.0, 1.0}, false, true);
  });
  CHECK(share == Approx(0.93).margin(0.01));
}

TEST_CASE("discoveries weighed against where patrols go lead back to the truth") {
  const auto thinned = [](const Counts& y, std::size_t at, const Counts& before, const random::Words& draw, Counts& counts) {
    const double keep = discovery_weight(before, at);
    // Binomial by inversion of the drawn offences, one word each: at most a dozen a day.
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(y[at]); ++i)
      counts[at] += random::unit(draw[i % 4] * (2U * (i / 4U) + 1U)) < keep ? 1.0 : 0.0;
  };
  CHECK(mean_share("corrected", thinned) == Approx(0.57).margin(0.01));
}

TEST_CASE("reports mixed in damp the feedback") {
  const EvidenceMix half{0.0, 0.5, 0.5};
  const double share = mean_share("half of the evidence reports", [&](const Counts&, std::size_t at, const Counts&, const random::Words& draw, Counts& counts) {
    // Discovered and reported offences are drawn apart: they are different ones.
    const Counts reported{static_cast<double>(random::poisson(kRate[0], random::unit(draw[0]))),
                          static_cast<double>(random::poisson(kRate[1], random::unit(draw[1])))};
    const double discovered = random::poisson(kRate[at], random::unit(draw[2]));
    counts[at] += discovered * evidence_of(half, false, true);
    for (std::size_t r = 0; r < 2; ++r) counts[r] += reported[r] * evidence_of(half, true, false);
  });
  CHECK(share == Approx(0.60).margin(0.01));
}

TEST_CASE("evidence counts in the ledgers it may see, and in no other") {
  CHECK(evidence_of({1.0, 0.0, 0.0}, false, false) == 0.0);
  CHECK(evidence_of({1.0, 0.0, 0.0}, true, true) == 1.0);
  CHECK(evidence_of({0.0, 1.0, 0.0}, false, true) == 0.0);
  CHECK(evidence_of({0.0, 0.0, 1.0}, true, false) == 0.0);
  CHECK(evidence_of({0.2, 0.3, 0.5}, true, true) == Approx(1.0));
}

TEST_CASE("the hottest places come first, equal ones by number, places without evidence never") {
  const std::vector<double> evidence{0.0, 2.0, 5.0, 2.0, 0.0, 1.0};
  CHECK(hottest(evidence, 3) == std::vector<std::uint32_t>{2, 1, 3});
  CHECK(hottest(evidence, 100) == std::vector<std::uint32_t>{2, 1, 3, 5});
  CHECK(hottest(std::vector<double>(4, 0.0), 2).empty());
}

TEST_CASE("a place without evidence is never chosen, others in proportion") {
  const std::vector<double> evidence{0.0, 1.0, 3.0, 0.0};
  CHECK(next_place(evidence, 1e-9) == 1);
  CHECK(next_place(evidence, 0.2499) == 1);
  CHECK(next_place(evidence, 0.2501) == 2);
  CHECK(next_place(evidence, 1.0 - 1e-12) == 2);
}

TEST_CASE("memory of a day forgets everything by the next, a long one little") {
  std::vector<double> evidence{8.0, 2.0};
  forget(evidence, 100.0);
  CHECK(evidence == std::vector<double>{7.92, 1.98});
  forget(evidence, 1.0);
  CHECK(evidence == std::vector<double>{0.0, 0.0});
}

TEST_CASE("a discovery weighs less the more patrols a place gets") {
  const std::vector<double> evidence{6.0, 2.0, 0.0};
  CHECK(discovery_weight(evidence, 0) == Approx(1.0 / 3.0));
  CHECK(discovery_weight(evidence, 1) == 1.0);
  CHECK(discovery_weight(evidence, 2) == 1.0);
}
