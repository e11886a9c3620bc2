// Keys of kind = "lighting", and what they say together.
#include "scenarios/edits/rows.hpp"

namespace lichtung::detail {

std::vector<EditKey> lighting_rows() {
  return {
      {edit_row("edit.lighting.class", "type.choice", "1", 1, 0,
           "Lighting class P1 to P6 (EN 13201-2): streets that miss it get a new layout of lamps.",
           "Beleuchtungsklasse P1 bis P6 (EN 13201-2): Straßen, die sie verfehlen, erhalten neue Lichtpunkte."),
       [](const Value& v, Edit& e) {
         if (const auto i = v.word(kClassWords)) std::get<LightingEdit>(e.what).p_class = static_cast<int>(*i) + 1;
       }},
      {edit_row("edit.lighting.remove", "type.boolean", "1", 1, 0, "Takes away all lamps of these streets.",
           "Entfernt alle Lichtpunkte dieser Straßen."), LICHTUNG_INTO(LightingEdit, remove)},
      {edit_row("edit.lighting.remove_at", "type.points", "1", 1, 0, "Takes away the lamp nearest to each place (within 10 m).",
           "Entfernt den Lichtpunkt, der jedem Ort am nächsten ist (bis 10 m)."), LICHTUNG_INTO(LightingEdit, remove_at)},
      {edit_row("edit.lighting.add", "type.points", "1", 1, 0, "Adds a lamp at each place.", "Setzt an jeden Ort einen Lichtpunkt."),
       LICHTUNG_INTO(LightingEdit, add)},
      {edit_row("edit.lighting.lamps", "type.path", "1", 1, 0, "Adds the lamps of an inventory (GeoPackage, GeoJSON, Shapefile, CSV).",
           "Fügt die Lichtpunkte eines Verzeichnisses hinzu (GeoPackage, GeoJSON, Shapefile, CSV)."), LICHTUNG_INTO(LightingEdit, lamps)},
      {edit_row("edit.lighting.retrofit", "type.boolean", "1", 1, 0,
           "Old lamps of these streets become LED mast heads of at most 3000 K with the same flux.",
           "Alte Lichtpunkte dieser Straßen werden LED-Mastleuchten mit höchstens 3000 K und gleichem Lichtstrom."),
       LICHTUNG_INTO(LightingEdit, retrofit)},
      {edit_row("edit.lighting.luminaire", "type.text", "1", 1, 0, "Built-in luminaire (mast_led, bollard, historical, mast_hps) or photometric file (.ldt, .ies).",
           "Eingebaute Leuchte (mast_led, bollard, historical, mast_hps) oder Photometriedatei (.ldt, .ies)."),
       LICHTUNG_INTO(LightingEdit, luminaire)},
      {edit_row("edit.lighting.flux", "type.real", "lm", 0, 400000, "Luminous flux of each lamp.", "Lichtstrom je Lichtpunkt."),
       LICHTUNG_INTO(LightingEdit, flux_lm)},
      {edit_row("edit.lighting.flux_factor", "type.real", "1", 0, 100, "Multiplies flux and power of each lamp.",
           "Vervielfacht Lichtstrom und Leistung je Lichtpunkt."), LICHTUNG_INTO(LightingEdit, flux_factor)},
      {edit_row("edit.lighting.power", "type.real", "W", 0, 3000, "Electric power of each lamp.", "Elektrische Leistung je Lichtpunkt."),
       LICHTUNG_INTO(LightingEdit, power_w)},
      {edit_row("edit.lighting.cct", "type.real", "K", 1000, 20000, "Colour temperature.", "Farbtemperatur."), LICHTUNG_INTO(LightingEdit, cct_k)},
      {edit_row("edit.lighting.height", "type.real", "m", 0.3, 45, "Height of the light point.", "Lichtpunkthöhe."),
       LICHTUNG_INTO(LightingEdit, height_m)},
      {edit_row("edit.lighting.burns", "type.choice", "1", 1, 0, "When lamps burn: by the sun, always, never.",
           "Wann die Lichtpunkte brennen: nach Sonnenstand, immer, nie."),
       [](const Value& v, Edit& e) {
         if (const auto i = v.word(kSwitchWords)) std::get<LightingEdit>(e.what).burns = static_cast<LampSwitch>(*i);
       }},
      {edit_row("edit.lighting.on_below", "type.real", "°", -12, 5, "Lamps burn while the sun stands below this elevation.",
           "Lichtpunkte brennen, solange die Sonne unter dieser Höhe steht."), LICHTUNG_INTO(LightingEdit, on_elevation_deg)},
      {edit_row("edit.lighting.dim", "type.dim_steps", "1", 1, 0, "Levels by the clock, such as \"23:00-05:00 50%\"; 0 % switches off.",
           "Stufen nach der Uhr, etwa \"23:00-05:00 50%\"; 0 % schaltet ab."),
       [](const Value& v, Edit& e) { v.into(std::get<LightingEdit>(e.what).dim.emplace()); }},
      {edit_row("edit.lighting.motion", "type.real", "1", 0, 1, "Level while nobody is near; people near get the level of the hour.",
           "Stufe, solange niemand in der Nähe ist; für Menschen in der Nähe gilt die Stufe der Stunde."),
       LICHTUNG_INTO(LightingEdit, motion_rest)},
  };
}

void check(const LightingEdit& e, EditCheck& check) {
  const bool lays = e.p_class || e.remove || !e.remove_at.empty() || !e.add.empty() || e.lamps || e.retrofit;
  const bool sets = e.luminaire || e.flux_lm || e.flux_factor || e.power_w || e.cct_k || e.height_m;
  const bool switches = e.burns || e.on_elevation_deg || e.dim || e.motion_rest;
  if (!lays && !sets && !switches) check.changes_nothing();
  check.exclude(e.p_class && e.remove, "class", "remove");
  check.exclude(e.p_class && e.flux_lm, "class", "flux");
  check.exclude(e.flux_factor && e.flux_lm, "flux_factor", "flux");
  check.exclude(e.p_class && e.power_w, "class", "power");
  check.exclude(e.retrofit && e.luminaire, "retrofit", "luminaire");
  check.exclude(e.retrofit && e.remove, "retrofit", "remove");
  check.exclude(e.burns && *e.burns == LampSwitch::Off && (e.dim || e.motion_rest), "burns = \"never\"", e.dim ? "dim" : "motion");
  check.exclude(e.on_elevation_deg && e.burns && *e.burns != LampSwitch::Sun, "on_below", "burns");
}

}  // namespace lichtung::detail
