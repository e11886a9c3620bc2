// Dense 32-bit ids, one type per kind of thing, so that a street can't be mistaken for a resident.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace lichtung {

template <class Kind>
struct Id {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value{kNone};

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t v) : value(v) {}
  constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
  constexpr auto operator<=>(const Id&) const = default;
  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }
};

using NodeId = Id<struct NodeKind>;          // intersection or dead end
using SegmentId = Id<struct SegmentKind>;    // street between two intersections: the unit of analysis
using BuildingId = Id<struct BuildingKindTag>;
using DwellingId = Id<struct DwellingKind>;
using VenueId = Id<struct VenueKindTag>;
using LampId = Id<struct LampKind>;
using DistrictId = Id<struct DistrictKind>;
using HouseholdId = Id<struct HouseholdKind>;
using ResidentId = Id<struct ResidentKind>;
using OffenderId = Id<struct OffenderKind>;
using UnitId = Id<struct UnitKind>;          // patrol unit

}  // namespace lichtung
