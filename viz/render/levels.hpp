// What of streets and buildings matters at a scale: fewer points where they fall into one pixel, and neighbours on the
// map as neighbours in memory, so that what can't be seen is left out block by block. Pure.
#pragma once

#include "viz/data/geometry.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::viz {

/// How far a simplified line may lie off the true one, metres, by level; the first is the true line.
inline constexpr std::array<float, 8> kTolerances_m{0.0F, 0.5F, 1.0F, 2.0F, 4.0F, 8.0F, 16.0F, 32.0F};
/// The coarsest level whose error stays below two fifths of a pixel.
[[nodiscard]] std::size_t level_at(float pixels_per_metre);
/// Buildings of less area, m², are less than a third of a pixel wherever the level is drawn.
[[nodiscard]] float least_area(std::size_t level);
/// Buildings of less area, m², but not less than the least, are specks of about a pixel: one corner instead of a dozen.
[[nodiscard]] float solid_area(std::size_t level);

/// The line without the points that lie within the tolerance of what remains (Douglas & Peucker 1973); its ends stay.
[[nodiscard]] std::vector<Vec2> simplified(std::span<const Vec2> line, float tolerance_m);

/// Order of places along a Z-curve over their box.
[[nodiscard]] std::vector<std::uint32_t> by_neighbourhood(std::span<const Vec2> places);

/// What lies together on the map and in a buffer.
struct Block {
  std::size_t first{}, count{};
  Box box;
};
/// Parts of the buffer that have to be drawn, neighbours joined.
[[nodiscard]] std::vector<Block> seen_runs(std::span<const Block> blocks, const Box& visible);

}  // namespace lichtung::viz
