// Lamps that are known from elsewhere than the map, such as a municipality's inventory: they may bring along what a map
// doesn't tell, their aim, photometric file and schedule.
#pragma once

#include "scenarios/lighting.hpp"
#include "scenarios/scenario.hpp"
#include "sim/photometry/luminaire.hpp"
#include "sim/town/town.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lichtung::town {

struct KnownLamp {
  DraftLamp lamp;
  LampOrigin origin{LampOrigin::Inventory};
  std::optional<double> azimuth_deg{};  // as Lamps::azimuth_deg; unset: over its street
  double tilt_deg{};
  std::optional<std::uint16_t> luminaire{};  // index into Town::luminaires; unset: by lamp.luminaire
  std::uint16_t schedule{};                  // index into Town::schedules
};

struct KnownLamps {
  std::vector<KnownLamp> lamps;
  LampMode mode{LampMode::Replace};
  std::vector<photometry::Luminaire> luminaires;  // of photometric files; follow the built-in ones
  std::vector<LampSchedule> schedules;            // follow the scenario's own
};

/// The streets of which an inventory tells: 1 where a segment has one of its lamps (`lit_by`) or has its middle within the
/// convex hull of `places` or at most `margin` from it. A hull, because an inventory covers a municipality or a district: a
/// street in its midst that has no lamp is dark, not unknown. Tunnels are never covered: seen from above, a lamp in one can't
/// be told from a lamp on the street over it.
[[nodiscard]] std::vector<std::uint8_t> covered_streets(const StreetNetwork& streets, std::span<const Point> places,
                                                        std::span<const SegmentId> lit_by, Metres margin);

}  // namespace lichtung::town
