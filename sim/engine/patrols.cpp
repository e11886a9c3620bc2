// Shifts and movement of patrols; calls are in patrol_calls.cpp.
#include "sim/engine/patrols.hpp"

#include "sim/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lichtung::engine {
namespace {

constexpr int kNightMinute = 2 * 60;        // a shift that covers 02:00 is a night shift
constexpr std::uint32_t kBlockMinutes = 30; // units decide twice an hour between street and desk

bool covers(const Shift& shift, int civil) {
  if (shift.from_minute <= shift.to_minute) return civil >= shift.from_minute && civil < shift.to_minute;
  return civil >= shift.from_minute || civil < shift.to_minute;
}

int by_residents(double per_10000, std::size_t residents) {
  return static_cast<int>(std::lround(per_10000 * static_cast<double>(residents) / 10000.0));
}

/// Streets of police stations, else the drivable street nearest to the middle of all.
std::vector<SegmentId> find_stations(const town::Town& town) {
  const auto& streets = town.streets;
  std::vector<SegmentId> stations;
  for (std::size_t v = 0; v < town.venues.size(); ++v)
    if (town.venues.kind[v] == town::VenueKind::PoliceStation) stations.push_back(town.venues.segment[v]);
  if (!stations.empty()) return stations;
  town::Point middle;
  for (std::size_t s = 0; s < streets.segments.size(); ++s) {
    const auto p = streets.middle(SegmentId(s));
    middle.x += p.x / static_cast<double>(streets.segments.size());
    middle.y += p.y / static_cast<double>(streets.segments.size());
  }
  double best = std::numeric_limits<double>::infinity();
  SegmentId nearest(std::uint32_t{0});
  for (std::size_t s = 0; s < streets.segments.size(); ++s) {
    const auto p = streets.middle(SegmentId(s));
    const double d = std::hypot(p.x - middle.x, p.y - middle.y);
    if (streets.segments.drivable[s] != 0 && d < best) {
      best = d;
      nearest = SegmentId(s);
    }
  }
  return {nearest};
}

}  // namespace

Patrols::Patrols(const town::Town& town, const PoliceInput& input, const PoliceParameters& parameters,
                 std::size_t residents, const random::Random& random, PatrolState& state)
    : town_(town), input_(input), parameters_(parameters), random_(random), state_(state), search_(town.streets),
      stations_(find_stations(town)) {
  const auto& streets = town.streets.segments;
  drive_s_.resize(streets.size());
  for (std::size_t s = 0; s < streets.size(); ++s) {
    const double speed = streets.drivable[s] != 0 ? parameters.response_speed : parameters.foot_speed;
    drive_s_[s] = std::max(0.1F, streets.length_m[s] / static_cast<float>(speed));
  }
  if (!state_.units.empty() || !state_.seen_minute.empty()) return;   // a state carried on
  state_.seen_minute.assign(streets.size(), 0);
  state_.seconds.assign(streets.size() * 24, 0);
  state_.foot_seconds.assign(streets.size() * 24, 0);
  for (std::size_t shift = 0; shift < input.shifts.size(); ++shift) {
    const bool night = covers(input.shifts[shift], kNightMinute);
    const int walk = night ? 0 : by_residents(parameters.foot_per_10000, residents);
    const int ride = night ? 0 : by_residents(parameters.bicycle_per_10000, residents);
    add_units(UnitType::Foot, shift, input.foot.value_or(walk));
    add_units(UnitType::Bicycle, shift, input.bicycle.value_or(ride));
    add_units(UnitType::Car, shift, input.car.value_or(std::max(1, by_residents(parameters.car_per_10000, residents))));
  }
}

void Patrols::add_units(UnitType type, std::size_t shift, int count) {
  for (int i = 0; i < count; ++i) {
    PatrolUnit unit;
    unit.type = type;
    unit.shift = shift;
    state_.units.push_back(unit);
  }
}

bool Patrols::on_duty(const PatrolUnit& unit, std::uint32_t civil) const {
  return covers(input_.shifts[unit.shift], static_cast<int>(civil));
}

float Patrols::pace(UnitType type) const {
  const std::array speeds{parameters_.foot_speed, parameters_.bicycle_speed, parameters_.car_speed};
  return static_cast<float>(speeds[static_cast<std::size_t>(type)]);
}

bool Patrols::may_use(UnitType type, SegmentId street) const {
  const auto& s = town_.streets.segments;
  return type == UnitType::Car ? s.drivable[street.index()] != 0 : s.walkable[street.index()] != 0;
}

