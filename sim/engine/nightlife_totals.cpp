// What cameras, events and restrictions of drinking did and cost. All rows stand in every outcome, so that a plan can be
// compared with its base.
#include "sim/engine/nightlife.hpp"
#include "sim/engine/outcome_builder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lichtung::engine {
namespace {

double hours_on(const plan::Quarters& on) { return static_cast<double>(std::ranges::count(on, true)) / 4.0; }

void add_cameras(const Setup& setup, const Recorder& recorder, double days, std::vector<Total>& rows) {
  const auto& cameras = setup.levers.nightlife.cameras.list;
  const CostParameters& cost = setup.scenario.parameters.cost;
  const NightlifeSums& sums = recorder.nightlife;
  const auto n = static_cast<double>(cameras.size());
  double live_hours = 0.0;
  for (const plan::Camera& c : cameras) live_hours += c.live ? hours_on(c.on) : 0.0;
  const double watched = 365.0 * live_hours / setup.scenario.parameters.nightlife.cameras_per_watcher;
  double seen_km = 0.0;
  for (const plan::CameraView& v : setup.levers.nightlife.cameras.views)
    seen_km += static_cast<double>(std::ranges::max(v.recorded) * setup.town.streets.segments.length_m[v.street.index()]) / 1000.0;
  rows.push_back({"cameras", n, "1", ""});
  rows.push_back({"camera_view_km", seen_km, "km", ""});
  rows.push_back({"camera_person_minutes_uninvolved_per_day", std::max(0.0, sums.person_seconds_recorded / 60.0 - sums.involved_minutes) / days, "min/d", ""});
  rows.push_back({"camera_incidents_in_view", sums.in_view, "1", "true"});
  rows.push_back({"camera_incidents_discovered", static_cast<double>(sums.discovered_by_camera), "1", "discovered"});
  rows.push_back({"camera_incidents_cleared", static_cast<double>(sums.cleared_by_camera), "1", "cleared"});
  rows.push_back({"camera_watching_hours_per_year", watched, "h/a", ""});
  rows.push_back({"camera_cost_per_year_eur", n * (cost.camera_eur / cost.camera_life_years + cost.camera_upkeep_eur) + watched * cost.watch_hour_eur, "€/a", ""});
}

void add_events(const Setup& setup, const Recorder& recorder, const DayCounts& counts, std::vector<Total>& rows) {
  double outside = 0.0, steward_hours = 0.0, event_days = 0.0;
  for (const Gathering& g : setup.crowd.gatherings) {
    const auto n = static_cast<double>(g.event.days.size());
    event_days += n;
    outside += n * static_cast<double>(g.visitors.size());
    steward_hours += n * g.event.stewards * (g.event.until_min - g.event.from_min) / 60.0;
  }
  rows.push_back({"event_days", event_days, "1", ""});
  rows.push_back({"event_visitors_residents", static_cast<double>(counts.guests), "1", ""});
  rows.push_back({"event_visitors_outside", outside, "1", ""});
  rows.push_back({"event_calls", static_cast<double>(recorder.nightlife.event_calls), "1", ""});
  rows.push_back({"event_stewards_cost_eur", steward_hours * setup.scenario.parameters.cost.steward_hour_eur, "€", ""});
}

void add_drinking(const Setup& setup, const DayCounts& counts, double days, std::vector<Total>& rows) {
  const auto per_day = [&](Drinking what) { return static_cast<double>(counts.restricted_s[static_cast<std::size_t>(what)]) / 60.0 / days; };
  const plan::DrinkingRules& rules = setup.levers.nightlife.drinking;
  rows.push_back({"alcohol_streets_restricted", static_cast<double>(rules.streets.size()), "1", ""});
  rows.push_back({"alcohol_sale_places_closed_share", rules.sale_share, "1", ""});
  rows.push_back({"alcohol_person_minutes_despite_per_day", per_day(Drinking::Despite), "min/d", ""});
  rows.push_back({"alcohol_person_minutes_displaced_per_day", per_day(Drinking::Elsewhere), "min/d", ""});
  rows.push_back({"alcohol_person_minutes_indoors_per_day", per_day(Drinking::Indoors), "min/d", ""});
}

}  // namespace

double recorded_person_seconds(const plan::Cameras& cameras, const Presence& presence) {
  double sum = 0.0;
  for (const plan::CameraView& v : cameras.views)
    for (std::size_t h = 0; h < kHours; ++h) {
      const double share = std::accumulate(v.recorded.begin() + static_cast<std::ptrdiff_t>(4 * h), v.recorded.begin() + static_cast<std::ptrdiff_t>(4 * h + 4), 0.0) / 4.0;
      sum += share * presence.mean_present(v.street.index() * kHours + h) * 3600.0;
    }
  return sum;
}

void add_nightlife(const Setup& setup, const Recorder& recorder, std::vector<Total>& rows) {
  DayCounts counts;
  for (const DayRow& d : recorder.days) counts.add(d.counts);
  const auto days = static_cast<double>(std::max<std::size_t>(1, recorder.days.size()));
  add_cameras(setup, recorder, days, rows);
  add_events(setup, recorder, counts, rows);
  add_drinking(setup, counts, days, rows);
}

}  // namespace lichtung::engine
