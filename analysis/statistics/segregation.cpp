// Dissimilarity, exposure, isolation, entropy.
#include "analysis/statistics/segregation.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace lichtung::statistics {

Segregation segregation(std::span<const double> first, std::span<const double> second, std::span<const double> totals) {
  const double a = require_total(first, "first"), b = require_total(second, "second");
  require_length(second.size(), first.size(), "second");
  if (!totals.empty()) {
    require_length(totals.size(), first.size(), "totals");
    require_not_negative(totals, "totals");
  }
  Segregation out;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double both = first[i] + second[i];
    const double total = totals.empty() ? both : totals[i];
    if (total < both * (1.0 - 1e-12))
      throw InvalidData(Problem::OutOfRange, "totals", shown(total), "≥ " + shown(both));
    out.dissimilarity += 0.5 * std::abs(first[i] / a - second[i] / b);
    if (total <= 0.0) continue;
    out.exposure_first_to_second += first[i] / a * second[i] / total;
    out.exposure_second_to_first += second[i] / b * first[i] / total;
    out.isolation_first += first[i] / a * first[i] / total;
    out.isolation_second += second[i] / b * second[i] / total;
  }
  return out;
}

double normed_entropy(std::span<const double> amounts) {
  require_at_least(amounts.size(), 2, "kinds");
  require_not_negative(amounts, "amounts");
  const double total = std::accumulate(amounts.begin(), amounts.end(), 0.0);
  if (total == 0.0) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0.0;
  for (const double x : amounts)
    if (x > 0.0) sum -= x / total * std::log(x / total);
  return sum / std::log(static_cast<double>(amounts.size()));
}

Multigroup multigroup_segregation(std::span<const std::vector<double>> groups) {
  require_at_least(groups.size(), 2, "groups");
  const std::size_t areas = groups.front().size();
  require_at_least(areas, 1, "areas");
  std::vector<double> group_totals;
  for (const auto& group : groups) {
    require_length(group.size(), areas, "groups");
    require_not_negative(group, "groups");
    group_totals.push_back(std::accumulate(group.begin(), group.end(), 0.0));
  }
  Multigroup out;
  out.entropy = normed_entropy(group_totals);
  if (!(out.entropy > 0.0)) throw InvalidData(Problem::ZeroTotal, "groups");
  const double whole = std::accumulate(group_totals.begin(), group_totals.end(), 0.0);
  std::vector<double> amounts(groups.size());
  for (std::size_t i = 0; i < areas; ++i) {
    for (std::size_t g = 0; g < groups.size(); ++g) amounts[g] = groups[g][i];
    const double total = std::accumulate(amounts.begin(), amounts.end(), 0.0);
    out.area_entropy.push_back(normed_entropy(amounts));
    if (total > 0.0) out.information_index += total / whole * (out.entropy - out.area_entropy.back()) / out.entropy;
  }
  return out;
}

}  // namespace lichtung::statistics
