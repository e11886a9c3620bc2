// What units know in the morning: who is away for duty elsewhere, where offences became known. Strategies see ledgers
// of the police only; an offence of today is known tomorrow.
#include "sim/behaviour/patrol_allocation.hpp"
#include "sim/engine/patrols.hpp"
#include "sim/random/random.hpp"

#include <algorithm>
#include <cmath>

namespace lichtung::engine {
namespace {

std::span<const Incident> of_day(std::span<const Incident> incidents, std::uint32_t day) {
  return {std::ranges::lower_bound(incidents, day, {}, &Incident::day), std::ranges::upper_bound(incidents, day, {}, &Incident::day)};
}

bool goes_by_data(const plan::Duty& duty) {
  return duty.strategy == PatrolStrategy::HotSpots || duty.strategy == PatrolStrategy::NearRepeat;
}

bool applies(const WithdrawalEdit& what, std::chrono::sys_days date) {
  if (!what.dates.empty())
    return std::ranges::any_of(what.dates, [&](const auto& d) { return std::chrono::sys_days(d) == date; });
  return what.days.holds(date);
}

}  // namespace

void Patrols::draw_withdrawals(std::uint32_t day, std::vector<std::uint8_t>& away) const {
  const auto date = roster_.start + std::chrono::days(static_cast<std::int32_t>(day));
  away.assign(state_.units.size(), 0);
  for (std::uint16_t w = 0; w < roster_.withdrawals.size(); ++w) {
    const WithdrawalEdit& what = roster_.withdrawals[w].what;
    if (!applies(what, date)) continue;
    if (what.day_share && random::uniform(random_, random::Purpose::PatrolWithdrawalDay, w, day) >= *what.day_share) continue;
    for (std::uint32_t d = 0; d < roster_.duties.size(); ++d) {
      const plan::Duty& duty = roster_.duties[d];
      if (duty.type == UnitType::OrderService || !what.kinds[static_cast<std::size_t>(duty.type)]) continue;
      for (std::size_t shift = 0; shift < duty.shifts.size(); ++shift) {
        std::vector<std::pair<double, std::uint32_t>> order;   // those with the lowest draws go
        for (std::uint32_t i = 0; i < state_.units.size(); ++i)
          if (const PatrolUnit& u = state_.units[i]; u.duty == d && u.shift == shift)
            order.emplace_back(random::uniform(random_, random::Purpose::PatrolWithdrawal, u.key, day, w), i);
        std::ranges::sort(order);
        // A part of a unit goes by chance, so that a share is right over many days.
        const double part = random::uniform(random_, random::Purpose::PatrolWithdrawalDay, (d << 8) | static_cast<std::uint32_t>(shift), day,
                                            static_cast<std::uint16_t>(w + 1U));
        const double wanted = what.units ? *what.units : std::floor(*what.share * static_cast<double>(order.size()) + part);
        for (std::size_t i = 0; i < order.size() && static_cast<double>(i) < wanted; ++i) away[order[i].second] = 1;
      }
    }
  }
}

void Patrols::learn_spots(const plan::Duty& duty, std::span<const Incident> news, Knowledge& known) const {
  if (known.evidence.empty()) known.evidence.assign(town_.streets.segments.size(), 0.0);
  behaviour::forget(known.evidence, duty.memory_days);
  const auto before = duty.corrected ? known.evidence : std::vector<double>();
  for (const Incident& i : news) {
    double worth = behaviour::evidence_of(duty.evidence, i.reported, i.discovered);
    if (duty.corrected && i.discovered) worth *= behaviour::discovery_weight(before, i.segment.index());
    const auto& within = within_[&duty - roster_.duties.data()];
    if ((within.empty() || within[i.segment.index()] != 0) && may_use(duty.type, i.segment)) known.evidence[i.segment.index()] += worth;
  }
  known.spots = behaviour::hottest(known.evidence, static_cast<std::size_t>(duty.spots));
}

void Patrols::learn_alerts(const plan::Duty& duty, std::uint32_t day, std::span<const Incident> news, Knowledge& known) {
  std::erase_if(known.alerts, [&](const Knowledge::Alert& a) { return a.until_day <= day; });
  const auto& within = within_[&duty - roster_.duties.data()];
  for (const Incident& i : news) {
    if (i.kind != OffenceKind::Burglary || behaviour::evidence_of(duty.evidence, i.reported, i.discovered) <= 0.0) continue;
    Knowledge::Alert alert{.street = i.segment, .until_day = day + static_cast<std::uint32_t>(std::max(1, duty.window_days)), .streets = {}};
    const town::Point at = town_.streets.middle(i.segment);
    for (std::uint32_t s = 0; s < town_.streets.segments.size(); ++s) {
      const town::Point p = town_.streets.middle(SegmentId(s));
      if (std::hypot(p.x - at.x, p.y - at.y) <= duty.distance_m && may_use(duty.type, SegmentId(s)) && (within.empty() || within[s] != 0))
        alert.streets.push_back(s);
    }
    known.alerts.push_back(std::move(alert));
    ++state_.score.alerts;
  }
  for (const Knowledge::Alert& alert : known.alerts)
    for (const std::uint32_t s : alert.streets) state_.alerted[s] = 1;
}

void Patrols::brief(std::uint32_t day, std::span<const Incident> incidents) {
  if (!roster_.withdrawals.empty()) {
    draw_withdrawals(day, away_);
    draw_withdrawals(day - 1U, away_before_);
  }
  if (std::ranges::none_of(roster_.duties, goes_by_data)) return;
  const auto news = day == 0 ? std::span<const Incident>() : of_day(incidents, day - 1);
  if (std::ranges::any_of(roster_.duties, [](const plan::Duty& d) { return d.strategy == PatrolStrategy::NearRepeat; }))
    state_.alerted.assign(town_.streets.segments.size(), 0);
  for (std::size_t d = 0; d < roster_.duties.size(); ++d) {
    const plan::Duty& duty = roster_.duties[d];
    if (std::ranges::all_of(duty.units, [](int n) { return n == 0; })) continue;
    if (duty.strategy == PatrolStrategy::HotSpots) learn_spots(duty, news, state_.knowledge[d]);
    if (duty.strategy == PatrolStrategy::NearRepeat) learn_alerts(duty, day, news, state_.knowledge[d]);
  }
}

void Patrols::score_alerts(std::uint32_t day, std::span<const Incident> incidents) {
  if (std::ranges::find(state_.alerted, 1) == state_.alerted.end()) return;
  const auto& streets = town_.streets.segments;
  for (std::size_t s = 0; s < streets.size(); ++s) {
    state_.score.town_m += static_cast<double>(streets.length_m[s]);
    state_.score.street_m += state_.alerted[s] != 0 ? static_cast<double>(streets.length_m[s]) : 0.0;
  }
  for (const Incident& i : of_day(incidents, day)) {
    if (i.kind != OffenceKind::Burglary) continue;
    ++state_.score.burglaries;
    state_.score.hits += state_.alerted[i.segment.index()];
  }
}

}  // namespace lichtung::engine
