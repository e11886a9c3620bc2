// How the map looks: colours by day, at night and with high contrast. Pure.
#pragma once

#include "viz/layers/ramp.hpp"

#include <array>

namespace lichtung::viz {

struct MapColours {
  Rgb ground, casing, hatch, label, label_halo;
  std::array<Rgb, 3> street;          // main, other, path; where no value is shown
  std::array<Rgb, 16> area;           // by kind, see /areas
  std::array<Rgb, 16> building;       // all alike, or by use
  Rgb building_edge;
  Rgb person, bicycle, car, offender, patrol, sign_outline;
  Rgb selected{rgb(0x00A3C4)}, marked{rgb(0xD9480F)};
  float glow{};                       // strength of the lamps
};

/// Between day and night colours are mixed; without values they are bluer than that, by this share of this colour.
inline constexpr Rgb kDuskColour{rgb(0x30447A)};
[[nodiscard]] float dusk_share(float darkness, bool values);

/// `darkness` 0 by day … 1 at night; `values`: a layer is shown, then the ground keeps calm and never gets so dark that
/// a colour of a ramp is lost on it; `uses`: buildings by use.
[[nodiscard]] MapColours map_colours(float darkness, bool values, bool uses, bool high_contrast);

}  // namespace lichtung::viz
