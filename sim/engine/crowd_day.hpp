// An event's day: residents who come put it among their tours, visitors from out of town walk in, stand and walk back.
#pragma once

#include "sim/engine/drinking.hpp"
#include "sim/engine/encounters.hpp"
#include "sim/engine/residents_day.hpp"
#include "sim/engine/street_life.hpp"

#include <cstdint>
#include <span>

namespace lichtung::engine {

struct OffenderVisit;

/// What a guest does at an event; `habit` is none of the day's without one.
struct Attendance {
  std::uint32_t habit{0xffffffffU};
  std::uint16_t leave_min{}, night_from_min{};
  bool stays_on{};
};

/// Puts the event of today that `who` goes to into their plan: in place of what overlaps it, but work and education first.
[[nodiscard]] Attendance join_event(const DayInputs& in, ResidentId who, population::DayTrips& plan);

/// Makes a trip to or from an event one.
void attend(const Attendance& what, Trip& trip);

/// Standing at an event while it lasts, as inside a venue: nobody is after an opportunity. Who stays on afterwards is
/// outdoors like in front of a bar.
[[nodiscard]] inline bool looks_on(const Trip& trip, std::uint32_t place, const Visit& v) {
  return trip.until_min != 0 && v.segment == place && !trip.night_at(first_minute(v.enter_s));
}

inline constexpr std::uint32_t kVisitorsPerChunk = 1024;

/// Chunks of visitors of today's events; they follow those of households.
[[nodiscard]] std::size_t visitor_chunks(const Crowd& crowd, std::uint32_t day);

/// Walks visitor `index` of an event through the day; offenders among them too. `trip` says who and when on a night out.
template <class Sink>
void walk_visitor(const DayInputs& in, const Gathering& g, std::uint32_t index, Trip& trip, Sink&& sink) {
  const Visitor& v = g.visitors[index];
  const auto& length_m = in.setup.town.streets.segments.length_m;
  const auto speed = static_cast<float>(in.setup.scenario.parameters.activity.walk_speed);
  const auto people = static_cast<std::uint32_t>(in.setup.population.residents.size());
  trip.resident = people + g.first_visitor + index;
  const Hours hours = hours_of(g.event, in.world.random, trip.resident, in.day.day,
                               v.stays_on && !keeps_dry(in, trip.resident, v.street, g.event.to_min));
  trip.night_out = hours.stays_on;
  trip.night_from_min = g.event.to_min;
  const std::span<const std::uint32_t> way(g.ways[v.way]);
  float walk = 0.0F;
  for (std::size_t i = 0; i < way.size(); ++i) walk += length_m[way[i]] * (i == 0 || i + 1 == way.size() ? 0.5F : 1.0F) / speed;
  const float arrival = walk_leg(way, length_m, false, speed, std::max(60.0F, hours.arrive * 60.0F - walk), sink);
  stay_outdoors(v.street, arrival, hours.leave * 60.0F, g.event.to_min * 60.0F, sink);
  walk_leg(way, length_m, true, speed, std::max(arrival, hours.leave * 60.0F), sink);
}

/// Visits of an offender among the visitors; nothing for other offenders or without an event today.
void plan_visiting_offender(const DayInputs& in, std::uint32_t offender, std::vector<OffenderVisit>& visits);

/// Calls to the police that the events of today add: by persons present, less what stewards settle.
[[nodiscard]] std::vector<Call> event_calls(const DayInputs& in, const Presence& presence);

}  // namespace lichtung::engine
