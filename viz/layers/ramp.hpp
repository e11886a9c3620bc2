// Colour ramps of the layers: even in lightness, told apart without colour vision, the same on screen and in exports.
// Anchor colours after cividis (Nuñez, Anderton & Renslow 2018) and the families of scientific colour maps by Crameri
// (2018); values between are interpolated here.
#pragma once

#include <array>
#include <cstdint>

namespace lichtung::viz {

struct Rgb {
  float r{}, g{}, b{};
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

[[nodiscard]] constexpr Rgb rgb(std::uint32_t hex) {
  return {static_cast<float>(hex >> 16U & 255U) / 255.0F, static_cast<float>(hex >> 8U & 255U) / 255.0F,
          static_cast<float>(hex & 255U) / 255.0F};
}

enum class Ramp : std::uint8_t {
  Light,       // dark blue to yellow: illuminance
  Ember,       // pale yellow to dark red: fear, offences, disorder
  Tide,        // pale to dark blue-green: people, patrols, dwellings
  Difference,  // blue – pale – brown, the middle is no difference
};
inline constexpr std::size_t kRampColours = 256;

/// t from 0 to 1, clamped.
[[nodiscard]] Rgb ramp_colour(Ramp ramp, float t);

/// Colours for EN 13201-2 classes P1 … P6 and none, and for uses of buildings.
[[nodiscard]] Rgb class_colour(int lighting_class);
inline constexpr int kUses = 6;   // housing, shops and offices, industry, public, farms, other
[[nodiscard]] Rgb use_colour(int use);
/// Of a building kind as in /buildings.
[[nodiscard]] int use_of_building(std::uint8_t kind);

/// Kinds of offences, by the order of kKindNames.
[[nodiscard]] Rgb kind_colour(std::size_t kind);

/// CIE lightness 0 … 100, for tests and for choosing the colour of text on a ground.
[[nodiscard]] float lightness(Rgb colour);

}  // namespace lichtung::viz
