// Whole parts of a whole number by shares.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace lichtung::town {

/// Splits `total` by shares (sum > 0) so that the parts sum to it exactly: largest remainders, then lower index.
[[nodiscard]] inline std::vector<std::int64_t> apportion(std::int64_t total, std::span<const double> shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  std::vector<std::int64_t> parts(shares.size());
  std::vector<std::pair<double, std::size_t>> rest;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double exact = sum > 0.0 ? static_cast<double>(total) * shares[i] / sum : 0.0;
    parts[i] = static_cast<std::int64_t>(std::floor(exact));
    given += parts[i];
    if (shares[i] > 0.0) rest.emplace_back(-(exact - std::floor(exact)), i);
  }
  std::ranges::sort(rest);
  for (std::size_t k = 0; given < total && !rest.empty(); ++k, ++given) ++parts[rest[k % rest.size()].second];
  return parts;
}

}  // namespace lichtung::town
