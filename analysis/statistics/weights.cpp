// Rows of neighbours, their transformations and the sums S0, S1, S2.
#include "analysis/statistics/weights.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

namespace lichtung::statistics {
namespace {

/// w(from, to) and whether it is stored.
std::pair<double, bool> entry(const SpatialWeights& w, std::size_t from, std::size_t to) {
  const auto row = w.of(from);
  const auto found = std::lower_bound(row.begin(), row.end(), static_cast<std::uint32_t>(to));
  if (found == row.end() || *found != to) return {0.0, false};
  return {w.values_of(from)[static_cast<std::size_t>(found - row.begin())], true};
}

}  // namespace

SpatialWeights make_weights(std::size_t units, std::vector<WeightLink> links) {
  const auto key = [](const WeightLink& l) { return std::tuple(l.from, l.to); };
  std::sort(links.begin(), links.end(), [&](const WeightLink& a, const WeightLink& b) { return key(a) < key(b); });
  SpatialWeights weights;
  weights.offsets.assign(units + 1, 0);
  weights.neighbours.reserve(links.size());
  weights.values.reserve(links.size());
  for (std::size_t i = 0; i < links.size(); ++i) {
    const WeightLink& link = links[i];
    if (link.from >= units || link.to >= units)
      throw InvalidData(Problem::OutOfRange, "weights", std::to_string(std::max(link.from, link.to) + 1),
                        "1 … " + std::to_string(units));
    if (!std::isfinite(link.value)) throw InvalidData(Problem::NotFinite, "weights", std::to_string(i + 1));
    if (i > 0 && key(links[i - 1]) == key(link))
      throw InvalidData(Problem::Repeated, "weights",
                        std::to_string(link.from + 1) + " → " + std::to_string(link.to + 1));
    weights.neighbours.push_back(link.to);
    weights.values.push_back(link.value);
    ++weights.offsets[link.from + 1];
  }
  for (std::size_t u = 0; u < units; ++u) weights.offsets[u + 1] += weights.offsets[u];
  return weights;
}

SpatialWeights row_standardised(const SpatialWeights& weights) {
  SpatialWeights out = weights;
  for (std::size_t u = 0; u < weights.units(); ++u) {
    double sum = 0.0;
    for (const double v : weights.values_of(u)) sum += v;
    if (weights.of(u).empty()) continue;
    if (sum == 0.0) throw InvalidData(Problem::ZeroTotal, "weights");
    for (std::size_t k = weights.offsets[u]; k < weights.offsets[u + 1]; ++k) out.values[k] = weights.values[k] / sum;
  }
  return out;
}

SpatialWeights binary(const SpatialWeights& weights) {
  SpatialWeights out = weights;
  std::fill(out.values.begin(), out.values.end(), 1.0);
  return out;
}

SpatialWeights with_own_unit(const SpatialWeights& weights, double own) {
  std::vector<WeightLink> links;
  links.reserve(weights.links() + weights.units());
  for (std::size_t u = 0; u < weights.units(); ++u) {
    const auto self = static_cast<std::uint32_t>(u);
    links.push_back({self, self, own});
    for (std::size_t k = weights.offsets[u]; k < weights.offsets[u + 1]; ++k)
      if (weights.neighbours[k] != self) links.push_back({self, weights.neighbours[k], weights.values[k]});
  }
  return make_weights(weights.units(), std::move(links));
}

std::vector<std::uint32_t> islands(const SpatialWeights& weights) {
  std::vector<std::uint32_t> alone;
  for (std::size_t u = 0; u < weights.units(); ++u)
    if (weights.of(u).empty()) alone.push_back(static_cast<std::uint32_t>(u));
  return alone;
}

std::size_t one_way_links(const SpatialWeights& weights) {
  std::size_t count = 0;
  for (std::size_t u = 0; u < weights.units(); ++u)
    for (const std::uint32_t v : weights.of(u))
      if (!entry(weights, v, u).second) ++count;
  return count;
}

WeightSums weight_sums(const SpatialWeights& weights) {
  WeightSums sums;
  std::vector<double> both(weights.units(), 0.0);  // w_i· + w_·i
  for (std::size_t u = 0; u < weights.units(); ++u) {
    const auto row = weights.of(u);
    const auto values = weights.values_of(u);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const auto [back, stored] = entry(weights, row[k], u);
      sums.s0 += values[k];
      // A link without its counterpart stands in the double sum twice, as (i, j) and as (j, i).
      sums.s1 += stored ? 0.5 * (values[k] + back) * (values[k] + back) : values[k] * values[k];
      both[u] += values[k];
      both[row[k]] += values[k];
    }
  }
  for (const double b : both) sums.s2 += b * b;
  return sums;
}

std::vector<double> spatial_lag(const SpatialWeights& weights, std::span<const double> values) {
  require_length(values.size(), weights.units(), "values");
  std::vector<double> lag(weights.units(), 0.0);
  for (std::size_t u = 0; u < weights.units(); ++u) {
    const auto row = weights.of(u);
    const auto w = weights.values_of(u);
    for (std::size_t k = 0; k < row.size(); ++k) lag[u] += w[k] * values[row[k]];
  }
  return lag;
}

}  // namespace lichtung::statistics
