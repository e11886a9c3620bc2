// A statistic against its analytical expectation and variance.
#pragma once

namespace lichtung::statistics {

/// z = (observed − expectation) / √variance and its normal p values. Where the variance isn't positive (or can't be
/// computed, as with too few units) z and p are NaN.
struct ZTest {
  double expectation{}, variance{}, z{};
  double p_greater{}, p_less{}, p_two_sided{};
};

[[nodiscard]] ZTest z_test(double observed, double expectation, double variance);

}  // namespace lichtung::statistics
