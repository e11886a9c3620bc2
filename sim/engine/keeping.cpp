// Adds a finished day to the recorder, and hashes the state.
#include "sim/basics/sha256.hpp"
#include "sim/engine/closing.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace lichtung::engine {
namespace {

/// Civil hour of week of an hour since 04:00.
std::size_t hour_of_week(const population::DayContext& day, std::size_t hour) {
  return (day.weekday * 24U + 4U + hour) % 168U;
}

bool night_hour(const Conditions& c, std::size_t hour) { return c.light.dark[hour * 4 + 2] != 0; }

/// Adds one hour of a block of streets; the profile is laid out by hour, so hours are the outer loop.
void keep_hour(const DayInputs& in, const StreetLife& life, const NightFear& fear, std::size_t h, std::size_t first,
               std::size_t last, Frame& frame, Recorder& recorder) {
  const std::size_t week = hour_of_week(in.day, h) * in.world.disorder.size();
  std::vector<float>& footfall = night_hour(in.conditions, h) ? frame.footfall_night : frame.footfall_day;
  for (std::size_t s = first; s != last; ++s) {
    const std::size_t cell = s * kHours + h;
    const auto persons = static_cast<float>(life.presence.persons(cell));
    const float minutes = static_cast<float>(in.world.patrols.seconds[cell]) / 60.0F;
    const float seconds = static_cast<float>(fear.cells[cell].seconds);
    const float weighted = static_cast<float>(fear.cells[cell].weighted) / 256.0F;
    footfall[s] += persons;
    frame.patrol_minutes[s] += minutes;
    frame.fear_weighted[s] += static_cast<double>(weighted);
    frame.fear_seconds[s] += static_cast<double>(seconds);
    recorder.profile_footfall[week + s] += persons;
    recorder.profile_patrol[week + s] += minutes;
    recorder.profile_fear_weighted[week + s] += weighted;
    recorder.profile_fear_seconds[week + s] += seconds;
  }
}

/// Adds up what the threads counted first, because disorder enters as a real number.
void keep_night(const NightFear& fear, std::size_t s, double disorder, NightStreetSums& sums) {
  std::uint32_t passes = 0;
  for (const NightPart& part : fear.parts) {
    sums.add(part.passes[s]);
    passes += part.passes[s].passes.all();
  }
  sums.disorder += disorder * passes;
}

void keep_streets(const DayInputs& in, const StreetLife& life, const NightFear& fear, Frame& frame, Recorder& recorder) {
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, in.world.disorder.size(), 1024), [&](const auto& range) {
    for (std::size_t h = 0; h < kHours; ++h) keep_hour(in, life, fear, h, range.begin(), range.end(), frame, recorder);
    for (std::size_t s = range.begin(); s != range.end(); ++s) {
      frame.disorder[s] = in.world.disorder[s];
      keep_night(fear, s, static_cast<double>(in.world.disorder[s]), recorder.night[s]);
    }
  });
}

/// Share of each quarter hour in which motion lamps are triggered, by schedule, weighted by power: a person passing
/// keeps the lamps of the street up for light.motion_hold.
std::vector<std::array<double, light::kQuarters>> triggered(const DayInputs& in, const StreetLife& life) {
  const auto& town = in.setup.town;
  if (std::ranges::none_of(town.schedules, [](const LampSchedule& s) { return s.motion_rest.has_value(); })) return {};
  const double hold = in.setup.scenario.parameters.light.motion_hold_s;
  std::vector<std::array<double, light::kQuarters>> share(town.schedules.size());
  std::vector<double> power(town.schedules.size(), 0.0);
  for (std::size_t l = 0; l < town.lamps.size(); ++l) {
    const std::size_t schedule = town.lamps.schedule[l];
    if (!town.schedules[schedule].motion_rest || !town.lamps.segment[l].valid()) continue;
    const auto watts = static_cast<double>(town.lamps.power_w[l]);
    power[schedule] += watts;
    for (std::size_t h = 0; h < kHours; ++h) {
      const double persons = life.presence.persons(town.lamps.segment[l].index() * kHours + h);
      for (std::size_t q = 4 * h; q < 4 * h + 4; ++q) share[schedule][q] += watts * (1.0 - std::exp(-persons * hold / 3600.0));
    }
  }
  for (std::size_t s = 0; s < share.size(); ++s)
    for (double& x : share[s]) x = power[s] > 0.0 ? x / power[s] : 0.0;
  return share;
}

void add_incidents(Sha256& digest, const World& world, std::uint32_t day) {
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
  for (const std::uint8_t on : in.conditions.light.dark) row.night_minutes += on != 0 ? 15U : 0U;
  for (const ChunkDay& c : life.chunks) {
    row.counts.add(c.counts);
    row.groups.add(c.groups);
    for (const RecordedVisit& v : c.recorded) recorder.walks.emplace_back(in.day.day, v);
  }
  row.looks = looks;
  for (const double kwh : light::day_energy_kwh(in.setup.town.lamps, in.conditions.levels, triggered(in, life))) row.energy_kwh += kwh;
  for (const Incident& i : in.world.incidents) row.incidents += i.day == in.day.day ? 1U : 0U;
  row.state_hash = state_hash(in.world, life, fear, in.day.day);
  recorder.days.push_back(std::move(row));
  recorder.nightlife.person_seconds_recorded += recorded_person_seconds(in.setup.levers.nightlife.cameras, life.presence);
}

std::string state_hash(const World& world, const StreetLife& life, const NightFear& fear, std::uint32_t day) {
  Sha256 digest;
  digest.add(std::span<const std::uint64_t>(life.presence.cell));
  digest.add(std::span<const FearCell>(fear.cells));
  for (const auto* column : {&world.disorder, &world.segment_boost, &world.dwelling_boost, &world.night_company})
    digest.add(std::span<const float>(*column));
  digest.add(std::span<const std::uint16_t>(world.victim_day));
  for (const auto* column : {&world.offenders.removed_until_day, &world.offenders.quiet_until}) {
    const std::span<const std::uint32_t> all(*column), town = all.first(std::min(all.size(), world.offenders.of_town)), guests = all.subspan(town.size());
    digest.add(town);
    if (std::ranges::any_of(guests, [](std::uint32_t x) { return x != 0; })) digest.add(guests);   // an event ahead changes no day before it
  }
  digest.add(std::span<const std::uint32_t>(world.patrols.seconds));
  digest.add(std::span<const std::uint32_t>(world.patrols.order_seconds));
  for (const PatrolUnit& u : world.patrols.units) {
    const std::array<std::uint32_t, 2> row{u.segment.value, static_cast<std::uint32_t>(u.doing)};
    digest.add(std::span<const std::uint32_t>(row));
  }
  add_incidents(digest, world, day);
  return digest.hex().substr(0, 32);
}

}  // namespace lichtung::engine
