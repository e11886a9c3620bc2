// How far an inventory's lamps stand from the streets of a town: the measure of whether both fit together.
#pragma once

#include "scenarios/units.hpp"
#include "sim/inventory/lamp_inventory.hpp"
#include "sim/town/town.hpp"

#include <cstddef>
#include <vector>

namespace lichtung::inventory {

struct Snapping {
  std::vector<double> distance_m;       // by lamp, to the axis of the nearest street above ground; infinite beyond 5 km
  std::vector<std::size_t> off_street;  // lamps farther than `reach` from any street
  double median_m{}, p95_m{}, max_m{};  // of the others; NaN if there are none
};

/// The rule of town::place_lamps for all lamps. `reach`: TownParameters::snap_lamp_m.
[[nodiscard]] Snapping snap(const LampInventory& inventory, const town::StreetNetwork& streets, Metres reach);

/// One row of oddities for each row of the inventory that has a lamp off the streets, with its distance.
[[nodiscard]] std::vector<OddRow> off_street_rows(const LampInventory& inventory, const Snapping& snapping,
                                                  Metres reach);

}  // namespace lichtung::inventory
