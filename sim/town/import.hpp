// OpenStreetMap files to a draft of a town, by libosmium.
#pragma once

#include "scenarios/scenario.hpp"
#include "sim/town/draft.hpp"

#include <filesystem>
#include <string>

namespace lichtung::town {

/// Reads .osm.pbf, .osm, .osm.xml, .osm.gz, .osm.bz2, .o5m and .opl, projects to EPSG:25832 or
/// 25833 (by the middle's longitude unless the scenario says), clips. User, uid and changeset are never stored.
/// Errors: DataError naming file and cause; oddities become notices with counts.
[[nodiscard]] TownDraft import_osm(const MapInput& map, const TownParameters& parameters = {});

/// Digest of that draft without reading the map: of the bytes of its files.
[[nodiscard]] std::string imported_digest(const MapInput& map);

}  // namespace lichtung::town
