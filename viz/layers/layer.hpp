// The layers: what can be shown on the streets, from which variables of the file, in which unit and colours.
#pragma once

#include "viz/layers/ramp.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace lichtung::viz {

enum class LayerId : std::uint8_t {
  None, Illuminance, LightClass, Fear, Feared, FootfallDay, FootfallNight, Offences, Density, Patrol, Disorder, Dwellings,
  Rented, Social, LandUse, LowRent, UseMix,
};
inline constexpr std::size_t kLayers = 17;

/// Over what time a value is meant.
enum class Basis : std::uint8_t { Whole, Frame, Hour };   // the whole run, the frame at the clock, the typical week's hour

enum class Ledger : std::uint8_t { Expected, True, Reported, Discovered, Recorded };
inline constexpr std::size_t kLedgers = 5;
[[nodiscard]] std::string_view ledger_prefix(Ledger ledger);   // of the variables: "expected", "incidents" …

enum class Group : std::uint8_t { All, Women, From14, From25, From65 };
inline constexpr std::size_t kGroups = 5;
[[nodiscard]] std::string_view group_suffix(Group group);      // of the columns of /night: "", "_women" …

enum class ScaleKind : std::uint8_t { Linear, Logarithmic, Classes, Uses };

struct LayerInfo {
  LayerId id{};
  std::string_view key;        // on the command line and in texts: view.layer.KEY, view.layer.KEY_about
  std::string_view unit;       // key of the unit's text, view.unit.UNIT; empty for classes
  Ramp ramp{};
  ScaleKind scale{};
  bool frames{}, hours{};      // which bases besides the whole run there are
  std::string_view profile;    // variable of /profile for Basis::Hour
};

[[nodiscard]] std::span<const LayerInfo> layers();
[[nodiscard]] const LayerInfo& layer_info(LayerId id);
[[nodiscard]] std::optional<LayerId> layer_named(std::string_view key);

/// Everything that decides the values of a layer.
struct LayerChoice {
  LayerId id{LayerId::None};
  Basis basis{Basis::Whole};
  std::uint32_t frame{}, hour{};           // for Basis::Frame and Basis::Hour
  Ledger ledger{Ledger::Expected};
  int kind{-1};                            // of offences; −1 all
  Group group{Group::All};                 // of Fear
  friend auto operator<=>(const LayerChoice&, const LayerChoice&) = default;
};

/// The same with everything set to one value that the layer doesn't use, so that equal pictures have equal choices.
[[nodiscard]] LayerChoice normal(LayerChoice choice);

}  // namespace lichtung::viz
