// The scenario's units first, then the plan's orders one after the other.
#include "sim/plan/police_roster.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lichtung::plan {
namespace {

constexpr int kNightMinute = 2 * 60;         // a shift that covers 02:00 is a night shift
constexpr int kMostUnits = 10000;            // of a kind in a shift
const std::vector<Shift> kOrderServiceShifts{{8 * 60, 16 * 60}, {16 * 60, 24 * 60}};

int by_residents(double per_10000, std::size_t residents) {
  return static_cast<int>(std::lround(per_10000 * static_cast<double>(residents) / 10000.0));
}

std::string word_of(UnitType type) { return std::string(kUnitTypeWords[static_cast<std::size_t>(type)]); }

class Writer {
 public:
  Writer(const Scenario& scenario, const town::Town& town, std::size_t residents, std::vector<Diagnostic>& problems,
         std::vector<town::Notice>& notices)
      : scenario_(scenario), town_(town), residents_(residents), problems_(problems), notices_(notices) {}

  void base() {
    const PoliceInput& input = scenario_.police;
    const PoliceParameters& p = scenario_.parameters.police;
    for (const UnitType type : {UnitType::Foot, UnitType::Bicycle, UnitType::Car}) {
      Duty duty = usual(type);
      for (const Shift& shift : input.shifts) {
        const bool night = shift.covers(kNightMinute);
        int n = 0;
        if (type == UnitType::Foot) n = input.foot.value_or(night ? 0 : by_residents(p.foot_per_10000, residents_));
        if (type == UnitType::Bicycle) n = input.bicycle.value_or(night ? 0 : by_residents(p.bicycle_per_10000, residents_));
        if (type == UnitType::Car) n = input.car.value_or(std::max(1, by_residents(p.car_per_10000, residents_)));
        duty.units.push_back(n);
      }
      duty.base_units = duty.units;
      duties_.push_back(std::move(duty));
    }
  }

  void carry_out(const PatrolOrder& order) {
    said_ = &order.said;
    if (const auto* patrol = std::get_if<PatrolEdit>(&order.what))
      carry_out(*patrol, order);
    else
      carry_out(std::get<OrderServiceEdit>(order.what), order);
  }

  /// More units away than there are in any shift is a slip.
  void check(const Withdrawal& withdrawal) {
    said_ = &withdrawal.said;
    if (!withdrawal.what.units) return;
    int most = 0;
    std::string kinds;
    for (const Duty& duty : duties_) {
      if (duty.type == UnitType::OrderService || !withdrawal.what.kinds[static_cast<std::size_t>(duty.type)]) continue;
      if (kinds.find(word_of(duty.type)) == std::string::npos) kinds += (kinds.empty() ? "" : ", ") + word_of(duty.type);
      for (const int n : duty.units) most = std::max(most, n);
    }
    if (*withdrawal.what.units > most)
      error("plan.withdrawn_more", {{kinds}, {fmt::format("{}", *withdrawal.what.units)}, {fmt::format("{}", most)}});
  }

  std::vector<Duty> take() { return std::move(duties_); }

 private:
  Diagnostic& error(std::string key, std::vector<Argument> args) {
    return problems_.emplace_back(Diagnostic{.file = said_->file, .line = said_->line, .column = said_->column,
                                             .key = std::move(key), .args = std::move(args), .suggestion = {}});
  }

  [[nodiscard]] Duty usual(UnitType type) const {
    const PoliceParameters& p = scenario_.parameters.police;
    Duty duty;
    duty.type = type;
    duty.crew = scenario_.police.crew;
    duty.shifts = scenario_.police.shifts;
    duty.strategy = scenario_.police.strategy;
    duty.dwell_min = p.hot_spot_dwell_min;
    duty.memory_days = p.evidence_memory_days;
    duty.distance_m = p.near_repeat_distance_m;
    duty.spots = static_cast<int>(std::lround(p.hot_spots));
    duty.window_days = static_cast<int>(std::lround(p.near_repeat_window_h / 24.0));
    return duty;
  }

