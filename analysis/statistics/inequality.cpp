// Theil's T, its decomposition, and the spatial Gini.
#include "analysis/statistics/inequality.hpp"

#include "analysis/statistics/concentration.hpp"
#include "analysis/statistics/invalid_data.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace lichtung::statistics {

double theil(std::span<const double> values) {
  const double total = require_total(values, "values");
  const double n = static_cast<double>(values.size());
  double sum = 0.0;
  for (const double x : values)
    if (x > 0.0) sum += x / total * std::log(n * x / total);
  return sum;
}

TheilParts theil_by_group(std::span<const double> values, std::span<const std::uint32_t> groups) {
  const double total = require_total(values, "values");
  require_length(groups.size(), values.size(), "groups");
  std::vector<std::uint32_t> names(groups.begin(), groups.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const double n = static_cast<double>(values.size());
  TheilParts parts;
  parts.total = theil(values);
  for (const std::uint32_t name : names) {
    std::vector<double> members;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (groups[i] == name) members.push_back(values[i]);
    const double share = std::accumulate(members.begin(), members.end(), 0.0) / total;
    if (share <= 0.0) continue;
    parts.between += share * std::log(share * n / static_cast<double>(members.size()));
    parts.within += share * theil(members);
  }
  return parts;
}

SpatialGini spatial_gini(std::span<const double> values, const SpatialWeights& weights, const Permutations& plan) {
  const double total = require_total(values, "values");
  require_length(weights.units(), values.size(), "weights");
  const double n = static_cast<double>(values.size());
  const auto near = [&](std::span<const double> x) {
    double sum = 0.0;
    for (std::size_t u = 0; u < weights.units(); ++u)
      for (const std::uint32_t v : weights.of(u)) sum += std::abs(x[u] - x[v]);
    return sum;
  };
  SpatialGini result;
  result.gini = gini(values);
  const double all = result.gini * 2.0 * n * total;  // Σ_i Σ_j |x_i − x_j|
  result.neighbours = near(values);
  result.others = all - result.neighbours;
  result.others_permuted =
      permute(values, result.others, plan, [&](std::span<const double> x) { return all - near(x); });
  return result;
}

}  // namespace lichtung::statistics
