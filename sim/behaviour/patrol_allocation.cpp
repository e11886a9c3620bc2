// Evidence of places, and the choice by it.
#include "sim/behaviour/patrol_allocation.hpp"

#include "sim/random/distributions.hpp"

#include <algorithm>

namespace lichtung::behaviour {

void forget(std::span<double> evidence, double memory_days) {
  const double keep = 1.0 - 1.0 / std::max(1.0, memory_days);
  for (double& e : evidence) e *= keep;
}

std::vector<std::uint32_t> hottest(std::span<const double> evidence, std::size_t n) {
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0; i < evidence.size(); ++i)
    if (evidence[i] > 0.0) places.push_back(static_cast<std::uint32_t>(i));
  const auto hotter = [&](std::uint32_t a, std::uint32_t b) { return evidence[a] > evidence[b] || (evidence[a] == evidence[b] && a < b); };
  const std::size_t kept = std::min(n, places.size());
  std::ranges::partial_sort(places, places.begin() + static_cast<std::ptrdiff_t>(kept), hotter);
  places.resize(kept);
  return places;
}

std::size_t next_place(std::span<const double> evidence, double u) { return random::categorical(evidence, u); }

double discovery_weight(std::span<const double> evidence, std::size_t place) {
  double least = evidence[place];
  for (const double e : evidence)
    if (e > 0.0) least = std::min(least, e);
  return evidence[place] > 0.0 ? least / evidence[place] : 1.0;
}

}  // namespace lichtung::behaviour
