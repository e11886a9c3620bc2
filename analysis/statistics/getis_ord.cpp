// Local Gi and Gi*, and the general G with its moments under randomisation.
#include "analysis/statistics/getis_ord.hpp"

#include "analysis/statistics/deviations.hpp"
#include "analysis/statistics/distributions.hpp"
#include "analysis/statistics/invalid_data.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace lichtung::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// z of one unit from deviations, so that large means cost no digits.
double local_z(const Deviations& d, const SpatialWeights& weights, std::size_t unit, const GetisOrdOptions& options) {
  const bool included = options.own == OwnUnit::Included;
  const auto row = weights.of(unit);
  const auto w = weights.values_of(unit);
  double total = 0.0, squares = 0.0, lag = 0.0;
  for (std::size_t k = 0; k < row.size(); ++k) {
    total += w[k];
    squares += w[k] * w[k];
    lag += w[k] * d.z[row[k]];
  }
  const double m = static_cast<double>(d.z.size()) - (included ? 0.0 : 1.0);
  const double mean = included ? 0.0 : -d.z[unit] / m;
  const double sum_of_squares = d.sum_of_squares - (included ? 0.0 : d.z[unit] * d.z[unit]) - m * mean * mean;
  const double variance = sum_of_squares / (options.divisor == Divisor::Count ? m : m - 1.0);
  double spread = 0.0;
  switch (options.moments) {
    case GetisMoments::OrdGetis1995: spread = (m * squares - total * total) / (m - 1.0); break;
    case GetisMoments::GetisOrd1992: spread = total * (m - total) / (m - 1.0); break;
  }
  // A unit that neighbours all others has no spread; rounding must not make it one.
  if (row.empty() || !(spread > 1e-12 * total * total) || !(variance > 0.0)) return kNaN;
  return (lag - total * mean) / std::sqrt(variance * spread);
}

/// Σ x^k for k = 1 … 4.
std::array<double, 4> power_sums(std::span<const double> values) {
  std::array<double, 4> sums{};
  for (const double x : values) {
    double power = 1.0;
    for (double& sum : sums) sum += power *= x;
  }
  return sums;
}

/// E[G²] of Getis & Ord 1992.
double second_moment(const WeightSums& s, const std::array<double, 4>& m, double n) {
  const double s02 = s.s0 * s.s0, n2 = n * n;
  const double b0 = (n2 - 3.0 * n + 3.0) * s.s1 - n * s.s2 + 3.0 * s02;
  const double b1 = -((n2 - n) * s.s1 - 2.0 * n * s.s2 + 6.0 * s02);
  const double b2 = -(2.0 * n * s.s1 - (n + 3.0) * s.s2 + 6.0 * s02);
  const double b3 = 4.0 * (n - 1.0) * s.s1 - 2.0 * (n + 1.0) * s.s2 + 8.0 * s02;
  const double b4 = s.s1 - s.s2 + s02;
  const double sum =
      b0 * m[1] * m[1] + b1 * m[3] + b2 * m[0] * m[0] * m[1] + b3 * m[0] * m[2] + b4 * m[0] * m[0] * m[0] * m[0];
  const double pairs = m[0] * m[0] - m[1];
  return sum / (pairs * pairs * n * (n - 1.0) * (n - 2.0) * (n - 3.0));
}

double products(std::span<const double> values, const SpatialWeights& weights) {
  double sum = 0.0;
  for (std::size_t u = 0; u < weights.units(); ++u) {
    const auto row = weights.of(u);
    const auto w = weights.values_of(u);
    for (std::size_t k = 0; k < row.size(); ++k)
      if (row[k] != u) sum += w[k] * values[u] * values[row[k]];
  }
  return sum;
}

}  // namespace

LocalGetisOrd local_getis_ord(std::span<const double> values, const SpatialWeights& weights,
                              const GetisOrdOptions& options, const Permutations& plan) {
  const Deviations d = deviations(values, weights, 3);
  SpatialWeights w = options.own == OwnUnit::Included ? with_own_unit(weights) : weights;
  if (options.row_standardise) w = row_standardised(w);
  LocalGetisOrd result;
  for (std::size_t u = 0; u < values.size(); ++u) {
    const double z = local_z(d, w, u, options);
    result.z.push_back(z);
    result.p_two_sided.push_back(std::isnan(z) ? kNaN : 2.0 * normal_upper(std::abs(z)));
  }
  result.permutations = conditional_lags(d.z, w, plan);
  return result;
}

GeneralG general_g(std::span<const double> values, const SpatialWeights& weights, const Permutations& plan) {
  require_not_negative(values, "values");
  static_cast<void>(deviations(values, weights, 4));  // its checks
  const std::array<double, 4> m = power_sums(values);
  const double pairs = m[0] * m[0] - m[1];
  if (!(pairs > 0.0)) throw InvalidData(Problem::ZeroTotal, "values");
  const double n = static_cast<double>(values.size());
  const WeightSums s = weight_sums(weights);
  const double expected = s.s0 / (n * (n - 1.0));
  GeneralG result;
  result.ratio = products(values, weights) / pairs;
  result.randomisation = z_test(result.ratio, expected, second_moment(s, m, n) - expected * expected);
  result.permutations =
      permute(values, result.ratio, plan, [&](std::span<const double> x) { return products(x, weights) / pairs; });
  return result;
}

}  // namespace lichtung::statistics
