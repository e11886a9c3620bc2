// Shifts and movement of patrols; where they go is in patrol_strategies.cpp, calls are in patrol_calls.cpp.
#include "sim/engine/patrols.hpp"

#include "sim/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::engine {
namespace {

constexpr std::uint32_t kBlockMinutes = 30;  // units decide twice an hour between street and desk
constexpr int kDayStart = 4 * 60;            // days of a run begin at 04:00

/// The shift that a unit is in at this minute began on this day of the run (−1: before the first).
int shift_day(const Shift& shift, std::uint32_t day, std::uint32_t minute) {
  const int begins = (shift.from_minute - kDayStart + 1440) % 1440;
  return static_cast<int>(day) - (static_cast<int>(minute) < begins ? 1 : 0);
}

}  // namespace

Patrols::Patrols(const town::Town& town, const plan::Roster& roster, const PoliceParameters& parameters,
                 const random::Random& random, PatrolState& state)
    : town_(town), roster_(roster), parameters_(parameters), random_(random), state_(state), search_(town.streets) {
  const auto& streets = town.streets.segments;
  const std::size_t n = streets.size();
  drive_s_.resize(n);
  for (auto& column : pace_s_) column.resize(n);
  for (std::size_t s = 0; s < n; ++s) {
    const double speed = streets.drivable[s] != 0 ? parameters.response_speed : parameters.foot_speed;
    drive_s_[s] = std::max(0.1F, streets.length_m[s] / static_cast<float>(speed));
    for (std::size_t t = 0; t < plan::kUnitTypes; ++t) {   // whoever must leave their streets goes on at a walk
      const auto type = static_cast<UnitType>(t);
      pace_s_[t][s] = std::max(0.5F, streets.length_m[s] / pace(may_use(type, SegmentId(s)) ? type : UnitType::Foot));
    }
  }
  within_.resize(roster.duties.size());
  for (std::size_t d = 0; d < roster.duties.size(); ++d) {
    if (roster.duties[d].area.empty()) continue;
    within_[d].assign(n, 0);
    for (const SegmentId s : roster.duties[d].area) within_[d][s.index()] = 1;
  }
  ways_.resize(roster.stations.size() * plan::kUnitTypes);
  if (!state_.units.empty() || !state_.seen_minute.empty()) return;   // a state carried on
  state_.seen_minute.assign(n, 0);
  state_.seen_unit.assign(n, 0);
  state_.seconds.assign(n * 24, 0);
  state_.foot_seconds.assign(n * 24, 0);
  for (const plan::RosterUnit& row : roster.units) {
    PatrolUnit unit;
    unit.type = roster.duties[row.duty].type;
    unit.duty = row.duty;
    unit.shift = row.shift;
    unit.ordinal = row.ordinal;
    unit.key = row.key;
    unit.crew = roster.duties[row.duty].crew;
    state_.units.push_back(std::move(unit));
  }
  if (std::ranges::any_of(state_.units, [](const PatrolUnit& u) { return u.type == UnitType::OrderService; })) {
    state_.order_minute.assign(n, 0);
    state_.order_seconds.assign(n * 24, 0);
  }
  state_.knowledge.resize(roster.duties.size());
}

bool Patrols::on_duty(const PatrolUnit& unit, std::uint32_t index, const Now& now) const {
  const plan::Duty& duty = roster_.duties[unit.duty];
  const Shift& shift = duty.shifts[unit.shift];
  if (!shift.covers(static_cast<int>(now.civil))) return false;
  const int began = shift_day(shift, now.day, now.minute);
  const auto& away = began == static_cast<int>(now.day) ? away_ : away_before_;
  if (!away.empty() && away[index] != 0) return false;
  return duty.days.holds(roster_.start + std::chrono::days(began + (shift.from_minute < kDayStart ? 1 : 0)));
}

float Patrols::pace(UnitType type) const {
  const std::array speeds{parameters_.foot_speed, parameters_.bicycle_speed, parameters_.car_speed, parameters_.foot_speed};
  return static_cast<float>(speeds[static_cast<std::size_t>(type)]);
}

bool Patrols::may_use(UnitType type, SegmentId street) const {
  const auto& s = town_.streets.segments;
  return type == UnitType::Car ? s.drivable[street.index()] != 0 : s.walkable[street.index()] != 0;
}

void Patrols::report_for_duty(PatrolUnit& unit, const Now& now) {
  // Stations of the town are drawn as ever; a new one takes its part of those who would go elsewhere.
  std::uint32_t known = 0;
  while (known < roster_.stations.size() && !roster_.stations[known].added) ++known;
  const std::uint32_t w = random::words(random_, random::Purpose::PatrolStart, unit.key, now.absolute, 1)[0];
  unit.home = random::below(known, w);
  for (std::uint32_t k = known; k < roster_.stations.size(); ++k)
    if (random::uniform(random_, random::Purpose::PatrolStation, unit.key, now.absolute, static_cast<std::uint16_t>(k)) * (k + 1U) < 1.0)
      unit.home = k;
  unit.segment = roster_.stations[open_station(unit.home, now.civil)].street;
  unit.towards = town_.streets.segments.to[unit.segment.index()];
  unit.left_s = 0.0F;
  unit.busy_until = 0;
  unit.way.clear();
  unit.errand = Errand::None;
  unit.doing = UnitDoing::Station;
}

