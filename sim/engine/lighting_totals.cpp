// What the town's lighting uses, costs and emits, and what the plan built: figures of the whole run and of a year.
#include "sim/engine/outcome_builder.hpp"
#include "sim/plan/lighting_cost.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lichtung::engine {
namespace {

/// Electricity that people passing add to motion lamps, kWh per day of the run: measured minus nobody there.
double motion_kwh_per_day(const Setup& setup, const Recorder& recorder) {
  double sum = 0.0;
  for (const DayRow& d : recorder.days) {
    const std::chrono::year_month_day date(std::chrono::sys_days(setup.scenario.time.start) + std::chrono::days(d.day));
    const auto& p = setup.scenario.parameters.light;
    const auto levels = light::day_levels(setup.town.schedules, light::day_light(date, setup.town.reference_lon_lat, p), p);
    sum += d.energy_kwh;
    for (const double kwh : light::day_energy_kwh(setup.town.lamps, levels, {})) sum -= kwh;
  }
  return sum / static_cast<double>(std::max<std::size_t>(1, recorder.days.size()));
}

void add_classes(const Setup& setup, std::vector<Total>& rows) {
  std::array<double, 8> km{};
  const auto& s = setup.town.streets.segments;
  for (std::size_t i = 0; i < s.size(); ++i)
    if (s.walkable[i] != 0) km[setup.light.usual_light().p_class[i]] += static_cast<double>(s.length_m[i]) / 1000.0;
  for (std::size_t c = 1; c <= 7; ++c)
    rows.push_back({c == 7 ? std::string("walkable_km.below_P6") : fmt::format("walkable_km.P{}", c), km[c], "km", ""});
}

}  // namespace

void add_lighting(const Setup& setup, const Recorder& recorder, std::vector<Total>& rows) {
  const auto& town = setup.town;
  double run = 0.0;
  for (const DayRow& d : recorder.days) run += d.energy_kwh;
  const double year = light::year_energy_kwh(town, setup.scenario.parameters.light, setup.scenario.time.start.year()) +
                      365.0 * motion_kwh_per_day(setup, recorder);
  const plan::LightingCost money = plan::lighting_cost(setup.works, town.lamps.size(), year, setup.scenario.parameters.cost);
  std::int64_t cold = 0, upward = 0;
  for (std::size_t l = 0; l < town.lamps.size(); ++l) {
    cold += town.lamps.cct_k[l] > 3000.0F ? 1 : 0;
    upward += town.luminaires[town.lamps.luminaire[l]].upward_share > 0.0 ? 1 : 0;
  }
  const auto lamps = static_cast<double>(town.lamps.size());
  rows.push_back({"lamps", lamps, "1", ""});
  rows.push_back({"lamps_above_3000_k", static_cast<double>(cold), "1", ""});
  rows.push_back({"lamps_with_upward_light", static_cast<double>(upward), "1", ""});
  rows.push_back({"lighting_energy_kwh", run, "kWh", ""});
  rows.push_back({"lighting_energy_per_year_kwh", year, "kWh/a", ""});
  rows.push_back({"lighting_co2_per_year_kg", money.co2_per_year_kg, "kg/a", ""});
  rows.push_back({"lighting_cost_per_year_eur", money.per_year_eur, "€/a", ""});
  rows.push_back({"plan_lamps_new", static_cast<double>(setup.works.lamps_new), "1", ""});
  rows.push_back({"plan_lamps_removed", static_cast<double>(setup.works.lamps_removed), "1", ""});
  rows.push_back({"plan_lamps_retrofitted", static_cast<double>(setup.works.lamps_retrofitted), "1", ""});
  rows.push_back({"plan_streets_out_of_reach", static_cast<double>(setup.works.streets_out_of_reach), "1", ""});
  rows.push_back({"plan_investment_eur", money.investment_eur, "€", ""});
  add_classes(setup, rows);
}

}  // namespace lichtung::engine
