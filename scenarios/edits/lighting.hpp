// Edits of lamps.
#pragma once

#include "scenarios/edits/where.hpp"
#include "scenarios/lighting.hpp"

namespace lichtung {

/// Lamps: laid out for a class, added, taken away, changed, switched.
struct LightingEdit {
  static constexpr std::string_view kWord = "lighting";
  static constexpr WhereNeed kWhereNeed = WhereNeed::Required;
  static constexpr std::array<std::string_view, 3> kPlacing{"add", "remove_at", "lamps"};
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

}  // namespace lichtung
