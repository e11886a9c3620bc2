// The summary as JSON. The keys on the top level count what the file holds, before clipping and splitting; what is
// simulated stands under "network", "light", "lamps" … .
#include "sim/commands/text_table.hpp"
#include "sim/commands/town_report.hpp"

#include <cmath>

namespace lichtung::commands {

namespace {

using nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1000.0) / 1000.0; }

template <std::size_t N>
ordered_json by_name(const std::array<std::string_view, N>& names, const std::array<std::int64_t, N>& counts) {
  ordered_json out = ordered_json::object();
  for (std::size_t i = 0; i < N; ++i)
    if (counts[i] != 0) out[std::string(names[i])] = counts[i];
  return out;
}

/// Kilometres by class reached.
ordered_json by_class(const std::array<double, 8>& km) {
  ordered_json classes = ordered_json::object();
  for (std::size_t c = 1; c <= 6; ++c) classes["P" + std::to_string(c)] = rounded(km[c]);
  classes["none"] = rounded(km[7]);
  return classes;
}

ordered_json network(const TownSummary& sum) {
  ordered_json kinds = ordered_json::object();
  for (std::size_t i = 0; i < sum.streets.size(); ++i)
    if (sum.streets[i].segments != 0)
      kinds[std::string(kStreetKindNames[i])] = {{"segments", sum.streets[i].segments},
                                                 {"km", rounded(sum.streets[i].km)},
                                                 {"unlit_km", rounded(sum.streets[i].unlit_km)},
                                                 {"p_class_km", by_class(sum.streets[i].class_km)},
                                                 {"dark_km", rounded(sum.streets[i].dark_km)}};
  return {{"segments", sum.segments},     {"intersections", sum.intersections},
          {"dead_ends", sum.dead_ends},   {"components", sum.components},
          {"km", rounded(sum.length_km)}, {"streets", kinds}};
}

ordered_json light(const TownSummary& sum) {
  ordered_json recognition = by_class(sum.recognition_km);
  recognition.erase("none");
  return {{"walkable_km", rounded(sum.walkable_km)},
          {"p_class_km", by_class(sum.class_km)},
          {"recognition_km", recognition},
          {"dark_stretches",
           {{"segments", sum.dark.segments},
            {"km", rounded(sum.dark.km)},
            {"longest_m", rounded(sum.dark.longest_m)},
            {"longest_street", printable(sum.dark.longest_street)}}}};
}

ordered_json lamps(const LampCounts& l) {
  return {{"total", l.total()},
          {"mapped", l.mapped},
          {"inventory", l.inventory},
          {"assumed", l.assumed},
          {"segments_by_rule", l.segments_by_rule},
          {"km_by_rule", rounded(l.km_by_rule)},
          {"luminaires", by_name(kLuminaireNames, l.by_luminaire)},
          {"above_3000_k", l.above_3000_k},
          {"upward_light", l.upward},
          {"power_kw", rounded(l.power_kw)},
          {"hours_per_year", rounded(l.hours_per_year)},
          {"kwh_per_year", rounded(l.kwh_per_year())}};
}

ordered_json districts(const TownSummary& sum) {
  ordered_json out = ordered_json::array();
  for (const DistrictRow& d : sum.districts)
    out.push_back({{"name", printable(d.name)},
                   {"segments", d.segments},
                   {"km", rounded(d.km)},
                   {"dwellings", d.dwellings},
                   {"venues", d.venues},
                   {"lamps", d.lamps},
                   {"unlit_km", rounded(d.unlit_km)},
                   {"walkable_km", rounded(d.walkable_km)},
                   {"below_p6_km", rounded(d.below_p6_km)}});
  return out;
}

ordered_json warnings(const TownSummary& sum, Language language) {
  ordered_json out = ordered_json::array();
  for (const auto& notice : sum.notices) {
    const std::string detail = printable(notice.detail);
    out.push_back({{"key", notice.key},
                   {"count", notice.count},
                   {"detail", detail},
                   {"text", message(language, notice.key, notice.count, detail)}});
  }
  return out;
}

}  // namespace

ordered_json town_json(const TownSummary& sum, Language language) {
  ordered_json lit = ordered_json::object();
  for (const auto& [value, ways] : sum.counts.lit) lit[printable(value)] = ways;
  return {{"name", printable(sum.name)},
          {"source", printable(sum.source)},
          {"licence", printable(sum.licence)},
          {"digest_sha256", sum.digest_sha256},
          {"generated", sum.generated},
          {"epsg", sum.epsg},
          {"nodes", sum.counts.nodes},
          {"ways", sum.counts.ways},
          {"relations", sum.counts.relations},
          {"highway_ways", sum.counts.highway_ways},
          {"lit", lit},
          {"street_lamps", sum.counts.street_lamps},
          {"building_ways", sum.counts.building_ways},
          {"building_relations", sum.counts.building_relations},
          {"missing_node_refs", sum.counts.missing_node_refs},
          {"length_km", rounded(sum.counts.highway_km)},
          {"segments", sum.segments},
          {"intersections", sum.counts.junction_nodes},
          {"components", sum.counts.components},
          {"network", network(sum)},
          {"buildings",
           {{"total", sum.buildings}, {"derelict", sum.derelict}, {"kinds", by_name(kBuildingKindNames, sum.buildings_by_kind)}}},
          {"dwellings",
           {{"total", sum.dwellings},
            {"kinds", by_name(kBuildingKindNames, sum.dwellings_by_kind)},
            {"tenure", by_name(kTenureNames, sum.dwellings_by_tenure)}}},
          {"venues", {{"total", sum.venues}, {"kinds", by_name(kVenueKindNames, sum.venues_by_kind)}}},
          {"lamps", lamps(sum.lamps)},
          {"light", light(sum)},
          {"districts", districts(sum)},
          {"warnings", warnings(sum, language)}};
}

}  // namespace lichtung::commands
