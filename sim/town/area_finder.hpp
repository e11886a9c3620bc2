// Which areas (green, forest, industry …) a place lies in or beside.
#pragma once

#include "sim/town/spatial_index.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace lichtung::town {

/// A set of area kinds.
struct AreaKinds {
  std::uint32_t bits{};
  constexpr AreaKinds(std::initializer_list<AreaKind> kinds) {
    for (const AreaKind k : kinds) bits |= 1U << static_cast<unsigned>(k);
  }
  [[nodiscard]] constexpr bool has(AreaKind k) const { return (bits >> static_cast<unsigned>(k) & 1U) != 0; }
};

class AreaFinder {
 public:
  /// Refers to the areas.
  explicit AreaFinder(std::span<const DraftArea> areas) : areas_(areas) {
    std::vector<Box> boxes;
    for (const DraftArea& area : areas) boxes.push_back(area.outline.size() < 3 ? Box{} : box_of(area.outline));
    index_ = SpatialIndex(boxes);
  }

  /// True if an area of these kinds lies within `metres` of the point (0: the point is in it).
  [[nodiscard]] bool near(Point p, AreaKinds kinds, double metres = 0.0) const {
    std::vector<std::uint32_t> found;
    index_.find(Box{p, p}.grown(metres), found);
    for (const std::uint32_t i : found) {
      if (!kinds.has(areas_[i].kind)) continue;
      const Ring& ring = areas_[i].outline;
      if (metres > 0.0 ? distance_to_ring(p, ring) <= metres : in_ring(p, ring)) return true;
    }
    return false;
  }

 private:
  std::span<const DraftArea> areas_;
  SpatialIndex index_;
};

}  // namespace lichtung::town
