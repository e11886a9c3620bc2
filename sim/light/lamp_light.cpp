// Horizontal illuminance of every segment from all lamps near it (EN 13201-3 as far as a map allows): calculation
// points in three rows across the way, at most 3 m apart along it, ten per lamp spacing where lamps stand closer.
// Segments are independent and write only their own slot; each point sums lamps in the order of their ids.
#include "sim/light/en13201.hpp"
#include "sim/light/lamp_grid.hpp"
#include "sim/light/light.hpp"
#include "sim/light/luminaires.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::light {

namespace {

constexpr std::size_t kMostColumns = 20000;  // 60 km at 3 m: beyond that points lie farther apart
constexpr std::size_t kChunk = 32;           // columns that share one search for lamps

struct Lit {
  double mean{};
  double minimum{};
};

/// A point on the centre line and the way's direction there (unit vector, zero if the segment has no extent).
struct Station {
  double x, y, dx, dy;
};

double polyline_length(std::span<const town::Point> line) {
  double length = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  return length;
}

/// Columns along the segment: the cells' middles, as in EN 13201-3.
std::size_t column_count(double length, std::size_t own_lamps, const LightParameters& p) {
  const double by_spacing = std::ceil(length / p.grid_spacing_m);
  const double by_lamps = std::min(10.0 * static_cast<double>(own_lamps), std::ceil(length));  // never closer than 1 m
  const double n = std::max({3.0, by_spacing, by_lamps});
  return static_cast<std::size_t>(std::min(n, static_cast<double>(kMostColumns)));
}

std::vector<Station> stations(std::span<const town::Point> line, double length, std::size_t n) {
  std::vector<Station> result;
  result.reserve(n);
  std::size_t leg = 1;
  double before = 0.0;  // length up to the leg's start
  double leg_length = std::hypot(line[1].x - line[0].x, line[1].y - line[0].y);
  for (std::size_t k = 0; k < n; ++k) {
    const double at = length * (static_cast<double>(k) + 0.5) / static_cast<double>(n);
    while (leg + 1 < line.size() && at > before + leg_length) {
      before += leg_length;
      ++leg;
      leg_length = std::hypot(line[leg].x - line[leg - 1].x, line[leg].y - line[leg - 1].y);
    }
    const town::Point a = line[leg - 1], b = line[leg];
    const double dx = leg_length > 0.0 ? (b.x - a.x) / leg_length : 0.0;
    const double dy = leg_length > 0.0 ? (b.y - a.y) / leg_length : 0.0;
    result.push_back({a.x + dx * (at - before), a.y + dy * (at - before), dx, dy});
  }
  return result;
}

/// Levels part the light: a tunnel is lit only by its own lamps, a bridge and the street below don't light each
/// other, but a bridge and the streets it continues do.
bool shares_level(const town::Segments& s, SegmentId a, SegmentId b) {
  if (a == b) return true;
  const auto i = a.index(), j = b.index();
  if (j >= s.size()) return s.tunnel[i] == 0;
  if (s.tunnel[i] != 0 || s.tunnel[j] != 0) return false;
  if (s.bridge[i] == s.bridge[j]) return true;
  return s.from[i] == s.from[j] || s.from[i] == s.to[j] || s.to[i] == s.from[j] || s.to[i] == s.to[j];
}

double illuminance(double x, double y, const std::vector<Source>& lamps, const Photometry& photometry) {
  double sum = 0.0;
  for (const Source& lamp : lamps) {
    const double d2 = (x - lamp.x) * (x - lamp.x) + (y - lamp.y) * (y - lamp.y);
    if (d2 > lamp.reach_m * lamp.reach_m) continue;
    const double ray = std::sqrt(d2 + lamp.height_m * lamp.height_m);
    sum += lamp.strength * photometry.candela_per_kilolumen(lamp.kind, lamp.height_m / ray) / (ray * ray * ray);
  }
  return sum;
}

Box box_of(std::span<const Station> columns, double half_width) {
  Box box{columns[0].x, columns[0].y, columns[0].x, columns[0].y};
  for (const Station& c : columns) {
    box.x_min = std::min(box.x_min, c.x);
    box.y_min = std::min(box.y_min, c.y);
    box.x_max = std::max(box.x_max, c.x);
    box.y_max = std::max(box.y_max, c.y);
  }
  return {box.x_min - half_width, box.y_min - half_width, box.x_max + half_width, box.y_max + half_width};
}

Lit segment_light(const town::Town& town, SegmentId id, std::size_t own_lamps, const LampGrid& grid,
                  const Photometry& photometry, const LightParameters& parameters) {
  const auto line = town.streets.polyline(id);
  const double length = polyline_length(line);
  if (line.size() < 2 || !std::isfinite(length)) return {};
  const auto& segments = town.streets.segments;
  const double mapped = static_cast<double>(segments.width_m[id.index()]);
  const double row = std::clamp(std::isfinite(mapped) ? mapped : 0.0, 1.0, 40.0) / 3.0;
  const auto columns = stations(line, length, column_count(length, own_lamps, parameters));

  std::vector<Source> lamps;
  double sum = 0.0, least = std::numeric_limits<double>::infinity();
  for (std::size_t first = 0; first < columns.size(); first += kChunk) {
    const std::span<const Station> chunk(columns.data() + first, std::min(kChunk, columns.size() - first));
    grid.near(box_of(chunk, row), lamps);
    std::erase_if(lamps, [&](const Source& s) { return !shares_level(segments, id, s.segment); });
    for (const Station& c : chunk)
      for (const double side : {-row, 0.0, row}) {
        const double lux = illuminance(c.x - c.dy * side, c.y + c.dx * side, lamps, photometry);
        sum += lux;
        least = std::min(least, lux);
      }
  }
  return {sum / (3.0 * static_cast<double>(columns.size())), least};
}

}  // namespace

LampLight lamp_light(const town::Town& town, const LightParameters& parameters) {
  const std::size_t n = town.streets.segments.size();
  LampLight light;
  light.mean_lx.resize(n);
  light.min_lx.resize(n);
  light.uniformity.resize(n);
  light.p_class.assign(n, kNoPClass);

  const Photometry photometry(parameters);
  const LampGrid grid(town.lamps, parameters);
  std::vector<std::uint32_t> own_lamps(n, 0);
  for (const Source& lamp : grid.sources())
    if (lamp.segment.index() < n) ++own_lamps[lamp.segment.index()];

  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, n, 64), [&](const tbb::blocked_range<std::size_t>& range) {
    for (std::size_t i = range.begin(); i != range.end(); ++i) {
      const Lit lit = segment_light(town, SegmentId(i), own_lamps[i], grid, photometry, parameters);
      light.mean_lx[i] = static_cast<float>(lit.mean);
      light.min_lx[i] = static_cast<float>(lit.minimum);
      light.uniformity[i] = lit.mean > 0.0 ? static_cast<float>(lit.minimum / lit.mean) : 0.0F;
      light.p_class[i] = p_class(Lux(lit.mean), Lux(lit.minimum));
    }
  });
  return light;
}

std::vector<LampLight> lamp_light(const town::Town& town, const LightParameters& parameters, std::span<const std::vector<double>> states) {
  std::vector<LampLight> all;
  for (const auto& levels : states) {
    town::Town dimmed = town;
    for (std::size_t i = 0; i < dimmed.lamps.size(); ++i) dimmed.lamps.flux_lm[i] *= static_cast<float>(levels[dimmed.lamps.schedule[i]]);
    all.push_back(lamp_light(dimmed, parameters));
  }
  return all;
}

}  // namespace lichtung::light
