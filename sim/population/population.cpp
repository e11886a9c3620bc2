// The people of a town, step by step.
#include "sim/population/population.hpp"

#include "scenarios/errors.hpp"
#include "sim/population/attributes.hpp"
#include "sim/population/habits.hpp"
#include "sim/population/modes.hpp"
#include "sim/population/offenders.hpp"
#include "sim/population/opportunities.hpp"
#include "sim/population/resettle.hpp"

namespace lichtung::population {
namespace {

constexpr std::uint32_t kBuilt = 0x80000000U;   // draws of dwellings that a plan builds stand apart

/// A dwelling keeps its doors and windows whatever a plan does around it; one that is built draws its own.
std::vector<std::uint8_t> secure(std::size_t dwellings, double share, const town::StockChange* change, const random::Random& random) {
  std::vector<std::uint8_t> secured(dwellings);
  for (std::uint32_t d = 0; d < dwellings; ++d) {
    const bool built = change != nullptr && change->place[d] == town::kNone;
    const std::uint32_t entity = change == nullptr ? d : built ? kBuilt | d : change->place[d];
    secured[d] = random::uniform(random, random::Purpose::DwellingSecurity, entity, 0) < share;
  }
  return secured;
}

/// Goals that a German town of this size is expected to have, and has not.
void missing_goals(const Opportunities& places, std::vector<town::Notice>& notices) {
  constexpr std::array<std::pair<Goal, const char*>, 5> kExpected{{{Goal::Work, "population.no_work"},
                                                                   {Goal::Shop, "population.no_shops"},
                                                                   {Goal::School, "population.no_schools"},
                                                                   {Goal::Leisure, "population.no_leisure"},
                                                                   {Goal::NightLife, "population.no_bars"}}};
  for (const auto& [goal, key] : kExpected)
    if (places.goal[static_cast<std::size_t>(goal)].size() == 0) notices.push_back({key, 0, ""});
  if (places.nearest_stop.empty()) notices.push_back({"population.no_stops", 0, ""});
}

}  // namespace

Population make_population(const town::Town& town, const Scenario& scenario, const random::Random& random,
                           std::vector<town::Notice>& notices) {
  const double rate = scenario.population.outsiders_per_1000;
  return make_population(town, scenario, random, notices, {.usual_per_1000 = rate, .most_per_1000 = rate});
}

Population make_population(const town::Town& town, const Scenario& scenario, const random::Random& random,
                           std::vector<town::Notice>& notices, const OutsiderDemand& outsiders, const town::StockChange* change) {
  if (town.dwellings.size() == 0 || town.streets.segments.size() == 0)
    throw DataError(ErrorKind::Data, town.source, "found no dwellings; expected a town with residential buildings");
  const auto [hearths, members] = change == nullptr ? settle_people(town, scenario, random, notices)
                                                    : resettle(town, *change, scenario, random, notices);

  Population population;
  fill_people(town, scenario, hearths, members, random, population);
  const auto places = find_opportunities(town);
  missing_goals(places, notices);
  const auto& parameters = scenario.parameters.activity;
  population.habits = find_habits(town, places, population, parameters, random);
  choose_modes(places, parameters, random, population);
  population.offenders = choose_offenders(population.residents, scenario, places.exits, outsiders, random);
  population.dwelling_secured = secure(town.dwellings.size(), scenario.population.secured_dwellings, change, random);
  return population;
}

}  // namespace lichtung::population
