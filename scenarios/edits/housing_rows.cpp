// Keys of the edits of housing and land use, and what they say together.
#include "scenarios/edits/rows.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace lichtung::detail {
namespace {

template <std::size_t N>
void read_shares(const Value& v, std::span<const std::string_view> words, std::optional<std::array<double, N>>& out) {
  const auto shares = v.shares(words);
  if (!shares) return;
  out.emplace();
  std::ranges::copy(*shares, out->begin());
}

/// Whole numbers by land use; a fraction of a shop is a slip.
void read_counts(const Value& v, std::array<int, 5>& out) {
  const auto numbers = v.numbers(kLandUseWords);
  if (!numbers) return;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double n = (*numbers)[i].value_or(0.0);
    if (std::floor(n) != n) return v.wrong_type("type.integer", *v.node.as_table()->get(kLandUseWords[i]));
    out[i] = static_cast<int>(n);
  }
}

/// One key of an inline table; `info` names it in messages.
struct Field {
  KeyInfo info;
  std::function<void(const Value&)> read;
};

/// An inline table with these keys only.
bool read_table(const Value& v, std::span<const Field> fields) {
  const auto* table = v.node.as_table();
  if (table == nullptr) {
    v.wrong_type(std::string(v.key.type), v.node);
    return false;
  }
  const std::size_t before = v.report.size();
  if (table->empty()) v.report.error(v.at(), "diagnostic.empty_list", {{v.name()}});
  std::vector<std::string_view> known;
  for (const Field& f : fields) known.push_back(f.info.key.substr(f.info.key.rfind('.') + 1));
  for (const auto& [word, value] : *table) {
    const auto at = std::ranges::find(known, std::string_view(word.str()));
    if (at == known.end()) {
      v.report.error(position(word.source()), "diagnostic.unknown_key_of",
                     {{std::string(word.str())}, {v.name()}, {fmt::format("{}", fmt::join(known, ", "))}}).suggestion =
          std::string(nearest(word.str(), known));
      continue;
    }
    const Field& field = fields[static_cast<std::size_t>(at - known.begin())];
    field.read(Value{field.info, value, v.folder, v.report});
  }
  return v.report.size() == before;
}

KeyInfo field_row(std::string_view key, std::string_view type, double low = 1, double high = 0) {
  return edit_row(key, type, "1", low, high, "", "");
}

void read_site(const Value& v, std::optional<WrittenSite>& out) {
  WrittenSite site;
  const std::array fields{
      Field{field_row("edit.accommodation.site.near", "type.point"), [&](const Value& x) { x.into(site.near); }},
      Field{field_row("edit.accommodation.site.name", "type.text"), [&](const Value& x) { x.into(site.name); }},
      Field{field_row("edit.accommodation.site.persons", "type.integer", 1, 5000), [&](const Value& x) { x.into(site.persons); }}};
  if (!read_table(v, fields)) return;
  if (site.near.has_value() == site.name.has_value())
    v.report.error(v.at(), "diagnostic.one_place", {{v.name()}});
  else
    out = site;
}

void read_units(const Value& v, std::optional<WrittenUnits>& out) {
  WrittenUnits units;
  const std::array fields{
      Field{field_row("edit.accommodation.by.sites", "type.integer", 1, 5000), [&](const Value& x) { x.into(units.sites); }},
      Field{field_row("edit.accommodation.by.persons", "type.integer", 1, 5000), [&](const Value& x) { x.into(units.persons); }},
      Field{field_row("edit.accommodation.by.spread", "type.choice"), [&](const Value& x) {
              if (const auto i = x.word(kSpreadWords)) units.spread = static_cast<SiteSpread>(*i);
            }}};
  if (!read_table(v, fields)) return;
  if (!units.sites || !units.persons)
    v.report.error(v.at(), "diagnostic.needs", {{v.name()}, {units.sites ? "persons" : "sites"}});
  else
    out = units;
}

#define LICHTUNG_SITE(member) [](const Value& v, Edit& e) { read_site(v, std::get<AccommodationEdit>(e.what).member); }

}  // namespace

