// What a run keeps for its outcome: sums by segment and frame, by segment and hour of week, by group; integers where
// many threads add, doubles where one thread adds in a fixed order.
#pragma once

#include "sim/engine/night.hpp"
#include "sim/engine/nightlife.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/engine/street_life.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace lichtung::engine {

/// Perceived unsafety of one day at night by segment and hour: Σ unsafety × seconds × 256 and Σ seconds.
struct FearCell {
  std::uint32_t weighted{}, seconds{};
};

struct DayRow {
  std::uint32_t day{}, night_minutes{};
  DayCounts counts;
  GroupCounts groups;
  std::uint32_t looks{}, incidents{};
  double energy_kwh{};
  std::string state_hash;
};

struct Frame {
  std::vector<float> footfall_day, footfall_night;      // persons passing, Σ over the frame's days
  std::vector<double> fear_weighted, fear_seconds;      // at night
  std::vector<std::array<float, kOffenceKinds>> expected;   // per segment, all kinds in one cache line
  std::vector<float> patrol_minutes;
  std::vector<float> disorder;                          // at the end of the frame
  std::uint32_t days{};
};

struct Recorder {
  Recorder(std::size_t segments, std::size_t habit_count, int run_days, int frame_days);

  [[nodiscard]] Frame& frame(std::uint32_t day) { return frames[day / frame_length]; }

  std::uint32_t frame_length{};
  std::vector<Frame> frames;
  // [hour of week × segments + segment]; hour 0 = Monday 00:00
  std::vector<float> profile_footfall, profile_patrol, profile_fear_weighted, profile_fear_seconds;
  std::array<std::uint32_t, 168> profile_hours{};       // how often each hour of week was lived through
  std::vector<NightStreetSums> night;                   // per segment
  HabitNights habits;                                   // not yet in `night`
  std::array<double, kOffenceKinds> expected_recorded{};   // chances × chance of being reported or discovered
  NightlifeSums nightlife;
  std::vector<DayRow> days;
  std::vector<std::pair<std::uint32_t, RecordedVisit>> walks;   // day, visit
  std::vector<UnitPosition> positions;
  PhaseSeconds seconds;                                 // never written to outcomes
};

}  // namespace lichtung::engine
