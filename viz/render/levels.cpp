// See levels.hpp.
#include "viz/render/levels.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lichtung::viz {
namespace {

constexpr float kError_px = 0.4F, kLeastArea_px = 0.33F, kSolidArea_px = 2;

/// The bits of a coordinate with a gap after each.
std::uint32_t spread(std::uint32_t v) {
  v = (v | v << 8U) & 0x00FF00FFU;
  v = (v | v << 4U) & 0x0F0F0F0FU;
  v = (v | v << 2U) & 0x33333333U;
  return (v | v << 1U) & 0x55555555U;
}

/// Of the nearest view in which a level is drawn, m².
float pixel_area(std::size_t level) {
  const float metres_per_pixel = kTolerances_m[level] / kError_px;
  return metres_per_pixel * metres_per_pixel;
}

}  // namespace

std::size_t level_at(float pixels_per_metre) {
  std::size_t level = 0;
  while (level + 1 < kTolerances_m.size() && kTolerances_m[level + 1] * pixels_per_metre <= kError_px) ++level;
  return level;
}

float least_area(std::size_t level) { return kLeastArea_px * pixel_area(level); }
float solid_area(std::size_t level) { return kSolidArea_px * pixel_area(level); }

std::vector<Vec2> simplified(std::span<const Vec2> line, float tolerance_m) {
  if (line.size() < 3 || tolerance_m <= 0) return {line.begin(), line.end()};
  std::vector<char> stays(line.size(), 0);
  stays.front() = stays.back() = 1;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
  while (!open.empty()) {
    const auto [from, to] = open.back();
    open.pop_back();
    std::size_t farthest = from;
    float most = tolerance_m;
    for (std::size_t i = from + 1; i < to; ++i) {
      const float d = distance_to_piece(line[i], line[from], line[to]);
      if (d <= most) continue;
      most = d;
      farthest = i;
    }
    if (farthest == from) continue;
    stays[farthest] = 1;
    open.emplace_back(from, farthest);
    open.emplace_back(farthest, to);
  }
  std::vector<Vec2> out;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (stays[i] != 0) out.push_back(line[i]);
  return out;
}

std::vector<std::uint32_t> by_neighbourhood(std::span<const Vec2> places) {
  Box box;
  for (const Vec2 p : places) box.include(p);
  const float side = std::max({box.high.x - box.low.x, box.high.y - box.low.y, 1.0F});
  std::vector<std::uint32_t> code(places.size());
  const auto cell = [side](float from_low) { return static_cast<std::uint32_t>(from_low / side * 65535.0F); };
  for (std::size_t i = 0; i < places.size(); ++i)
    code[i] = spread(cell(places[i].x - box.low.x)) | spread(cell(places[i].y - box.low.y)) << 1U;
  std::vector<std::uint32_t> order(places.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&code](std::uint32_t i) { return code[i]; });
  return order;
}

std::vector<Block> seen_runs(std::span<const Block> blocks, const Box& visible) {
  std::vector<Block> runs;
  for (const Block& block : blocks) {
    if (block.count == 0 || !block.box.touches(visible)) continue;
    if (!runs.empty() && runs.back().first + runs.back().count == block.first)
      runs.back().count += block.count;
    else
      runs.push_back(block);
  }
  return runs;
}

}  // namespace lichtung::viz
