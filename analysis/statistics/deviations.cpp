// Shared checks and moments.
#include "analysis/statistics/deviations.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <algorithm>

namespace lichtung::statistics {

Deviations deviations(std::span<const double> values, const SpatialWeights& weights, std::size_t least) {
  require_at_least(values.size(), least, "values");
  require_length(weights.units(), values.size(), "weights");
  require_finite(values, "values");
  if (weights.links() == 0) throw InvalidData(Problem::NoNeighbours, "weights");
  double s0 = 0.0;
  for (const double w : weights.values) s0 += w;
  if (s0 == 0.0) throw InvalidData(Problem::ZeroTotal, "weights");
  if (std::ranges::adjacent_find(values, std::ranges::not_equal_to{}) == values.end())
    throw InvalidData(Problem::Constant, "values");
  const double n = static_cast<double>(values.size());
  Deviations d;
  for (const double x : values) d.mean += x;
  d.mean /= n;
  double fourth = 0.0;
  d.z.reserve(values.size());
  for (const double x : values) {
    const double z = x - d.mean;
    d.z.push_back(z);
    d.sum_of_squares += z * z;
    fourth += z * z * z * z;
  }
  if (!(d.sum_of_squares > 0.0)) throw InvalidData(Problem::Constant, "values");
  d.kurtosis = n * fourth / (d.sum_of_squares * d.sum_of_squares);
  return d;
}

}  // namespace lichtung::statistics
