// Order along a Hilbert curve: what is near on the curve is near in space, so that neighbours share cache lines.
// After Hilbert 1891; the bitwise walk down the quadrants.
#pragma once

#include "sim/town/geometry.hpp"

#include <cstdint>
#include <utility>

namespace lichtung::town {

/// Position on the curve of order 16 over the square that encloses `box`.
[[nodiscard]] inline std::uint32_t hilbert(Point p, const Box& box) {
  const double side = std::max({box.high.x - box.low.x, box.high.y - box.low.y, 1e-9});
  const auto cell = [&](double v) { return static_cast<std::uint32_t>(std::clamp(v / side, 0.0, 1.0) * 65535.0); };
  std::uint32_t x = cell(p.x - box.low.x), y = cell(p.y - box.low.y), position = 0;
  for (std::uint32_t s = 1U << 15; s > 0; s >>= 1) {
    const std::uint32_t rx = (x & s) != 0 ? 1U : 0U, ry = (y & s) != 0 ? 1U : 0U;
    position += s * s * ((3 * rx) ^ ry);
    if (ry == 0) {
      if (rx == 1) {
        x = 65535U - x;
        y = 65535U - y;
      }
      std::swap(x, y);
    }
  }
  return position;
}

}  // namespace lichtung::town
