// Normal p values of a standardised statistic.
#include "analysis/statistics/z_test.hpp"

#include "analysis/statistics/distributions.hpp"

#include <cmath>
#include <limits>

namespace lichtung::statistics {

ZTest z_test(double observed, double expectation, double variance) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  ZTest test{expectation, variance, nan, nan, nan, nan};
  if (!(variance > 0.0)) return test;
  test.z = (observed - expectation) / std::sqrt(variance);
  test.p_greater = normal_upper(test.z);
  test.p_less = normal_upper(-test.z);
  test.p_two_sided = 2.0 * normal_upper(std::abs(test.z));
  return test;
}

}  // namespace lichtung::statistics
