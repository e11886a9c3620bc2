// A trip as segment visits: entered and left at computed seconds, no ticks. The walk is a template over what is done
// with each visit, so that counting, feeling, recording and offending all see the same visits without storing them.
#pragma once

#include "sim/engine/routes.hpp"
#include "sim/plan/nightlife_levers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace lichtung::engine {

/// A trip that takes place.
struct Trip {
  std::uint32_t resident{}, habit{};
  float depart_s{};              // since 04:00
  population::Mode mode{};       // as travelled, maybe not the habit's
  bool back{};
  bool night_route{};
  bool night_out{};              // to or from night-life
  std::uint8_t drinking{};       // outdoors on arrival: Drinking
  std::uint16_t way_on{};        // Drinking::Elsewhere: index into the ways of Pace
  std::uint16_t until_min{};     // stays outdoors on arrival until this minute since 04:00; 0: no
  std::uint16_t night_from_min{};   // of a night out: from this minute on

  /// On a night out at a minute as first_minute() gives it.
  [[nodiscard]] bool night_at(std::uint32_t minute) const { return night_out && minute > night_from_min; }
};

/// What people on a night out do about drinking outdoors where they arrive.
enum class Drinking : std::uint8_t { Free = 0, Despite = 1, Elsewhere = 2, Indoors = 3 };   // all but the first: it is restricted

/// A street where drinking is restricted and the streets that lead to the next where it isn't.
using WaysOn = std::span<const plan::DryStreet>;

/// A stretch of time on one segment.
struct Visit {
  std::uint32_t segment{};
  float enter_s{}, leave_s{};
};

struct Pace {
  float walk{}, bicycle{};       // m/s
  float car_access_s{};          // on the street between door and car
  float wait_s{};                // at the stop
  float linger_s{};              // outside a night-life venue on arrival
  WaysOn ways_on{};
};

/// Visits the segments of a leg, forwards or backwards; first and last count half. Returns the time of arrival.
template <class Sink>
float walk_leg(std::span<const std::uint32_t> path, std::span<const float> length_m, bool backwards, float speed, float t,
               Sink&& sink) {
  const std::size_t n = path.size();
  const float slowness = 1.0F / speed;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t s = path[backwards ? n - 1 - i : i];
    const float part = i == 0 || i + 1 == n ? 0.5F : 1.0F;
    const float leave = t + part * length_m[s] * slowness;
    sink(Visit{s, t, leave});
    t = leave;
  }
  return t;
}

/// Stays on one street between two seconds: a visit per hour, since presence is counted by hour of entry, and a new one
/// when the night out begins.
template <class Sink>
void stay_outdoors(std::uint32_t segment, float t, float until, float night_from, Sink&& sink) {
  while (t < until) {
    float leave = std::min(until, (std::floor(t / 3600.0F) + 1.0F) * 3600.0F);
    if (t < night_from) leave = std::min(leave, night_from);
    sink(Visit{segment, t, leave});
    t = leave;
  }
}

/// Drinks outdoors where the walk ended, or walks on to where it is allowed.
template <class Sink>
void drink_outdoors(const Trip& trip, std::uint32_t here, std::span<const float> length_m, const Pace& pace, float t, Sink&& sink) {
  const auto what = static_cast<Drinking>(trip.drinking);
  if (what == Drinking::Indoors) return;
  if (what == Drinking::Elsewhere) {
    const auto& way = pace.ways_on[trip.way_on].way_on;
    t = walk_leg(std::span<const std::uint32_t>(way), length_m, false, pace.walk, t, sink);
    here = way.back();
  }
  sink(Visit{here, t, t + pace.linger_s});
}

/// Visits of a whole trip in order; returns the time of arrival, s since 04:00.
template <class Sink>
float walk_trip(const Trip& trip, const Routes& routes, const population::Habits& habits, std::span<const float> length_m,
                const Pace& pace, Sink&& sink) {
  using population::Mode;
  const std::uint32_t h = trip.habit;
  const bool on_foot = trip.mode == Mode::Walk || trip.mode == Mode::Transit;
  const Leg a = trip.night_route ? routes.night_a[h] : routes.day_a[h];
  float t = trip.depart_s;
  if (trip.mode == Mode::Car || a.count == 0) {   // rides touch the street at their ends
    const bool away = habits.out_of_town[h] != 0;   // the far end lies beyond the map
    const SegmentId from = trip.back ? habits.to[h] : habits.from[h], to = trip.back ? habits.from[h] : habits.to[h];
    if (!(away && trip.back)) sink(Visit{from.value, t, t + pace.car_access_s});
    t = std::max(t + routes.travel_s[h], t + pace.car_access_s);
    if (!(away && !trip.back)) sink(Visit{to.value, t, t + pace.car_access_s});
    t += pace.car_access_s;
    if (trip.until_min != 0) stay_outdoors(to.value, t, trip.until_min * 60.0F, trip.night_from_min * 60.0F, sink);
    return t;
  }
  const float speed = on_foot ? pace.walk : pace.bicycle;
  if (trip.mode == Mode::Transit) {
    const Leg b = trip.night_route ? routes.night_b[h] : routes.day_b[h];
    const Leg first = trip.back ? b : a, second = trip.back ? a : b;
    t = walk_leg(routes.segments(first), length_m, trip.back, speed, t, sink);
    const SegmentId stop = trip.back ? habits.to_stop[h] : habits.from_stop[h];
    sink(Visit{stop.value, t, t + pace.wait_s});
    t += std::max(pace.wait_s, routes.ride_s[h]);
    t = walk_leg(routes.segments(second), length_m, trip.back, speed, t, sink);
  } else {
    t = walk_leg(routes.segments(a), length_m, trip.back, speed, t, sink);
  }
  if (trip.until_min != 0)
    stay_outdoors(habits.to[h].value, t, trip.until_min * 60.0F, trip.night_from_min * 60.0F, sink);
  else if (trip.night_out && !trip.back)
    drink_outdoors(trip, habits.to[h].value, length_m, pace, t, sink);
  return t;
}

}  // namespace lichtung::engine
