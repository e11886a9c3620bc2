// Outlines from closed ways and multipolygon relations, in metres; only sound ones are kept.
#pragma once

#include "sim/town/import_project.hpp"
#include "sim/town/import_raw.hpp"

#include <optional>
#include <span>
#include <vector>

namespace lichtung::town::osm {

/// The ring of a closed list of node ids; nothing if it is open, has fewer than three corners, lacks a node, or crosses
/// itself (checked after OGC 06-103r4, polygons).
[[nodiscard]] std::optional<Ring> closed_ring(const RawMap& map, const Projector& projector,
                                              std::span<const std::int64_t> refs);

struct OuterRings {
  std::vector<Ring> rings;                            // sound ones, largest first
  std::vector<std::vector<std::int64_t>> node_ids;    // of the same rings, closed
  bool broken{};                                      // a member is missing, or ends don't meet, or a ring is unsound
};
/// Joins the member ways that aren't inner to rings, in the order of the members. Holes are not kept.
[[nodiscard]] OuterRings outer_rings(const RawMap& map, const Projector& projector, const RawRelation& relation);

}  // namespace lichtung::town::osm
