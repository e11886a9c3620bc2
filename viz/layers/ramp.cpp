// See ramp.hpp.
#include "viz/layers/ramp.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace lichtung::viz {
namespace {

constexpr std::array<std::uint32_t, 10> kLight{0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173,
                                               0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55, 0xFEE838};
constexpr std::array<std::uint32_t, 9> kEmber{0xFCF6C9, 0xF8E295, 0xF2C76B, 0xEAA757, 0xDE8450,
                                              0xC8604C, 0xA14545, 0x6E3033, 0x3A1D1F};
constexpr std::array<std::uint32_t, 9> kTide{0xEAF4EE, 0xC9E4DC, 0xA0D0CA, 0x74B8BC, 0x4C9DAC,
                                             0x2F7F99, 0x1F6184, 0x17456B, 0x11294C};
constexpr std::array<std::uint32_t, 9> kDifference{0x0B3C6F, 0x2A6A9C, 0x6A9DC3, 0xB1CCDF, 0xF1EFEA,
                                                   0xE6C3A6, 0xCF8D5B, 0xA6581F, 0x6B2B06};

Rgb between(std::span<const std::uint32_t> anchors, float t) {
  if (!(t > 0)) t = 0;
  const float at = std::min(t, 1.0F) * static_cast<float>(anchors.size() - 1);
  const auto i = std::min(static_cast<std::size_t>(at), anchors.size() - 2);
  const float share = at - static_cast<float>(i);
  const Rgb a = rgb(anchors[i]), b = rgb(anchors[i + 1]);
  return {a.r + share * (b.r - a.r), a.g + share * (b.g - a.g), a.b + share * (b.b - a.b)};
}

float linear(float channel) {
  return channel <= 0.04045F ? channel / 12.92F : std::pow((channel + 0.055F) / 1.055F, 2.4F);
}

}  // namespace

Rgb ramp_colour(Ramp ramp, float t) {
  switch (ramp) {
    case Ramp::Light: return between(kLight, t);
    case Ramp::Ember: return between(kEmber, t);
    case Ramp::Tide: return between(kTide, t);
    case Ramp::Difference: return between(kDifference, t);
  }
  return {};
}

Rgb class_colour(int lighting_class) {
  if (lighting_class < 1 || lighting_class > 6) return rgb(0x2B2B3A);
  return ramp_colour(Ramp::Light, 1.0F - static_cast<float>(lighting_class - 1) / 6.5F);
}

Rgb use_colour(int use) {
  constexpr std::array<std::uint32_t, kUses> kColours{0xD9B382, 0xC2606E, 0x8F86B8, 0x4F9AA8, 0x9DB06A, 0xB9B6B0};
  return rgb(kColours[static_cast<std::size_t>(std::clamp(use, 0, kUses - 1))]);
}

int use_of_building(std::uint8_t kind) {
  if (kind <= 4) return 0;
  switch (kind) {
    case 5: return 4;
    case 6:
    case 7: return 1;
    case 8: return 2;
    case 9:
    case 10: return 3;
    default: return 5;
  }
}

Rgb kind_colour(std::size_t kind) {
  constexpr std::array<std::uint32_t, 5> kColours{0x1F6FB4, 0x8A2BC2, 0xC8321E, 0x1F8A5B, 0x5F6B73};
  return rgb(kColours[std::min<std::size_t>(kind, 4)]);
}

float lightness(Rgb colour) {
  const float y = 0.2126F * linear(colour.r) + 0.7152F * linear(colour.g) + 0.0722F * linear(colour.b);
  return y > 0.008856F ? 116.0F * std::cbrt(y) - 16.0F : 903.3F * y;
}

}  // namespace lichtung::viz
