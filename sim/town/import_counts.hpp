// Counts over the whole file before clipping: what `town --json` prints and what other tools can be checked against.
#pragma once

#include "sim/town/draft.hpp"
#include "sim/town/import_raw.hpp"

namespace lichtung::town::osm {

/// Highway ways are ways with any highway tag; lengths are great-circle (haversine, R = 6 371 008.8 m) over
/// consecutive nodes that are both in the file; junctions are nodes of at least two highway ways; components are those
/// of the graph of all highway ways. Both of the latter go by node ids, so that nodes missing in the file still join.
[[nodiscard]] ImportCounts count_map(const RawMap& map);

/// Great-circle distance in metres between places in degrees. R = 6 371 008.8 m, the mean radius of GRS80 (IUGG).
[[nodiscard]] double haversine_m(double lon1, double lat1, double lon2, double lat2);

}  // namespace lichtung::town::osm