  void carry_out(const PatrolEdit& what, const PatrolOrder& order) {
    if (!what.names_units()) return change(what, order);
    for (std::size_t k = 0; k < what.units.size(); ++k) {
      if (!what.units[k]) continue;
      const auto type = static_cast<UnitType>(k);
      if (what.replace)
        for (Duty& duty : duties_)
          if (duty.type == type) std::ranges::fill(duty.units, 0);
      if (*what.units[k] < 0) take_away(type, -*what.units[k]);
      if (*what.units[k] <= 0) continue;
      Duty duty = usual(type);
      if (!what.hours.empty()) duty.shifts = what.hours;
      duty.units.assign(duty.shifts.size(), *what.units[k]);
      duty.days = what.days;
      set(duty, what, order);
      add(std::move(duty));
    }
  }

  void carry_out(const OrderServiceEdit& what, const PatrolOrder& order) {
    if (*what.units < 0) return take_away(UnitType::OrderService, -*what.units);
    Duty duty = usual(UnitType::OrderService);
    duty.shifts = what.hours.empty() ? kOrderServiceShifts : what.hours;
    duty.units.assign(duty.shifts.size(), *what.units);
    duty.crew = what.crew.value_or(2);
    duty.strategy = order.posts.empty() ? PatrolStrategy::RandomBeat : PatrolStrategy::Posts;
    duty.posts = order.posts;
    duty.area = usable(UnitType::OrderService, order.area);
    duty.days = what.days;
    add(std::move(duty));
  }

  /// Units there are get another number, crew, strategy or beat.
  void change(const PatrolEdit& what, const PatrolOrder& order) {
    bool any = false;
    for (Duty& duty : duties_) {
      if (duty.type == UnitType::OrderService || !what.kinds[static_cast<std::size_t>(duty.type)]) continue;
      any = any || std::accumulate(duty.units.begin(), duty.units.end(), 0) > 0;
      if (what.factor) scale(duty, *what.factor);
      set(duty, what, order);
    }
    if (any) return;
    std::string kinds;
    for (std::size_t k = 0; k < kUnitWords.size(); ++k)
      if (what.kinds[k]) kinds += (kinds.empty() ? "" : ", ") + std::string(kUnitWords[k]);
    error("plan.no_units", {{kinds}});
  }

  /// Rounded over the shifts together, so that half of 3 × 1 unit is 2 units and not 3 or none.
  void scale(Duty& duty, double factor) {
    int before = 0, after = 0;
    std::int64_t uneven = 0;
    for (int& n : duty.units) {
      uneven += std::floor(factor * n) != factor * n ? 1 : 0;
      before += n;
      const int now = static_cast<int>(std::floor(factor * before + 0.5));
      n = now - after;
      after = now;
      if (n > kMostUnits) return too_many(duty.type, n);
    }
    if (uneven > 0) notices_.push_back({"plan.patrols_rounded", uneven, ""});
  }

  void set(Duty& duty, const PatrolEdit& what, const PatrolOrder& order) const {
    if (what.crew) duty.crew = *what.crew;
    if (what.strategy) duty.strategy = *what.strategy;
    if (what.dwell_min) duty.dwell_min = *what.dwell_min;
    if (what.memory_min) duty.memory_days = *what.memory_min / 1440.0;
    if (what.distance_m) duty.distance_m = *what.distance_m;
    if (what.window_min) duty.window_days = static_cast<int>(std::lround(*what.window_min / 1440.0));
    if (what.spots) duty.spots = *what.spots;
    if (what.evidence) duty.evidence = *what.evidence;
    if (what.strategy) duty.corrected = what.corrected;
    if (!order.posts.empty()) duty.posts = order.posts;
    if (what.where.said.line == 0 || !order.posts.empty()) return;
    const bool everywhere = order.area.size() == town_.streets.segments.size();
    duty.area = everywhere ? std::vector<SegmentId>() : usable(duty.type, order.area);
  }

  [[nodiscard]] std::vector<SegmentId> usable(UnitType type, const std::vector<SegmentId>& area) const {
    const auto& s = town_.streets.segments;
    std::vector<SegmentId> streets;
    for (const SegmentId street : area)
      if ((type == UnitType::Car ? s.drivable : s.walkable)[street.index()] != 0) streets.push_back(street);
    return streets;
  }

  void add(Duty duty) {
    duty.base_units.assign(duty.units.size(), 0);
    int most = 0;
    for (const int n : duty.units) most = std::max(most, n);
    if (most > kMostUnits) return too_many(duty.type, most);
    duties_.push_back(std::move(duty));
  }

