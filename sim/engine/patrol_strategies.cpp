// Where units go between calls: beats, hot spots, posts, near-repeat alerts, and back to the station for desk work.
#include "sim/behaviour/patrol_allocation.hpp"
#include "sim/engine/patrols.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lichtung::engine {
namespace {

constexpr std::uint32_t kNowhere = SegmentId::kNone;

}  // namespace

std::span<const std::uint8_t> Patrols::beat(const PatrolUnit& unit) const { return within_[unit.duty]; }

/// Goal of the next errand: nothing for a beat at random from where the unit is.
std::optional<SegmentId> Patrols::wanted_goal(PatrolUnit& unit, const Now& now) const {
  const plan::Duty& duty = roster_.duties[unit.duty];
  const Knowledge& known = state_.knowledge[unit.duty];
  const auto w = random::words(random_, random::Purpose::PatrolGoal, unit.key, now.absolute);
  if (duty.strategy == PatrolStrategy::Posts && !duty.posts.empty()) return duty.posts[unit.ordinal % duty.posts.size()];
  if (duty.strategy == PatrolStrategy::HotSpots && !known.spots.empty()) {
    std::vector<double> evidence;
    for (const std::uint32_t s : known.spots) evidence.push_back(known.evidence[s]);
    return SegmentId(known.spots[behaviour::next_place(evidence, random::unit(w[0]))]);
  }
  if (duty.strategy == PatrolStrategy::NearRepeat && !known.alerts.empty()) {
    const auto& streets = known.alerts[random::below(static_cast<std::uint32_t>(known.alerts.size()), w[0])].streets;
    if (!streets.empty()) return SegmentId(streets[random::below(static_cast<std::uint32_t>(streets.size()), w[1])]);
  }
  if (duty.area.empty() || within_[unit.duty][unit.segment.index()] != 0) return std::nullopt;
  return duty.area[random::below(static_cast<std::uint32_t>(duty.area.size()), w[2])];
}

/// The least-cost way for the unit's kind; false if there is none.
bool Patrols::head_for(PatrolUnit& unit, SegmentId goal) {
  const auto& streets = town_.streets.segments;
  const auto& cost = pace_s_[static_cast<std::size_t>(unit.type)];
  unit.goal = goal;
  unit.way.clear();
  if (unit.segment == goal) return true;
  const float half = cost[goal.index()] / 2.0F;
  const std::array roots{town::PathRoot{streets.from[goal.index()], half}, town::PathRoot{streets.to[goal.index()], half}};
  const std::array targets{unit.towards};
  search_.run(roots, cost, std::numeric_limits<float>::infinity(), targets);
  if (std::isinf(search_.cost(unit.towards))) return false;
  for (NodeId node = unit.towards; search_.parent_segment(node).valid(); node = search_.parent(node))
    unit.way.push_back(search_.parent_segment(node).value);
  unit.way.push_back(goal.value);
  std::ranges::reverse(unit.way);
  return true;
}

void Patrols::choose(PatrolUnit& unit, const Now& now) {
  unit.errand = Errand::None;
  unit.way.clear();
  const auto goal = wanted_goal(unit, now);
  if (!goal || !head_for(unit, *goal)) return;
  unit.errand = unit.segment == *goal ? Errand::AtGoal : Errand::ToGoal;
  if (unit.errand == Errand::AtGoal) stay(unit, now.absolute);
}

void Patrols::stay(PatrolUnit& unit, std::uint32_t from) const {
  unit.stay_until = from + std::max(1U, static_cast<std::uint32_t>(roster_.duties[unit.duty].dwell_min));
}

