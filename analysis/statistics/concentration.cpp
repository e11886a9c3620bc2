// Lorenz curve, Gini and its relatives.
#include "analysis/statistics/concentration.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace lichtung::statistics {
namespace {

std::vector<double> ascending(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

/// 2 Σ i y_i − n − 1 for shares y of ascending values, i from 1.
double rank_sum(std::span<const double> values, double total) {
  const std::vector<double> sorted = ascending(values);
  double sum = 0.0;
  for (std::size_t i = 0; i < sorted.size(); ++i) sum += static_cast<double>(i + 1) * sorted[i];
  return 2.0 * sum / total - static_cast<double>(sorted.size()) - 1.0;
}

}  // namespace

std::vector<LorenzPoint> lorenz_curve(std::span<const double> values) {
  const double total = require_total(values, "values");
  const double n = static_cast<double>(values.size());
  std::vector<LorenzPoint> curve{{0.0, 0.0}};
  double sum = 0.0;
  for (const double x : ascending(values)) {
    sum += x;
    curve.push_back({static_cast<double>(curve.size()) / n, sum / total});
  }
  curve.back() = {1.0, 1.0};
  return curve;
}

double gini(std::span<const double> values) {
  const double total = require_total(values, "values");
  return rank_sum(values, total) / static_cast<double>(values.size());
}

double generalised_gini(std::span<const double> counts) {
  const double events = require_total(counts, "counts");
  for (const double x : counts)
    if (x != std::floor(x)) throw InvalidData(Problem::OutOfRange, "counts", shown(x), "0, 1, 2, …");
  const double n = static_cast<double>(counts.size());
  return std::max(1.0 / events, 1.0 / n) * rank_sum(counts, events) - std::max(n / events, 1.0) + 1.0;
}

Holders units_holding(std::span<const double> values, double share) {
  const double total = require_total(values, "values");
  if (!(share > 0.0 && share <= 1.0)) throw InvalidData(Problem::OutOfRange, "share", shown(share), "0 … 1");
  std::vector<double> sorted = ascending(values);
  std::reverse(sorted.begin(), sorted.end());
  Holders holders;
  double sum = 0.0;
  const double wanted = share * total * (1.0 - 1e-12);  // a sum of shares may miss its mark by rounding
  while (holders.units < sorted.size() && sum < wanted) sum += sorted[holders.units++];
  holders.share = static_cast<double>(holders.units) / static_cast<double>(sorted.size());
  return holders;
}

}  // namespace lichtung::statistics
