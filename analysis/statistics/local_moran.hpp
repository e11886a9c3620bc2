// Local Moran's I: where are clusters of high or low values, and where do units differ from their neighbours?
//   I_i = (n − 1) z_i Σ_j w_ij z_j / Σ_k z_k²
// Anselin 1995, Local indicators of spatial association – LISA; variance under randomisation: his appendix A, scaled
// by ((n − 1)/n)² because he divides by Σ z²/n.
#pragma once

#include "analysis/statistics/conditional.hpp"
#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/weights.hpp"
#include "analysis/statistics/z_test.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lichtung::statistics {

/// Own deviation and that of the neighbours. Exactly 0 counts as low; islands have None.
enum class Quadrant : std::uint8_t { None, HighHigh, LowHigh, LowLow, HighLow };

struct LocalMoran {
  std::vector<double> index;         // I_i, 0 for islands
  std::vector<ZTest> randomisation;  // NaN for islands
  std::vector<LocalP> permutations;  // greater, less: of the lag; a small p of either kind marks a cluster or outlier
  std::vector<Quadrant> quadrant;
};

/// Throws InvalidData as moran().
[[nodiscard]] LocalMoran local_moran(std::span<const double> values, const SpatialWeights& weights,
                                     const Permutations& plan);

}  // namespace lichtung::statistics
