// Mean, spread and quantiles over replicates, for one figure or for every value of an array.
// Source: Welford 1962 for the running variance; quantiles by linear interpolation (type 7 of Hyndman & Fan 1996,
// the default of numpy and R).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::outcome {

/// Missing values (NaN) don't count. `sd` (n − 1) is NaN below two values, the rest below one.
struct Statistics {
  double mean{}, sd{}, q05{}, q50{}, q95{};
  std::int32_t n{};
};
[[nodiscard]] Statistics statistics_of(std::vector<double> values);

/// Running statistics of each value of an array of fixed size.
class ArrayStatistics {
 public:
  /// `quantiles`: keep every value of every replicate (4 bytes each).
  ArrayStatistics(std::size_t size, std::size_t replicates, bool quantiles);
  /// Adds one replicate; `values` has the size given.
  void add(std::span<const float> values);
  [[nodiscard]] std::vector<float> mean() const;
  [[nodiscard]] std::vector<float> sd() const;
  [[nodiscard]] bool has_quantiles() const { return !kept_.empty(); }
  struct Quantiles {
    std::vector<float> q05, q50, q95;
  };
  [[nodiscard]] Quantiles quantiles() const;

 private:
  std::size_t replicates_, added_{};
  std::vector<double> mean_, squares_;
  std::vector<std::uint32_t> count_;
  std::vector<float> kept_;  // value-major: the replicates of one value lie together
};

}  // namespace lichtung::outcome