void Patrols::patrol(PatrolUnit& unit, const Now& now) {
  const plan::Duty& duty = roster_.duties[unit.duty];
  unit.doing = UnitDoing::Patrol;
  const bool over = unit.errand == Errand::AtGoal && now.absolute >= unit.stay_until;
  if (unit.errand == Errand::None || unit.errand == Errand::ToStation || over) choose(unit, now);
  if (unit.errand == Errand::ToGoal) {
    if (!follow(unit, now, pace_s_[static_cast<std::size_t>(unit.type)])) return;
    unit.errand = Errand::AtGoal;
    stay(unit, now.absolute + 1U);
    return;
  }
  const Knowledge& known = state_.knowledge[unit.duty];
  const bool stays = duty.strategy == PatrolStrategy::Posts || (duty.strategy == PatrolStrategy::HotSpots && !known.spots.empty());
  if (unit.errand == Errand::AtGoal && stays) return pass(unit, now, 0.0F, 60.0F);
  const bool alerted = unit.errand == Errand::AtGoal && duty.strategy == PatrolStrategy::NearRepeat && !known.alerts.empty();
  wander(unit, now, alerted ? std::span<const std::uint8_t>(state_.alerted) : beat(unit));
}

std::size_t Patrols::open_station(std::size_t wanted, std::uint32_t civil) const {
  const auto open = [&](const plan::Station& s) {
    return !s.closed && (s.hours.empty() || std::ranges::any_of(s.hours, [&](const Shift& h) { return h.covers(static_cast<int>(civil)); }));
  };
  const auto& stations = roster_.stations;
  if (open(stations[wanted])) return wanted;
  const town::Point from = town_.streets.middle(stations[wanted].street);
  // By night, with every counter shut, units still start from a house that exists.
  const bool any = std::ranges::any_of(stations, open);
  std::size_t nearest = wanted;
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < stations.size(); ++i) {
    if (any ? !open(stations[i]) : stations[i].closed) continue;
    const town::Point p = town_.streets.middle(stations[i].street);
    const double d = std::hypot(p.x - from.x, p.y - from.y);
    if (d < best) {
      best = d;
      nearest = i;
    }
  }
  return nearest;
}

/// Made when first needed, since every unit goes back to a station several times a day.
std::span<const std::uint32_t> Patrols::ways_to(std::size_t station, UnitType type) {
  auto& ways = ways_[station * plan::kUnitTypes + static_cast<std::size_t>(type)];
  if (!ways.empty()) return ways;
  const auto& streets = town_.streets.segments;
  const auto& cost = pace_s_[static_cast<std::size_t>(type)];
  const std::size_t s = roster_.stations[station].street.index();
  const std::array roots{town::PathRoot{streets.from[s], cost[s] / 2.0F}, town::PathRoot{streets.to[s], cost[s] / 2.0F}};
  search_.run(roots, cost, std::numeric_limits<float>::infinity());
  ways.assign(town_.streets.nodes.size(), kNowhere);
  for (const NodeId node : search_.settled())   // at the ends of the station's street itself, the street is the way
    ways[node.index()] = search_.parent_segment(node).valid() ? search_.parent_segment(node).value : roster_.stations[station].street.value;
  return ways;
}

/// Desk work is done at the station; who can't get there does it where they are.
void Patrols::wait_at_station(PatrolUnit& unit, const Now& now) {
  const std::size_t station = open_station(unit.home, now.civil);
  const SegmentId home = roster_.stations[station].street;
  if (unit.segment == home && unit.errand != Errand::ToStation) {
    unit.errand = Errand::None;
    unit.doing = UnitDoing::Station;
    return;
  }
  const auto& streets = town_.streets.segments;
  if (unit.errand != Errand::ToStation || unit.goal != home) {
    const auto ways = ways_to(station, unit.type);
    unit.errand = Errand::ToStation;
    unit.goal = home;
    unit.way.clear();
    for (NodeId node = unit.towards; ways[node.index()] != kNowhere;) {
      const std::uint32_t next = ways[node.index()];
      unit.way.push_back(next);
      if (next == home.value) break;
      node = streets.from[next] == node ? streets.to[next] : streets.from[next];
    }
    std::ranges::reverse(unit.way);
  }
  if (unit.way.empty() && unit.segment != home) {   // no way there
    unit.doing = UnitDoing::Station;
    return;
  }
  unit.doing = UnitDoing::Patrol;
  if (!follow(unit, now, pace_s_[static_cast<std::size_t>(unit.type)])) return;
  unit.errand = Errand::None;
  unit.doing = UnitDoing::Station;
}

}  // namespace lichtung::engine
