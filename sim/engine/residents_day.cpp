// Plan, then avoidance tour by tour.
#include "sim/engine/residents_day.hpp"

#include "sim/engine/crowd_day.hpp"
#include "sim/engine/drinking.hpp"
#include "sim/engine/setting.hpp"

#include "sim/random/random.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

using population::Mode;
using population::PlannedTrip;
using population::Purpose;

struct Tour {
  std::size_t first{}, last{};    // indices into the plan, both included
  bool dark{};
  bool obligatory{};
  double worst{};
  std::uint8_t reason{};
  float start{}, end{};
};

struct Worst {
  double unsafety{};
  std::uint8_t reason{};
};

/// The worst stretch of a habit's night way under the lamps that burn in this quarter hour. Ways are chosen by the
/// usual evening light; late at night, when lamps are dimmed or off, people know that the same way feels otherwise.
Worst worst_stretch(const DayInputs& in, ResidentId who, std::uint32_t habit, std::size_t quarter) {
  const Routes& routes = *in.world.routes;
  const light::TownLight& light = in.setup.light;
  const std::uint8_t state = in.conditions.state[quarter];
  if (state == light.usual) return {static_cast<double>(routes.worst[habit]), routes.worst_reason[habit]};
  const FearParameters& p = in.setup.scenario.parameters.fear;
  const auto feeling = static_cast<std::size_t>(in.setup.population.residents.fear_class[who.index()]);
  Worst worst;
  std::uint32_t where = 0;
  for (const Leg leg : {routes.night_a[habit], routes.night_b[habit]})
    for (const std::uint32_t s : routes.segments(leg)) {
      const Lux now(static_cast<double>(light.lit[state].min_lx[s])), usual(static_cast<double>(light.usual_light().min_lx[s]));
      const double believed = static_cast<double>(in.world.beliefs.night[feeling][s]);
      const double unsafety = behaviour::logistic(std::log(believed / (1.0 - believed)) +
                                                  p.light * (behaviour::light_gap(p, now) - behaviour::light_gap(p, usual)));
      if (unsafety > worst.unsafety) worst.unsafety = unsafety, where = s;
    }
  const auto setting = street_setting(in.setup.town.streets.segments, where, in.world.disorder[where]);
  worst.reason = static_cast<std::uint8_t>(behaviour::main_reason(p, setting, Lux(static_cast<double>(light.lit[state].min_lx[where]))));
  return worst;
}

Tour look_at(const DayInputs& in, ResidentId who, const population::DayTrips& plan, std::size_t first) {
  const auto& habits = in.setup.population.habits;
  const Routes& routes = *in.world.routes;
  Tour tour{.first = first, .last = first, .start = static_cast<float>(plan[first].depart_s)};
  for (std::size_t i = first; i < plan.size() && plan[i].tour == plan[first].tour; ++i) {
    const PlannedTrip& t = plan[i];
    tour.last = i;
    tour.end = static_cast<float>(t.depart_s) + routes.travel_s[t.habit];
    const Purpose p = habits.purpose[t.habit];
    if (p == Purpose::Work || p == Purpose::Education) tour.obligatory = true;
    if (habits.mode[t.habit] == Mode::Car || !in.conditions.dark(static_cast<float>(t.depart_s))) continue;
    tour.dark = true;
    const Worst worst = worst_stretch(in, who, t.habit, Conditions::quarter(static_cast<float>(t.depart_s)));
    if (worst.unsafety > tour.worst) {
      tour.worst = worst.unsafety;
      tour.reason = worst.reason;
    }
  }
  return tour;
}

/// Seconds by which a tour must start earlier to end in daylight; 0 if it can't.
float earlier_by(const DayInputs& in, const Tour& tour, float free_from) {
  for (float end = tour.end; end > free_from; end -= 900.0F) {
    const float start = tour.start - (tour.end - end);
    if (start < free_from) return 0.0F;
    if (!in.conditions.dark(start) && !in.conditions.dark(end)) return tour.end - end;
  }
  return 0.0F;
}

behaviour::Avoidance decide(const DayInputs& in, ResidentId who, const Tour& tour, bool can_shift) {
  const auto& people = in.setup.population.residents;
  if (!tour.dark) return behaviour::Avoidance::None;
  const double u = random::uniform(in.world.random, random::Purpose::DayAvoidance, who.value, in.day.day,
                                   static_cast<std::uint16_t>(tour.first));
  return behaviour::avoid(in.setup.scenario.parameters.fear,
                          {.worst_unsafety = tour.worst, .tolerance = static_cast<double>(people.tolerance[who.index()]),
                           .obligatory = tour.obligatory, .has_car = people.car[who.index()] != 0, .can_shift = can_shift},
                          u);
}

