// Columns of districts and segments: how dwellings and land uses are mixed, in the town as planned and as it stood.
#include "analysis/statistics/segregation.hpp"
#include "sim/engine/mix.hpp"
#include "sim/engine/opportunities.hpp"
#include "sim/engine/outcome_builder.hpp"

#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <string>

namespace lichtung::engine::detail {
namespace {

/// Share of one kind; NaN if there is nothing.
double share(std::span<const double> kinds, std::size_t kind) {
  const double all = std::accumulate(kinds.begin(), kinds.end(), 0.0);
  return all > 0.0 ? kinds[kind] / all : std::nan("");
}

template <class Value>
void add(outcome::Table& table, const std::string& name, const std::vector<Mix>& areas, Value value) {
  std::vector<decltype(value(areas.front()))> column;
  column.reserve(areas.size());
  for (const Mix& m : areas) column.push_back(value(m));
  table.columns.push_back({name, std::move(column)});
}

template <std::size_t N>
void add_shares(outcome::Table& table, const std::array<const char*, N>& names, const std::string& when,
                const std::vector<Mix>& areas, std::array<double, N> Mix::*kinds) {
  for (std::size_t k = 0; k < N; ++k)
    add(table, names[k] + when, areas, [&](const Mix& m) { return share(m.*kinds, k); });
}

void add_shares_of_all(outcome::Table& table, const std::string& when, const std::vector<Mix>& areas) {
  add_shares<3>(table, {"tenure_owner", "tenure_rent", "tenure_social"}, when, areas, &Mix::tenure);
  add_shares<3>(table, {"rent_low", "rent_middle", "rent_high"}, when, areas, &Mix::rent);
  add_shares<3>(table, {"size_small", "size_middle", "size_large"}, when, areas, &Mix::size);
  add(table, "tenure_entropy" + when, areas, [](const Mix& m) { return statistics::normed_entropy(m.tenure); });
  add_shares<town::kLandUses>(table, {"floor_shops", "floor_bars", "floor_offices", "floor_schools", "floor_dwellings"},
                              when, areas, &Mix::floor_m2);
  add(table, "land_use_entropy" + when, areas, [](const Mix& m) { return statistics::normed_entropy(m.floor_m2); });
}

/// Places in collective accommodation by district; only a plan builds any.
std::vector<std::int32_t> accommodation(const Setup& setup) {
  const town::Town& town = setup.town;
  std::vector<std::int32_t> persons(town.districts.name.size(), 0);
  const auto& change = setup.levers.housing.change;
  if (!change) return persons;
  for (std::size_t d = 0; d < town.dwellings.size(); ++d) {
    if (change->collective[d] == 0 || change->newcomers[d] == town::kNone) continue;
    const DistrictId district = town.streets.segments.district[town.dwellings.segment[d].index()];
    if (district.valid()) persons[district.index()] += change->newcomer_size[change->newcomers[d]];
  }
  return persons;
}

}  // namespace

void add_district_mix(const Setup& setup, outcome::Table& districts) {
  const town::Town& town = setup.town;
  const auto& change = setup.levers.housing.change;
  const auto before =
      mix_by_district(town, change ? change->dwellings : town.dwellings, change ? change->venues : town.venues);
  add(districts, "dwellings_before", before, [](const Mix& m) { return static_cast<std::int32_t>(m.dwellings()); });
  add_shares_of_all(districts, "", mix_by_district(town, town.dwellings, town.venues));
  add_shares_of_all(districts, "_before", before);
  districts.columns.push_back({"accommodation_persons", accommodation(setup)});
}

void add_street_mix(const Setup& setup, outcome::Table& segments) {
  const town::Town& town = setup.town;
  const auto mix = mix_by_segment(town, town.dwellings, town.venues);
  add(segments, "tenure_owner", mix,
      [](const Mix& m) { return static_cast<float>(share(m.tenure, static_cast<std::size_t>(town::Tenure::Owner))); });
  add(segments, "tenure_social", mix,
      [](const Mix& m) { return static_cast<float>(share(m.tenure, static_cast<std::size_t>(town::Tenure::Social))); });
  add(segments, "rent_low", mix,
      [](const Mix& m) { return static_cast<float>(share(m.rent, static_cast<std::size_t>(town::RentBand::Low))); });
  add(segments, "land_use_entropy", mix,
      [](const Mix& m) { return static_cast<float>(statistics::normed_entropy(m.floor_m2)); });
  if (setup.scenario.parameters.offence.efficacy <= 0.0) return;
  const auto known = acquaintance_by_segment(town, setup.population);
  segments.columns.push_back({"acquaintance", std::vector<float>(known.begin(), known.end())});
  segments.columns.push_back(
      {"willingness", willingness_by_segment(town, setup.population, setup.scenario.parameters.offence)});
}

}  // namespace lichtung::engine::detail
