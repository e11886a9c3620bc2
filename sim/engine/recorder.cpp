// Frames of equal length on the time axis, at most 32 by default.
#include "sim/engine/recorder.hpp"

#include <algorithm>

namespace lichtung::engine {
namespace {

constexpr int kMostFrames = 32;

}  // namespace

Recorder::Recorder(std::size_t segments, std::size_t habit_count, int run_days, int frame_days) : habits(habit_count) {
  const int length = frame_days > 0 ? frame_days : (run_days + kMostFrames - 1) / kMostFrames;
  frame_length = static_cast<std::uint32_t>(std::max(1, length));
  const std::size_t n = (static_cast<std::size_t>(run_days) + frame_length - 1) / frame_length;
  frames.resize(n);
  for (Frame& f : frames) {
    for (auto* column : {&f.footfall_day, &f.footfall_night, &f.patrol_minutes, &f.disorder}) column->assign(segments, 0.0F);
    f.expected.assign(segments, {});
    f.fear_weighted.assign(segments, 0.0);
    f.fear_seconds.assign(segments, 0.0);
  }
  for (auto* column : {&profile_footfall, &profile_patrol, &profile_fear_weighted, &profile_fear_seconds})
    column->assign(segments * 168, 0.0F);
  night.resize(segments);
}

}  // namespace lichtung::engine
