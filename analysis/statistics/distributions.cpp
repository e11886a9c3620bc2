// Thin calls into Boost.Math; the limits that it refuses (mean 0, infinite statistics) are answered here.
#include "analysis/statistics/distributions.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace lichtung::statistics {

namespace bm = boost::math;

double normal_upper(double z) { return bm::cdf(bm::complement(bm::normal(), z)); }

double normal_quantile(double p) { return bm::quantile(bm::normal(), p); }

double student_t_upper(double degrees, double t) {
  if (std::isinf(t)) return t > 0.0 ? 0.0 : 1.0;
  return bm::cdf(bm::complement(bm::students_t(degrees), t));
}

double student_t_quantile(double degrees, double p) { return bm::quantile(bm::students_t(degrees), p); }

double t_test_power(double effect, double n, double alpha) {
  const double critical = student_t_quantile(n - 1.0, 1.0 - alpha / 2.0);
  const double noncentrality = std::abs(effect) * std::sqrt(n);
  // Far beyond the critical value the power is 1 to all digits, where the noncentral t isn't worth evaluating.
  if (noncentrality > 40.0 && noncentrality > 40.0 * critical) return 1.0;
  const bm::non_central_t distribution(n - 1.0, noncentrality);
  return bm::cdf(bm::complement(distribution, critical)) + bm::cdf(distribution, -critical);
}

double poisson_above(double k, double mean) {
  if (mean <= 0.0) return 0.0;
  return bm::cdf(bm::complement(bm::poisson(mean), k));
}

double chi_squared_upper(double degrees, double x) { return bm::cdf(bm::complement(bm::chi_squared(degrees), x)); }

}  // namespace lichtung::statistics
