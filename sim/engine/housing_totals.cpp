// How households and uses are spread over districts and streets, before and after the plan, and what its housing costs.
// Dissimilarity, exposure, isolation: Duncan & Duncan 1955, Massey & Denton 1988; entropy normed by the number of kinds.
// Groups are tenures and rent bands of dwellings; there is no attribute of origin, and none may be derived from these.
#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/segregation.hpp"
#include "sim/engine/mix.hpp"
#include "sim/engine/outcome_builder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace lichtung::engine {
namespace {

/// Dwellings of a group and of all others by area; vacant ones count, since who lives in them is not fixed.
struct Spread {
  std::vector<double> group, others;
};

template <class InGroup, class AreaOf>
Spread spread(const town::Dwellings& dwellings, std::size_t areas, InGroup in_group, AreaOf area_of) {
  Spread s{std::vector<double>(areas, 0.0), std::vector<double>(areas, 0.0)};
  for (std::size_t d = 0; d < dwellings.size(); ++d)
    if (const auto area = area_of(dwellings.segment[d])) (in_group(d) ? s.group : s.others)[*area] += 1.0;
  return s;
}

void add_indices(const std::string& name, const std::string& when, const Spread& s, std::vector<Total>& rows) {
  double d = std::nan(""), exposure = d, isolation = d;
  try {
    const auto index = statistics::segregation(s.group, s.others, {});
    d = index.dissimilarity;
    exposure = index.exposure_first_to_second;
    isolation = index.isolation_first;
  } catch (const statistics::InvalidData&) {  // nobody in one of the groups: no index
  }
  rows.push_back({"dissimilarity_" + name + when, d, "1", ""});
  rows.push_back({"exposure_" + name + when, exposure, "1", ""});
  rows.push_back({"isolation_" + name + when, isolation, "1", ""});
}

/// Mean of the areas' entropies, weighted by their size; NaN where there is nothing.
template <class Kinds>
double mean_entropy(const std::vector<Mix>& areas, Kinds Mix::*kinds) {
  double sum = 0.0, weight = 0.0;
  for (const Mix& area : areas) {
    double all = 0.0;
    for (const double k : area.*kinds) all += k;
    if (all <= 0.0) continue;
    sum += all * statistics::normed_entropy(area.*kinds);
    weight += all;
  }
  return weight > 0.0 ? sum / weight : std::nan("");
}

void add_mix(const town::Town& town, const town::Dwellings& dwellings, const town::Venues& venues,
             const std::string& when, std::vector<Total>& rows) {
  const std::size_t districts = town.districts.name.size(), streets = town.streets.segments.size();
  const auto district = [&](SegmentId s) { return district_of(town, s); };
  const auto street = [&](SegmentId s) -> std::optional<std::size_t> {
    return s.valid() ? std::optional(s.index()) : std::nullopt;
  };
  const auto social = [&](std::size_t d) { return dwellings.tenure[d] == town::Tenure::Social; };
  const auto low_rent = [&](std::size_t d) { return dwellings.rent[d] == town::RentBand::Low; };
  add_indices("social.districts", when, spread(dwellings, districts, social, district), rows);
  add_indices("low_rent.districts", when, spread(dwellings, districts, low_rent, district), rows);
  add_indices("low_rent.streets", when, spread(dwellings, streets, low_rent, street), rows);
  const auto mix = mix_by_district(town, dwellings, venues);
  rows.push_back({"tenure_entropy.districts" + when, mean_entropy(mix, &Mix::tenure), "1", ""});
  rows.push_back({"land_use_entropy.districts" + when, mean_entropy(mix, &Mix::floor_m2), "1", ""});
}

/// What the plan turned, built and moved, priced.
void add_costs(const Setup& setup, std::vector<Total>& rows) {
  const CostParameters& cost = setup.scenario.parameters.cost;
  const auto& now = setup.town.dwellings;
  double bound = 0.0, rebuilt = 0.0, built = 0.0, moved = 0.0, places = 0.0, venues = 0.0;
  std::vector<std::uint8_t> sites(setup.town.streets.segments.size(), 0);
  if (const auto& change = setup.levers.housing.change) {
    for (std::size_t d = 0; d < now.size(); ++d) {
      const std::uint32_t p = change->place[d], t = change->tenants[d];
      if (change->collective[d] != 0) {
        places += change->newcomers[d] == town::kNone
                      ? 0.0
                      : static_cast<double>(change->newcomer_size[change->newcomers[d]]);
        sites[now.segment[d].index()] = 1;
        continue;
      }
      built += p == town::kNone ? 1.0 : 0.0;
      if (p == town::kNone || t == town::kNone) continue;
      bound += now.tenure[d] != change->dwellings.tenure[t] || now.rent[d] != change->dwellings.rent[t] ? 1.0 : 0.0;
      rebuilt += now.area_m2[d] != change->dwellings.area_m2[p] ? 1.0 : 0.0;
      moved += t != p || change->converted(now, d) ? 1.0 : 0.0;
    }
    for (const std::uint32_t v : change->venue_before) venues += v == town::kNone ? 1.0 : 0.0;
  }
  double site_count = 0.0;
  for (const std::uint8_t s : sites) site_count += s;
  const double investment = bound * cost.dwelling_bound_eur + rebuilt * cost.dwelling_rebuilt_eur +
                            built * cost.dwelling_new_eur + moved * cost.household_move_eur +
                            venues * cost.venue_new_eur + places * cost.accommodation_place_eur;
  rows.push_back({"housing_dwellings_converted", bound, "1", ""});
  rows.push_back({"housing_dwellings_new", built, "1", ""});
  rows.push_back({"housing_homes_changed", moved, "1", ""});
  rows.push_back({"accommodation_sites", site_count, "1", ""});
  rows.push_back({"accommodation_persons", places, "1", ""});
  rows.push_back({"land_use_venues_new", venues, "1", ""});
  rows.push_back({"housing_cost_per_year_eur",
                  investment / cost.building_life_years + site_count * cost.accommodation_site_eur +
                      places * cost.accommodation_person_eur,
                  "€/a", ""});
}

/// Offences against households and their members, by tenure and rent band of their dwelling: burglary, robbery, assault.
/// Of other kinds no victim is known. People of collective accommodation count apart; NaN where there are no households.
void add_victims(const Setup& setup, const World& world, std::size_t days, std::vector<Total>& rows) {
  constexpr std::array<const char*, 7> kTypes{"tenure_owner", "tenure_rent", "tenure_social", "rent_low",
                                              "rent_middle",  "rent_high",   "accommodation"};
  const auto& people = setup.population;
  const auto& change = setup.levers.housing.change;
  std::array<double, kTypes.size()> households{}, offences{};
  const auto count = [&](HouseholdId h, std::array<double, kTypes.size()>& n) {
    const std::size_t d = people.households.dwelling[h.index()].index();
    if (change && change->collective[d] != 0) {
      n[6] += 1.0;
      return;
    }
    n[static_cast<std::size_t>(setup.town.dwellings.tenure[d])] += 1.0;
    n[3 + static_cast<std::size_t>(setup.town.dwellings.rent[d])] += 1.0;
  };
  for (std::size_t h = 0; h < people.households.size(); ++h) count(HouseholdId(h), households);
  for (const Incident& i : world.incidents)
    if (i.victim.valid()) count(people.residents.household[i.victim.index()], offences);
  const double years = static_cast<double>(std::max<std::size_t>(1, days)) / 365.0;
  for (std::size_t t = 0; t < kTypes.size(); ++t)
    rows.push_back({std::string("victimised_per_1000_households.") + kTypes[t],
                    households[t] > 0.0 ? 1000.0 * offences[t] / households[t] / years : std::nan(""),
                    "per 1000 households and year", "true"});
}

}  // namespace

void add_housing(const Setup& setup, const World& world, const Recorder& recorder, std::vector<Total>& rows) {
  const auto& change = setup.levers.housing.change;
  add_mix(setup.town, change ? change->dwellings : setup.town.dwellings, change ? change->venues : setup.town.venues,
          ".before", rows);
  add_mix(setup.town, setup.town.dwellings, setup.town.venues, "", rows);
  add_costs(setup, rows);
  add_victims(setup, world, recorder.days.size(), rows);
  rows.push_back(
      {"contested_collective_efficacy", setup.scenario.parameters.offence.efficacy > 0.0 ? 1.0 : 0.0, "1", ""});
}

}  // namespace lichtung::engine
