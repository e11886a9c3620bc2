// One figure of two scenarios over their replicates: how much it differs and how surely. Replicates with the same number
// and seed share their random draws (common random numbers) and are compared in pairs; otherwise the two sides are
// independent samples (Welch 1947). Law 2015, Simulation Modeling and Analysis, sections 10.2 and 11.2.
#pragma once

#include "analysis/statistics/paired.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace lichtung::comparison {

inline constexpr double kLevel = 0.95;    // of all intervals
inline constexpr double kPower = 0.8;     // with which the replicates needed find an effect
inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// What an interval says. An interval that holds zero is no difference, whatever the mean looks like.
enum class Verdict : std::uint8_t {
  Unknown = 0,        // fewer than two replicates: no interval
  Equal = 1,          // every replicate has the same value on both sides
  Undetectable = 2,
  Less = 3,
  More = 4,
};

/// Which way is better; Neither: more isn't better or worse in itself.
enum class Good : std::uint8_t { Lower = 0, Higher = 1, Neither = 2 };

/// `b` against `a`. NaN: unknown. Replicates in which either side has no finite value don't count (a pair neither).
struct Contrast {
  std::size_t replicates_a{}, replicates_b{};
  std::size_t left_out{};                          // of these pairs (or replicates) for want of a finite value
  bool paired{};
  double mean_a{kUnknown}, mean_b{kUnknown};
  double difference{kUnknown};                     // mean_b − mean_a
  double relative{kUnknown};                       // difference / |mean_a|; NaN for 0
  double sd{kUnknown};                             // of the paired differences; unpaired √(s_a² + s_b²)
  statistics::Interval t{kUnknown, kUnknown};
  statistics::Interval bootstrap{kUnknown, kUnknown};   // BCa over pairs; unpaired unknown
  double p{kUnknown};                              // two-sided
  double improvement{kUnknown};                    // share of pairs (unpaired: of all pairings) in which b is better, ties half
  double correlation{kUnknown};                    // between the pairs
  double variance_ratio{kUnknown};                 // var(differences) / (var(a) + var(b)): below 1 pairing pays
  std::size_t needed_observed{}, needed_5{}, needed_10{};   // replicates to find the seen difference, 5 and 10 % of mean_a; 0: unknown
  Verdict verdict{Verdict::Unknown};
  [[nodiscard]] bool detected() const { return verdict == Verdict::Less || verdict == Verdict::More; }
  [[nodiscard]] bool has_interval() const { return t.low <= t.high; }
};

/// How figures are compared.
struct ContrastRules {
  bool paired{true};
  std::uint32_t resamples{2000};                   // of the bootstrap; 0: none
  std::uint64_t seed{1};                           // of the bootstrap
  bool needed{true};                               // also find how many replicates would be needed
  bool sampled{};                                  // counts that chance draws: see contrast()
};

/// How likely n pairs (or n_a and n_b replicates) all differ the same way by chance alone: 2 / 2ⁿ, 2 / C(n_a + n_b, n_a).
[[nodiscard]] double chance_of_agreement(std::size_t a, std::size_t b, bool paired);

/// One value per replicate; paired: in the same order and of the same length, otherwise std::invalid_argument.
/// Where all pairs differ by the same number, the interval has no width. Of lamps and costs that is the truth; a few sampled
/// offences may agree by chance, so there the verdict is by chance_of_agreement(), and there is no interval.
[[nodiscard]] Contrast contrast(std::span<const double> a, std::span<const double> b, Good good, const ContrastRules& rules);

}  // namespace lichtung::comparison
