// Counts what a town holds. Classes count walkable segments only: P classes are about people on foot and bicycles.
#include "sim/commands/town_summary.hpp"

#include <algorithm>

namespace lichtung::commands {

namespace {

constexpr float kUnlitLux = 0.1F;

template <class Kind>
std::size_t at(Kind kind) {
  return static_cast<std::size_t>(kind);
}

void count_network(const town::StreetNetwork& streets, TownSummary& sum) {
  sum.segments = static_cast<std::int64_t>(streets.segments.size());
  std::vector<int> degree(streets.nodes.size(), 0);
  for (std::size_t i = 0; i < streets.segments.size(); ++i) {
    ++degree[streets.segments.from[i].index()];
    ++degree[streets.segments.to[i].index()];
  }
  sum.intersections = std::ranges::count_if(degree, [](int d) { return d >= 3; });
  sum.dead_ends = std::ranges::count(degree, 1);
  if (!streets.component.empty()) sum.components = std::int64_t{std::ranges::max(streets.component)} + 1;
}

/// What lamps do for people on foot and bicycles on one segment.
void count_class(const town::Town& town, const light::LampLight& light, std::size_t i, TownSummary& sum) {
  const auto& s = town.streets.segments;
  const double km = static_cast<double>(s.length_m[i]) / 1000.0, dark_m = static_cast<double>(light.dark_m[i]);
  StreetRow& street = sum.streets[at(s.kind[i])];
  sum.walkable_km += km;
  sum.class_km[light.p_class[i]] += km;
  sum.recognition_km[light.p_class[i]] += light.recognition[i] != 0 ? km : 0.0;
  street.class_km[light.p_class[i]] += km;
  street.dark_km += dark_m / 1000.0;
  if (light.mean_lx[i] < kUnlitLux || !(dark_m > 0.0)) return;
  ++sum.dark.segments;
  sum.dark.km += dark_m / 1000.0;
  if (dark_m > sum.dark.longest_m) {
    sum.dark.longest_m = dark_m;
    sum.dark.longest_street = town.streets.names[s.name[i]];
  }
}

void count_segments(const town::Town& town, const light::LampLight& light, TownSummary& sum) {
  const auto& s = town.streets.segments;
  sum.districts.resize(town.districts.name.size() + 1);
  for (std::size_t d = 0; d < town.districts.name.size(); ++d) sum.districts[d].name = town.districts.name[d];
  for (std::size_t i = 0; i < s.size(); ++i) {
    const double km = static_cast<double>(s.length_m[i]) / 1000.0;
    const bool unlit = light.mean_lx[i] < kUnlitLux;
    sum.length_km += km;
    StreetRow& street = sum.streets[at(s.kind[i])];
    ++street.segments;
    street.km += km;
    street.unlit_km += unlit ? km : 0.0;
    DistrictRow& district = sum.districts[std::min(s.district[i].index(), sum.districts.size() - 1)];
    ++district.segments;
    district.km += km;
    district.unlit_km += unlit ? km : 0.0;
    if (s.lit_assumed[i] != 0) {
      ++sum.lamps.segments_by_rule;
      sum.lamps.km_by_rule += km;
    }
    if (s.walkable[i] == 0) continue;
    count_class(town, light, i, sum);
    district.walkable_km += km;
    district.below_p6_km += light.p_class[i] == 7 ? km : 0.0;
  }
}

/// The district row a thing on this segment belongs to.
DistrictRow& district_of(const town::Town& town, SegmentId segment, TownSummary& sum) {
  const auto& district = town.streets.segments.district;
  const std::size_t d = segment.index() < district.size() ? district[segment.index()].index() : sum.districts.size() - 1;
  return sum.districts[std::min(d, sum.districts.size() - 1)];
}

void count_homes(const town::Town& town, TownSummary& sum) {
  const auto& b = town.buildings;
  sum.buildings = static_cast<std::int64_t>(b.size());
  for (std::size_t i = 0; i < b.size(); ++i) {
    ++sum.buildings_by_kind[at(b.kind[i])];
    sum.derelict += b.derelict[i] != 0 ? 1 : 0;
  }
  sum.dwellings = static_cast<std::int64_t>(town.dwellings.size());
  for (std::size_t i = 0; i < town.dwellings.size(); ++i) {
    ++sum.dwellings_by_tenure[at(town.dwellings.tenure[i])];
    if (town.dwellings.building[i].index() < b.size())
      ++sum.dwellings_by_kind[at(b.kind[town.dwellings.building[i].index()])];
    ++district_of(town, town.dwellings.segment[i], sum).dwellings;
  }
  sum.venues = static_cast<std::int64_t>(town.venues.size());
  for (std::size_t i = 0; i < town.venues.size(); ++i) {
    ++sum.venues_by_kind[at(town.venues.kind[i])];
    ++district_of(town, town.venues.segment[i], sum).venues;
  }
}

double burning_hours(const town::Town& town, const LightParameters& parameters, std::chrono::year year) {
  using namespace std::chrono;
  constexpr double kQuarterHour = 0.25;
  double hours = 0.0;
  for (auto day = sys_days(year / January / 1); day < sys_days((year + years(1)) / January / 1); day += days(1)) {
    const auto light = light::day_light(day, town.reference_lon_lat, parameters);
    hours += kQuarterHour * static_cast<double>(std::ranges::count(light.dark, 1));
  }
  return hours;
}

std::int64_t& of_origin(town::LampOrigin origin, LampCounts& lamps) {
  switch (origin) {
    case town::LampOrigin::Rule: return lamps.assumed;
    case town::LampOrigin::Inventory: return lamps.inventory;
    case town::LampOrigin::Mapped:
    case town::LampOrigin::Plan: return lamps.mapped;
  }
  return lamps.mapped;
}

void count_lamps(const town::Town& town, const LightParameters& parameters, std::chrono::year year, TownSummary& sum) {
  const auto& l = town.lamps;
  for (std::size_t i = 0; i < l.size(); ++i) {
    ++of_origin(l.origin[i], sum.lamps);
    if (l.luminaire[i] < sum.lamps.by_luminaire.size()) ++sum.lamps.by_luminaire[l.luminaire[i]];
    sum.lamps.above_3000_k += l.cct_k[i] > 3000.0F ? 1 : 0;
    sum.lamps.upward += town.luminaires[l.luminaire[i]].upward_share > 0.0 ? 1 : 0;
    sum.lamps.power_kw += static_cast<double>(l.power_w[i]) / 1000.0;
    ++district_of(town, l.segment[i], sum).lamps;
  }
  sum.lamps.hours_per_year = burning_hours(town, parameters, year);
}

/// A generated town comes from no file: its network stands in for the file's counts.
void fill_counts(const town::Town& town, TownSummary& sum) {
  sum.counts = town.counts;
  if (!town.generated || sum.counts.highway_ways != 0) return;
  constexpr std::array<std::string_view, 7> kLit{"", "yes", "no", "limited", "automatic", "24/7", "sunset-sunrise"};
  for (const auto lit : town.streets.segments.lit)
    if (lit != town::Lit::Unknown) ++sum.counts.lit[std::string(kLit[at(lit)])];
  sum.counts.highway_ways = sum.segments;
  sum.counts.highway_km = sum.length_km;
  sum.counts.street_lamps = sum.lamps.total();
  sum.counts.building_ways = sum.buildings;
  sum.counts.junction_nodes = sum.intersections;
  sum.counts.components = sum.components;
}

}  // namespace

TownSummary summarise(const town::Town& town, const light::LampLight& light, const LightParameters& parameters,
                      std::chrono::year year) {
  TownSummary sum;
  sum.name = town.name;
  sum.source = town.source;
  sum.licence = town.licence;
  sum.digest_sha256 = town.digest_sha256;
  sum.generated = town.generated;
  sum.epsg = town.epsg;
  sum.notices = town.notices;
  count_network(town.streets, sum);
  count_segments(town, light, sum);
  count_homes(town, sum);
  count_lamps(town, parameters, year, sum);
  fill_counts(town, sum);
  if (const auto& rest = sum.districts.back(); rest.segments == 0 && rest.dwellings == 0 && rest.venues == 0 && rest.lamps == 0)
    sum.districts.pop_back();
  return sum;
}

}  // namespace lichtung::commands