void Patrols::pass(const PatrolUnit& unit, const Now& now, float from, float to) {
  const std::size_t s = unit.segment.index();
  // Both ends are rounded, not the difference: so the streets of a minute never add up to more than the minute.
  const auto whole = static_cast<std::uint32_t>(to + 0.5F) - static_cast<std::uint32_t>(from + 0.5F);
  if (unit.type == UnitType::OrderService) {
    state_.order_minute[s] = now.absolute + 1;
    state_.order_seconds[s * 24 + now.hour] += whole;
    return;
  }
  if (state_.seen_minute[s] != now.absolute + 1 || unit.crew > state_.units[state_.seen_unit[s]].crew)
    state_.seen_unit[s] = static_cast<std::uint32_t>(&unit - state_.units.data());
  state_.seen_minute[s] = now.absolute + 1;
  state_.seconds[s * 24 + now.hour] += whole;
  if (unit.type != UnitType::Car) state_.foot_seconds[s * 24 + now.hour] += whole;
}

SegmentId Patrols::next_street(const PatrolUnit& unit, std::uint32_t word, std::span<const std::uint8_t> within) const {
  std::array<SegmentId, 16> option{};
  std::uint32_t n = 0;
  const auto& graph = town_.streets.graph;
  for (auto [it, end] = boost::out_edges(unit.towards.value, graph); it != end && n < option.size(); ++it) {
    const SegmentId s = graph[*it].segment;
    if (s != unit.segment && may_use(unit.type, s) && (within.empty() || within[s.index()] != 0)) option[n++] = s;
  }
  return n == 0 ? unit.segment : option[random::below(n, word)];
}

void Patrols::wander(PatrolUnit& unit, const Now& now, std::span<const std::uint8_t> within) {
  const auto& streets = town_.streets.segments;
  float budget = 60.0F;
  for (std::uint16_t n = 0; budget > 0.0F && n < 16; ++n) {
    if (unit.left_s <= 0.0F) {
      const std::uint32_t w = random::words(random_, random::Purpose::PatrolMove, unit.key, now.absolute, n)[0];
      const SegmentId next = next_street(unit, w, within);
      unit.towards = streets.from[next.index()] == unit.towards ? streets.to[next.index()] : streets.from[next.index()];
      unit.segment = next;
      unit.left_s = std::max(0.5F, streets.length_m[next.index()] / pace(unit.type));
    }
    const float spent = std::min(budget, unit.left_s);
    pass(unit, now, 60.0F - budget, 60.0F - budget + spent);
    unit.left_s -= spent;
    budget -= spent;
  }
}

bool Patrols::follow(PatrolUnit& unit, const Now& now, std::span<const float> cost_s) {
  const auto& streets = town_.streets.segments;
  float budget = 60.0F;
  while (budget > 0.0F) {
    if (unit.left_s <= 0.0F) {
      if (unit.way.empty()) return true;
      const std::size_t next = unit.way.back();
      unit.way.pop_back();
      unit.towards = streets.from[next] == unit.towards ? streets.to[next] : streets.from[next];
      unit.segment = SegmentId(next);
      unit.left_s = unit.way.empty() ? cost_s[next] / 2.0F : cost_s[next];   // what is gone to is at the middle of its street
    }
    const float spent = std::min(budget, unit.left_s);
    pass(unit, now, 60.0F - budget, 60.0F - budget + spent);
    unit.left_s -= spent;
    budget -= spent;
  }
  return unit.left_s <= 0.0F && unit.way.empty();
}

void Patrols::act(PatrolUnit& unit, std::uint32_t index, const Now& now, std::vector<std::uint32_t>& arrived) {
  if (unit.doing == UnitDoing::Responding) {
    if (follow(unit, now, drive_s_)) arrive(unit, index, now, arrived);
    return;
  }
  if (unit.doing == UnitDoing::OnScene) {
    pass(unit, now, 0.0F, 60.0F);
    act_alone(unit, index, now, arrived);
    if (now.absolute < unit.busy_until) return;
    unit.left_s = 0.0F;
  }
  const PatrolStrategy strategy = roster_.duties[unit.duty].strategy;
  const double u = random::uniform(random_, random::Purpose::PatrolStart, unit.key, now.absolute / kBlockMinutes);
  const bool street = strategy == PatrolStrategy::Posts || (strategy != PatrolStrategy::Response && u < parameters_.patrol_share);
  if (street)
    patrol(unit, now);
  else
    wait_at_station(unit, now);
}

void Patrols::count(PatrolUnit& unit) const {
  ++unit.duty_min;
  unit.patrol_min += unit.doing == UnitDoing::Patrol ? 1U : 0U;
  unit.busy_min += unit.doing == UnitDoing::Responding || unit.doing == UnitDoing::OnScene ? 1U : 0U;
}

std::vector<std::uint32_t> Patrols::minute(std::uint32_t day, std::uint32_t minute, std::vector<UnitPosition>* record) {
  const Now now{.absolute = day * 1440U + minute, .day = day, .minute = minute, .hour = minute / 60U, .civil = (minute + 240U) % 1440U};
  answer_calls(now);
  std::vector<std::uint32_t> arrived;
  for (std::uint32_t i = 0; i < state_.units.size(); ++i) {
    PatrolUnit& unit = state_.units[i];
    const bool bound = unit.doing == UnitDoing::Responding || unit.doing == UnitDoing::OnScene;
    if (!bound && !on_duty(unit, i, now)) {   // who is bound finishes first
      unit.doing = UnitDoing::Off;
      continue;
    }
    if (unit.doing == UnitDoing::Off) report_for_duty(unit, now);
    act(unit, i, now, arrived);
    count(unit);
    if (record != nullptr) record->push_back({now.absolute, i, unit.segment.value, static_cast<std::uint8_t>(unit.doing)});
  }
  return arrived;
}

void Patrols::bind(UnitId unit, std::uint32_t until) {
  PatrolUnit& u = state_.units[unit.index()];
  u.busy_until = std::max(u.busy_until, until);
  if (u.doing == UnitDoing::Responding) return;
  u.doing = UnitDoing::OnScene;
  u.errand = Errand::None;
}

}  // namespace lichtung::engine
