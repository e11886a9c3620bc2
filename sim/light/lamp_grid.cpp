// Cells are kept as sorted keys rather than as a raster: a single stray coordinate can't blow up memory.
#include "sim/light/lamp_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace lichtung::light {

namespace {

constexpr double kCell = 50.0;         // m
constexpr double kFarthest = 1e8;      // m; beyond any projected place on earth

std::uint64_t coordinate(double metres) {
  const double cell = std::floor(std::clamp(metres, -kFarthest, kFarthest) / kCell);
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(cell) + (std::int64_t{1} << 31));
}

std::uint64_t key(std::uint64_t row, std::uint64_t column) { return (row << 32) | column; }

double mounting_height(double height_m, const LightParameters& p) {
  return std::clamp(std::isfinite(height_m) ? height_m : 0.0, p.height_min_m, std::max(p.height_min_m, p.height_max_m));
}

double radians(float degrees) {
  return std::isfinite(degrees) ? static_cast<double>(degrees) * std::numbers::pi / 180.0 : 0.0;
}

Source source(const town::Lamps& lamps, std::size_t i, const LightParameters& p) {
  Source s;
  s.x = lamps.position[i].x;
  s.y = lamps.position[i].y;
  s.height_m = mounting_height(static_cast<double>(lamps.height_m[i]), p);
  s.reach_m = p.reach_heights * s.height_m;
  s.strength = static_cast<double>(lamps.flux_lm[i]) / 1000.0 * p.maintenance;
  const double azimuth = radians(lamps.azimuth_deg[i]), tilt = radians(lamps.tilt_deg[i]);
  s.cos_azimuth = std::cos(azimuth);
  s.sin_azimuth = std::sin(azimuth);
  s.cos_tilt = std::cos(tilt);
  s.sin_tilt = std::sin(tilt);
  s.segment = lamps.segment[i];
  s.luminaire = lamps.luminaire[i];
  s.schedule = lamps.schedule[i];
  return s;
}

/// Everything that a source's light depends on: sources that compare equal may be summed in any order.
auto nature(const Source& s) {
  return std::tie(s.x, s.y, s.height_m, s.strength, s.cos_azimuth, s.sin_azimuth, s.cos_tilt, s.sin_tilt, s.luminaire,
                  s.schedule, s.segment);
}

/// Distance of a place from a box, 0 inside, squared.
double distance2(const town::Box& box, double x, double y) {
  const double dx = std::max({box.low.x - x, 0.0, x - box.high.x});
  const double dy = std::max({box.low.y - y, 0.0, y - box.high.y});
  return dx * dx + dy * dy;
}

}  // namespace

double reach_of(double height_m, const LightParameters& p) { return p.reach_heights * mounting_height(height_m, p); }

bool gives_light(const town::Lamps& lamps, std::size_t i, std::size_t luminaires) {
  const auto& p = lamps.position[i];
  return std::abs(p.x) < kFarthest && std::abs(p.y) < kFarthest && std::isfinite(lamps.flux_lm[i]) &&
         lamps.flux_lm[i] > 0.0F && lamps.luminaire[i] < luminaires;
}

std::vector<Source> sources_of(const town::Lamps& lamps, std::size_t luminaires, const LightParameters& parameters,
                               const town::Box& where) {
  std::vector<Source> sources;
  for (std::size_t i = 0; i < lamps.size(); ++i) {
    if (!gives_light(lamps, i, luminaires)) continue;
    const double reach = reach_of(static_cast<double>(lamps.height_m[i]), parameters);
    if (distance2(where, lamps.position[i].x, lamps.position[i].y) <= reach * reach) sources.push_back(source(lamps, i, parameters));
  }
  std::ranges::sort(sources, [](const Source& a, const Source& b) { return nature(a) < nature(b); });
  for (std::size_t i = 0; i < sources.size(); ++i) sources[i].order = static_cast<std::uint32_t>(i);
  return sources;
}

LampGrid::LampGrid(std::vector<Source> sources) : sources_(std::move(sources)) {
  const auto cell = [](const Source& s) { return key(coordinate(s.y), coordinate(s.x)); };
  std::ranges::sort(sources_, {}, [&](const Source& s) { return std::pair(cell(s), s.order); });
  cells_.reserve(sources_.size());
  for (const Source& s : sources_) {
    cells_.push_back(cell(s));
    reach_m_ = std::max(reach_m_, s.reach_m);
  }
}

void LampGrid::near(const town::Box& box, std::vector<Source>& out) const {
  out.clear();
  const auto left = coordinate(box.low.x - reach_m_), right = coordinate(box.high.x + reach_m_);
  const auto bottom = coordinate(box.low.y - reach_m_), top = coordinate(box.high.y + reach_m_);
  for (auto row = bottom; row <= top; ++row) {
    const auto first = std::ranges::lower_bound(cells_, key(row, left));
    for (auto it = first; it != cells_.end() && *it <= key(row, right); ++it) {
      const Source& s = sources_[static_cast<std::size_t>(it - cells_.begin())];
      if (distance2(box, s.x, s.y) <= s.reach_m * s.reach_m) out.push_back(s);
    }
  }
  std::ranges::sort(out, {}, &Source::order);
}

}  // namespace lichtung::light
