// Getis–Ord statistics: hot spots (many high values together) and cold spots.
//   local:   z_i = (Σ_j w_ij x_j − W_i x̄) / (s √((m S_1i − W_i²) / (m − 1))),  W_i = Σ_j w_ij, S_1i = Σ_j w_ij²
//            Gi leaves out unit i (m = n − 1, mean and s of the others), Gi* includes it (m = n)
//   general: G = Σ_i Σ_j w_ij x_i x_j / Σ_i Σ_{j≠i} x_i x_j
// Ord & Getis 1995, eqs. 5 and 14.2; Getis & Ord 1992 for G and for the older local moments.
#pragma once

#include "analysis/statistics/conditional.hpp"
#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/weights.hpp"
#include "analysis/statistics/z_test.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::statistics {

enum class OwnUnit : std::uint8_t { LeftOut, Included };  // Gi, Gi*

/// OrdGetis1995 holds for any weights. GetisOrd1992 has W_i (m − W_i) in place of m S_1i − W_i², which is the same for
/// weights 0 and 1 only; some programs use it for row-standardised weights too.
enum class GetisMoments : std::uint8_t { OrdGetis1995, GetisOrd1992 };

enum class Divisor : std::uint8_t { Count, CountMinusOne };  // of s²; the papers use Count

struct GetisOrdOptions {
  OwnUnit own{OwnUnit::Included};
  bool row_standardise{};  // after the own unit was added with weight 1
  GetisMoments moments{GetisMoments::OrdGetis1995};
  Divisor divisor{Divisor::Count};
};

struct LocalGetisOrd {
  std::vector<double> z;             // NaN for islands (Gi) and units that neighbour all others (no variance)
  std::vector<double> p_two_sided;   // normal
  std::vector<LocalP> permutations;  // of the sum over neighbours; greater small: hot, less small: cold
};

/// `weights` without units as their own neighbours. Throws InvalidData as moran().
[[nodiscard]] LocalGetisOrd local_getis_ord(std::span<const double> values, const SpatialWeights& weights,
                                            const GetisOrdOptions& options, const Permutations& plan);

struct GeneralG {
  double ratio{};  // G
  ZTest randomisation;
  PermutationTest permutations;
};

/// Throws InvalidData as moran(), for negative values, fewer than 4 units, and if fewer than two values are positive.
[[nodiscard]] GeneralG general_g(std::span<const double> values, const SpatialWeights& weights,
                                 const Permutations& plan);

}  // namespace lichtung::statistics
