// A plan: what is to be changed in a scenario, as a list of typed edits. Plain data; scenarios/edit_table.cpp says how
// each is written in a file, sim/plan/ what it does to the town.
#pragma once

#include "scenarios/lighting.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lichtung {

/// Where in a file something was said: for what only the town can tell to be wrong.
struct Said {
  std::string file{};
  std::uint32_t line{}, column{};
};

/// x east or degrees of longitude, y north or degrees of latitude: as written.
using WrittenPoint = std::array<double, 2>;

/// The streets an edit concerns: those that fit every list that is given; all streets if none is.
struct Where {
  Said said{};
  std::optional<std::filesystem::path> polygon{};   // GeoJSON, WGS84: streets whose middle lies inside
  std::vector<std::int64_t> ways{};                 // OSM
  std::vector<std::string> names{};
  std::vector<std::string> kinds{};                 // kStreetWords
  std::vector<std::string> districts{};
  std::vector<std::int64_t> segments{};             // numbers of `lichtung town` and outcome files
  std::optional<WrittenPoint> near{};               // with radius_m
  double radius_m{50.0};
};

/// Lamps: laid out for a class, added, taken away, changed, switched.
struct LightingEdit {
  Where where{};
  std::optional<int> p_class{};                     // 1 … 6: streets that miss it get a new layout
  bool remove{};                                  // all lamps of these streets
  std::vector<WrittenPoint> remove_at{};            // the lamp nearest to each
  std::vector<WrittenPoint> add{};                  // a lamp at each
  std::optional<std::filesystem::path> lamps{};     // inventory whose lamps are added
  bool retrofit{};                                // LED mast heads ≤ 3000 K of the same flux on the old masts
  std::optional<std::string> luminaire{};           // built-in word or photometric file
  std::optional<double> flux_lm{}, flux_factor{}, power_w{}, cct_k{}, height_m{};
  std::optional<LampSwitch> burns{};
  std::optional<double> on_elevation_deg{};
  std::optional<std::vector<DimStep>> dim{};
  std::optional<double> motion_rest{};
};

struct Edit {
  Said said{};
  std::string kind;
  std::string canonical;                          // its keys as TOML, sorted, files without folders
  std::vector<std::filesystem::path> files{};       // that it reads
  std::variant<LightingEdit> what;
};

}  // namespace lichtung
