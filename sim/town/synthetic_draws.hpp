// A run of random draws for one thing of a generated town (one block, one street …). Counter-based, so that the
// same seed grows the same town on every machine; each run names its purpose and its entity.
#pragma once

#include "sim/random/distributions.hpp"
#include "sim/random/random.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lichtung::town::grown {

struct Draws {
  random::Random key;
  random::Purpose purpose{};
  std::uint32_t entity{};
  std::uint32_t next{};

  /// Uniform in (0, 1).
  double unit() { return random::uniform(key, purpose, entity, next++); }
  double between(double low, double high) { return low + (high - low) * unit(); }
  bool chance(double p) { return random::bernoulli(p, unit()); }
  /// 0 … n−1, n > 0.
  std::size_t below(std::size_t n) {
    return random::below(static_cast<std::uint32_t>(n), random::words(key, purpose, entity, next++)[0]);
  }
  /// Roughly normal with the given standard deviation, cut off at two of them.
  double wobble(double sd) { return sd * (unit() + unit() + unit() - 1.5) * 2.0 / 1.5; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }
};

}  // namespace lichtung::town::grown
