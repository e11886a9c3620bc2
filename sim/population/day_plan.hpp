// What a resident intends to do on one day: tours from home along known ways, with departure times. Reproduces the
// trip rates, modes, distances and hours of MiD 2017. A day runs from 04:00 to 04:00, so that the night is whole.
#pragma once

#include "sim/population/population.hpp"

#include <boost/container/static_vector.hpp>

#include <cstdint>
#include <span>

namespace lichtung::population {

inline constexpr int kDayStartMinute = 4 * 60;   // 04:00 civil time
inline constexpr std::size_t kMaxTrips = 12;

struct PlannedTrip {
  std::uint32_t habit{};         // index into Habits
  std::int32_t depart_s{};       // seconds since 04:00 of the day
  std::uint8_t tour{};           // trips of one tour are cancelled or shifted together
  bool back{};                   // walked from `to` to `from`
};
using DayTrips = boost::container::static_vector<PlannedTrip, kMaxTrips>;

struct DayContext {
  std::uint32_t day{};           // since the start of the run
  unsigned weekday{};            // 0 = Monday … 6 = Sunday
  bool holiday{};                // public holiday or Sunday-like
};

struct PlanInputs {
  const Population& population;
  const ActivityParameters& parameters;
  random::Random random;
  std::span<const float> travel_s;   // per habit, door to door
};

/// Fills `trips` (cleared first), ordered by departure; all depart before 24:00 h after the day's start.
void plan_day(const PlanInputs& in, ResidentId who, const DayContext& day, DayTrips& trips);

/// Nominal travel time of each habit by mode speeds and distance, before routes are known.
[[nodiscard]] std::vector<float> nominal_travel_seconds(const Habits& habits, const ActivityParameters& parameters);

}  // namespace lichtung::population
