// Fisher–Yates with counter-based words; simulated statistics are kept in a slot each and summed in order.
#include "analysis/statistics/permutation.hpp"

#include "sim/random/distributions.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace lichtung::statistics {

void random_order(const Permutations& plan, random::Purpose purpose, std::uint32_t number,
                  std::span<std::uint32_t> order) {
  std::iota(order.begin(), order.end(), 0U);
  const random::Random source{.seed = plan.seed, .replicate = 0};
  random::Words block{};
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    if (i % 4 == 0) block = random::words(source, purpose, static_cast<std::uint32_t>(i / 4), number);
    const auto left = static_cast<std::uint32_t>(order.size() - i);
    std::swap(order[i], order[i + random::below(left, block[i % 4])]);
  }
}

PermutationTest permutation_test(double observed, std::span<const double> simulated) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  PermutationTest test{static_cast<std::uint32_t>(simulated.size()), nan, nan, nan, nan, nan};
  if (simulated.empty()) return test;
  double largest = std::abs(observed);
  for (const double s : simulated) largest = std::max(largest, std::abs(s));
  const double slack = 1e-12 * largest;
  double sum = 0.0;
  std::uint32_t above = 0, below = 0;
  for (const double s : simulated) {
    sum += s;
    if (s >= observed - slack) ++above;
    if (s <= observed + slack) ++below;
  }
  const auto n = static_cast<double>(simulated.size());
  test.mean = sum / n;
  double squares = 0.0;
  for (const double s : simulated) squares += (s - test.mean) * (s - test.mean);
  if (simulated.size() > 1) test.standard_deviation = std::sqrt(squares / (n - 1.0));
  test.p_greater = (1.0 + above) / (1.0 + n);
  test.p_less = (1.0 + below) / (1.0 + n);
  test.p_two_sided = std::min(1.0, 2.0 * std::min(test.p_greater, test.p_less));
  return test;
}

PermutationTest permute(std::span<const double> values, double observed, const Permutations& plan,
                        const std::function<double(std::span<const double>)>& statistic) {
  std::vector<double> simulated(plan.count);
  struct Scratch {
    std::vector<std::uint32_t> order;
    std::vector<double> values;
  };
  tbb::enumerable_thread_specific<Scratch> scratches;
  tbb::parallel_for(std::uint32_t{0}, plan.count, [&](std::uint32_t number) {
    Scratch& scratch = scratches.local();
    scratch.order.resize(values.size());
    scratch.values.resize(values.size());
    random_order(plan, random::Purpose::PermuteValues, number, scratch.order);
    for (std::size_t i = 0; i < values.size(); ++i) scratch.values[i] = values[scratch.order[i]];
    simulated[number] = statistic(scratch.values);
  });
  return permutation_test(observed, simulated);
}

double quantile(std::span<const double> sorted, double p) {
  const double position = p * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(position);
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (position - std::floor(position)) * (sorted[high] - sorted[low]);
}

}  // namespace lichtung::statistics
