// Cells are kept as sorted keys rather than as a raster: a single stray coordinate can't blow up memory.
#include "sim/light/lamp_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lichtung::light {

namespace {

constexpr double kCell = 50.0;         // m
constexpr double kFarthest = 1e8;      // m; beyond any projected place on earth

std::uint64_t coordinate(double metres) {
  const double cell = std::floor(std::clamp(metres, -kFarthest, kFarthest) / kCell);
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(cell) + (std::int64_t{1} << 31));
}

std::uint64_t key(std::uint64_t row, std::uint64_t column) { return (row << 32) | column; }

bool usable(const town::Lamps& lamps, std::size_t i) {
  const auto& p = lamps.position[i];
  return std::abs(p.x) < kFarthest && std::abs(p.y) < kFarthest && std::isfinite(lamps.flux_lm[i]) &&
         lamps.flux_lm[i] > 0.0F;
}

Source source(const town::Lamps& lamps, std::size_t i, const LightParameters& p) {
  Source s;
  s.x = lamps.position[i].x;
  s.y = lamps.position[i].y;
  const double height = std::isfinite(lamps.height_m[i]) ? static_cast<double>(lamps.height_m[i]) : 0.0;
  s.height_m = std::clamp(height, p.height_min_m, std::max(p.height_min_m, p.height_max_m));
  s.reach_m = p.reach_heights * s.height_m;
  s.strength = static_cast<double>(lamps.flux_lm[i]) / 1000.0 * p.maintenance * s.height_m;
  s.segment = lamps.segment[i];
  s.lamp = static_cast<std::uint32_t>(i);
  s.kind = static_cast<town::Luminaire>(std::min<std::uint16_t>(lamps.luminaire[i], 3));
  return s;
}

/// Distance of a place from a box, 0 inside, squared.
double distance2(const Box& box, double x, double y) {
  const double dx = std::max({box.x_min - x, 0.0, x - box.x_max});
  const double dy = std::max({box.y_min - y, 0.0, y - box.y_max});
  return dx * dx + dy * dy;
}

}  // namespace

LampGrid::LampGrid(const town::Lamps& lamps, const LightParameters& parameters) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(lamps.size());
  for (std::size_t i = 0; i < lamps.size(); ++i)
    if (usable(lamps, i))
      order.emplace_back(key(coordinate(lamps.position[i].y), coordinate(lamps.position[i].x)),
                         static_cast<std::uint32_t>(i));
  std::ranges::sort(order);
  sources_.reserve(order.size());
  cells_.reserve(order.size());
  for (const auto& [cell, lamp] : order) {
    cells_.push_back(cell);
    sources_.push_back(source(lamps, lamp, parameters));
    reach_m_ = std::max(reach_m_, sources_.back().reach_m);
  }
}

void LampGrid::near(const Box& box, std::vector<Source>& out) const {
  out.clear();
  const auto left = coordinate(box.x_min - reach_m_), right = coordinate(box.x_max + reach_m_);
  const auto bottom = coordinate(box.y_min - reach_m_), top = coordinate(box.y_max + reach_m_);
  for (auto row = bottom; row <= top; ++row) {
    const auto first = std::ranges::lower_bound(cells_, key(row, left));
    for (auto it = first; it != cells_.end() && *it <= key(row, right); ++it) {
      const Source& s = sources_[static_cast<std::size_t>(it - cells_.begin())];
      if (distance2(box, s.x, s.y) <= s.reach_m * s.reach_m) out.push_back(s);
    }
  }
  std::ranges::sort(out, {}, &Source::lamp);  // a fixed order of summation
}

}  // namespace lichtung::light
