// How households and uses are spread over districts and streets, before and after the plan, and what its housing costs.
// Dissimilarity, exposure, isolation: Duncan & Duncan 1955, Massey & Denton 1988; entropy normed by the number of kinds.
// Groups are tenures and rent bands of dwellings; there is no attribute of origin, and none may be derived from these.
#include "analysis/statistics/invalid_data.hpp"
#include "analysis/statistics/segregation.hpp"
#include "sim/engine/outcome_builder.hpp"
#include "sim/town/land_use.hpp"

#include <cmath>
#include <optional>

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
  } catch (const statistics::InvalidData&) {   // nobody in one of the groups: no index
  }
  rows.push_back({"dissimilarity_" + name + when, d, "1", ""});
  rows.push_back({"exposure_" + name + when, exposure, "1", ""});
  rows.push_back({"isolation_" + name + when, isolation, "1", ""});
}

/// Mean of the areas' entropies, weighted by their size; NaN where there is nothing.
double mean_entropy(const std::vector<std::vector<double>>& kinds_by_area) {
  double sum = 0.0, weight = 0.0;
  for (const auto& kinds : kinds_by_area) {
    double all = 0.0;
    for (const double k : kinds) all += k;
    if (all <= 0.0) continue;
    sum += all * statistics::normed_entropy(kinds);
    weight += all;
  }
  return weight > 0.0 ? sum / weight : std::nan("");
}

void add_mix(const town::Town& town, const town::Dwellings& dwellings, const town::Venues& venues, const std::string& when, std::vector<Total>& rows) {
  const std::size_t districts = town.districts.name.size(), streets = town.streets.segments.size();
  const auto district = [&](SegmentId s) -> std::optional<std::size_t> {
    const DistrictId d = s.valid() ? town.streets.segments.district[s.index()] : DistrictId{};
    return d.valid() ? std::optional(d.index()) : std::nullopt;
  };
  const auto street = [&](SegmentId s) -> std::optional<std::size_t> { return s.valid() ? std::optional(s.index()) : std::nullopt; };
  const auto social = [&](std::size_t d) { return dwellings.tenure[d] == town::Tenure::Social; };
  const auto low_rent = [&](std::size_t d) { return dwellings.rent[d] == town::RentBand::Low; };
  add_indices("social.districts", when, spread(dwellings, districts, social, district), rows);
  add_indices("low_rent.districts", when, spread(dwellings, districts, low_rent, district), rows);
  add_indices("low_rent.streets", when, spread(dwellings, streets, low_rent, street), rows);
  std::vector<std::vector<double>> tenures(districts, std::vector<double>(3, 0.0)), uses(districts, std::vector<double>(town::kLandUses, 0.0));
  for (std::size_t d = 0; d < dwellings.size(); ++d)
    if (const auto a = district(dwellings.segment[d])) {
      tenures[*a][static_cast<std::size_t>(dwellings.tenure[d])] += 1.0;
      uses[*a][static_cast<std::size_t>(town::LandUse::Dwellings)] += static_cast<double>(dwellings.area_m2[d]);
    }
  for (std::size_t v = 0; v < venues.size(); ++v)
    if (const auto use = town::land_use(venues.kind[v]))
      if (const auto a = district(venues.segment[v])) uses[*a][static_cast<std::size_t>(*use)] += town::usual_area_m2(venues.kind[v]);
  rows.push_back({"tenure_entropy.districts" + when, mean_entropy(tenures), "1", ""});
  rows.push_back({"land_use_entropy.districts" + when, mean_entropy(uses), "1", ""});
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
        places += change->newcomers[d] == town::kNone ? 0.0 : static_cast<double>(change->newcomer_size[change->newcomers[d]]);
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
  const double investment = bound * cost.dwelling_bound_eur + rebuilt * cost.dwelling_rebuilt_eur + built * cost.dwelling_new_eur +
                            moved * cost.household_move_eur + venues * cost.venue_new_eur + places * cost.accommodation_place_eur;
  rows.push_back({"housing_dwellings_converted", bound, "1", ""});
  rows.push_back({"housing_dwellings_new", built, "1", ""});
  rows.push_back({"housing_homes_changed", moved, "1", ""});
  rows.push_back({"accommodation_sites", site_count, "1", ""});
  rows.push_back({"accommodation_persons", places, "1", ""});
  rows.push_back({"land_use_venues_new", venues, "1", ""});
  rows.push_back({"housing_cost_per_year_eur", investment / cost.building_life_years + site_count * cost.accommodation_site_eur +
                                                   places * cost.accommodation_person_eur, "€/a", ""});
}

}  // namespace

void add_housing(const Setup& setup, std::vector<Total>& rows) {
  const auto& change = setup.levers.housing.change;
  add_mix(setup.town, change ? change->dwellings : setup.town.dwellings, change ? change->venues : setup.town.venues, ".before", rows);
  add_mix(setup.town, setup.town.dwellings, setup.town.venues, "", rows);
  add_costs(setup, rows);
  rows.push_back({"contested_collective_efficacy", setup.scenario.parameters.offence.efficacy > 0.0 ? 1.0 : 0.0, "1", ""});
}

}  // namespace lichtung::engine
