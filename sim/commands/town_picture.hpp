// A map of what was read, as one SVG file that needs nothing else.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/town/town.hpp"

#include <string>

namespace lichtung::commands {

/// The town as SVG text: areas, buildings, streets by kind at their true widths (never thinner than a hair), lamps,
/// legend and scale bar. One unit is a metre; north (of the projection's grid) is up. Covers the largest connected
/// part of the network.
[[nodiscard]] std::string town_svg(const town::Town& town, Language language);

}  // namespace lichtung::commands
