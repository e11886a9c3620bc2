// See look.hpp.
#include "viz/render/look.hpp"

#include <algorithm>
#include <initializer_list>

namespace lichtung::viz {
namespace {

Rgb mix(Rgb a, Rgb b, float t) { return {a.r + t * (b.r - a.r), a.g + t * (b.g - a.g), a.b + t * (b.b - a.b)}; }

std::array<Rgb, 16> filled(std::initializer_list<std::uint32_t> colours, std::uint32_t rest) {
  std::array<Rgb, 16> out;
  out.fill(rgb(rest));
  std::size_t i = 0;
  for (const std::uint32_t c : colours) out[i++] = rgb(c);
  return out;
}

// Areas: green, forest, water, park, residential, commercial, industrial, rail, farmland, cemetery.
MapColours by_day() {
  MapColours c;
  c.ground = rgb(0xF3F1EC);
  c.casing = rgb(0xCFC9BE);
  c.hatch = rgb(0xFFFFFF);
  c.label = rgb(0x33383D);
  c.label_halo = rgb(0xFFFFFF);
  c.street = {rgb(0xFFF6DF), rgb(0xFFFFFF), rgb(0xE9E3D8)};
  c.area = filled({0xDCE8CC, 0xC6DBB9, 0xB5D3E7, 0xD0E6C0, 0xEFECE6, 0xF2E7E2, 0xE8E4EC, 0xE3E1DF, 0xEFECD8, 0xD3E0CB}, 0xEFECE6);
  c.building = filled({}, 0xDAD3C9);
  c.building_edge = rgb(0xC0B7AA);
  c.person = rgb(0x24486B);
  c.bicycle = rgb(0x0F7F6B);
  c.car = rgb(0x6B7280);
  c.offender = rgb(0xC2410C);
  c.patrol = rgb(0x1D4ED8);
  c.sign_outline = rgb(0xFFFFFF);
  return c;
}

MapColours by_night() {
  MapColours c;
  c.ground = rgb(0x131C33);
  c.casing = rgb(0x0A1122);
  c.hatch = rgb(0xE8EDF5);
  c.label = rgb(0xE3E8F0);
  c.label_halo = rgb(0x0C1222);
  c.street = {rgb(0x4A5472), rgb(0x3B4564), rgb(0x2E3753)};
  c.area = filled({0x142A38, 0x10222E, 0x14325A, 0x163139, 0x182241, 0x1E2444, 0x1D2440, 0x1A2237, 0x162038, 0x152B38}, 0x182241);
  c.building = filled({}, 0x263153);
  c.building_edge = rgb(0x36426C);
  c.person = rgb(0x9CDCFF);
  c.bicycle = rgb(0x7CF0B0);
  c.car = rgb(0xD5DBE5);
  c.offender = rgb(0xFF7A45);
  c.patrol = rgb(0x5B93FF);
  c.sign_outline = rgb(0x101728);
  c.glow = 1;
  return c;
}

/// Night under a layer: a slate blue on which both ends of every ramp stand out.
MapColours by_night_with_values() {
  MapColours c = by_night();
  c.ground = rgb(0x5C6A84);
  c.casing = rgb(0xE6E9EE);
  c.street = {rgb(0x7C89A2), rgb(0x74819B), rgb(0x6B7893)};
  c.area = filled({0x56706F, 0x4E6767, 0x4A6C93, 0x567274, 0x62708B, 0x68708D, 0x656D8B, 0x616D84, 0x60708A, 0x566F70}, 0x62708B);
  c.building = filled({}, 0x515E79);
  c.building_edge = rgb(0x465370);
  c.glow = 0;
  return c;
}

}  // namespace

float dusk_share(float darkness, bool values) {
  constexpr float kMost = 0.45F;
  return values ? 0 : kMost * 4 * darkness * (1 - darkness);   // colours of a layer mean the same at any hour
}

MapColours map_colours(float darkness, bool values, bool uses, bool high_contrast) {
  const float t = std::clamp(darkness, 0.0F, 1.0F);
  MapColours a = by_day();
  const MapColours b = values ? by_night_with_values() : by_night();
  if (high_contrast) {
    a.ground = rgb(0xFFFFFF);
    a.casing = rgb(0x000000);
    a.label = rgb(0x000000);
    a.street = {rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xE0E0E0)};
    a.building.fill(rgb(0xC8C8C8));
    a.building_edge = rgb(0x505050);
    a.area[2] = rgb(0x9CC8EE);
  }
  if (uses)
    for (std::uint8_t kind = 0; kind < 14; ++kind) a.building[kind] = use_colour(use_of_building(kind));
  if (values) {
    if (!high_contrast) a.casing = rgb(0x8F8A82);   // a thin line that parts any colour from the ground
    a.street = {rgb(0xDEDBD5), rgb(0xE3E0DA), rgb(0xE6E3DE)};
    for (Rgb& area : a.area) area = mix(area, a.ground, 0.55F);   // the layer has the colours, the ground keeps quiet
  }
  const auto at_dusk = [t, share = dusk_share(t, values)](Rgb day, Rgb night) { return mix(mix(day, night, t), kDuskColour, share); };
  MapColours c = a;
  c.ground = at_dusk(a.ground, b.ground);
  c.casing = at_dusk(a.casing, b.casing);
  for (std::size_t i = 0; i < 3; ++i) c.street[i] = at_dusk(a.street[i], b.street[i]);
  for (std::size_t i = 0; i < 16; ++i) {
    c.area[i] = at_dusk(a.area[i], b.area[i]);
    c.building[i] = uses ? mix(a.building[i], b.building[i], t * 0.5F) : at_dusk(a.building[i], b.building[i]);
  }
  c.building_edge = at_dusk(a.building_edge, b.building_edge);
  const bool dark = t > 0.5F;
  for (const auto part : {&MapColours::label, &MapColours::label_halo, &MapColours::person, &MapColours::bicycle, &MapColours::car,
                          &MapColours::offender, &MapColours::patrol, &MapColours::sign_outline})
    c.*part = dark ? b.*part : a.*part;
  c.glow = b.glow * t;
  return c;
}

}  // namespace lichtung::viz
