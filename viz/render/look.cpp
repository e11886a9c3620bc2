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
  c.ground = rgb(0x10151F);
  c.casing = rgb(0x0B0F17);
  c.hatch = rgb(0xE8EDF5);
  c.label = rgb(0xE3E8F0);
  c.label_halo = rgb(0x0C1119);
  c.street = {rgb(0x363F4F), rgb(0x2B3342), rgb(0x222A36)};
  c.area = filled({0x15201D, 0x111B18, 0x14263A, 0x16231F, 0x141A25, 0x181B26, 0x171A27, 0x171B23, 0x161B20, 0x14201F}, 0x141A25);
  c.building = filled({}, 0x1D2432);
  c.building_edge = rgb(0x2C3547);
  c.person = rgb(0x9CDCFF);
  c.bicycle = rgb(0x7CF0B0);
  c.car = rgb(0xD5DBE5);
  c.offender = rgb(0xFF7A45);
  c.patrol = rgb(0x5B93FF);
  c.sign_outline = rgb(0x10151F);
  c.glow = 1;
  return c;
}

}  // namespace

MapColours map_colours(float darkness, bool values, bool uses, bool high_contrast) {
  const float t = std::clamp(darkness, 0.0F, 1.0F) * (values ? 0.42F : 1.0F);
  MapColours a = by_day();
  const MapColours b = by_night();
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
  MapColours c = a;
  c.ground = mix(a.ground, b.ground, t);
  c.casing = mix(a.casing, b.casing, t);
  if (values && !high_contrast) c.casing = mix(rgb(0x8F8A82), rgb(0xE6E9EE), t * 2);   // a thin line that parts any colour from the ground
  for (std::size_t i = 0; i < 3; ++i) c.street[i] = mix(a.street[i], b.street[i], t);
  if (values) c.street = {mix(rgb(0xDEDBD5), b.street[0], t), mix(rgb(0xE3E0DA), b.street[1], t), mix(rgb(0xE6E3DE), b.street[2], t)};
  for (std::size_t i = 0; i < 16; ++i) {
    c.area[i] = mix(a.area[i], b.area[i], t);
    c.building[i] = mix(a.building[i], b.building[i], uses ? t * 0.5F : t);
  }
  c.building_edge = mix(a.building_edge, b.building_edge, t);
  if (values)
    for (Rgb& area : c.area) area = mix(area, c.ground, 0.55F);   // the layer has the colours, the ground keeps quiet
  const bool dark = t > 0.5F;
  for (const auto part : {&MapColours::label, &MapColours::label_halo, &MapColours::person, &MapColours::bicycle, &MapColours::car,
                          &MapColours::offender, &MapColours::patrol, &MapColours::sign_outline})
    c.*part = dark ? b.*part : a.*part;
  c.glow = values ? 0 : t;
  return c;
}

}  // namespace lichtung::viz
