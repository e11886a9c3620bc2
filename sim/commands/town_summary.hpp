// What a town holds, counted for a planner who wants to know what was read and what was assumed.
#pragma once

#include "sim/light/light.hpp"
#include "sim/town/town.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::commands {

inline constexpr std::array<std::string_view, 14> kStreetKindNames{
    "motorway", "primary", "secondary", "tertiary", "residential", "living_street", "pedestrian",
    "service",  "track",   "footway",   "cycleway", "path",        "steps",         "platform"};
inline constexpr std::array<std::string_view, 14> kBuildingKindNames{
    "detached", "terraced", "apartments", "slab",   "perimeter", "farm", "commercial",
    "office",   "industrial", "public",   "school", "garage",    "hut",  "other"};
inline constexpr std::array<std::string_view, town::kVenueKinds> kVenueKindNames{
    "shop",    "supermarket", "workplace", "school",  "kindergarten", "university",     "bar",      "restaurant", "station",
    "stop",    "surgery",     "park",      "sport",   "culture",      "worship",        "police_station",
    "hospital", "office"};
inline constexpr std::array<std::string_view, 4> kLuminaireNames{"mast_head", "bollard", "historical", "sodium"};
inline constexpr std::array<std::string_view, 3> kTenureNames{"owner", "rent", "social"};

struct StreetRow {
  std::int64_t segments{};
  double km{};
  double unlit_km{};
  std::array<double, 8> class_km{};   // of walkable segments, as TownSummary::class_km
  double dark_km{};                   // of walkable segments: their longest stretches below light.dark_stretch_lx
};

/// Stretches below light.dark_stretch_lx within walkable segments that are lit on average.
struct DarkStretches {
  std::int64_t segments{};
  double km{};
  double longest_m{};
  std::string longest_street;         // may be empty
};

struct DistrictRow {
  std::string name;            // empty: segments outside all districts
  std::int64_t segments{}, dwellings{}, venues{}, lamps{};
  double km{};
  double unlit_km{};           // mean of lamp light below 0.1 lx, less than a full moon gives
  double walkable_km{};
  double below_p6_km{};        // walkable, no class reached
};

struct LampCounts {
  std::int64_t mapped{}, inventory{}, assumed{};
  std::int64_t segments_by_rule{};
  double km_by_rule{};
  std::array<std::int64_t, 4> by_luminaire{};
  std::int64_t above_3000_k{};   // what § 41a BNatSchG asks new lights to avoid, as is light upward
  std::int64_t upward{};
  double power_kw{};
  double hours_per_year{};       // at full power by the sun at the town
  [[nodiscard]] std::int64_t total() const { return mapped + inventory + assumed; }
  [[nodiscard]] double kwh_per_year() const { return power_kw * hours_per_year; }
};

struct TownSummary {
  std::string name, source, licence, digest_sha256;
  bool generated{};
  int epsg{};
  town::ImportCounts counts;                   // of the file; of the network where a town was generated
  std::vector<town::Notice> notices;
  std::int64_t segments{}, intersections{}, dead_ends{}, components{};   // of the network that is simulated
  double length_km{};
  std::array<StreetRow, 14> streets{};
  std::int64_t buildings{}, derelict{}, dwellings{}, venues{};
  std::array<std::int64_t, 14> buildings_by_kind{}, dwellings_by_kind{};
  std::array<std::int64_t, 3> dwellings_by_tenure{};
  std::array<std::int64_t, town::kVenueKinds> venues_by_kind{};
  LampCounts lamps;
  double walkable_km{};
  std::array<double, 8> class_km{};            // [1] … [6] P classes, [7] none; walkable segments; [0] unused
  std::array<double, 8> recognition_km{};      // of class_km: the semi-cylindrical extra of the class is kept
  DarkStretches dark;
  std::vector<DistrictRow> districts;          // in the town's order, then one without name if needed
};

/// Counts a town. `light` is lamp_light() of it; `year` is for the hours lamps burn.
[[nodiscard]] TownSummary summarise(const town::Town& town, const light::LampLight& light,
                                    const LightParameters& parameters, std::chrono::year year);

}  // namespace lichtung::commands