std::vector<EditKey> housing_rows() {
  return {
      {edit_row("edit.housing.tenure", "type.housing_shares", "1", 0, 1,
           "Shares of the dwellings here: owner, rent, social; as few as possible change, and their households change homes.",
           "Anteile der Wohnungen hier: owner (Eigentum), rent (Miete), social (Sozialwohnung); so wenige wie möglich ändern sich, deren Haushalte ziehen um."),
       [](const Value& v, Edit& e) { read_shares(v, kTenureWords, std::get<HousingEdit>(e.what).tenure); }},
      {edit_row("edit.housing.rent", "type.housing_shares", "1", 0, 1, "Shares of rent bands: low, middle, high; social dwellings are low.",
           "Anteile der Mietstufen: low, middle, high; Sozialwohnungen sind low."),
       [](const Value& v, Edit& e) { read_shares(v, kRentWords, std::get<HousingEdit>(e.what).rent); }},
      {edit_row("edit.housing.size", "type.housing_shares", "1", 0, 1, "Shares of dwelling sizes: small (below 60 m²), middle (below 100 m²), large.",
           "Anteile der Wohnungsgrößen: small (unter 60 m²), middle (unter 100 m²), large."),
       [](const Value& v, Edit& e) { read_shares(v, kSizeWords, std::get<HousingEdit>(e.what).size); }},
      {edit_row("edit.housing.move", "type.choice", "1", 1, 0,
           "Which households change places with others, with their tenure and rent: social or low_rent; with 'into' or 'out'.",
           "Welche Haushalte mit anderen die Plätze tauschen, samt Wohnform und Mietstufe: social oder low_rent; mit „into“ oder „out“."),
       [](const Value& v, Edit& e) {
         if (const auto i = v.word(kHousingGroupWords)) std::get<HousingEdit>(e.what).move = static_cast<HousingGroup>(*i);
       }},
      {edit_row("edit.housing.into", "type.integer", "1", 1, 1000000, "Dwellings of that group that come here from the rest of the town.",
           "Wohnungen dieser Gruppe, die aus der übrigen Stadt hierher kommen."), LICHTUNG_INTO(HousingEdit, into)},
      {edit_row("edit.housing.out", "type.integer", "1", 1, 1000000, "Dwellings of that group that go from here to the rest of the town.",
           "Wohnungen dieser Gruppe, die von hier in die übrige Stadt gehen."), LICHTUNG_INTO(HousingEdit, out)},
      {edit_row("edit.accommodation.build", "type.site", "1", 1, 0, "New site { near = [x, y] or name = \"street\", persons = 400 }; its people are new in town.",
           "Neue Unterkunft { near = [x, y] oder name = \"Straße\", persons = 400 }; ihre Menschen sind neu in der Stadt."), LICHTUNG_SITE(build)},
      {edit_row("edit.accommodation.close", "type.site", "1", 1, 0, "Site that is closed { near or name }; its people leave the town.",
           "Unterkunft, die schließt { near oder name }; ihre Menschen verlassen die Stadt."), LICHTUNG_SITE(close)},
      {edit_row("edit.accommodation.replace", "type.site", "1", 1, 0, "Site { near or name, persons } whose people move into the small units of 'by'.",
           "Unterkunft { near oder name, persons }, deren Menschen in die kleinen Einheiten von „by“ ziehen."), LICHTUNG_SITE(replace)},
      {edit_row("edit.accommodation.by", "type.units", "1", 1, 0,
           "Small units { sites = 20, persons = 20, spread = \"even\" }: over the dwellings of 'where' (the town), or spread = \"districts\".",
           "Kleine Einheiten { sites = 20, persons = 20, spread = \"even\" }: über die Wohnungen von „where“ (der Stadt), oder spread = \"districts\"."),
       [](const Value& v, Edit& e) { read_units(v, std::get<AccommodationEdit>(e.what).by); }},
      {edit_row("edit.land_use.add", "type.land_use_numbers", "1", 0, 10000, "Numbers added: shops, bars, offices, schools, dwellings (with new residents).",
           "Anzahlen, die hinzukommen: shops, bars, offices, schools, dwellings (mit neuen Einwohnern)."),
       [](const Value& v, Edit& e) { read_counts(v, std::get<LandUseEdit>(e.what).add); }},
      {edit_row("edit.land_use.remove", "type.land_use_numbers", "1", 0, 10000, "Numbers taken away; people of dwellings find vacant ones elsewhere.",
           "Anzahlen, die wegfallen; Menschen aus Wohnungen finden leere an anderem Ort."),
       [](const Value& v, Edit& e) { read_counts(v, std::get<LandUseEdit>(e.what).remove); }},
      {edit_row("edit.land_use.shares", "type.land_use_numbers", "1", 0, 1, "Shares of the floor area of these uses, sum 1; the area stays as it is.",
           "Anteile an der Geschossfläche dieser Nutzungen, Summe 1; die Fläche bleibt gleich."),
       [](const Value& v, Edit& e) { read_shares(v, kLandUseWords, std::get<LandUseEdit>(e.what).shares); }},
  };
}

#undef LICHTUNG_SITE

void check(const HousingEdit& e, EditCheck& check) {
  if (!e.tenure && !e.size && !e.rent && !e.move && !e.into && !e.out) return check.changes_nothing();
  check.exclude(e.into && e.out, "into", "out");
  check.needs("into", "move");
  check.needs("out", "move");
  if (e.move && !e.into && !e.out) check.error_at("move", "diagnostic.needs", {{"move"}, {"into"}});
  if (e.tenure && e.rent && (*e.rent)[0] + 1e-9 < (*e.tenure)[2])
    check.error_at("rent", "diagnostic.rent_below_social", {{fmt::format("{:.3f}", (*e.rent)[0])}, {fmt::format("{:.3f}", (*e.tenure)[2])}});
}

void check(const AccommodationEdit& e, EditCheck& check) {
  if (!e.build && !e.close && !e.replace && !e.by) return check.changes_nothing();
  check.exclude(e.build && e.close, "build", "close");
  check.exclude(e.build && e.replace, "build", "replace");
  check.exclude(e.close && e.replace, "close", "replace");
  check.needs("replace", "by");
  check.needs("by", "replace");
  check.needs("where", "by");
  if (e.build && !e.build->persons) check.error_at("build", "diagnostic.needs", {{"build"}, {"persons"}});
  if (e.close && e.close->persons) check.exclude(true, "close", "persons");
  if (!e.replace || !e.by || !e.replace->persons) return;
  const std::int64_t places = std::int64_t{*e.by->sites} * *e.by->persons;
  if (places < *e.replace->persons)
    check.error_at("by", "diagnostic.too_few_places", {{fmt::format("{}", places)}, {fmt::format("{}", *e.replace->persons)}});
}

void check(const LandUseEdit& e, EditCheck& check) {
  const auto none = [](const std::array<int, 5>& n) { return std::ranges::all_of(n, [](int x) { return x == 0; }); };
  if (none(e.add) && none(e.remove) && !e.shares) return check.changes_nothing();
  check.exclude(e.shares && check.has("add"), "shares", "add");
  check.exclude(e.shares && check.has("remove"), "shares", "remove");
  for (std::size_t i = 0; i < e.add.size(); ++i)
    if (e.add[i] > 0 && e.remove[i] > 0) check.error_at("remove", "diagnostic.added_and_removed", {{std::string(kLandUseWords[i])}});
}

}  // namespace lichtung::detail
