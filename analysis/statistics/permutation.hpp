// Permutation tests: how often chance alone would give a statistic at least as large. Every permutation is a pure
// function of seed, purpose and its own number, so results do not depend on the number of threads.
// p = (1 + #{simulated ≥ observed}) / (1 + R): Davison & Hinkley 1997, section 4.2; North et al. 2002.
#pragma once

#include "sim/random/random.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace lichtung::statistics {

struct Permutations {
  std::uint64_t seed{1};
  std::uint32_t count{999};  // R; 0: no permutations
};

/// A random order of 0 … n−1 (Fisher–Yates) for permutation `number`, written to `order`.
void random_order(const Permutations& plan, random::Purpose purpose, std::uint32_t number,
                  std::span<std::uint32_t> order);

/// What permutations say of a statistic. Without permutations every number but `permutations` is NaN.
struct PermutationTest {
  std::uint32_t permutations{};
  double mean{}, standard_deviation{};          // of the simulated statistics; deviation with R − 1
  double p_greater{}, p_less{}, p_two_sided{};  // two-sided: twice the smaller one, at most 1
};

/// Compares an observed statistic with simulated ones. Values that differ by rounding only (1e-12 of the largest)
/// count as equal, since a permuted sum adds in another order.
[[nodiscard]] PermutationTest permutation_test(double observed, std::span<const double> simulated);

/// Permutes `values` over the units and computes `statistic` each time, in parallel; it must be a pure function.
[[nodiscard]] PermutationTest permute(std::span<const double> values, double observed, const Permutations& plan,
                                      const std::function<double(std::span<const double>)>& statistic);

/// The p-th quantile of numbers by linear interpolation between order statistics (Hyndman & Fan 1996, type 7).
/// `sorted` ascending, not empty; 0 ≤ p ≤ 1.
[[nodiscard]] double quantile(std::span<const double> sorted, double p);

}  // namespace lichtung::statistics
