// Partial Fisher–Yates on one pool per thread; its swaps are undone, so that every draw starts from the same order.
#include "analysis/statistics/conditional.hpp"

#include "analysis/statistics/invalid_data.hpp"
#include "sim/random/distributions.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <limits>
#include <numeric>
#include <utility>

namespace lichtung::statistics {
namespace {

/// Weights of a unit's neighbours, itself left out.
std::vector<double> others(const SpatialWeights& weights, std::size_t unit) {
  std::vector<double> w;
  for (std::size_t k = weights.offsets[unit]; k < weights.offsets[unit + 1]; ++k)
    if (weights.neighbours[k] != unit) w.push_back(weights.values[k]);
  return w;
}

class Pool {
 public:
  /// Σ w_k · value of the k-th drawn unit, for permutation `number` of `unit`.
  double draw(std::span<const double> values, std::span<const double> w, std::size_t unit, std::uint32_t number,
              std::uint64_t seed) {
    if (order_.size() != values.size()) {
      order_.resize(values.size());
      std::iota(order_.begin(), order_.end(), 0U);
    }
    const std::size_t left = values.size() - 1;
    std::swap(order_[unit], order_[left]);  // the unit itself can't be drawn
    swaps_.clear();
    random::Words block{};
    double sum = 0.0;
    for (std::size_t k = 0; k < w.size(); ++k) {
      if (k % 4 == 0)
        block = random::words({.seed = seed, .replicate = 0}, random::Purpose::PermuteNeighbours,
                              static_cast<std::uint32_t>(unit), number, static_cast<std::uint16_t>(k / 4));
      const std::size_t pick = k + random::below(static_cast<std::uint32_t>(left - k), block[k % 4]);
      std::swap(order_[k], order_[pick]);
      swaps_.push_back(pick);
      sum += w[k] * values[order_[k]];
    }
    for (std::size_t k = w.size(); k > 0; --k) std::swap(order_[k - 1], order_[swaps_[k - 1]]);
    std::swap(order_[unit], order_[left]);
    return sum;
  }

 private:
  std::vector<std::uint32_t> order_;
  std::vector<std::size_t> swaps_;
};

}  // namespace

std::vector<LocalP> conditional_lags(std::span<const double> values, const SpatialWeights& weights,
                                     const Permutations& plan) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr std::size_t kMostNeighbours = std::size_t{1} << 18;  // blocks of four words are numbered by 16 bits
  require_length(weights.units(), values.size(), "weights");
  for (std::size_t u = 0; u < values.size(); ++u)
    if (weights.of(u).size() > kMostNeighbours)
      throw InvalidData(Problem::TooLarge, "neighbours", std::to_string(weights.of(u).size()),
                        std::to_string(kMostNeighbours));
  std::vector<LocalP> p(values.size(), LocalP{nan, nan, nan});
  if (plan.count == 0) return p;
  tbb::enumerable_thread_specific<Pool> pools;
  tbb::parallel_for(std::size_t{0}, values.size(), [&](std::size_t unit) {
    const std::vector<double> w = others(weights, unit);
    if (w.empty()) return;
    double observed = 0.0;
    for (std::size_t k = weights.offsets[unit]; k < weights.offsets[unit + 1]; ++k)
      if (weights.neighbours[k] != unit) observed += weights.values[k] * values[weights.neighbours[k]];
    std::vector<double> simulated(plan.count);
    Pool& pool = pools.local();
    for (std::uint32_t r = 0; r < plan.count; ++r) simulated[r] = pool.draw(values, w, unit, r, plan.seed);
    const PermutationTest test = permutation_test(observed, simulated);
    p[unit] = {test.p_greater, test.p_less, test.p_two_sided};
  });
  return p;
}

}  // namespace lichtung::statistics