  void too_many(UnitType type, int n) {
    error("plan.too_many_units", {{word_of(type)}, {fmt::format("{}", n)}, {fmt::format("{}", kMostUnits)}});
  }

  /// From those that came last, so that units added and taken away leave what there was.
  void take_away(UnitType type, int wanted) {
    const auto most_of = [](const Duty& duty) { return duty.units.empty() ? 0 : *std::ranges::max_element(duty.units); };
    int there = 0;
    for (const Duty& duty : duties_)
      if (duty.type == type) there += most_of(duty);
    if (wanted > there) {
      error("plan.fewer_than_none", {{word_of(type)}, {fmt::format("{}", wanted)}, {fmt::format("{}", there)}});
      return;
    }
    for (auto duty = duties_.rbegin(); duty != duties_.rend() && wanted > 0; ++duty) {
      if (duty->type != type) continue;
      const int here = std::min(wanted, most_of(*duty));
      for (int& n : duty->units) n = std::max(0, n - here);
      wanted -= here;
    }
  }

  const Scenario& scenario_;
  const town::Town& town_;
  std::size_t residents_;
  std::vector<Diagnostic>& problems_;
  std::vector<town::Notice>& notices_;
  const Said* said_{};
  std::vector<Duty> duties_;
};

/// Units in the order of the base's shifts, then duty by duty. A unit's key depends on the units before it of its own
/// duty only, so that more of one kind leave the draws of all others as they were.
std::vector<RosterUnit> units_of(const std::vector<Duty>& duties) {
  std::vector<RosterUnit> units;
  std::uint32_t base_key = 0;
  std::array<std::uint32_t, kUnitTypes> lot{};
  const auto put = [&](std::size_t d, std::size_t shift, std::uint32_t lot_of_type) {
    const Duty& duty = duties[d];
    for (int i = 0; i < duty.units[shift]; ++i) {
      const auto ordinal = static_cast<std::uint32_t>(i);
      const std::uint32_t own = 0x80000000U | ((lot_of_type & 0x7FU) << 24) | (static_cast<std::uint32_t>(duty.type) << 22) |
                                (static_cast<std::uint32_t>(shift & 0xFU) << 18) | (ordinal & 0x3FFFFU);
      units.push_back({static_cast<std::uint32_t>(d), static_cast<std::uint32_t>(shift), ordinal,
                       i < duty.base_units[shift] ? base_key + ordinal : own});
    }
    base_key += static_cast<std::uint32_t>(duty.base_units[shift]);
  };
  constexpr std::size_t kBase = 3;
  for (std::size_t shift = 0; shift < duties[0].shifts.size(); ++shift)
    for (std::size_t d = 0; d < kBase; ++d) put(d, shift, 0);
  for (std::size_t d = kBase; d < duties.size(); ++d) {
    const std::uint32_t own_lot = ++lot[static_cast<std::size_t>(duties[d].type)];
    for (std::size_t shift = 0; shift < duties[d].shifts.size(); ++shift) put(d, shift, own_lot);
  }
  return units;
}

}  // namespace

std::vector<Station> stations_of(const town::Town& town) {
  const auto& streets = town.streets;
  std::vector<Station> stations;
  for (std::size_t v = 0; v < town.venues.size(); ++v)
    if (town.venues.kind[v] == town::VenueKind::PoliceStation) stations.push_back({.street = town.venues.segment[v]});
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
  return {{.street = nearest}};
}

Roster make_roster(const Scenario& scenario, const PoliceLevers& levers, const town::Town& town, std::size_t residents,
                   std::vector<Diagnostic>& problems, std::vector<town::Notice>& notices) {
  Writer writer(scenario, town, residents, problems, notices);
  writer.base();
  for (const PatrolOrder& order : levers.orders) writer.carry_out(order);
  for (const Withdrawal& withdrawal : levers.withdrawals) writer.check(withdrawal);
  Roster roster;
  roster.duties = writer.take();
  roster.units = units_of(roster.duties);
  roster.withdrawals = levers.withdrawals;
  roster.stations = levers.stations ? *levers.stations : stations_of(town);
  roster.start = std::chrono::sys_days(scenario.time.start);
  return roster;
}

}  // namespace lichtung::plan
