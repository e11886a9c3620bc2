// The kinds of things a town is made of. Values are stored in outcome files: append only.
#pragma once

#include <cstdint>

namespace lichtung::town {

enum class StreetKind : std::uint8_t {
  Motorway = 0, Primary = 1, Secondary = 2, Tertiary = 3, Residential = 4, LivingStreet = 5, Pedestrian = 6,
  Service = 7, Track = 8, Footway = 9, Cycleway = 10, Path = 11, Steps = 12, Platform = 13,
};

enum class Lit : std::uint8_t { Unknown = 0, Yes = 1, No = 2, Limited = 3, Automatic = 4, AllDay = 5, SunsetSunrise = 6 };

enum class WidthClass : std::uint8_t { Narrow = 0, Medium = 1, Wide = 2, Broad = 3 };  // < 3, < 6, < 12 m, wider

enum class BuildingKind : std::uint8_t {
  Detached = 0, Terraced = 1, Apartments = 2, Slab = 3, Perimeter = 4,  // homes: Perimeter = Gründerzeit block
  Farm = 5, Commercial = 6, Office = 7, Industrial = 8, Public = 9, School = 10, Garage = 11, Hut = 12, Other = 13,
};

enum class Tenure : std::uint8_t { Owner = 0, Rent = 1, Social = 2 };
/// Typical shares of tenure of a building: mostly owners; mixed; mostly rented; social housing.
enum class TenureMix : std::uint8_t { Owners = 0, Mixed = 1, Rented = 2, Social = 3 };
enum class RentBand : std::uint8_t { Low = 0, Middle = 1, High = 2 };

enum class VenueKind : std::uint8_t {
  Shop = 0, Supermarket = 1, Workplace = 2, School = 3, Kindergarten = 4, University = 5, Bar = 6, Restaurant = 7,
  Station = 8, Stop = 9, Surgery = 10, Park = 11, Sport = 12, Culture = 13, Worship = 14, PoliceStation = 15,
  Hospital = 16, Office = 17,
};
inline constexpr std::uint8_t kVenueKinds = 18;

enum class Luminaire : std::uint8_t { MastHead = 0, Bollard = 1, Historical = 2, Sodium = 3 };

enum class AreaKind : std::uint8_t {
  Green = 0, Forest = 1, Water = 2, Park = 3, Residential = 4, Commercial = 5, Industrial = 6, Rail = 7, Farmland = 8,
  Cemetery = 9,
};

}  // namespace lichtung::town
