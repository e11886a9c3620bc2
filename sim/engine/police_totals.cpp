// What police and order service did in a run: duty, presence, calls, costs, alerts, and where patrols went against
// where offences are.
#include "sim/engine/outcome_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace lichtung::engine {
namespace {

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return std::nan("");
  std::ranges::sort(values);
  const double x = q * static_cast<double>(values.size() - 1);
  const auto i = static_cast<std::size_t>(x);
  const double next = values[std::min(i + 1, values.size() - 1)];
  return values[i] + (x - static_cast<double>(i)) * (next - values[i]);
}

void add_calls(const World& world, std::vector<Total>& rows) {
  std::vector<double> response;
  double unanswered = 0.0, waited = 0.0, alone = 0.0;
  for (std::size_t c = 0; c < world.patrols.next_call; ++c) {
    const Call& call = world.patrols.calls[c];
    if (call.unit.valid())
      response.push_back((call.sent - call.minute) * 60.0 + static_cast<double>(call.travel_s) + static_cast<double>(call.waited_s()));
    else
      unanswered += 1.0;
    waited += call.first != 0 ? 1.0 : 0.0;
    alone += call.two && call.arrived != 0 && call.officers < 2 ? 1.0 : 0.0;
  }
  rows.push_back({"calls", static_cast<double>(world.patrols.next_call), "1", ""});
  rows.push_back({"response_time_median_s", quantile(response, 0.5), "s", ""});
  rows.push_back({"response_time_p90_s", quantile(response, 0.9), "s", ""});
  rows.push_back({"calls_unanswered", unanswered, "1", ""});
  rows.push_back({"calls_waited_for_backup", waited, "1", ""});
  rows.push_back({"calls_one_officer_alone", alone, "1", ""});
}

/// Minutes of all units of each kind, and hours of people.
struct DutySums {
  std::array<double, plan::kUnitTypes> on_duty_min{}, patrol_min{}, busy_min{}, person_hours{};
  explicit DutySums(const World& world) {
    for (const PatrolUnit& unit : world.patrols.units) {
      const auto t = static_cast<std::size_t>(unit.type);
      on_duty_min[t] += unit.duty_min;
      patrol_min[t] += unit.patrol_min;
      busy_min[t] += unit.busy_min;
      person_hours[t] += unit.duty_min / 60.0 * unit.crew;
    }
  }
  [[nodiscard]] static double police(const std::array<double, plan::kUnitTypes>& by_type) { return by_type[0] + by_type[1] + by_type[2]; }
};

void add_duty(const Setup& setup, const World& world, const Recorder& recorder, std::vector<Total>& rows) {
  const DutySums sums(world);
  const double days = static_cast<double>(std::max<std::size_t>(1, recorder.days.size()));
  const CostParameters& cost = setup.scenario.parameters.cost;
  constexpr std::size_t kOrder = static_cast<std::size_t>(UnitType::OrderService);
  double minutes = 0.0;
  for (const Frame& f : recorder.frames)
    for (const float m : f.patrol_minutes) minutes += static_cast<double>(m);
  rows.push_back({"patrol_hours_per_day", minutes / 60.0 / days, "h", ""});
  rows.push_back({"police_units_on_duty", DutySums::police(sums.on_duty_min) / 1440.0 / days, "1", ""});
  for (std::size_t t = 0; t < plan::kUnitTypes; ++t)
    rows.push_back({fmt::format("patrol_minutes.{}", plan::kUnitTypeWords[t]), sums.patrol_min[t], "min", ""});
  rows.push_back({"police_busy_share", DutySums::police(sums.busy_min) / std::max(1.0, DutySums::police(sums.on_duty_min)), "1", ""});
  rows.push_back({"officer_hours_per_year", DutySums::police(sums.person_hours) / days * 365.0, "h/a", ""});
  rows.push_back({"police_cost_per_year_eur", DutySums::police(sums.person_hours) / days * 365.0 * cost.officer_hour_eur, "€/a", ""});
  rows.push_back({"order_service_hours_per_year", sums.person_hours[kOrder] / days * 365.0, "h/a", ""});
  rows.push_back({"order_service_cost_per_year_eur", sums.person_hours[kOrder] / days * 365.0 * cost.order_service_hour_eur, "€/a", ""});
}

/// Only where units go by alerts. Hit rate: share of burglaries on alerted streets; the index divides it by the share of
/// street length alerted.
void add_alerts(const World& world, std::vector<Total>& rows) {
  if (world.patrols.alerted.empty()) return;
  const AlertScore& score = world.patrols.score;
  const double hit = score.burglaries > 0 ? static_cast<double>(score.hits) / score.burglaries : std::nan("");
  const double area = score.town_m > 0.0 ? score.street_m / score.town_m : std::nan("");
  rows.push_back({"near_repeat_alerts", static_cast<double>(score.alerts), "1", ""});
  rows.push_back({"near_repeat_street_share", area, "1", ""});
  rows.push_back({"near_repeat_hit_rate", hit, "1", "true"});
  rows.push_back({"near_repeat_pai", hit / area, "1", "true"});
}

/// Shares of patrol minutes and of expected offences by district, and half the sum of their differences: 0 where patrols
/// are where offences are.
void add_districts(const Setup& setup, const Recorder& recorder, std::vector<Total>& rows) {
  const auto& names = setup.town.districts.name;
  if (names.empty()) return;
  const auto& district = setup.town.streets.segments.district;
  std::vector<double> patrol(names.size(), 0.0), offences(names.size(), 0.0);
  for (const Frame& f : recorder.frames)
    for (std::size_t s = 0; s < district.size(); ++s) {
      if (!district[s].valid()) continue;
      patrol[district[s].index()] += static_cast<double>(f.patrol_minutes[s]);
      for (const float e : f.expected[s]) offences[district[s].index()] += static_cast<double>(e);
    }
  const double all_patrol = std::accumulate(patrol.begin(), patrol.end(), 0.0), all = std::accumulate(offences.begin(), offences.end(), 0.0);
  double bias = 0.0;
  for (std::size_t d = 0; d < names.size(); ++d) {
    const double p = all_patrol > 0.0 ? patrol[d] / all_patrol : std::nan(""), o = all > 0.0 ? offences[d] / all : std::nan("");
    bias += std::abs(p - o) / 2.0;
    rows.push_back({fmt::format("patrol_share.{}", names[d]), p, "1", ""});
    rows.push_back({fmt::format("offence_share.{}", names[d]), o, "1", "expected"});
  }
  rows.push_back({"patrol_district_bias", bias, "1", "expected"});
}

}  // namespace

void add_police(const Setup& setup, const World& world, const Recorder& recorder, std::vector<Total>& rows) {
  add_calls(world, rows);
  add_duty(setup, world, recorder, rows);
  add_alerts(world, rows);
  add_districts(setup, recorder, rows);
}

}  // namespace lichtung::engine
