// Confidence set of a ratio of two means, exact for normal means even where the divisor is near 0: Fieller 1954, J. Roy.
// Stat. Soc. B 16. All θ with (x − θ y)² ≤ t² (v_x − 2 θ c + θ² v_y).
#pragma once

#include "analysis/statistics/paired.hpp"

namespace lichtung::statistics {

/// Two estimates with their variances and covariance (of the means, so s²/n).
struct TwoMeans {
  double x{}, y{};
  double variance_x{}, variance_y{}, covariance{};
};

struct RatioInterval {
  double ratio{};       // x / y; NaN for y = 0
  bool bounded{};       // y differs from 0 at this level: one finite interval
  Interval interval;    // bounded: the interval; otherwise NaN, for then the set reaches to infinity
};

/// `t`: quantile of Student's t for the level wanted, e.g. 2.26 for 95 % and 9 degrees of freedom. Throws InvalidData for
/// numbers that aren't finite, negative variances, t ≤ 0.
[[nodiscard]] RatioInterval fieller(const TwoMeans& means, double t);

}  // namespace lichtung::statistics
