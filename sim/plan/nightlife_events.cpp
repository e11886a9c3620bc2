// What an edit of an event does: its streets, its days of the run, its hours as the engine counts them.
#include "sim/plan/apply.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::plan {
namespace {

constexpr int kLastLeave = 23 * 60 + 30;   // 03:30
constexpr int kStayOn_min = 120;

std::string written(std::chrono::sys_days date) {
  const std::chrono::year_month_day d(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()), static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

int since_four(int civil) { return (civil - 240 + 1440) % 1440; }

}  // namespace

void apply(const EventEdit& what, const Target& target) {
  PlannedEvent event;
  for (const SegmentId s : target.streets)
    if (target.town.streets.segments.walkable[s.index()] != 0) event.streets.push_back(s.value);
  if (event.streets.empty()) target.error("plan.no_walkable_street");
  const TimeInput& time = target.applied.scenario.time;
  const std::chrono::sys_days first(time.start), last = first + std::chrono::days(time.days - 1);
  for (const auto& date : what.dates) {
    const std::chrono::sys_days day(date);
    if (day < first || day > last)
      target.error("plan.date_outside_run", {{written(day)}, {written(first)}, {written(last)}});
    else
      event.days.push_back(static_cast<std::uint32_t>((day - first).count()));
  }
  event.days.erase(std::unique(event.days.begin(), event.days.end()), event.days.end());
  const int to = since_four(what.hours->to_minute);
  event.from_min = static_cast<std::uint16_t>(since_four(what.hours->from_minute));
  event.to_min = static_cast<std::uint16_t>(to);
  event.until_min = static_cast<std::uint16_t>(what.until ? since_four(*what.until) : std::max(to, std::min(to + kStayOn_min, kLastLeave)));
  event.crowd = *what.crowd;
  event.outside = what.outside;
  event.stay_on = what.stay_on;
  event.stewards = what.stewards;
  if (event.crowd > 0.0) target.applied.levers.nightlife.events.push_back(std::move(event));
}

}  // namespace lichtung::plan
