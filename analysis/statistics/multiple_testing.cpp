// Step-up procedure from the largest p down.
#include "analysis/statistics/multiple_testing.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace lichtung::statistics {

std::vector<double> adjusted_p(std::span<const double> p, FalseDiscovery method) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (std::isnan(p[i])) continue;
    if (p[i] < 0.0 || p[i] > 1.0) throw InvalidData(Problem::OutOfRange, "p", shown(p[i]), "0 … 1");
    order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  const double m = static_cast<double>(order.size());
  double correction = 1.0;
  if (method == FalseDiscovery::BenjaminiYekutieli) {
    correction = 0.0;
    for (std::size_t i = 1; i <= order.size(); ++i) correction += 1.0 / static_cast<double>(i);
  }
  std::vector<double> adjusted(p.size(), std::numeric_limits<double>::quiet_NaN());
  double smallest = 1.0;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t i = order[rank - 1];
    smallest = std::min(smallest, m / static_cast<double>(rank) * correction * p[i]);
    adjusted[i] = smallest;
  }
  return adjusted;
}

}  // namespace lichtung::statistics
