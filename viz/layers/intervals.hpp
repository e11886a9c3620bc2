// How sure a difference is: replicate by replicate, as they ran under the same random numbers. One pair is read at a
// time, so that the window stays alive and memory holds two sums.
#pragma once

#include "viz/data/dataset.hpp"
#include "viz/layers/values.hpp"

#include <span>
#include <vector>

namespace lichtung::viz {

/// Sums for means and variances by segment; pure.
class DifferenceSums {
 public:
  void add(std::span<const float> difference);
  [[nodiscard]] std::size_t pairs() const { return pairs_; }
  [[nodiscard]] float mean(std::size_t segment) const;
  /// Half of the 95 % interval (Student); infinite for fewer than two pairs.
  [[nodiscard]] float half_width(std::size_t segment) const;
  /// True where the interval holds zero, or where nothing is known.
  [[nodiscard]] std::vector<bool> unsure() const;

 private:
  [[nodiscard]] double quantile() const;
  std::size_t pairs_{};
  std::vector<double> sum_, squares_;
};

/// Works on one difference, pair by pair.
class PairedDifference {
 public:
  PairedDifference(const Dataset& before, const Dataset& after, const LayerChoice& choice);

  [[nodiscard]] const LayerChoice& choice() const { return choice_; }
  /// Reads the next pair. True when all are read. A pair that can't be read is left out.
  bool step();
  [[nodiscard]] bool done() const { return next_ >= pairs_; }
  [[nodiscard]] int pairs() const { return pairs_; }
  [[nodiscard]] const DifferenceSums& sums() const { return sums_; }

 private:
  const Dataset &before_, &after_;
  LayerChoice choice_;
  int next_{}, pairs_{};
  DifferenceSums sums_;
};

}  // namespace lichtung::viz
