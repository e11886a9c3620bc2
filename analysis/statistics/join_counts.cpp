// Join counts with moments under non-free sampling.
#include "analysis/statistics/join_counts.hpp"

#include "analysis/statistics/deviations.hpp"
#include "analysis/statistics/invalid_data.hpp"

#include <string>

namespace lichtung::statistics {
namespace {

double weighted(std::span<const double> x, const SpatialWeights& weights, double (*join)(double, double)) {
  double sum = 0.0;
  for (std::size_t u = 0; u < weights.units(); ++u) {
    const auto row = weights.of(u);
    const auto w = weights.values_of(u);
    for (std::size_t k = 0; k < row.size(); ++k) sum += w[k] * join(x[u], x[row[k]]);
  }
  return sum / 2.0;
}

double both_black(double a, double b) { return a * b; }
double both_white(double a, double b) { return (1.0 - a) * (1.0 - b); }
double different(double a, double b) { return (a - b) * (a - b); }

/// x (x − 1) … with k factors.
double falling(double x, int k) {
  double product = 1.0;
  for (int i = 0; i < k; ++i) product *= x - i;
  return product;
}

/// Joins of m equal units among n.
ZTest same_colour(double count, double m, double n, const WeightSums& s) {
  const auto share = [&](int k) { return falling(m, k) / falling(n, k); };
  const double expected = 0.5 * s.s0 * share(2);
  const double square = s.s1 * share(2) + (s.s2 - 2.0 * s.s1) * share(3) + (s.s0 * s.s0 + s.s1 - s.s2) * share(4);
  return z_test(count, expected, 0.25 * square - expected * expected);
}

ZTest other_colour(double count, double b, double n, const WeightSums& s) {
  const double w = n - b;
  const double expected = s.s0 * b * w / falling(n, 2);
  const double square = 2.0 * s.s1 * b * w / falling(n, 2) + (s.s2 - 2.0 * s.s1) * b * w * (n - 2.0) / falling(n, 3) +
                        4.0 * (s.s0 * s.s0 + s.s1 - s.s2) * falling(b, 2) * falling(w, 2) / falling(n, 4);
  return z_test(count, expected, 0.25 * square - expected * expected);
}

}  // namespace

JoinCounts join_counts(std::span<const double> values, const SpatialWeights& weights, const Permutations& plan) {
  static_cast<void>(deviations(values, weights, 4));  // its checks
  JoinCounts result;
  result.units = values.size();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != 0.0 && values[i] != 1.0)
      throw InvalidData(Problem::OutOfRange, "values", shown(values[i]), "0, 1");
    result.black += values[i] == 1.0 ? 1U : 0U;
  }
  const WeightSums s = weight_sums(weights);
  const double n = static_cast<double>(values.size()), b = static_cast<double>(result.black);
  const auto count = [&](double (*join)(double, double)) {
    JoinCount joins;
    joins.count = weighted(values, weights, join);
    joins.permutations =
        permute(values, joins.count, plan, [&](std::span<const double> x) { return weighted(x, weights, join); });
    return joins;
  };
  result.black_black = count(both_black);
  result.black_white = count(different);
  result.white_white = count(both_white);
  result.black_black.sampling = same_colour(result.black_black.count, b, n, s);
  result.black_white.sampling = other_colour(result.black_white.count, b, n, s);
  result.white_white.sampling = same_colour(result.white_white.count, n - b, n, s);
  return result;
}

}  // namespace lichtung::statistics
