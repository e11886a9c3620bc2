// Streets by their distance from others along the network: what lies around the corner, not as the crow flies.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::comparison {

/// A street network as columns: nodes at both ends of each segment (counted from 0) and its length, m.
struct StreetColumns {
  std::span<const std::int32_t> from, to;
  std::span<const double> length_m;
};

/// By segment: distance along streets from the nearest end of a root segment to the middle of the segment; 0 for roots,
/// infinite where no way leads. Dijkstra 1959 with all ends of roots as starts.
[[nodiscard]] std::vector<double> distances_from(const StreetColumns& streets, std::span<const std::uint32_t> roots);

}  // namespace lichtung::comparison
