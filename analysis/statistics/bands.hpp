// Bands of distance or time, with arbitrary edges.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace lichtung::statistics {

/// Which edge belongs to a band. LeftClosed: [a, b). RightClosed: (a, b], the first band [a, b].
enum class BandEdges : std::uint8_t { LeftClosed, RightClosed };

/// Ascending edges, at least two; band k lies between edges k and k + 1. The last edge may be infinite.
struct Bands {
  std::vector<double> edges;
  BandEdges closed{BandEdges::LeftClosed};

  static constexpr std::uint32_t kBelow = std::numeric_limits<std::uint32_t>::max();
  [[nodiscard]] std::size_t count() const { return edges.size() - 1; }
  [[nodiscard]] bool endless() const { return edges.back() == std::numeric_limits<double>::infinity(); }
  /// Edges passed by `value` minus one: its band, count() if it lies beyond, kBelow if before the first edge.
  [[nodiscard]] std::uint32_t of(double value) const {
    std::uint32_t passed = 0;
    if (closed == BandEdges::LeftClosed) {
      for (const double edge : edges) passed += value >= edge ? 1U : 0U;
    } else {
      for (const double edge : edges) passed += value > edge ? 1U : 0U;
      if (value == edges.front()) passed = 1;
    }
    return passed - 1U;
  }
};

/// Throws InvalidData: fewer than two edges, not ascending, below 0, not finite (but for the last).
void require_valid(const Bands& bands);

}  // namespace lichtung::statistics
