// Counter-based randomness: a draw is a pure function of (seed, replicate, purpose, entity, when, index), so that
// outcomes do not depend on threads or order and two scenarios share the draws whose meaning is the same.
// Philox4x32-10 of Salmon et al. 2011 ("Parallel random numbers: as easy as 1, 2, 3"), by the Random123 library.
#pragma once

#include "sim/random/purposes.hpp"

#include <Random123/philox.h>

#include <array>
#include <cstdint>

namespace lichtung::random {

struct Random {
  std::uint64_t seed{};
  std::uint32_t replicate{};
};

using Words = std::array<std::uint32_t, 4>;

/// Four independent 32-bit words. `entity` and `when` are any dense numbers that the purpose gives meaning to
/// (resident and day, segment and minute …); `index` numbers further blocks of the same draw.
[[nodiscard]] inline Words words(const Random& r, Purpose purpose, std::uint32_t entity, std::uint32_t when,
                                 std::uint16_t index = 0) {
  const philox4x32_ctr_t counter = {{entity, when, (static_cast<std::uint32_t>(purpose) << 16) | index, r.replicate}};
  const philox4x32_key_t key = {{static_cast<std::uint32_t>(r.seed), static_cast<std::uint32_t>(r.seed >> 32)}};
  const philox4x32_ctr_t w = philox4x32(counter, key);
  return {w[0], w[1], w[2], w[3]};
}

/// Uniform in (0, 1), never 0 or 1, from one word.
[[nodiscard]] inline double unit(std::uint32_t word) { return (static_cast<double>(word) + 0.5) * 0x1p-32; }

/// Uniform in (0, 1) from two words, an odd multiple of 2^-53: for rare events whose probability may be below 2^-32.
/// 52 bits and a half: with one bit more, the half could not be stored near 1 and the largest would be 1 itself.
[[nodiscard]] inline double unit53(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = ((static_cast<std::uint64_t>(high) << 32) | low) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

[[nodiscard]] inline double uniform(const Random& r, Purpose purpose, std::uint32_t entity, std::uint32_t when,
                                    std::uint16_t index = 0) {
  return unit(words(r, purpose, entity, when, index)[0]);
}

}  // namespace lichtung::random
