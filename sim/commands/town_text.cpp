// The summary as tables: what was read, what it became, what was assumed, how light it is, district by district.
#include "sim/commands/text_table.hpp"
#include "sim/commands/town_report.hpp"
#include "sim/light/en13201.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::commands {

namespace {

/// One report in one language: shortens the calls below.
struct Writer {
  const TownSummary& sum;
  Language language;
  std::string out{};

  [[nodiscard]] std::string word(std::string_view key) const {
    return std::string(text(language, fmt::format("town_report.{}", key)));
  }
  template <class... Args>
  [[nodiscard]] std::string phrase(std::string_view key, const Args&... args) const {
    return message(language, fmt::format("town_report.{}", key), args...);
  }
  [[nodiscard]] std::string n(std::int64_t value) const { return number(value, language); }
  [[nodiscard]] std::string km(double value) const { return number(value, 1, language); }
  void heading(std::string_view key) { out += '\n' + word(key) + '\n'; }
};

double share(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

void read_part(Writer& w) {
  const auto& c = w.sum.counts;
  w.heading(w.sum.generated ? "generated" : "read");
  TextTable table;
  if (!w.sum.generated) {
    table.row({w.word("highway_ways"), w.n(c.highway_ways)});
    table.row({w.word("length_km"), w.km(c.highway_km)});
    for (const auto& [value, ways] : c.lit) table.row({"lit=" + printable(value), w.n(ways)});
    table.row({w.word("street_lamps"), w.n(c.street_lamps)});
    table.row({w.word("building_ways"), w.n(c.building_ways + c.building_relations)});
    table.row({w.word("missing_node_refs"), w.n(c.missing_node_refs)});
    table.row({w.word("file_components"), w.n(c.components)});
  }
  table.row({w.word("segments"), w.n(w.sum.segments)});
  table.row({w.word("network_km"), w.km(w.sum.length_km)});
  table.row({w.word("intersections"), w.n(w.sum.intersections)});
  table.row({w.word("dead_ends"), w.n(w.sum.dead_ends)});
  table.row({w.word("components"), w.n(w.sum.components)});
  w.out += table.str();
}

void street_part(Writer& w) {
  w.heading("streets");
  TextTable table;
  table.row({"", w.word("col_segments"), w.word("col_km"), w.word("col_unlit")});
  for (std::size_t i = 0; i < w.sum.streets.size(); ++i) {
    const StreetRow& s = w.sum.streets[i];
    if (s.segments != 0)
      table.row({w.word(fmt::format("street_{}", kStreetKindNames[i])), w.n(s.segments), w.km(s.km), w.km(s.unlit_km)});
  }
  w.out += table.str();
}

void home_part(Writer& w) {
  w.heading("homes");
  TextTable table;
  table.row({"", w.word("col_buildings"), w.word("col_dwellings")});
  for (std::size_t i = 0; i < kBuildingKindNames.size(); ++i)
    if (w.sum.buildings_by_kind[i] != 0)
      table.row({w.word(fmt::format("building_{}", kBuildingKindNames[i])), w.n(w.sum.buildings_by_kind[i]),
                 w.n(w.sum.dwellings_by_kind[i])});
  table.row({w.word("total"), w.n(w.sum.buildings), w.n(w.sum.dwellings)});
  w.out += table.str();
  TextTable tenure;
  for (std::size_t i = 0; i < kTenureNames.size(); ++i)
    tenure.row({w.word(fmt::format("tenure_{}", kTenureNames[i])),
                percent(share(static_cast<double>(w.sum.dwellings_by_tenure[i]), static_cast<double>(w.sum.dwellings)), w.language)});
  if (w.sum.dwellings != 0) w.out += tenure.str();
}

void venue_part(Writer& w) {
  if (w.sum.venues == 0) return;
  w.heading("venues");
  TextTable table;
  for (std::size_t i = 0; i < kVenueKindNames.size(); ++i)
    if (w.sum.venues_by_kind[i] != 0)
      table.row({w.word(fmt::format("venue_{}", kVenueKindNames[i])), w.n(w.sum.venues_by_kind[i])});
  w.out += table.str();
}

void lamp_part(Writer& w) {
  const LampCounts& l = w.sum.lamps;
  w.heading("lamps");
  TextTable table;
  table.row({w.word("lamps_total"), w.n(l.total())});
  table.row({w.word(w.sum.generated ? "lamps_generated" : "lamps_mapped"), w.n(l.mapped)});
  if (l.inventory != 0) table.row({w.word("lamps_inventory"), w.n(l.inventory)});
  table.row({w.phrase("lamps_assumed", w.km(l.km_by_rule)), w.n(l.assumed)});
  for (std::size_t i = 0; i < kLuminaireNames.size(); ++i)
    if (l.by_luminaire[i] != 0) table.row({w.word(fmt::format("luminaire_{}", kLuminaireNames[i])), w.n(l.by_luminaire[i])});
  table.row({w.word("above_3000_k"), w.n(l.above_3000_k)});
  table.row({w.word("upward_light"), w.n(l.upward)});
  table.row({w.word("power_kw"), number(l.power_kw, 1, w.language)});
  table.row({w.word("hours_per_year"), number(l.hours_per_year, 0, w.language)});
  table.row({w.word("kwh_per_year"), number(l.kwh_per_year(), 0, w.language)});
  w.out += table.str();
}

void class_part(Writer& w) {
  w.heading("classes");
  TextTable table;
  table.row({w.word("col_class"), w.word("col_lux"), w.word("col_km"), w.word("col_share"), w.word("col_face"), w.word("col_face_km")});
  for (std::size_t c = 1; c <= 7; ++c) {
    std::string lux = "–", face = "–", face_km = "–";
    if (c <= light::kPClasses.size()) {
      const auto& p = light::kPClasses[c - 1];
      lux = number(p.mean.value, 1, w.language) + " / " + number(p.minimum.value, 1, w.language);
      face = number(p.semicylindrical_minimum.value, 1, w.language);
      face_km = w.km(w.sum.recognition_km[c]);
    }
    table.row({c <= 6 ? fmt::format("P{}", c) : w.word("class_none"), lux, w.km(w.sum.class_km[c]),
               percent(share(w.sum.class_km[c], w.sum.walkable_km), w.language), face, face_km});
  }
  w.out += table.str();
  const DarkStretches& dark = w.sum.dark;
  if (dark.segments == 0) return;
  const std::string street = dark.longest_street.empty() ? w.word("no_name") : printable(dark.longest_street);
  w.out += "  " + w.phrase("dark_stretches", w.n(dark.segments), w.km(dark.km), number(dark.longest_m, 0, w.language), street) + '\n';
}

void class_by_kind_part(Writer& w) {
  w.heading("classes_by_kind");
  TextTable table;
  std::vector<std::string> head{""};
  for (std::size_t c = 1; c <= 6; ++c) head.push_back(fmt::format("P{}", c));
  head.push_back(w.word("class_none"));
  head.push_back(w.word("col_dark"));
  table.row(std::move(head));
  for (std::size_t i = 0; i < w.sum.streets.size(); ++i) {
    const StreetRow& s = w.sum.streets[i];
    if (!std::ranges::any_of(s.class_km, [](double km) { return km > 0.0; })) continue;
    std::vector<std::string> row{w.word(fmt::format("street_{}", kStreetKindNames[i]))};
    for (std::size_t c = 1; c <= 7; ++c) row.push_back(w.km(s.class_km[c]));
    row.push_back(w.km(s.dark_km));
    table.row(std::move(row));
  }
  w.out += table.str();
}

void district_part(Writer& w) {
  if (w.sum.districts.empty()) return;
  w.heading("districts");
  TextTable table;
  table.row({w.word("col_district"), w.word("col_segments"), w.word("col_km"), w.word("col_dwellings"), w.word("col_venues"),
             w.word("col_lamps"), w.word("col_unlit"), w.word("col_below_p6")});
  for (const DistrictRow& d : w.sum.districts)
    table.row({d.name.empty() ? w.word("no_district") : printable(d.name), w.n(d.segments), w.km(d.km), w.n(d.dwellings),
               w.n(d.venues), w.n(d.lamps), w.km(d.unlit_km), percent(share(d.below_p6_km, d.walkable_km), w.language)});
  w.out += table.str();
}

void notice_part(Writer& w) {
  if (w.sum.notices.empty()) return;
  w.heading("noticed");
  for (const auto& notice : w.sum.notices)
    w.out += "  · " + message(w.language, notice.key, notice.count, printable(notice.detail)) + '\n';
}

}  // namespace

std::string town_text(const TownSummary& summary, Language language) {
  Writer w{summary, language};
  w.out = w.phrase("title", printable(summary.name), printable(summary.source), summary.epsg) + '\n';
  if (!summary.licence.empty()) w.out += printable(summary.licence) + '\n';
  read_part(w);
  notice_part(w);
  street_part(w);
  home_part(w);
  venue_part(w);
  lamp_part(w);
  class_part(w);
  class_by_kind_part(w);
  district_part(w);
  w.out += '\n' + w.word("light_note") + '\n';
  return std::move(w.out);
}

}  // namespace lichtung::commands
