// Running means and variances by street over replicates: both sides, and their differences where they are paired.
// Welford 1962. 60 bytes per street and variable, whatever the number of replicates.
#pragma once

#include "analysis/comparison/comparison.hpp"

#include <span>
#include <string>
#include <string_view>
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

/// Unit and ledger of a variable on streets.
struct StreetVariable {
  std::string unit, ledger;
};
[[nodiscard]] StreetVariable street_variable(std::string_view name);
/// Light is what the plan makes it; chance has no part in it.
[[nodiscard]] bool fixed_by_plan(std::string_view name);

/// A street's difference with its interval, and how likely chance alone gives one as large; NaN: no test.
struct Judged {
  double mean{kUnknown}, low{kUnknown}, high{kUnknown}, p{kUnknown};
};

class StreetSums {
 public:
  explicit StreetSums(std::size_t segments) : a_(segments), b_(segments), difference_(segments) {}
  void add_pair(std::span<const double> a, std::span<const double> b);
  void add_a(std::span<const double> a) { a_.add(a); }
  void add_b(std::span<const double> b) { b_.add(b); }
  [[nodiscard]] const RunningMoments& a() const { return a_; }
  [[nodiscard]] const RunningMoments& b() const { return b_; }
  /// Was every value of every street the same on both sides in every pair, missing ones included?
  [[nodiscard]] bool identical() const { return identical_; }
  /// Intervals, p values adjusted for many tests, discoveries at 5 %. A street where nothing varies and nothing differs
  /// isn't tested. One that differs by the same in every replicate is a discovery if light differs, which no chance moves;
  /// of anything else only if so many replicates hardly agree by chance.
  [[nodiscard]] StreetFigure conclude(const std::string& variable, Good good, bool paired) const;

 private:
  [[nodiscard]] Judged judge(std::size_t i, bool paired, bool fixed) const;
  bool identical_{true};
  RunningMoments a_, b_, difference_;
};

}  // namespace lichtung::comparison
