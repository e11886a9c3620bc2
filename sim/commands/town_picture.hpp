// A map of what was read, as one SVG file that needs nothing else.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/town/town.hpp"

#include <filesystem>
#include <string>

namespace lichtung::commands {

/// The town as SVG text: areas, buildings, streets by kind at their true widths (never thinner than a hair), lamps,
/// legend and scale bar. One unit is a metre; north (of the projection's grid) is up. Covers the largest connected
/// part of the network.
[[nodiscard]] std::string town_svg(const town::Town& town, Language language);

/// Writes the picture beside its target and renames it. Errors: DataError (CannotWrite).
void write_picture(const std::string& svg, const std::filesystem::path& file);

}  // namespace lichtung::commands
