// Guests' plans, visitors' chunks, offenders among visitors, calls.
#include "sim/engine/crowd_day.hpp"

#include "sim/engine/offenders_day.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

using population::PlannedTrip;
using population::Purpose;

constexpr std::int32_t kPause_s = 600;             // between an event and other tours
constexpr std::int32_t kShortest_s = 45 * 60;      // for less nobody comes late
constexpr std::uint8_t kEventTour = 200;           // no day has as many tours

/// A tour of the plan and the time it takes.
struct Span {
  std::size_t first{}, last{};                     // trips, both included
  std::int32_t from{}, to{};
  bool obligatory{};
};

std::vector<Span> tours_of(const DayInputs& in, const population::DayTrips& plan) {
  const auto& purpose = in.setup.population.habits.purpose;
  std::vector<Span> tours;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const PlannedTrip& t = plan[i];
    if (tours.empty() || plan[tours.back().first].tour != t.tour) tours.push_back({i, i, t.depart_s, t.depart_s, false});
    Span& s = tours.back();
    s.last = i;
    s.to = t.depart_s + static_cast<std::int32_t>(in.world.routes->travel_s[t.habit]) + 1;
    s.obligatory = s.obligatory || purpose[t.habit] == Purpose::Work || purpose[t.habit] == Purpose::Education;
  }
  return tours;
}

const Gathering* gathering_of(const Crowd& crowd, std::uint32_t resident, std::uint32_t day) {
  for (const Gathering& g : crowd.gatherings)
    if (g.on(day) && g.guest(resident) != nullptr) return &g;
  return nullptr;
}

/// Street of a restriction of drinking at the end of the event: who keeps to it doesn't stay on.
bool may_stay(const DayInputs& in, const Gathering& g, ResidentId who, std::uint32_t habit) {
  return !keeps_dry(in, who.value, in.setup.population.habits.to[habit].index(), g.event.to_min);
}

}  // namespace

Attendance join_event(const DayInputs& in, ResidentId who, population::DayTrips& plan) {
  const Gathering* g = gathering_of(in.setup.crowd, who.value, in.day.day);
  if (g == nullptr) return {};
  const Guest& guest = *g->guest(who.value);
  const bool stays = guest.stays_on && may_stay(in, *g, who, guest.habit);
  const Hours hours = hours_of(g->event, in.world.random, who.value, in.day.day, stays);
  const auto travel = static_cast<std::int32_t>(in.world.routes->travel_s[guest.habit]) + 1;
  std::int32_t depart = std::max(300, hours.arrive * 60 - travel);
  const std::int32_t leave = std::max(depart + travel + 60, hours.leave * 60);
  const std::vector<Span> tours = tours_of(in, plan);
  for (const Span& t : tours) {
    if (!t.obligatory || t.to + kPause_s <= depart || t.from >= leave + travel + kPause_s) continue;
    depart = t.to + kPause_s;   // straight after work, if it is still worth it
    if (t.from >= depart || depart + travel + kShortest_s > leave) return {};
  }
  population::DayTrips kept;
  const auto add_event = [&] {
    kept.push_back({guest.habit, depart, kEventTour, false});
    kept.push_back({guest.habit, leave, kEventTour, true});
  };
  bool added = false;
  for (const Span& t : tours) {
    if (t.from >= depart && !added) add_event(), added = true;
    if (t.to + kPause_s > depart && t.from < leave + travel + kPause_s) continue;   // the event takes its place
    kept.insert(kept.end(), plan.begin() + static_cast<std::ptrdiff_t>(t.first), plan.begin() + static_cast<std::ptrdiff_t>(t.last) + 1);
  }
  if (!added) add_event();
  plan = kept;
  return {guest.habit, static_cast<std::uint16_t>(leave / 60), g->event.to_min, hours.stays_on};
}

void attend(const Attendance& what, Trip& trip) {
  trip.night_out = what.stays_on;
  if (trip.back) return;
  trip.until_min = what.leave_min;
  trip.night_from_min = what.night_from_min;
}

std::size_t visitor_chunks(const Crowd& crowd, std::uint32_t day) {
  std::size_t n = 0;
  for (const Gathering& g : crowd.gatherings)
    if (g.on(day)) n += (g.visitors.size() + kVisitorsPerChunk - 1) / kVisitorsPerChunk;
  return n;
}

void plan_visiting_offender(const DayInputs& in, std::uint32_t offender, std::vector<OffenderVisit>& visits) {
  for (const Gathering& g : in.setup.crowd.gatherings) {
    if (offender < g.first_offender || offender >= g.first_offender + g.offenders || !g.on(in.day.day)) continue;
    Trip trip;
    const std::uint32_t place = g.visitors[offender - g.first_offender].street;
    trip.until_min = g.event.to_min;
    walk_visitor(in, g, offender - g.first_offender, trip, [&](const Visit& v) {
      if (looks_on(trip, place, v)) return;
      visits.push_back({v.segment, v.enter_s, v.leave_s, static_cast<std::uint8_t>(trip.night_at(first_minute(v.enter_s)) ? 1 : 0), 0});
    });
  }
}

std::vector<Call> event_calls(const DayInputs& in, const Presence& presence) {
  std::vector<Call> calls;
  const NightlifeParameters& p = in.setup.scenario.parameters.nightlife;
  for (std::uint32_t number = 0; number < in.setup.crowd.gatherings.size(); ++number) {
    const Gathering& g = in.setup.crowd.gatherings[number];
    if (!g.on(in.day.day)) continue;
    const double per_1000 = 1000.0 * g.event.stewards / std::max(1.0, g.event.crowd);
    const double rate = p.event_calls / 1000.0 * std::exp(-per_1000 / p.steward_scale);
    for (std::uint32_t h = g.event.from_min / 60U; h < kHours && h * 60U < g.event.until_min; ++h) {
      std::vector<double> present;
      double all = 0.0;
      for (const std::uint32_t s : g.event.streets) all += present.emplace_back(presence.mean_present(s * kHours + h));
      const auto w = random::words(in.world.random, random::Purpose::EventCalls, number, in.day.day * kHours + h);
      const std::uint32_t n = random::poisson(rate * all, random::unit53(w[0], w[1]), random::unit(w[2]));
      for (std::uint16_t i = 0; i < n; ++i) {
        const auto c = random::words(in.world.random, random::Purpose::EventCalls, number, in.day.day * kHours + h, static_cast<std::uint16_t>(i + 1));
        Call call;
        call.minute = in.day.day * kDayMinutes + h * 60U + random::below(60, c[0]);
        call.segment = SegmentId(g.event.streets[random::categorical(present, random::unit(c[1]))]);
        call.on_scene_min = static_cast<float>(random::exponential(in.setup.scenario.parameters.police.other_call_min, random::unit(c[2])));
        calls.push_back(call);
      }
    }
  }
  return calls;
}

}  // namespace lichtung::engine
