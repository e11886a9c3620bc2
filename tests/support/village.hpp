// A small hand-made town for tests: a ring road with spokes, blocks of homes, shops, bars, a school, a park, stops and
// a station. No generator and no map file is needed, so a test of people fails for reasons of people only.
#pragma once

#include "sim/town/town.hpp"

#include <cstdint>

namespace lichtung::test {

struct VillageOptions {
  std::uint32_t rings{6};           // concentric streets
  std::uint32_t spokes{24};         // radial streets; every sixth leads out of town
  double ring_spacing_m{160.0};
  std::uint32_t dwellings_per_segment{8};
  bool venues{true};
};

/// About 10 000 residents within 2.5 km: enough for shares of a travel survey.
inline constexpr VillageOptions kLargeVillage{14, 36, 180.0, 5, true};

/// About 2 × rings × spokes segments; dwellings of all tenures, spread evenly over streets.
[[nodiscard]] town::Town make_village(const VillageOptions& options = {});

}  // namespace lichtung::test
