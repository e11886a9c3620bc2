// Running means and variances by street over replicates: both sides, and their differences where they are paired.
// Welford 1962. 72 bytes per street and variable, whatever the number of replicates.
#pragma once

#include "analysis/comparison/comparison.hpp"

#include <span>
#include <string>
#include <vector>

namespace lichtung::comparison {

/// Mean and sum of squared deviations of each of many values.
class RunningMoments {
 public:
  explicit RunningMoments(std::size_t size) : mean_(size, 0.0), squares_(size, 0.0), count_(size, 0) {}
  /// NaN doesn't count.
  void add(std::span<const double> values);
  [[nodiscard]] std::size_t size() const { return count_.size(); }
  [[nodiscard]] std::uint32_t count(std::size_t i) const { return count_[i]; }
  [[nodiscard]] double mean(std::size_t i) const { return count_[i] == 0 ? kUnknown : mean_[i]; }
  [[nodiscard]] double variance(std::size_t i) const { return count_[i] < 2 ? kUnknown : squares_[i] / (count_[i] - 1.0); }

 private:
  std::vector<double> mean_, squares_;
  std::vector<std::uint32_t> count_;
};

/// Interval of a street's difference, and how likely chance alone gives one as large; NaN: no test.
struct Judged {
  double low{kUnknown}, high{kUnknown}, p{kUnknown};
};

class StreetSums {
 public:
  explicit StreetSums(std::size_t segments) : a_(segments), b_(segments), difference_(segments) {}
  void add_pair(std::span<const double> a, std::span<const double> b);
  void add_a(std::span<const double> a) { a_.add(a); }
  void add_b(std::span<const double> b) { b_.add(b); }
  [[nodiscard]] const RunningMoments& a() const { return a_; }
  [[nodiscard]] const RunningMoments& b() const { return b_; }
  /// Intervals, p values adjusted for many tests, discoveries at 5 %. A street where nothing varies and nothing differs
  /// isn't tested; one that differs by the same in every replicate is a discovery.
  [[nodiscard]] StreetFigure conclude(const std::string& variable, const std::string& unit, Good good, bool paired) const;

 private:
  [[nodiscard]] Judged judge(std::size_t i, bool paired) const;
  RunningMoments a_, b_, difference_;
};

}  // namespace lichtung::comparison
