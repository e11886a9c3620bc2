// Buildings, venues, lamps, districts and areas of an extract.
#pragma once

#include "sim/town/import_notices.hpp"
#include "sim/town/import_project.hpp"
#include "sim/town/import_raw.hpp"

namespace lichtung::town::osm {

/// Closed building ways and outer rings of building relations (osm_id = −relation). A way that is the outline of a
/// building relation is taken once. Unsound outlines are counted and left out.
void add_buildings(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft);

/// Shops, schools, bars, stops … from nodes, closed ways and relations. Platforms count as stops only where no stop is
/// mapped within 40 m.
void add_venues(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft);

/// Street lamps with what their tags tell; light:count=n gives n lamps at one place.
void add_lamps(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft);

/// Districts: boundaries of the finest admin level 9 … 11 in the file, and place nodes.
void add_districts(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft);

/// Land use for the map view and for guessing what stands where.
void add_areas(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft);

}  // namespace lichtung::town::osm
