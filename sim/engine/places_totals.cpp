// What upkeep, secured dwellings and investigators cost in a year, with and without a plan, what the plan did, and how
// many offences it turned away or moved.
#include "sim/engine/outcome_builder.hpp"

#include <algorithm>
#include <numeric>

namespace lichtung::engine {
namespace {

/// Street kilometres a year that are passed on foot or by vehicle every `2 × mean days until gone`.
double passes_km(const Setup& setup, const std::vector<double>& days, double otherwise) {
  const auto& s = setup.town.streets.segments;
  double km = 0.0;
  for (std::size_t i = 0; i < s.size(); ++i)
    if (s.walkable[i] != 0) km += static_cast<double>(s.length_m[i]) / 1000.0 * 365.0 / (2.0 * (days.empty() ? otherwise : days[i]));
  return km;
}

void add_upkeep(const Setup& setup, const World& world, double per_year, std::vector<Total>& rows) {
  const Parameters& p = setup.scenario.parameters;
  const auto& levers = setup.levers.places;
  const double cleaned = passes_km(setup, levers.cleaning_days, p.offence.cleaning_days);
  const double inspected = passes_km(setup, levers.graffiti_days, p.offence.graffiti_days);
  const auto damages = static_cast<double>(std::ranges::count(world.incidents, OffenceKind::Damage, &Incident::kind)) * per_year;
  const auto repaired = static_cast<double>(levers.buildings_repaired);
  const double graffiti = std::accumulate(world.graffiti.begin(), world.graffiti.end(), 0.0);
  rows.push_back({"graffiti_mean", graffiti / static_cast<double>(std::max<std::size_t>(1, world.graffiti.size())), "1", ""});
  rows.push_back({"derelict_buildings", static_cast<double>(std::ranges::count_if(setup.town.buildings.derelict, [](auto d) { return d != 0; })), "1", ""});
  rows.push_back({"cleaned_km_per_year", cleaned, "km/a", ""});
  rows.push_back({"upkeep_cost_per_year_eur", cleaned * p.cost.cleaning_km_eur + inspected * p.cost.inspection_km_eur + damages * p.cost.graffiti_case_eur +
                                                  repaired * p.cost.repair_building_eur / p.cost.repair_life_years, "€/a", ""});
  rows.push_back({"plan_buildings_repaired", repaired, "1", ""});
}

void add_security(const Setup& setup, const World& world, std::vector<Total>& rows) {
  const auto& levers = setup.levers.places;
  const auto& secured = setup.population.dwelling_secured;
  const auto count = [](const std::vector<std::uint8_t>& flags) { return static_cast<double>(std::ranges::count_if(flags, [](auto f) { return f != 0; })); };
  const auto displaced = std::ranges::count_if(world.incidents, [](const Incident& i) { return i.displaced_from.valid(); });
  rows.push_back({"dwellings_secured_share", count(secured) / static_cast<double>(std::max<std::size_t>(1, secured.size())), "1", ""});
  rows.push_back({"plan_dwellings_secured", count(levers.newly_secured), "1", ""});
  rows.push_back({"security_cost_per_year_eur", levers.security_eur / setup.scenario.parameters.cost.security_life_years, "€/a", ""});
  rows.push_back({"burglaries_turned_away", static_cast<double>(world.turned_away), "1", "true"});
  rows.push_back({"incidents_displaced", static_cast<double>(displaced), "1", "true"});
}

void add_investigation(const Setup& setup, std::vector<Total>& rows) {
  const Parameters& p = setup.scenario.parameters;
  double investigators = 0.0;
  for (std::size_t k = 0; k < kOffenceKinds; ++k)
    investigators += p.places.investigators[k] * setup.levers.places.effort[k] * static_cast<double>(setup.population.residents.size()) / 1e5;
  rows.push_back({"investigators", investigators, "1", ""});
  rows.push_back({"investigation_cost_per_year_eur", investigators * p.cost.investigator_eur, "€/a", ""});
}

}  // namespace

void add_places(const Setup& setup, const World& world, const Recorder& recorder, std::vector<Total>& rows) {
  add_upkeep(setup, world, 365.0 / static_cast<double>(std::max<std::size_t>(1, recorder.days.size())), rows);
  add_security(setup, world, rows);
  add_investigation(setup, rows);
}

}  // namespace lichtung::engine
