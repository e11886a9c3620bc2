// Small inputs and helpers for the tests of statistics.
#pragma once

#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/permutation.hpp"
#include "analysis/statistics/points.hpp"
#include "analysis/statistics/weights.hpp"

#include <tbb/task_arena.h>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <limits>
#include <numeric>
#include <optional>
#include <vector>

namespace lichtung::statistics::test {

inline const double kNaN = std::numeric_limits<double>::quiet_NaN();
inline const double kInfinity = std::numeric_limits<double>::infinity();
inline const Permutations kNone{.seed = 1, .count = 0};

inline std::vector<Point> points(std::initializer_list<std::pair<double, double>> list) {
  std::vector<Point> out;
  for (const auto& [x, y] : list) out.push_back({Metres(x), Metres(y)});
  return out;
}

inline Window window(double width, double height) { return {{Metres(0), Metres(0)}, {Metres(width), Metres(height)}}; }

/// Mean and variance of a statistic over all n! orders of the values.
struct AllOrders {
  double mean{}, variance{};
};
inline AllOrders over_all_orders(const std::vector<double>& values,
                                 const std::function<double(const std::vector<double>&)>& statistic) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  double sum = 0.0, squares = 0.0, count = 0.0;
  do {
    std::vector<double> permuted;
    for (const std::size_t i : order) permuted.push_back(values[i]);
    const double s = statistic(permuted);
    sum += s;
    squares += s * s;
    count += 1.0;
  } while (std::next_permutation(order.begin(), order.end()));
  return {sum / count, squares / count - sum / count * sum / count};
}

/// Result of `work` with that many threads.
template <class Work>
auto with_threads(int threads, const Work& work) {
  return tbb::task_arena(threads).execute(work);
}

/// The problem that `work` throws; nothing if it throws none.
template <class Work>
std::optional<Problem> problem_of(const Work& work) {
  try {
    static_cast<void>(work());
  } catch (const InvalidData& error) {
    return error.problem;
  }
  return std::nullopt;
}

/// Irregular, asymmetric weights with unequal values on six units.
inline SpatialWeights odd_weights() {
  return make_weights(
      6, {{0, 1, 1.0}, {0, 2, 0.5}, {1, 0, 2.0}, {2, 3, 1.5}, {3, 4, 1.0}, {4, 3, 0.25}, {4, 5, 3.0}, {5, 0, 1.0}});
}

inline const std::vector<double> kOddValues{3.0, 7.5, 1.0, 12.0, 4.0, 4.5};

}  // namespace lichtung::statistics::test
