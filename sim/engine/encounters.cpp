// Marks of looked-at minutes and the sorted list of those met there.
#include "sim/engine/encounters.hpp"

#include <algorithm>

namespace lichtung::engine {

void mark_wanted(std::span<const Look> looks, std::span<StreetHour> cells) {
  for (const Look& l : looks) cells[std::size_t{l.segment} * 24 + l.minute / 60U].wanted |= std::uint64_t{1} << (l.minute % 60U);
}

std::span<const std::uint64_t> Encounters::at(std::uint32_t segment, std::uint32_t minute) const {
  const std::uint64_t cell = std::uint64_t{minute} * segments + segment;
  const auto first = std::ranges::lower_bound(keys, cell << 32);
  auto last = first;
  while (last != keys.end() && *last >> 32 == cell) ++last;
  return {first, last};
}

}  // namespace lichtung::engine
