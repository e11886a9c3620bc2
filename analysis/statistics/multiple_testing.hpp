// Many tests at once (one per street or area): adjusted p values that control the share of false discoveries.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::statistics {

/// BenjaminiHochberg: Benjamini & Hochberg 1995, for independent or positively dependent tests.
/// BenjaminiYekutieli: Benjamini & Yekutieli 2001, for any dependence; larger by Σ 1/i.
enum class FalseDiscovery : std::uint8_t { BenjaminiHochberg, BenjaminiYekutieli };

/// Adjusted p values in the order of the tests: min over k ≥ rank of m/k · c(m) · p_(k), at most 1. A test is a
/// discovery at level α if its adjusted p ≤ α. NaN (a unit without a test) stays NaN and isn't counted in m.
/// Throws InvalidData for p outside 0 … 1.
[[nodiscard]] std::vector<double> adjusted_p(std::span<const double> p, FalseDiscovery method);

}  // namespace lichtung::statistics
