// Replicates are independent draws of the same experiment, so the t interval of their mean applies.
#include "analysis/report/estimate.hpp"

#include "analysis/statistics/distributions.hpp"

#include <cmath>

namespace lichtung::report {

Estimate estimate(std::span<const double> values) {
  Estimate e;
  double sum = 0.0;
  for (const double v : values)
    if (std::isfinite(v)) {
      sum += v;
      ++e.n;
    }
  if (e.n == 0) return e;
  const auto n = static_cast<double>(e.n);
  e.mean = sum / n;
  if (e.n < 2) return e;
  double squares = 0.0;
  for (const double v : values)
    if (std::isfinite(v)) squares += (v - e.mean) * (v - e.mean);
  const double half = statistics::student_t_quantile(n - 1.0, 0.5 + kLevel / 2.0) * std::sqrt(squares / (n - 1.0) / n);
  e.low = e.mean - half;
  e.high = e.mean + half;
  return e;
}

Estimate scaled(Estimate e, double factor) {
  e.mean *= factor;
  e.low *= factor;
  e.high *= factor;
  return e;
}

}  // namespace lichtung::report
