// Highway ways of an extract as ways of the draft.
#pragma once

#include "scenarios/units.hpp"
#include "sim/town/import_notices.hpp"
#include "sim/town/import_project.hpp"
#include "sim/town/import_raw.hpp"

namespace lichtung::town::osm {

/// Adds every street of the model to `draft.ways` and the nodes they use to `draft.nodes` (metres). Ways are split
/// where a node is missing; squares (area=yes, multipolygons) become ways along their outline (relations: −id).
/// `lane_width`: metres per lane where only lanes=* tells the width.
void add_streets(const RawMap& map, const Projector& projector, Metres lane_width, NoticeBook& notices, TownDraft& draft);

}  // namespace lichtung::town::osm
