// Comparing two scenarios that ran with common random numbers: replicate r of one is paired with replicate r of the
// other, so that what both share cancels out. Nelson 2013, Foundations and Methods of Stochastic Simulation, section
// 8.1; Law 2015, Simulation Modeling and Analysis, sections 10.2 and 11.2.
// Bootstrap interval: BCa, Efron 1987; DiCiccio & Efron 1996. Probability of improvement: paired form of Vargha &
// Delaney 2000.
#pragma once

#include "analysis/statistics/permutation.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace lichtung::statistics {

/// Which way is better.
enum class Better : std::uint8_t { Lower, Higher };

struct Interval {
  double low{}, high{};
};

struct PairedComparison {
  std::size_t pairs{};
  double first_mean{}, second_mean{};
  double difference{};                  // mean of second − first
  double standard_deviation{};          // of the differences, n − 1
  Interval t_interval;                  // difference ± t_{1−α/2, n−1} · s / √n
  Interval bootstrap_interval;          // BCa; NaN for fewer than 3 pairs or without resamples
  double p_two_sided{};                 // paired t test; NaN where all differences are equal
  double relative_difference{};         // difference / first mean; NaN for 0
  double probability_of_improvement{};  // share of pairs in which second is better, ties count half
  double correlation{};                 // between the pairs; NaN if one side doesn't vary
  double variance_ratio{};  // var(differences) / (var(first) + var(second)): below 1 pairing pays; NaN for 0 / 0
};

/// `first` and `second`: one number per replicate, in the same order, at least 2. `level` of the intervals, 0 < level
/// < 1. Throws InvalidData: lengths differ, fewer than 2, not finite.
[[nodiscard]] PairedComparison compare_pairs(std::span<const double> first, std::span<const double> second,
                                             Better better, double level, const Permutations& resamples);

/// BCa interval of the mean of `values` (at least 3; the value itself where all are equal).
[[nodiscard]] Interval bca_interval(std::span<const double> values, double level, const Permutations& resamples);

/// The fewest pairs with which a two-sided paired t test at level alpha finds a true mean difference `effect` with the
/// given power, by the noncentral t distribution. `standard_deviation` of the differences ≥ 0, effect ≠ 0, 0 < alpha,
/// power < 1. At most 10^9. Throws InvalidData otherwise.
[[nodiscard]] std::size_t replicates_needed(double standard_deviation, double effect, double alpha, double power);

/// The smallest true difference found with the given power by n ≥ 2 pairs.
[[nodiscard]] double detectable_effect(double standard_deviation, std::size_t pairs, double alpha, double power);

}  // namespace lichtung::statistics
