// Probabilities and quantiles of the textbook distributions (Boost.Math), behind one door: its headers are heavy.
#pragma once

namespace lichtung::statistics {

/// P(Z ≥ z) of the standard normal.
[[nodiscard]] double normal_upper(double z);
/// z with P(Z ≤ z) = p, 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);

/// P(T ≥ t) of Student's t; degrees > 0.
[[nodiscard]] double student_t_upper(double degrees, double t);
/// t with P(T ≤ t) = p, 0 < p < 1; degrees > 0.
[[nodiscard]] double student_t_quantile(double degrees, double p);
/// Power of the two-sided one-sample t test at level alpha for a mean of `effect` standard deviations and n ≥ 2 values:
/// 1 − F(t_crit; n−1, δ) + F(−t_crit; n−1, δ), F noncentral t, δ = effect √n.
[[nodiscard]] double t_test_power(double effect, double n, double alpha);

/// P(X > k) of a Poisson variable with the given mean ≥ 0, k ≥ 0.
[[nodiscard]] double poisson_above(double k, double mean);
/// P(X² ≥ x) of a χ² variable; degrees > 0, x ≥ 0.
[[nodiscard]] double chi_squared_upper(double degrees, double x);

}  // namespace lichtung::statistics
