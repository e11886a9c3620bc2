// Rings (buildings, parks, lakes) as triangles.
#pragma once

#include "viz/data/geometry.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::viz {

/// Corners of triangles, three by three; crossing rings are filled where they wind around. Empty for less than an area.
[[nodiscard]] std::vector<Vec2> triangles_of(std::span<const Vec2> ring);

}  // namespace lichtung::viz
