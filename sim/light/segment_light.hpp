// Light of one segment in several states of the lamps' schedules at once: the intensities, which cost most, are found
// once per lamp and point and shared by all states.
#pragma once

#include "scenarios/parameters.hpp"
#include "sim/light/intensity_table.hpp"
#include "sim/light/lamp_grid.hpp"
#include "sim/town/town.hpp"

#include <limits>
#include <span>
#include <vector>

namespace lichtung::light {

/// Levels of every schedule in every state, 0 … 1.
class StateLevels {
 public:
  /// `states`: a level per schedule each; schedules it leaves out burn at full light. Levels are clamped to 0 … 1.
  StateLevels(std::span<const std::vector<double>> states, std::size_t schedules);

  [[nodiscard]] std::size_t states() const { return states_; }
  /// Level in each state of lamps of this schedule; unknown schedules burn at full light.
  [[nodiscard]] const double* of(std::size_t schedule) const {
    return levels_.data() + std::min(schedule, schedules_) * states_;
  }

 private:
  std::size_t states_, schedules_;
  std::vector<double> levels_;       // [schedule × state], and a last row of full light
};

struct SegmentLight {
  double mean_lx{}, min_lx{};        // horizontal, over the points of the grid
  double semicylindrical_min_lx{};   // over points and both directions of walking
  double dark_m{}, dark_from_m{};    // longest stretch below light.dark_stretch_lx, and where it starts
};

/// Lamps, luminaires and streets made ready for the light sum. The network must outlive it.
class Illumination {
 public:
  /// Only lamps whose light can reach into `where` count; everywhere unless told.
  Illumination(const town::StreetNetwork& streets, const town::Lamps& lamps,
               std::span<const photometry::Luminaire> luminaires, const LightParameters& parameters,
               const town::Box& where = kEverywhere);

  /// One value per state into `out`. Independent of all other segments and of the order of lamps.
  void segment(SegmentId id, const StateLevels& levels, std::span<SegmentLight> out) const;

 private:
  static constexpr double kFar = std::numeric_limits<double>::infinity();
  static constexpr town::Box kEverywhere{{-kFar, -kFar}, {kFar, kFar}};

  const town::StreetNetwork& streets_;
  LightParameters parameters_;
  std::vector<IntensityTable> tables_;
  std::vector<std::uint32_t> own_lamps_;   // by segment
  LampGrid grid_;
};

/// Levels part the light: a tunnel is lit only by its own lamps, a bridge and the street below don't light each
/// other, but a bridge and the streets it continues do. `lamp`: the segment the lamp belongs to, or none.
[[nodiscard]] bool shares_level(const town::Segments& segments, SegmentId segment, SegmentId lamp);

}  // namespace lichtung::light
