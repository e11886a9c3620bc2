// A mean over replicates and how surely it is known.
#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace lichtung::report {

inline constexpr double kLevel = 0.95;

/// `low` and `high`: 95 % interval of the mean by Student's t; NaN below two values.
struct Estimate {
  double mean{std::numeric_limits<double>::quiet_NaN()}, low{mean}, high{mean};
  std::size_t n{};
  [[nodiscard]] bool known() const { return n > 0; }
  [[nodiscard]] bool has_interval() const { return n > 1; }
};

/// Values that aren't finite don't count.
[[nodiscard]] Estimate estimate(std::span<const double> values);

/// The same with everything multiplied by `factor` ≥ 0 (units).
[[nodiscard]] Estimate scaled(Estimate e, double factor);

}  // namespace lichtung::report
