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

/// One bit per segment and minute: somebody looks there then.
class WantedPlaces {
 public:
  explicit WantedPlaces(std::size_t segments) : bits_((segments * 1440 + 63) / 64) {}
  void set(std::span<const Look> looks);
  void clear(std::span<const Look> looks);
  [[nodiscard]] bool at(std::uint32_t segment, std::uint32_t minute) const {
    const std::size_t b = std::size_t{segment} * 1440 + minute;
    return ((bits_[b / 64] >> (b % 64)) & 1U) != 0;
  }

 private:
  std::vector<std::uint64_t> bits_;
};

/// People present at looked-at (minute, segment)s, sorted; duplicates impossible.
struct Encounters {
  std::vector<std::uint64_t> keys;
  std::uint32_t segments{};

  // minute × segments + segment in the upper 32 bits, then resident (28 bits), then on a night out (1 bit).
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
