// How separately groups of households (by tenure, age, size) or land uses are spread over areas.
//   dissimilarity D = ½ Σ |a_i/A − b_i/B|,  exposure xPy = Σ (x_i/X)(y_i/t_i),  isolation xPx
// Duncan & Duncan 1955; Massey & Denton 1988, Social Forces 67.
//   land-use entropy −Σ p ln p / ln k: Cervero & Kockelman 1997
//   information theory index H = Σ t_i (E − E_i) / (T E): Theil 1972, for any number of groups
#pragma once

#include <span>
#include <vector>

namespace lichtung::statistics {

/// Persons or dwellings of two groups per area, and of all groups together (total ≥ x + y).
struct Segregation {
  double dissimilarity{};
  double exposure_first_to_second{}, exposure_second_to_first{};
  double isolation_first{}, isolation_second{};
};

/// `totals` may be empty: then the two groups are all there is. Areas without anybody count for nothing. Throws
/// InvalidData: lengths differ, negative, not finite, an empty group, totals below the sum of the groups.
[[nodiscard]] Segregation segregation(std::span<const double> first, std::span<const double> second,
                                      std::span<const double> totals);

/// Entropy of the shares of k ≥ 2 kinds, normed by ln k: 0 one kind only, 1 all equal. NaN if all are 0.
/// Throws InvalidData for fewer kinds, negative or not finite amounts.
[[nodiscard]] double normed_entropy(std::span<const double> amounts);

struct Multigroup {
  double information_index{};        // H, 0 all areas alike, 1 no mixing
  double entropy{};                  // of the whole, normed
  std::vector<double> area_entropy;  // per area, normed; NaN for empty ones
};

/// `groups[g][i]`: amount of group g in area i, at least two groups of equal length. Throws InvalidData as above, and
/// ZeroTotal if the whole has one group only.
[[nodiscard]] Multigroup multigroup_segregation(std::span<const std::vector<double>> groups);

}  // namespace lichtung::statistics
