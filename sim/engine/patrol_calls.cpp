// Calls to the police: other matters by rate, offences as they are reported; the nearest free unit by travel time.
#include "sim/engine/patrols.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lichtung::engine {
namespace {

constexpr std::size_t kCandidates = 3;       // nearest as the crow flies, then by travel time
constexpr double kOnFootReach_m = 600.0;     // foot and bicycle patrols answer calls this near

}  // namespace

void Patrols::call(const Call& call) {
  const auto later = [](const Call& a, const Call& b) { return a.minute < b.minute; };
  const auto begin = state_.calls.begin() + static_cast<std::ptrdiff_t>(state_.next_call);
  state_.calls.insert(std::upper_bound(begin, state_.calls.end(), call, later), call);
}

void Patrols::add_daily_calls(std::uint32_t day, std::size_t residents) {
  using random::Purpose;
  if (town_.dwellings.size() == 0) return;
  const double mean = parameters_.calls_per_1000 * static_cast<double>(residents) / 1000.0 / 365.0;
  const auto w = random::words(random_, Purpose::CallBackground, 0, day);
  const std::uint32_t n = random::poisson(mean, random::unit53(w[0], w[1]), random::unit(w[2]));
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto c = random::words(random_, Purpose::CallTime, i, day);
    // Calls follow the day: half spread evenly, half between noon and midnight.
    const double u = random::unit(c[1]);
    const double part = random::unit(c[0]) < 0.5 ? u * 1440.0 : 480.0 + u * 720.0;
    Call other;
    other.minute = day * 1440U + static_cast<std::uint32_t>(part);
    other.segment = town_.dwellings.segment[random::below(static_cast<std::uint32_t>(town_.dwellings.size()), c[2])];
    other.on_scene_min = static_cast<float>(random::exponential(parameters_.other_call_min, random::unit(c[3])));
    other.two = random::uniform(random_, Purpose::CallBackup, i, day) < parameters_.two_officer_share;
    call(other);
  }
}

void Patrols::answer_calls(const Now& now) {
  while (state_.next_call < state_.calls.size() && state_.calls[state_.next_call].minute <= now.absolute)
    state_.waiting.push_back(static_cast<std::uint32_t>(state_.next_call++));
  std::size_t kept = 0;
  const auto dispatch = static_cast<std::uint32_t>(parameters_.dispatch_min);
  for (const std::uint32_t c : state_.waiting) {
    const bool due = state_.calls[c].minute + dispatch <= now.absolute;
    if (!due || !send_nearest(c, now, false)) state_.waiting[kept++] = c;
  }
  state_.waiting.resize(kept);
  std::erase_if(state_.short_handed, [&](std::uint32_t c) { return state_.calls[c].arrived != 0 || send_nearest(c, now, true); });
}

/// The free unit with the shortest way; its way is in search_ then, infinite if none leads there. Nothing if nobody is free.
std::optional<std::uint32_t> Patrols::nearest_free(SegmentId street) {
  const auto& streets = town_.streets;
  const town::Point place = streets.middle(street);
  std::array<std::pair<double, std::uint32_t>, kCandidates> nearest;
  nearest.fill({std::numeric_limits<double>::infinity(), 0});
  for (std::uint32_t i = 0; i < state_.units.size(); ++i) {
    const PatrolUnit& unit = state_.units[i];
    if (unit.type == UnitType::OrderService || (unit.doing != UnitDoing::Patrol && unit.doing != UnitDoing::Station)) continue;
    const town::Point at = streets.nodes[unit.towards.index()];
    const double d = std::hypot(at.x - place.x, at.y - place.y);
    if (unit.type != UnitType::Car && d > kOnFootReach_m) continue;
    if (std::pair(d, i) < nearest.back()) {
      nearest.back() = {d, i};
      std::ranges::sort(nearest);
    }
  }
  if (std::isinf(nearest.front().first)) return std::nullopt;
  std::vector<NodeId> targets;
  for (const auto& [d, i] : nearest)
    if (!std::isinf(d)) targets.push_back(state_.units[i].towards);
  const std::size_t s = street.index();
  const std::array roots{town::PathRoot{streets.segments.from[s], drive_s_[s] / 2.0F},
                         town::PathRoot{streets.segments.to[s], drive_s_[s] / 2.0F}};
  search_.run(roots, drive_s_, std::numeric_limits<float>::infinity(), targets);
  std::uint32_t best = nearest.front().second;
  for (const auto& [d, i] : nearest)
    if (!std::isinf(d) && search_.cost(state_.units[i].towards) < search_.cost(state_.units[best].towards)) best = i;
  return best;
}

/// False if nobody is free.
bool Patrols::send_nearest(std::uint32_t index, const Now& now, bool backup) {
  Call& call = state_.calls[index];
  const auto best = nearest_free(call.segment);
  if (!best) return false;
  PatrolUnit& unit = state_.units[*best];
  if (std::isinf(search_.cost(unit.towards))) {   // an island: nobody can come
    if (!backup) call.unit = UnitId{};
    return true;
  }
  unit.way.clear();
  for (NodeId node = unit.towards; search_.parent_segment(node).valid(); node = search_.parent(node))
    unit.way.push_back(search_.parent_segment(node).value);
  unit.way.push_back(call.segment.value);
  std::ranges::reverse(unit.way);
  unit.doing = UnitDoing::Responding;
  unit.errand = Errand::None;
  unit.call = index;
  unit.left_s = std::max(0.0F, unit.left_s);
  if (backup) {
    call.backup = UnitId(*best);
    return true;
  }
  call.unit = UnitId(*best);
  call.sent = now.absolute;
  call.travel_s = search_.cost(unit.towards) + unit.left_s;
  if (call.two && unit.crew < 2) state_.short_handed.push_back(index);
  return true;
}

void Patrols::arrive(PatrolUnit& unit, std::uint32_t index, const Now& now, std::vector<std::uint32_t>& arrived) {
  Call& call = state_.calls[unit.call];
  unit.doing = UnitDoing::OnScene;
  unit.busy_until = now.absolute;                 // a second unit that comes too late goes on
  if (call.arrived != 0) return;
  const bool alone = call.two && unit.crew < 2;
  if (alone && call.first == 0) {
    call.first = now.absolute;
    unit.busy_until = now.absolute + static_cast<std::uint32_t>(parameters_.backup_wait_min) + 1U;
    return;
  }
  const auto until = now.absolute + static_cast<std::uint32_t>(call.on_scene_min);
  call.arrived = now.absolute;
  call.officers = unit.crew;
  unit.busy_until = until;
  const UnitId other = index == call.unit.value ? call.backup : call.unit;
  if (call.first != 0 && other.valid()) {         // the one who waited is still there
    state_.units[other.index()].busy_until = until;
    call.officers += state_.units[other.index()].crew;
  }
  arrived.push_back(unit.call);
}

/// Who has waited long enough for a second unit does alone what one can do alone.
void Patrols::act_alone(PatrolUnit& unit, std::uint32_t index, const Now& now, std::vector<std::uint32_t>& arrived) {
  if (unit.call >= state_.calls.size()) return;
  Call& call = state_.calls[unit.call];
  if ((call.unit.value != index && call.backup.value != index) || call.first == 0 || call.arrived != 0 ||
      now.absolute < call.first + static_cast<std::uint32_t>(parameters_.backup_wait_min)) return;
  call.arrived = now.absolute;
  call.officers = unit.crew;
  unit.busy_until = now.absolute + static_cast<std::uint32_t>(call.on_scene_min);
  arrived.push_back(unit.call);
}

}  // namespace lichtung::engine
