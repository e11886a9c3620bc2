// The roots of a quadratic in θ.
#include "analysis/statistics/fieller.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lichtung::statistics {

RatioInterval fieller(const TwoMeans& m, double t) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  require_finite(std::array{m.x, m.y, m.covariance}, "means");
  require_not_negative(std::array{m.variance_x, m.variance_y}, "variances");
  if (!(t > 0.0) || std::isinf(t)) throw InvalidData(Problem::OutOfRange, "t", shown(t), "> 0");
  RatioInterval out{.ratio = m.y == 0.0 ? nan : m.x / m.y, .bounded = false, .interval = {nan, nan}};
  const double a = m.y * m.y - t * t * m.variance_y;
  if (!(a > 0.0)) return out;
  const double half_b = m.x * m.y - t * t * m.covariance;
  const double c = m.x * m.x - t * t * m.variance_x;
  const double root = std::sqrt(std::max(0.0, half_b * half_b - a * c));
  out.bounded = true;
  out.interval = {(half_b - root) / a, (half_b + root) / a};
  return out;
}

}  // namespace lichtung::statistics