void count(GroupCounts::Row& row, behaviour::Avoidance what, const Tour& tour) {
  row.dark_tours += tour.dark ? 1U : 0U;
  row.cancelled += what == behaviour::Avoidance::Cancelled ? 1U : 0U;
  row.shifted += what == behaviour::Avoidance::Shifted ? 1U : 0U;
  row.other_mode += what == behaviour::Avoidance::OtherMode ? 1U : 0U;
  if (what != behaviour::Avoidance::None) ++row.reason[tour.reason];
}

void note_avoided(const DayInputs& in, const population::DayTrips& plan, const Tour& tour,
                  std::vector<std::uint32_t>& avoided) {
  for (std::size_t t = tour.first; t <= tour.last; ++t)
    if (in.setup.population.habits.mode[plan[t].habit] != Mode::Car && in.conditions.dark(static_cast<float>(plan[t].depart_s)))
      avoided.push_back(plan[t].habit);
}

}  // namespace

void GroupCounts::add(const GroupCounts& other) {
  for (std::size_t g = 0; g < kGroups; ++g) {
    Row& a = row[g];
    const Row& b = other.row[g];
    a.dark_tours += b.dark_tours;
    a.cancelled += b.cancelled;
    a.shifted += b.shifted;
    a.other_mode += b.other_mode;
    a.night_walks += b.night_walks;
    a.detour_dm += b.detour_dm;
    a.unsafe_micro += b.unsafe_micro;
    for (std::size_t r = 0; r < behaviour::kFearReasons; ++r) a.reason[r] += b.reason[r];
  }
}

Pace pace_of(const Setup& setup, std::size_t resident) {
  const Parameters& p = setup.scenario.parameters;
  return {.walk = setup.population.residents.walk_speed[resident], .bicycle = static_cast<float>(p.activity.bicycle_speed),
          .car_access_s = static_cast<float>(p.movement.street_car_s), .wait_s = static_cast<float>(p.movement.stop_wait_s),
          .linger_s = static_cast<float>(p.movement.night_linger_s), .ways_on = setup.levers.nightlife.drinking.streets};
}

void resident_day(const DayInputs& in, ResidentId who, Trips& trips, GroupCounts* counts, std::vector<std::uint32_t>* avoided) {
  const auto& people = in.setup.population;
  trips.clear();
  population::DayTrips plan;
  population::plan_day(in.plan, who, in.day, plan);
  const Attendance event = in.setup.crowd.empty() ? Attendance{} : join_event(in, who, plan);
  const bool rules = in.setup.levers.nightlife.drinking.any();
  float free_from = 0.0F;
  for (std::size_t i = 0; i < plan.size();) {
    const Tour tour = look_at(in, who, plan, i);
    i = tour.last + 1;
    const float earlier = tour.dark && plan[tour.first].habit != event.habit ? earlier_by(in, tour, free_from) : 0.0F;
    const behaviour::Avoidance what = decide(in, who, tour, earlier > 0.0F);
    if (counts != nullptr)
      count(counts->row[GroupCounts::group(people.residents.sex[who.index()], people.residents.age[who.index()])], what, tour);
    if (avoided != nullptr && what != behaviour::Avoidance::None) note_avoided(in, plan, tour, *avoided);
    if (what == behaviour::Avoidance::Cancelled) continue;
    const float shift = what == behaviour::Avoidance::Shifted ? earlier : 0.0F;
    for (std::size_t t = tour.first; t <= tour.last; ++t) {
      const std::uint32_t habit = plan[t].habit;
      const float depart = std::max(0.0F, static_cast<float>(plan[t].depart_s) - shift);
      const Mode mode = what == behaviour::Avoidance::OtherMode ? Mode::Car : people.habits.mode[habit];
      trips.push_back({.resident = who.value, .habit = habit, .depart_s = depart, .mode = mode, .back = plan[t].back,
                       .night_route = in.conditions.dark(depart),
                       .night_out = people.habits.purpose[habit] == Purpose::NightLife});
      if (habit == event.habit) attend(event, trips.back());
      if (rules && trips.back().night_out && habit != event.habit) restrict_drinking(in, trips.back());
    }
    free_from = tour.end - shift;
  }
}

}  // namespace lichtung::engine
