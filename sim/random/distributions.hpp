// Own distributions over a uniform number: the library ones differ between implementations.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <span>

namespace lichtung::random {

[[nodiscard]] inline bool bernoulli(double probability, double u) { return u < probability; }

/// Exponential with the given mean (> 0).
[[nodiscard]] inline double exponential(double mean, double u) { return -mean * std::log1p(-u); }

/// Standard normal by Box–Muller from two uniforms.
[[nodiscard]] inline double normal(double u1, double u2) {
  return std::sqrt(-2.0 * std::log(u1)) * std::cos(2.0 * std::numbers::pi * u2);
}

/// Log-normal with the given mean and coefficient of variation.
[[nodiscard]] inline double lognormal(double mean, double cv, double u1, double u2) {
  const double s2 = std::log1p(cv * cv);
  return mean * std::exp(std::sqrt(s2) * normal(u1, u2) - s2 / 2.0);
}

/// Index into weights (any non-negative, not all zero); the last positive one for u near 1.
[[nodiscard]] inline std::size_t categorical(std::span<const double> weights, double u) {
  double total = 0.0;
  for (const double w : weights) total += w;
  double x = u * total;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0.0) continue;
    last = i;
    if (x < weights[i]) return i;
    x -= weights[i];
  }
  return last;
}

/// Poisson by inversion; means above 500 use a rounded normal (relative error of the variance < 0.1 %).
[[nodiscard]] inline std::uint32_t poisson(double mean, double u, double u2 = 0.5) {
  if (mean <= 0.0) return 0;
  if (mean > 500.0) {
    const double x = mean + std::sqrt(mean) * normal(u, u2);
    return x <= 0.0 ? 0U : static_cast<std::uint32_t>(std::lround(x));
  }
  double p = std::exp(-mean);
  double cumulative = p;
  std::uint32_t k = 0;
  while (u > cumulative && k < 2000U) {
    ++k;
    p *= mean / k;
    cumulative += p;
  }
  return k;
}

/// 0 … n−1, n > 0; bias below n / 2^32.
[[nodiscard]] inline std::uint32_t below(std::uint32_t n, std::uint32_t word) {
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * n) >> 32);
}

}  // namespace lichtung::random
