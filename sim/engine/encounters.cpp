// Bits of looked-at places and the sorted list of those met there.
#include "sim/engine/encounters.hpp"

#include <algorithm>

namespace lichtung::engine {

void WantedPlaces::set(std::span<const Look> looks) {
  for (const Look& l : looks) {
    const std::size_t b = std::size_t{l.segment} * 1440 + l.minute;
    bits_[b / 64] |= std::uint64_t{1} << (b % 64);
  }
}

void WantedPlaces::clear(std::span<const Look> looks) {
  for (const Look& l : looks) bits_[(std::size_t{l.segment} * 1440 + l.minute) / 64] = 0;
}

std::span<const std::uint64_t> Encounters::at(std::uint32_t segment, std::uint32_t minute) const {
  const std::uint64_t cell = std::uint64_t{minute} * segments + segment;
  const auto first = std::ranges::lower_bound(keys, cell << 32);
  const auto last = std::ranges::lower_bound(first, keys.end(), (cell + 1) << 32);
  return {first, last};
}

}  // namespace lichtung::engine
