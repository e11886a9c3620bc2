// The rows of the edit table.
#include "scenarios/edit_table.hpp"

#include "scenarios/read_values.hpp"

#include <algorithm>
#include <vector>

namespace lichtung {
namespace {

using detail::Value;

// A row reads into one member of one kind of edit.
#define LICHTUNG_INTO(Type, member) \
  [](const Value& v, Edit& e) { v.into(std::get<Type>(e.what).member); }
#define LICHTUNG_WHERE(member) \
  [](const Value& v, Edit& e) { v.into(where_of(e)->member); }

KeyInfo row(std::string_view key, std::string_view type, std::string_view unit, double low, double high,
            std::string_view en, std::string_view de) {
  return {key, type, unit, low, high, "", "", en, de, NotStored{}};
}

std::vector<EditKey> where_rows() {
  return {
      {row("edit.where.polygon", "type.path", "1", 1, 0, "GeoJSON polygons (WGS84): streets whose middle lies inside.",
           "GeoJSON-Polygone (WGS84): Straßen, deren Mitte darin liegt."), LICHTUNG_WHERE(polygon)},
      {row("edit.where.way", "type.integers", "1", 1, 9e18, "OpenStreetMap ways.", "OpenStreetMap-Wege."), LICHTUNG_WHERE(ways)},
      {row("edit.where.name", "type.texts", "1", 1, 0, "Names of streets.", "Straßennamen."), LICHTUNG_WHERE(names)},
      {row("edit.where.kind", "type.words", "1", 1, 0, "Kinds of streets; also tunnel, bridge, unlit.",
           "Straßenarten; auch tunnel, bridge, unlit."),
       [](const Value& v, Edit& e) {
         if (auto words = v.known_words(kStreetWords)) where_of(e)->kinds = std::move(*words);
       }},
      {row("edit.where.district", "type.texts", "1", 1, 0, "Names of districts.", "Namen von Stadtteilen."), LICHTUNG_WHERE(districts)},
      {row("edit.where.segment", "type.integers", "1", 0, 4294967294.0, "Numbers of street segments, as in outcome files.",
           "Nummern von Straßenabschnitten wie in Ergebnisdateien."), LICHTUNG_WHERE(segments)},
      {row("edit.where.near", "type.point", "1", 1, 0, "Place [longitude, latitude] or [x, y]: streets within 'radius' of it.",
           "Ort [Länge, Breite] oder [x, y]: Straßen im Umkreis „radius“."), LICHTUNG_WHERE(near)},
      {row("edit.where.radius", "type.real", "m", 1, 100000, "Radius around 'near'.", "Umkreis um „near“."), LICHTUNG_WHERE(radius_m)},
  };
}

std::vector<EditKey> lighting_rows() {
  return {
      {row("edit.lighting.class", "type.choice", "1", 1, 0,
           "Lighting class P1 to P6 (EN 13201-2): streets that miss it get a new layout of lamps.",
           "Beleuchtungsklasse P1 bis P6 (EN 13201-2): Straßen, die sie verfehlen, erhalten neue Lichtpunkte."),
       [](const Value& v, Edit& e) {
         if (const auto i = v.word(kClassWords)) std::get<LightingEdit>(e.what).p_class = static_cast<int>(*i) + 1;
       }},
      {row("edit.lighting.remove", "type.boolean", "1", 1, 0, "Takes away all lamps of these streets.",
           "Entfernt alle Lichtpunkte dieser Straßen."), LICHTUNG_INTO(LightingEdit, remove)},
      {row("edit.lighting.remove_at", "type.points", "1", 1, 0, "Takes away the lamp nearest to each place (within 10 m).",
           "Entfernt den Lichtpunkt, der jedem Ort am nächsten ist (bis 10 m)."), LICHTUNG_INTO(LightingEdit, remove_at)},
      {row("edit.lighting.add", "type.points", "1", 1, 0, "Adds a lamp at each place.", "Setzt an jeden Ort einen Lichtpunkt."),
       LICHTUNG_INTO(LightingEdit, add)},
      {row("edit.lighting.lamps", "type.path", "1", 1, 0, "Adds the lamps of an inventory (GeoPackage, GeoJSON, Shapefile, CSV).",
           "Fügt die Lichtpunkte eines Verzeichnisses hinzu (GeoPackage, GeoJSON, Shapefile, CSV)."), LICHTUNG_INTO(LightingEdit, lamps)},
      {row("edit.lighting.retrofit", "type.boolean", "1", 1, 0,
           "Old lamps of these streets become LED mast heads of at most 3000 K with the same flux.",
           "Alte Lichtpunkte dieser Straßen werden LED-Mastleuchten mit höchstens 3000 K und gleichem Lichtstrom."),
       LICHTUNG_INTO(LightingEdit, retrofit)},
      {row("edit.lighting.luminaire", "type.text", "1", 1, 0, "Built-in luminaire (mast_led, bollard, historical, mast_hps) or photometric file (.ldt, .ies).",
           "Eingebaute Leuchte (mast_led, bollard, historical, mast_hps) oder Photometriedatei (.ldt, .ies)."),
       LICHTUNG_INTO(LightingEdit, luminaire)},
      {row("edit.lighting.flux", "type.real", "lm", 0, 400000, "Luminous flux of each lamp.", "Lichtstrom je Lichtpunkt."),
       LICHTUNG_INTO(LightingEdit, flux_lm)},
      {row("edit.lighting.flux_factor", "type.real", "1", 0, 100, "Multiplies flux and power of each lamp.",
           "Vervielfacht Lichtstrom und Leistung je Lichtpunkt."), LICHTUNG_INTO(LightingEdit, flux_factor)},
      {row("edit.lighting.power", "type.real", "W", 0, 3000, "Electric power of each lamp.", "Elektrische Leistung je Lichtpunkt."),
       LICHTUNG_INTO(LightingEdit, power_w)},
      {row("edit.lighting.cct", "type.real", "K", 1000, 20000, "Colour temperature.", "Farbtemperatur."), LICHTUNG_INTO(LightingEdit, cct_k)},
      {row("edit.lighting.height", "type.real", "m", 0.3, 45, "Height of the light point.", "Lichtpunkthöhe."),
       LICHTUNG_INTO(LightingEdit, height_m)},
      {row("edit.lighting.burns", "type.choice", "1", 1, 0, "When lamps burn: by the sun, always, never.",
           "Wann die Lichtpunkte brennen: nach Sonnenstand, immer, nie."),
       [](const Value& v, Edit& e) {
         if (const auto i = v.word(kSwitchWords)) std::get<LightingEdit>(e.what).burns = static_cast<LampSwitch>(*i);
       }},
      {row("edit.lighting.on_below", "type.real", "°", -12, 5, "Lamps burn while the sun stands below this elevation.",
           "Lichtpunkte brennen, solange die Sonne unter dieser Höhe steht."), LICHTUNG_INTO(LightingEdit, on_elevation_deg)},
      {row("edit.lighting.dim", "type.dim_steps", "1", 1, 0, "Levels by the clock, such as \"23:00-05:00 50%\"; 0 % switches off.",
           "Stufen nach der Uhr, etwa \"23:00-05:00 50%\"; 0 % schaltet ab."),
       [](const Value& v, Edit& e) { v.into(std::get<LightingEdit>(e.what).dim.emplace()); }},
      {row("edit.lighting.motion", "type.real", "1", 0, 1, "Level while nobody is near; people near get the level of the hour.",
           "Stufe, solange niemand in der Nähe ist; für Menschen in der Nähe gilt die Stufe der Stunde."),
       LICHTUNG_INTO(LightingEdit, motion_rest)},
  };
}

#undef LICHTUNG_INTO
#undef LICHTUNG_WHERE

}  // namespace

std::span<const EditKey> edit_table() {
  static const std::vector<EditKey> table = [] {
    std::vector<EditKey> rows = where_rows();
    for (const auto& more : {lighting_rows()}) rows.insert(rows.end(), more.begin(), more.end());
    return rows;
  }();
  return table;
}

const EditKey* find_edit_key(std::string_view kind, std::string_view name) {
  for (const EditKey& key : edit_table()) {
    std::string_view rest = key.info.key;
    rest.remove_prefix(std::string_view("edit.").size());
    if (rest.starts_with(kind) && rest.substr(kind.size()).starts_with('.') && rest.substr(kind.size() + 1) == name) return &key;
  }
  return nullptr;
}

Edit empty_edit(std::string_view kind) {
  Edit edit;
  edit.kind = kind;
  edit.what = LightingEdit{};
  return edit;
}

Where* where_of(Edit& edit) {
  return std::visit([](auto& what) -> Where* { return &what.where; }, edit.what);
}

const Where* where_of(const Edit& edit) { return where_of(const_cast<Edit&>(edit)); }

}  // namespace lichtung
