// The offence kinds, each with its key of the Polizeiliche Kriminalstatistik (PKS). A further kind is one row here
// and one hazard in sim/behaviour.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lichtung {

enum class OffenceKind : std::uint8_t { Burglary = 0, Robbery = 1, Assault = 2, BicycleTheft = 3, Damage = 4 };

inline constexpr std::size_t kOffenceKinds = 5;

struct OffenceKindInfo {
  OffenceKind kind;
  std::string_view key;       // in files and scenario keys
  std::string_view pks;       // PKS key
  std::string_view en;
  std::string_view de;
};

inline constexpr std::array<OffenceKindInfo, kOffenceKinds> kOffenceKindTable{{
    {OffenceKind::Burglary, "burglary", "435*00", "residential burglary", "Wohnungseinbruchdiebstahl"},
    {OffenceKind::Robbery, "robbery", "217000", "street robbery", "Raub auf Straßen, Wegen oder Plätzen"},
    {OffenceKind::Assault, "assault", "220000", "assault in public space", "Körperverletzung im öffentlichen Raum"},
    {OffenceKind::BicycleTheft, "bicycle_theft", "***300", "bicycle theft", "Fahrraddiebstahl"},
    {OffenceKind::Damage, "damage", "674000", "damage to property", "Sachbeschädigung"},
}};

[[nodiscard]] constexpr std::size_t index(OffenceKind kind) { return static_cast<std::size_t>(kind); }

}  // namespace lichtung