void Patrols::report_for_duty(PatrolUnit& unit, std::uint32_t index, const Now& now) {
  const std::uint32_t w = random::words(random_, random::Purpose::PatrolStart, index, now.absolute, 1)[0];
  unit.segment = stations_[random::below(static_cast<std::uint32_t>(stations_.size()), w)];
  unit.towards = town_.streets.segments.to[unit.segment.index()];
  unit.left_s = 0.0F;
  unit.busy_until = 0;
  unit.doing = UnitDoing::Station;
}

void Patrols::pass(const PatrolUnit& unit, const Now& now, float from, float to) {
  const std::size_t s = unit.segment.index();
  state_.seen_minute[s] = now.absolute + 1;
  // Both ends are rounded, not the difference: so the streets of a minute never add up to more than the minute.
  const auto whole = static_cast<std::uint32_t>(to + 0.5F) - static_cast<std::uint32_t>(from + 0.5F);
  state_.seconds[s * 24 + now.hour] += whole;
  if (unit.type != UnitType::Car) state_.foot_seconds[s * 24 + now.hour] += whole;
}

SegmentId Patrols::next_street(const PatrolUnit& unit, std::uint32_t word) const {
  std::array<SegmentId, 16> option{};
  std::uint32_t n = 0;
  const auto& graph = town_.streets.graph;
  for (auto [it, end] = boost::out_edges(unit.towards.value, graph); it != end && n < option.size(); ++it) {
    const SegmentId s = graph[*it].segment;
    if (s != unit.segment && may_use(unit.type, s)) option[n++] = s;
  }
  return n == 0 ? unit.segment : option[random::below(n, word)];
}

void Patrols::patrol(PatrolUnit& unit, std::uint32_t index, const Now& now) {
  const auto& streets = town_.streets.segments;
  float budget = 60.0F;
  for (std::uint16_t n = 0; budget > 0.0F && n < 16; ++n) {
    if (unit.left_s <= 0.0F) {
      const std::uint32_t w = random::words(random_, random::Purpose::PatrolMove, index, now.absolute, n)[0];
      const SegmentId next = next_street(unit, w);
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

bool Patrols::drive(PatrolUnit& unit, const Now& now) {
  const auto& streets = town_.streets.segments;
  float budget = 60.0F;
  while (budget > 0.0F) {
    if (unit.left_s <= 0.0F) {
      if (unit.way.empty()) return true;
      const std::size_t next = unit.way.back();
      unit.way.pop_back();
      unit.towards = streets.from[next] == unit.towards ? streets.to[next] : streets.from[next];
      unit.segment = SegmentId(next);
      unit.left_s = unit.way.empty() ? drive_s_[next] / 2.0F : drive_s_[next];   // the call is at the middle of its street
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
    if (!drive(unit, now)) return;
    unit.doing = UnitDoing::OnScene;
    Call& call = state_.calls[unit.call];
    call.arrived = now.absolute;
    unit.busy_until = now.absolute + static_cast<std::uint32_t>(call.on_scene_min);
    arrived.push_back(unit.call);
    return;
  }
  if (unit.doing == UnitDoing::OnScene) {
    pass(unit, now, 0.0F, 60.0F);
    if (now.absolute < unit.busy_until) return;
    unit.left_s = 0.0F;
  }
  const double u = random::uniform(random_, random::Purpose::PatrolStart, index, now.absolute / kBlockMinutes);
  const bool street = input_.strategy == PatrolStrategy::RandomBeat && u < parameters_.patrol_share;
  unit.doing = street ? UnitDoing::Patrol : UnitDoing::Station;
  if (street) patrol(unit, index, now);
}

std::vector<std::uint32_t> Patrols::minute(std::uint32_t day, std::uint32_t minute, std::vector<UnitPosition>* record) {
  const Now now{.absolute = day * 1440U + minute, .hour = minute / 60U, .civil = (minute + 240U) % 1440U};
  answer_calls(now);
  std::vector<std::uint32_t> arrived;
  for (std::uint32_t i = 0; i < state_.units.size(); ++i) {
    PatrolUnit& unit = state_.units[i];
    const bool bound = unit.doing == UnitDoing::Responding || unit.doing == UnitDoing::OnScene;
    if (!on_duty(unit, now.civil) && !bound) {   // who is bound finishes first
      unit.doing = UnitDoing::Off;
      continue;
    }
    if (unit.doing == UnitDoing::Off) report_for_duty(unit, i, now);
    act(unit, i, now, arrived);
    if (record != nullptr) record->push_back({now.absolute, i, unit.segment.value, static_cast<std::uint8_t>(unit.doing)});
  }
  return arrived;
}

void Patrols::bind(UnitId unit, std::uint32_t until) {
  PatrolUnit& u = state_.units[unit.index()];
  u.busy_until = std::max(u.busy_until, until);
  if (u.doing != UnitDoing::Responding) u.doing = UnitDoing::OnScene;
}

}  // namespace lichtung::engine
