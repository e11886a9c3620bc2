// Dwellings into census cells (PROJ: town's CRS → EPSG:3035), and the age structure of each cell.
#include "sim/population/zones.hpp"

#include "scenarios/errors.hpp"
#include "sim/population/census.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

namespace lichtung::population {
namespace {

using Key = std::pair<std::int64_t, std::int64_t>;

struct ProjDelete {
  void operator()(PJ_CONTEXT* c) const { proj_context_destroy(c); }
  void operator()(PJ* p) const { proj_destroy(p); }
};

/// Positions of all buildings in EPSG:3035 (x = east, y = north).
std::vector<town::Point> buildings_in_3035(const town::Town& town) {
  const std::unique_ptr<PJ_CONTEXT, ProjDelete> context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  const std::string from = fmt::format("EPSG:{}", town.epsg);
  std::unique_ptr<PJ, ProjDelete> raw(proj_create_crs_to_crs(context.get(), from.c_str(), "EPSG:3035", nullptr));
  if (!raw) throw DataError(ErrorKind::Data, from, "no projection to EPSG:3035; is proj-data installed?");
  const std::unique_ptr<PJ, ProjDelete> transform(proj_normalize_for_visualization(context.get(), raw.get()));
  std::vector<town::Point> points = town.buildings.position;
  if (points.empty()) return points;
  constexpr std::size_t step = sizeof(town::Point);
  proj_trans_generic(transform.get(), PJ_FWD, &points[0].x, step, points.size(), &points[0].y, step, points.size(),
                     nullptr, 0, 0, nullptr, 0, 0);
  return points;
}

void scale_bands(std::array<double, 8>& ages, std::size_t first, std::size_t last, double target) {
  const double sum = std::accumulate(ages.begin() + static_cast<long>(first), ages.begin() + static_cast<long>(last), 0.0);
  for (std::size_t b = first; b < last; ++b)
    ages[b] = sum > 0.0 ? ages[b] * target / sum : target / static_cast<double>(last - first);
}

/// Ages of a cell: children and people of 65 and over as counted, the rest in the scenario's proportions.
std::array<double, 8> shifted(const std::array<double, 8>& base, const CensusCell& cell, double persons) {
  const double young0 = base[0] + base[1] + base[2], old0 = base[6] + base[7];
  double young = cell.under18 >= 0.0 ? cell.under18 : young0;
  double old = cell.from65 >= 0.0 ? cell.from65 : old0;
  auto ages = base;
  if (cell.under10 >= 0.0 && persons > 0.0 && base[0] + base[1] > 0.0)
    young = young0 * std::clamp(cell.under10 / persons / (base[0] + base[1] / 2.0), 0.0, 2.5);
  if (cell.from80 >= 0.0 && persons > 0.0) {
    ages[7] = std::clamp(cell.from80 / persons, 0.0, 0.7);
    old = ages[6] + ages[7];
  }
  if (young + old > 0.95) {
    const double fit = 0.95 / (young + old);
    young *= fit;
    old *= fit;
  }
  scale_bands(ages, 0, 3, young);
  scale_bands(ages, 3, 6, 1.0 - young - old);
  scale_bands(ages, 6, 8, old);
  return ages;
}

Zone whole_town(const town::Town& town, const Scenario& scenario) {
  Zone zone;
  zone.ages = age_shares(scenario.population.age_bands);
  for (std::size_t d = 0; d < town.dwellings.size(); ++d) zone.dwellings.emplace_back(d);
  return zone;
}

}  // namespace

std::array<double, 8> age_shares(const std::array<double, 8>& bands) {
  std::array<double, 8> shares{};
  const double sum = std::accumulate(bands.begin(), bands.end(), 0.0);
  for (std::size_t b = 0; b < 8; ++b) shares[b] = sum > 0.0 ? bands[b] / sum : (b == 4 ? 1.0 : 0.0);
  return shares;
}

std::vector<Zone> make_zones(const town::Town& town, const Scenario& scenario, std::vector<town::Notice>& notices) {
  if (!scenario.population.census) return {whole_town(town, scenario)};
  const Census census = read_census(*scenario.population.census, scenario.population.census_place, notices);
  const auto cell_of = [&](double x, double y) {
    return Key{static_cast<std::int64_t>(std::floor(x / census.cell_m)), static_cast<std::int64_t>(std::floor(y / census.cell_m))};
  };
  std::map<Key, std::size_t> index;
  std::vector<Zone> zones;
  std::vector<const CensusCell*> cells;
  for (const auto& cell : census.cells) {
    if (census.counts_residents && cell.residents <= 0.0) continue;
    if (!index.emplace(cell_of(cell.x, cell.y), zones.size()).second) continue;
    zones.push_back({{}, cell.residents, {}});
    cells.push_back(&cell);
  }
  const auto positions = buildings_in_3035(town);
  std::int64_t outside = 0;
  Zone rest;  // ages only: dwellings of cells without counts live as the scenario says
  rest.ages = age_shares(scenario.population.age_bands);
  for (std::size_t d = 0; d < town.dwellings.size(); ++d) {
    const auto p = positions[town.dwellings.building[d].index()];
    const auto it = std::isfinite(p.x) ? index.find(cell_of(p.x, p.y)) : index.end();
    if (it == index.end() && !census.counts_residents) rest.dwellings.emplace_back(d);
    else if (it == index.end()) ++outside;
    else zones[it->second].dwellings.emplace_back(d);
  }
  const auto base = age_shares(scenario.population.age_bands);
  constexpr double kPersonsPerDwelling = 2.0;  // only to turn counts of the long form into shares
  std::int64_t homeless = 0;
  for (std::size_t z = 0; z < zones.size(); ++z) {
    const double persons = zones[z].residents > 0.0
                               ? zones[z].residents
                               : kPersonsPerDwelling * static_cast<double>(zones[z].dwellings.size());
    zones[z].ages = shifted(base, *cells[z], persons);
    if (zones[z].dwellings.empty() && zones[z].residents > 0.0) homeless += std::llround(zones[z].residents);
  }
  std::erase_if(zones, [](const Zone& z) { return z.dwellings.empty(); });
  if (!rest.dwellings.empty() && !zones.empty()) zones.push_back(std::move(rest));
  if (zones.empty())
    throw DataError(ErrorKind::Data, scenario.population.census->string(),
                    "no populated cell holds a dwelling of this town; check population.census_place and the map's place");
  if (outside > 0) notices.push_back({"population.census_outside", outside, ""});
  if (homeless > 0) notices.push_back({"population.census_no_dwellings", homeless, ""});
  return zones;
}

}  // namespace lichtung::population
