// Concentration against chance: a total of N events falls on units independently, in proportion to their exposure.
// With few events per unit even chance leaves most units empty, so a bare share of units says little.
#include "analysis/statistics/concentration.hpp"

#include "analysis/statistics/invalid_data.hpp"
#include "sim/random/distributions.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <string>

namespace lichtung::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostEvents = 1e9;
using Figures = std::array<double, 4>;  // Gini, generalised Gini, shares of units with 25 and 50 %

Figures figures(std::span<const double> counts) {
  return {gini(counts), generalised_gini(counts), units_holding(counts, 0.25).share, units_holding(counts, 0.5).share};
}

/// Counts of simulation `number`. `cumulated` exposures end at the total; empty: equal chances.
std::vector<double> scatter(std::size_t units, std::uint32_t events, std::span<const double> cumulated,
                            std::uint64_t seed, std::uint32_t number) {
  std::vector<double> counts(units, 0.0);
  random::Words block{};
  for (std::uint32_t e = 0; e < events; ++e) {
    if (e % 2 == 0) block = random::words({.seed = seed, .replicate = 0}, random::Purpose::NullEvents, e / 2, number);
    const std::uint32_t high = block[2 * (e % 2)], low = block[2 * (e % 2) + 1];
    std::size_t unit = random::below(static_cast<std::uint32_t>(units), high);
    if (!cumulated.empty()) {
      const double x = random::unit53(high, low) * cumulated.back();
      unit = static_cast<std::size_t>(std::upper_bound(cumulated.begin(), cumulated.end(), x) - cumulated.begin());
    }
    counts[std::min(unit, units - 1)] += 1.0;
  }
  return counts;
}

/// `sign` 1: large values are concentrated; −1: small ones.
AgainstChance against(double observed, std::vector<double> simulated, double sign) {
  AgainstChance out{observed, kNaN, kNaN, kNaN, kNaN};
  if (simulated.empty()) return out;
  std::size_t as_concentrated = 0;
  for (const double s : simulated) as_concentrated += sign * s >= sign * observed - 1e-12 ? 1U : 0U;
  std::sort(simulated.begin(), simulated.end());
  const auto n = static_cast<double>(simulated.size());
  out.mean = std::accumulate(simulated.begin(), simulated.end(), 0.0) / n;
  out.low = quantile(simulated, 0.025);
  out.high = quantile(simulated, 0.975);
  out.p = (1.0 + static_cast<double>(as_concentrated)) / (1.0 + n);
  return out;
}

std::vector<double> cumulate(std::span<const double> exposure, std::size_t units) {
  if (exposure.empty()) return {};
  require_length(exposure.size(), units, "exposure");
  static_cast<void>(require_total(exposure, "exposure"));
  std::vector<double> cumulated(exposure.size());
  std::partial_sum(exposure.begin(), exposure.end(), cumulated.begin());
  return cumulated;
}

}  // namespace

Concentration concentration(std::span<const double> counts, std::span<const double> exposure,
                            const Permutations& plan) {
  const Figures observed = figures(counts);
  const std::vector<double> cumulated = cumulate(exposure, counts.size());
  const double events = std::accumulate(counts.begin(), counts.end(), 0.0);
  if (events > kMostEvents) throw InvalidData(Problem::TooLarge, "counts", shown(events), shown(kMostEvents));
  std::vector<Figures> simulated(plan.count);
  tbb::parallel_for(std::uint32_t{0}, plan.count, [&](std::uint32_t r) {
    simulated[r] = figures(scatter(counts.size(), static_cast<std::uint32_t>(events), cumulated, plan.seed, r));
  });
  const auto column = [&](std::size_t k) {
    std::vector<double> values;
    for (const Figures& f : simulated) values.push_back(f[k]);
    return values;
  };
  return {against(observed[0], column(0), 1.0), against(observed[1], column(1), 1.0),
          against(observed[2], column(2), -1.0), against(observed[3], column(3), -1.0)};
}

}  // namespace lichtung::statistics
