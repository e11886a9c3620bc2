// All inputs of one run as plain data. Filled by the reader; the engine never sees TOML.
#pragma once

#include "scenarios/parameters.hpp"
#include "scenarios/plan.hpp"
#include "scenarios/police.hpp"
#include "scenarios/shift.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lichtung {

enum class SyntheticTown : std::uint8_t { Kleinstadt = 0, Mittelstadt = 1, Grossstadt = 2 };

/// What a lamp inventory does to the lamps of the map and to those laid out by rule.
enum class LampMode : std::uint8_t {
  Replace = 0,   // on the streets it covers only its own lamps count
  Add = 1,       // its lamps join those of the map; rules fill what gaps remain
};

/// Whose lives the replicates tell.
enum class PeopleDraw : std::uint8_t {
  Once = 0,           // all replicates of a seed share one draw of people: what differs is their days
  PerReplicate = 1,   // each replicate has people of its own, so that intervals know how much people differ
};

/// Word → text, as an inline table of the scenario file.
using TextTable = std::map<std::string, std::string>;

struct MapInput {
  std::optional<SyntheticTown> synthetic;        // exactly one of synthetic and osm
  std::optional<std::filesystem::path> osm;      // resolved against the scenario's folder
  std::optional<std::filesystem::path> clip;     // GeoJSON polygon, WGS84
  std::uint64_t town_seed{1};                    // layout of a generated town; independent of the run's seed
  std::optional<int> epsg;                       // 25832 or 25833; default by longitude
  std::optional<std::filesystem::path> lamps;    // lamp inventory: GeoPackage, GeoJSON, Shapefile, CSV
  TextTable lamp_columns;                        // what its columns are called; empty: by their usual names
  std::string lamp_layer;                        // empty: the only layer of points
  LampMode lamp_mode{LampMode::Replace};
  std::optional<std::filesystem::path> luminaires;  // folder of photometric files the inventory names
};

struct TimeInput {
  std::chrono::year_month_day start{std::chrono::year{2026}, std::chrono::November, std::chrono::day{2}};
  int days{28};
};

struct PopulationInput {
  std::optional<int> residents;                  // default: as many as the dwellings hold
  std::optional<std::filesystem::path> census;   // Zensus 2022 grid CSV
  std::string census_place;                      // rows of this place only; empty: all
  double offenders_per_1000{15.0};               // motivated offenders per 1000 residents aged 14 and over
  double outsiders_per_1000{1.0};                // travelling offenders per 1000 residents
  std::array<double, 5> household_size{0.42, 0.33, 0.12, 0.09, 0.04};  // 1, 2, 3, 4, 5+ persons
  std::array<double, 8> age_bands{0.057, 0.072, 0.036, 0.076, 0.246, 0.290, 0.152, 0.071};  // see AgeBand
  double bicycle_access{0.78};                   // share of residents aged 10 and over
  double car_access{0.77};                       // share of households
  double secured_dwellings{0.30};                // share with secured doors and windows
  PeopleDraw draw{PeopleDraw::Once};
};

struct PoliceInput {
  // Units on duty in each shift. Default (unset): by the town's size, see police.units_per_10000.
  std::optional<int> foot;
  std::optional<int> bicycle;
  std::optional<int> car;
  int crew{2};
  PatrolStrategy strategy{PatrolStrategy::RandomBeat};
  std::vector<Shift> shifts{{6 * 60, 14 * 60}, {14 * 60, 22 * 60}, {22 * 60, 6 * 60}};
};

struct RandomInput {
  std::uint64_t seed{20261102};
  int replicates{1};
};

struct OutcomeInput {
  int frame_days{0};              // length of a frame on the map's time axis; 0: as long as gives ≤ 32 frames
  std::vector<int> record_days;   // days (from 0) whose walks and patrol positions are recorded for replay
};

struct Scenario {
  std::string name{"Lichtung"};
  MapInput map;
  TimeInput time;
  PopulationInput population;
  PoliceInput police;
  RandomInput random;
  OutcomeInput outcome;
  Parameters parameters;
  std::vector<Edit> edits;        // applied in this order to the town and to what stands above
};

}  // namespace lichtung
