// The rows of the key table. Sources of default shares stand with the population's parameters in docs/parameters.md.
#include "scenarios/key_table.hpp"

#include <algorithm>
#include <vector>

namespace lichtung {
namespace {

constexpr double kMaxSeed = 9223372036854775807.0;  // TOML's whole numbers have 64 bits and a sign

// Accessors as plain function pointers: the variant then knows the member's type.
#define LICHTUNG_AT(type, member) \
  static_cast<type& (*)(Scenario&)>([](Scenario& s) -> type& { return s.member; })
#define LICHTUNG_SHARES(member) \
  static_cast<std::span<double> (*)(Scenario&)>([](Scenario& s) -> std::span<double> { return s.member; })

using Path = std::optional<std::filesystem::path>;

std::vector<KeyInfo> top_and_map() {
  return {
      {"schema", "type.integer", "1", 1, 1, "required", "erforderlich", "Version of this file format; always 1.",
       "Version dieses Dateiformats; immer 1.", NotStored{}},
      {"name", "type.text", "1", 1, 0, "", "", "Title shown in results.", "Titel in den Ergebnissen.",
       LICHTUNG_AT(std::string, name)},
      {"base", "type.path", "1", 1, 0, "", "", "Only in plans: the scenario that the plan changes.",
       "Nur in Plänen: das Szenario, das der Plan ändert.", NotStored{}},
      {"edit", "type.edits", "1", 1, 0, "", "", "List of changes [[edit]], applied in order; usually in plans.",
       "Liste der Änderungen [[edit]], der Reihe nach angewandt; meist in Plänen.", NotStored{}},
      {"map.synthetic", "type.choice", "1", 1, 0, "either this or map.osm", "entweder dies oder map.osm",
       "Generated German town: about 10 000, 60 000 or 550 000 residents.",
       "Erzeugte deutsche Stadt: etwa 10 000, 60 000 oder 550 000 Einwohner.",
       LICHTUNG_AT(std::optional<SyntheticTown>, map.synthetic)},
      {"map.osm", "type.path", "1", 1, 0, "either this or map.synthetic", "entweder dies oder map.synthetic",
       "OpenStreetMap file (.osm.pbf, .osm, .osm.gz, .osm.bz2), relative to this file.",
       "OpenStreetMap-Datei (.osm.pbf, .osm, .osm.gz, .osm.bz2), bezogen auf diese Datei.", LICHTUNG_AT(Path, map.osm)},
      {"map.clip", "type.path", "1", 1, 0, "whole map", "ganze Karte", "GeoJSON polygon (WGS84) that cuts out the town; needs map.osm.",
       "GeoJSON-Polygon (WGS84), das die Stadt ausschneidet; braucht map.osm.", LICHTUNG_AT(Path, map.clip)},
      {"map.town_seed", "type.integer", "1", 0, kMaxSeed, "", "",
       "Chooses the layout of a generated town; independent of random.seed.",
       "Wählt den Grundriss einer erzeugten Stadt; unabhängig von random.seed.", LICHTUNG_AT(std::uint64_t, map.town_seed)},
      {"map.epsg", "type.integer", "1", 25832, 25833, "by longitude", "nach geografischer Länge",
       "Projected coordinates: 25832 (UTM 32) or 25833 (UTM 33).",
       "Projizierte Koordinaten: 25832 (UTM 32) oder 25833 (UTM 33).", LICHTUNG_AT(std::optional<int>, map.epsg)},
      {"map.lamps", "type.path", "1", 1, 0, "lamps of the map and by rule", "Leuchten der Karte und nach Regel",
       "Lamp inventory: GeoPackage, GeoJSON, Shapefile or CSV, relative to this file.",
       "Leuchtenkataster: GeoPackage, GeoJSON, Shapefile oder CSV, bezogen auf diese Datei.", LICHTUNG_AT(Path, map.lamps)},
      {"map.lamp_columns", "type.text_table", "1", 1, 0, "by their usual names", "nach ihren üblichen Namen",
       "What the inventory's columns are called, their units, and how the file is to be read.",
       "Wie die Spalten des Katasters heißen, ihre Einheiten, und wie die Datei zu lesen ist.",
       LICHTUNG_AT(TextTable, map.lamp_columns)},
      {"map.lamp_layer", "type.text", "1", 1, 0, "", "", "Layer of the inventory to read; empty: the only one with points.",
       "Zu lesende Ebene des Katasters; leer: die einzige mit Punkten.", LICHTUNG_AT(std::string, map.lamp_layer)},
      {"map.lamp_mode", "type.choice", "1", 1, 0, "", "",
       "Only the inventory's lamps on the streets it covers (replace), or beside those of the map (add).",
       "Nur Leuchten des Katasters auf den Straßen seines Gebiets (replace) oder neben denen der Karte (add).",
       LICHTUNG_AT(LampMode, map.lamp_mode)},
      {"map.luminaires", "type.folder", "1", 1, 0, "beside the inventory", "neben dem Kataster",
       "Folder of the photometric files that the inventory names.", "Ordner der photometrischen Dateien, die das Kataster nennt.",
       LICHTUNG_AT(Path, map.luminaires)},
      {"time.start", "type.date", "1", 1, 0, "", "", "First day, 1990 to 2099; decides dusk and daylight saving.",
       "Erster Tag, 1990 bis 2099; entscheidet über Dämmerung und Sommerzeit.",
       LICHTUNG_AT(std::chrono::year_month_day, time.start)},
      {"time.days", "type.integer", "d", 1, 3660, "", "", "Simulated days.", "Simulierte Tage.", LICHTUNG_AT(int, time.days)},
  };
}

std::vector<KeyInfo> people() {
  return {
      {"population.residents", "type.integer", "1", 1, 20e6, "as many as the dwellings hold", "so viele, wie die Wohnungen fassen",
       "Number of residents.", "Zahl der Einwohner.", LICHTUNG_AT(std::optional<int>, population.residents)},
      {"population.census", "type.path", "1", 1, 0, "by dwellings alone", "allein nach Wohnungen",
       "Census grid as CSV (Zensus 2022): where how many people live.",
       "Zensus-Gitter als CSV (Zensus 2022): wo wie viele Menschen wohnen.", LICHTUNG_AT(Path, population.census)},
      {"population.census_place", "type.text", "1", 1, 0, "", "", "Use only the census rows of this place; empty: all.",
       "Nur die Zensus-Zeilen dieses Ortes verwenden; leer: alle.", LICHTUNG_AT(std::string, population.census_place)},
      {"population.offenders_per_1000", "type.real", "1/1000", 0, 500, "", "",
       "Motivated offenders per 1000 residents aged 14 and over (assumed).",
       "Tatgeneigte je 1000 Einwohner ab 14 Jahren (angenommen).", LICHTUNG_AT(double, population.offenders_per_1000)},
      {"population.outsiders_per_1000", "type.real", "1/1000", 0, 500, "", "",
       "Travelling offenders per 1000 residents, who enter by main roads or the station (assumed).",
       "Reisende Täter je 1000 Einwohner, die über Hauptstraßen oder den Bahnhof kommen (angenommen).",
       LICHTUNG_AT(double, population.outsiders_per_1000)},
      {"population.household_size", "type.shares", "1", 0, 1, "", "", "Shares of households with 1, 2, 3, 4, 5 and more persons; sum 1.",
       "Anteile der Haushalte mit 1, 2, 3, 4, 5 und mehr Personen; Summe 1.", LICHTUNG_SHARES(population.household_size)},
      {"population.age_bands", "type.shares", "1", 0, 1, "", "",
       "Shares of residents aged 0-5, 6-13, 14-17, 18-24, 25-44, 45-64, 65-79, 80 and over; sum 1.",
       "Anteile der Einwohner im Alter 0-5, 6-13, 14-17, 18-24, 25-44, 45-64, 65-79, 80 und mehr; Summe 1.",
       LICHTUNG_SHARES(population.age_bands)},
      {"population.bicycle_access", "type.real", "1", 0, 1, "", "", "Share of residents aged 10 and over who may use a bicycle.",
       "Anteil der Einwohner ab 10 Jahren, die ein Fahrrad nutzen können.", LICHTUNG_AT(double, population.bicycle_access)},
      {"population.car_access", "type.real", "1", 0, 1, "", "", "Share of households with a car.",
       "Anteil der Haushalte mit Auto.", LICHTUNG_AT(double, population.car_access)},
      {"population.secured_dwellings", "type.real", "1", 0, 1, "", "", "Share of dwellings with secured doors and windows.",
       "Anteil der Wohnungen mit gesicherten Türen und Fenstern.", LICHTUNG_AT(double, population.secured_dwellings)},
      {"population.draw", "type.choice", "1", 1, 0, "", "",
       "Whether all replicates of a seed share one draw of people, or each has people of its own (slower; intervals then know how much people differ).",
       "Ob alle Läufe einer Startzahl dieselben Menschen teilen oder jeder eigene hat (langsamer; Intervalle wissen dann, was Menschen ausmachen).",
       LICHTUNG_AT(PeopleDraw, population.draw)},
  };
}

std::vector<KeyInfo> police_and_run() {
  constexpr std::string_view by_size = "by the town's size, see police.units_per_10000";
  constexpr std::string_view by_size_de = "nach Größe der Stadt, siehe police.units_per_10000";
  return {
      {"police.foot", "type.integer", "1", 0, 10000, by_size, by_size_de, "Foot patrols on duty in each shift.",
       "Fußstreifen im Dienst je Schicht.", LICHTUNG_AT(std::optional<int>, police.foot)},
      {"police.bicycle", "type.integer", "1", 0, 10000, by_size, by_size_de, "Bicycle patrols on duty in each shift.",
       "Fahrradstreifen im Dienst je Schicht.", LICHTUNG_AT(std::optional<int>, police.bicycle)},
      {"police.car", "type.integer", "1", 0, 10000, by_size, by_size_de, "Car patrols on duty in each shift.",
       "Funkstreifenwagen im Dienst je Schicht.", LICHTUNG_AT(std::optional<int>, police.car)},
      {"police.crew", "type.integer", "1", 1, 8, "", "", "Officers per unit.", "Polizeikräfte je Streife.", LICHTUNG_AT(int, police.crew)},
      {"police.strategy", "type.choice", "1", 1, 0, "", "",
       "What units do between calls: walk their beat at random, wait at the station, go by hot spots or by near-repeat alerts; posts only in plans.",
       "Was Streifen zwischen Einsätzen tun: zufällige Streife, Warten auf der Wache, Brennpunkte oder Near-Repeat-Alarme; Posten nur in Plänen.",
       LICHTUNG_AT(PatrolStrategy, police.strategy)},
      {"police.shifts", "type.shifts", "1", 1, 0, "", "", "Hours of duty, local time; may pass midnight.",
       "Dienstzeiten, Ortszeit; auch über Mitternacht.", LICHTUNG_AT(std::vector<Shift>, police.shifts)},
      {"random.seed", "type.integer", "1", 0, kMaxSeed, "", "", "Seed of all random draws; equal seeds give equal results.",
       "Startzahl aller Zufallszüge; gleiche Startzahl, gleiche Ergebnisse.", LICHTUNG_AT(std::uint64_t, random.seed)},
      {"random.replicates", "type.integer", "1", 1, 100000, "", "", "How many times the scenario is run with other draws.",
       "Wie oft das Szenario mit anderen Zufallszügen läuft.", LICHTUNG_AT(int, random.replicates)},
      {"outcome.frame_days", "type.integer", "d", 0, 3660, "", "",
       "Days per frame of the map's time axis; 0: as many as give at most 32 frames.",
       "Tage je Bild der Zeitachse; 0: so viele, dass höchstens 32 Bilder entstehen.", LICHTUNG_AT(int, outcome.frame_days)},
      {"outcome.record_days", "type.days", "d", 0, 3659, "", "",
       "Days (the first is 0) whose walks and patrols are recorded for replay.",
       "Tage (der erste ist 0), deren Wege und Streifen zum Abspielen aufgezeichnet werden.",
       LICHTUNG_AT(std::vector<int>, outcome.record_days)},
  };
}

#undef LICHTUNG_AT
#undef LICHTUNG_SHARES

}  // namespace

std::span<const KeyInfo> key_table() {
  static const std::vector<KeyInfo> table = [] {
    std::vector<KeyInfo> rows = top_and_map();
    for (const auto& more : {people(), police_and_run()}) rows.insert(rows.end(), more.begin(), more.end());
    return rows;
  }();
  return table;
}

const KeyInfo* find_key(std::string_view key) {
  const auto table = key_table();
  const auto it = std::ranges::find(table, key, &KeyInfo::key);
  return it == table.end() ? nullptr : &*it;
}

}  // namespace lichtung
