// Each point sums its lamps in their fixed order; columns and rows are visited in order, so that the sums are the same
// bits whatever else is calculated.
#include "sim/light/segment_light.hpp"

#include "sim/light/calculation_grid.hpp"
#include "sim/light/lamp_terms.hpp"

#include <cmath>

namespace lichtung::light {

namespace {

constexpr std::size_t kChunk = 16;   // columns that share one search for lamps

/// What is gathered along a segment in one state.
struct Tally {
  double sum{};
  double least{std::numeric_limits<double>::infinity()}, least_face{std::numeric_limits<double>::infinity()};
  double least_of_column{};
  std::size_t dark{}, longest{}, longest_from{};   // columns

  void end_column(std::size_t column, double dark_lx) {
    least = std::min(least, least_of_column);
    dark = least_of_column < dark_lx ? dark + 1 : 0;
    if (dark > longest) {
      longest = dark;
      longest_from = column + 1 - dark;
    }
  }
};

/// Adds the light of all lamps at a point to one sum per state.
void light_point(double x, double y, const Column& column, std::span<const Source> lamps,
                 std::span<const IntensityTable> tables, const StateLevels& levels, std::span<PlaceLight> sums) {
  for (const Source& lamp : lamps) {
    const double dx = x - lamp.x, dy = y - lamp.y;
    if (dx * dx + dy * dy > lamp.reach_m * lamp.reach_m) continue;
    const PlaceLight term = light_at(lamp, tables[lamp.luminaire], dx, dy, column.dx, column.dy);
    const double* level = levels.of(lamp.schedule);
    for (std::size_t s = 0; s < sums.size(); ++s) {
      sums[s].ground_lx += level[s] * term.ground_lx;
      sums[s].ahead_lx += level[s] * term.ahead_lx;
      sums[s].back_lx += level[s] * term.back_lx;
    }
  }
}

/// Lamps that belong to each segment, wherever they stand.
std::vector<std::uint32_t> count_own(const town::Lamps& lamps, std::size_t luminaires, std::size_t segments) {
  std::vector<std::uint32_t> own(segments, 0);
  for (std::size_t i = 0; i < lamps.size(); ++i)
    if (lamps.segment[i].index() < segments && gives_light(lamps, i, luminaires)) ++own[lamps.segment[i].index()];
  return own;
}

}  // namespace

StateLevels::StateLevels(std::span<const std::vector<double>> states, std::size_t schedules)
    : states_(states.size()), schedules_(schedules), levels_((schedules + 1) * states.size(), 1.0) {
  for (std::size_t s = 0; s < states.size(); ++s)
    for (std::size_t i = 0; i < std::min(schedules, states[s].size()); ++i)
      levels_[i * states_ + s] = std::isfinite(states[s][i]) ? std::clamp(states[s][i], 0.0, 1.0) : 0.0;
}

bool shares_level(const town::Segments& s, SegmentId segment, SegmentId lamp) {
  if (segment == lamp) return true;
  const auto i = segment.index(), j = lamp.index();
  if (j >= s.size()) return s.tunnel[i] == 0;
  if (s.tunnel[i] != 0 || s.tunnel[j] != 0) return false;
  if (s.bridge[i] == s.bridge[j]) return true;
  return s.from[i] == s.from[j] || s.from[i] == s.to[j] || s.to[i] == s.from[j] || s.to[i] == s.to[j];
}

Illumination::Illumination(const town::StreetNetwork& streets, const town::Lamps& lamps,
                           std::span<const photometry::Luminaire> luminaires, const LightParameters& parameters,
                           const town::Box& where)
    : streets_(streets),
      parameters_(parameters),
      tables_(intensity_tables(luminaires)),
      own_lamps_(count_own(lamps, luminaires.size(), streets.segments.size())),
      grid_(sources_of(lamps, luminaires.size(), parameters, where)) {}

void Illumination::segment(SegmentId id, const StateLevels& levels, std::span<SegmentLight> out) const {
  std::ranges::fill(out, SegmentLight{});
  const double width = static_cast<double>(streets_.segments.width_m[id.index()]);
  const auto grid = calculation_grid(streets_.polyline(id), width, own_lamps_[id.index()], parameters_);
  if (grid.columns.empty()) return;
  std::vector<Tally> tallies(out.size());
  std::vector<PlaceLight> sums(out.size());
  std::vector<Source> lamps;
  for (std::size_t k = 0; k < grid.columns.size(); ++k) {
    if (k % kChunk == 0) {
      const std::span chunk(grid.columns.data() + k, std::min(kChunk, grid.columns.size() - k));
      grid_.near(box_of(chunk, width), lamps);
      std::erase_if(lamps, [&](const Source& s) { return !shares_level(streets_.segments, id, s.segment); });
    }
    const Column& c = grid.columns[k];
    for (Tally& t : tallies) t.least_of_column = std::numeric_limits<double>::infinity();
    for (const double left : grid.rows) {
      std::ranges::fill(sums, PlaceLight{});
      light_point(c.x - c.dy * left, c.y + c.dx * left, c, lamps, tables_, levels, sums);
      for (std::size_t s = 0; s < sums.size(); ++s) {
        tallies[s].sum += sums[s].ground_lx;
        tallies[s].least_of_column = std::min(tallies[s].least_of_column, sums[s].ground_lx);
        tallies[s].least_face = std::min({tallies[s].least_face, sums[s].ahead_lx, sums[s].back_lx});
      }
    }
    for (Tally& t : tallies) t.end_column(k, parameters_.dark_stretch_lx);
  }
  const double points = static_cast<double>(grid.columns.size() * grid.rows.size());
  for (std::size_t s = 0; s < out.size(); ++s) {
    const Tally& t = tallies[s];
    out[s] = {t.sum / points, t.least, t.least_face, static_cast<double>(t.longest) * grid.step_m,
              static_cast<double>(t.longest_from) * grid.step_m};
  }
}

}  // namespace lichtung::light
