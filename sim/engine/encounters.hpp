// Who is on a street at the minute an offender looks at it. Offenders' whereabouts are known first; while residents
// walk, only visits that cover one of those minutes are kept. So cost grows with meetings, not with visits.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::engine {

/// One minute in which an offender looks at a street.
struct Look {
  std::uint32_t segment{}, offender{};
  std::uint16_t minute{};          // since 04:00
  std::uint8_t night_out{};        // the offender is on a night out
};

/// Minutes (since 04:00) whose start lies within a visit are [first_minute(enter), first_minute(leave)): consecutive
/// visits share them out without gap or overlap.
[[nodiscard]] inline std::uint32_t first_minute(float second) {
  return static_cast<std::uint32_t>(second * (1.0F / 60.0F)) + 1U;   // second ≥ 0
}

/// One hour of one street: persons passing and person-seconds in one word, so that one addition counts both and sums
/// don't depend on order; and the minutes of that hour in which somebody looks, in the same cache line.
struct StreetHour {
  std::uint64_t presence{};
  std::uint64_t wanted{};          // bit per minute of the hour
};

/// Marks the looked-at minutes in [segment × 24 + hour] cells.
void mark_wanted(std::span<const Look> looks, std::span<StreetHour> cells);

/// People present at looked-at (minute, segment)s, sorted; duplicates impossible.
struct Encounters {
  std::vector<std::uint64_t> keys;
  std::uint32_t segments{};

  // minute × segments + segment in the upper 32 bits, then resident (31 bits), then on a night out (1 bit).
  [[nodiscard]] static std::uint64_t key(std::uint32_t segments, std::uint32_t minute, std::uint32_t segment,
                                         std::uint32_t resident, bool night_out) {
    return ((std::uint64_t{minute} * segments + segment) << 32) | (std::uint64_t{resident} << 1) | (night_out ? 1U : 0U);
  }
  [[nodiscard]] static std::uint32_t resident(std::uint64_t key) { return static_cast<std::uint32_t>(key & 0xffffffffU) >> 1; }
  [[nodiscard]] static bool night_out(std::uint64_t key) { return (key & 1U) != 0; }

  /// Those present on a segment at a minute.
  [[nodiscard]] std::span<const std::uint64_t> at(std::uint32_t segment, std::uint32_t minute) const;
};

}  // namespace lichtung::engine
