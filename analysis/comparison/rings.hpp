// Streets by their distance from others along the network: what lies around the corner, not as the crow flies.
#pragma once

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/reading.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::comparison {

/// By segment: metres along streets from the nearest end of a root segment to the middle of the segment; 0 for roots,
/// infinite where no way leads. Dijkstra 1959 with all ends of roots as starts.
[[nodiscard]] std::vector<double> distances_from(const Streets& streets, std::span<const std::uint32_t> roots);

/// Rings around the treated streets, and for each segment the ring it lies in. A segment belongs to the first ring whose
/// outer end it doesn't exceed; those that no way reaches are control.
struct Ringed {
  std::vector<Ring> rings;
  std::vector<std::uint32_t> ring_of;   // by segment
};
[[nodiscard]] Ringed make_rings(const Streets& streets, std::span<const std::uint32_t> treated, std::span<const double> ends_m);

}  // namespace lichtung::comparison
