// The village with names, and lamps on every street but some.
#pragma once

#include "sim/engine/simulation.hpp"
#include "tests/support/village.hpp"

#include <cstdint>
#include <set>
#include <string>

namespace lichtung::test {

/// Lamps of 6000 lm, the same all around, every 20 m on all streets but `dark`; every street is named "Gasse N" but those in `paths`, which
/// are unnamed paths.
inline town::Town lit_village(const std::set<std::uint32_t>& dark, const std::set<std::uint32_t>& paths = {}) {
  town::Town t = make_village({.rings = 4, .spokes = 12, .dwellings_per_segment = 4});
  t.luminaires = photometry::builtin_luminaires();
  auto& s = t.streets.segments;
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    s.escape[i] = 5;
    if (paths.contains(i)) {
      s.kind[i] = town::StreetKind::Path;
    } else {
      s.name[i] = static_cast<std::uint32_t>(t.streets.names.size());
      t.streets.names.push_back("Gasse " + std::to_string(i));
    }
    if (dark.contains(i)) continue;
    const auto line = t.streets.polyline(SegmentId(i));
    const town::Point a = line.front(), b = line.back();
    for (float at = 5.0F; at < s.length_m[i]; at += 20.0F) {
      const double part = static_cast<double>(at / s.length_m[i]);
      t.lamps.push_back({.position = {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)}, .segment = SegmentId(i), .flux_lm = 6000.0F,
                         .power_w = 30.0F, .cct_k = 3000.0F, .luminaire = static_cast<std::uint16_t>(town::Luminaire::Historical)});
    }
  }
  return t;
}

}  // namespace lichtung::test
