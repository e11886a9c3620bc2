// Adds a finished day to the recorder, and hashes the state.
#include "sim/engine/closing.hpp"
#include "sim/engine/digest.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <span>

namespace lichtung::engine {
namespace {

/// Civil hour of week of an hour since 04:00.
std::size_t hour_of_week(const population::DayContext& day, std::size_t hour) {
  return (day.weekday * 24U + 4U + hour) % 168U;
}

bool night_hour(const Conditions& c, std::size_t hour) { return c.light.lamps_on[hour * 4 + 2] != 0; }

void keep_streets(const DayInputs& in, const StreetLife& life, const NightFear& fear, Frame& frame, Recorder& recorder) {
  const std::size_t n = in.world.disorder.size();
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, n, 1024), [&](const auto& range) {
    for (std::size_t s = range.begin(); s != range.end(); ++s) {
      float by_day = 0.0F, by_night = 0.0F, police = 0.0F;
      for (std::size_t h = 0; h < kHours; ++h) {
        const std::size_t cell = s * kHours + h, week = hour_of_week(in.day, h) * n + s;
        const auto persons = static_cast<float>(life.presence.persons(cell));
        (night_hour(in.conditions, h) ? by_night : by_day) += persons;
        const float minutes = static_cast<float>(in.world.patrols.seconds[cell]) / 60.0F;
        police += minutes;
        recorder.profile_footfall[week] += persons;
        recorder.profile_patrol[week] += minutes;
        const float seconds = static_cast<float>(fear.cells[cell].seconds);
        const float weighted = static_cast<float>(fear.cells[cell].weighted) / 256.0F;
        recorder.profile_fear_weighted[week] += weighted;
        recorder.profile_fear_seconds[week] += seconds;
        frame.fear_weighted[s] += static_cast<double>(weighted);
        frame.fear_seconds[s] += static_cast<double>(seconds);
      }
      frame.footfall_day[s] += by_day;
      frame.footfall_night[s] += by_night;
      frame.patrol_minutes[s] += police;
      frame.disorder[s] = in.world.disorder[s];
    }
  });
}

void add_incidents(Digest& digest, const World& world, std::uint32_t day) {
  for (const Incident& i : world.incidents) {
    if (i.day != day) continue;
    const std::array<std::uint32_t, 8> row{i.minute, static_cast<std::uint32_t>(i.kind), i.segment.value, i.offender.value,
                                           i.dwelling.value, i.victim.value, i.attempted ? 1U : 0U,
                                           (i.reported ? 1U : 0U) | (i.discovered ? 2U : 0U) | (static_cast<std::uint32_t>(i.clearance) << 2U)};
    digest.add(std::span<const std::uint32_t>(row));
  }
}

}  // namespace

void keep(const DayInputs& in, const StreetLife& life, const NightFear& fear, std::uint32_t looks, Recorder& recorder) {
  Frame& frame = recorder.frame(in.day.day);
  ++frame.days;
  keep_streets(in, life, fear, frame, recorder);
  for (std::size_t h = 0; h < kHours; ++h) ++recorder.profile_hours[hour_of_week(in.day, h)];
  DayRow row;
  row.day = in.day.day;
  for (const std::uint8_t on : in.conditions.light.lamps_on) row.night_minutes += on != 0 ? 15U : 0U;
  for (const ChunkDay& c : life.chunks) {
    row.counts.add(c.counts);
    row.groups.add(c.groups);
    for (const RecordedVisit& v : c.recorded) recorder.walks.emplace_back(in.day.day, v);
  }
  row.looks = looks;
  for (const Incident& i : in.world.incidents) row.incidents += i.day == in.day.day ? 1U : 0U;
  row.state_hash = state_hash(in.world, life, fear, in.day.day);
  recorder.days.push_back(std::move(row));
}

std::string state_hash(const World& world, const StreetLife& life, const NightFear& fear, std::uint32_t day) {
  Digest digest;
  digest.add(std::span<const std::uint64_t>(life.presence.cell));
  digest.add(std::span<const FearCell>(fear.cells));
  for (const auto* column : {&world.disorder, &world.segment_boost, &world.dwelling_boost, &world.night_company})
    digest.add(std::span<const float>(*column));
  digest.add(std::span<const std::uint16_t>(world.victim_day));
  digest.add(std::span<const std::uint32_t>(world.offenders.removed_until_day));
  digest.add(std::span<const std::uint32_t>(world.offenders.quiet_until));
  digest.add(std::span<const std::uint32_t>(world.patrols.seconds));
  for (const PatrolUnit& u : world.patrols.units) {
    const std::array<std::uint32_t, 2> row{u.segment.value, static_cast<std::uint32_t>(u.doing)};
    digest.add(std::span<const std::uint32_t>(row));
  }
  add_incidents(digest, world, day);
  return digest.hex(16);
}

}  // namespace lichtung::engine
