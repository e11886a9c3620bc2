// What land is used for: five uses, and their floor area. Dwelling sizes by band, too.
#pragma once

#include "sim/town/town.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace lichtung::town {

/// In the order of kLandUseWords.
enum class LandUse : std::uint8_t { Shops = 0, Bars = 1, Offices = 2, Schools = 3, Dwellings = 4 };
inline constexpr std::size_t kLandUses = 5;

/// Dwelling sizes: below 60, below 100 m², larger (bands of the census of 2022, joined).
enum class SizeBand : std::uint8_t { Small = 0, Middle = 1, Large = 2 };
[[nodiscard]] constexpr SizeBand size_band(float area_m2) {
  return area_m2 < 60.0F ? SizeBand::Small : area_m2 < 100.0F ? SizeBand::Middle : SizeBand::Large;
}

/// The use a venue belongs to; stations, stops, parks, surgeries … to none.
[[nodiscard]] constexpr std::optional<LandUse> land_use(VenueKind kind) {
  switch (kind) {
    case VenueKind::Shop:
    case VenueKind::Supermarket: return LandUse::Shops;
    case VenueKind::Bar:
    case VenueKind::Restaurant: return LandUse::Bars;
    case VenueKind::Office:
    case VenueKind::Workplace: return LandUse::Offices;
    case VenueKind::School:
    case VenueKind::Kindergarten:
    case VenueKind::University: return LandUse::Schools;
    case VenueKind::Station:
    case VenueKind::Stop:
    case VenueKind::Surgery:
    case VenueKind::Park:
    case VenueKind::Sport:
    case VenueKind::Culture:
    case VenueKind::Worship:
    case VenueKind::PoliceStation:
    case VenueKind::Hospital: return std::nullopt;
  }
  return std::nullopt;
}

/// Usual floor area by kind, m²; assumed, as in place_venues.cpp. Areas of single venues aren't known after assembly.
[[nodiscard]] constexpr double usual_area_m2(VenueKind kind) {
  switch (kind) {
    case VenueKind::Shop: return 150.0;
    case VenueKind::Supermarket: return 1000.0;
    case VenueKind::Bar: return 120.0;
    case VenueKind::Restaurant: return 200.0;
    case VenueKind::Office: return 450.0;
    case VenueKind::Workplace: return 1500.0;
    case VenueKind::School: return 4000.0;
    case VenueKind::Kindergarten: return 800.0;
    case VenueKind::University: return 8000.0;
    case VenueKind::Station:
    case VenueKind::Stop:
    case VenueKind::Surgery:
    case VenueKind::Park:
    case VenueKind::Sport:
    case VenueKind::Culture:
    case VenueKind::Worship:
    case VenueKind::PoliceStation:
    case VenueKind::Hospital: return 0.0;
  }
  return 0.0;
}

}  // namespace lichtung::town
