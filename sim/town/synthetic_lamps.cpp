// Lamps of a grown town along its lit streets. Heights, spacings and fluxes by street kind and building period: LED
// mast heads on roads and in suburbs, lanterns in the old town, sodium left over in estates and industry, poor light
// in underpasses. Spacing 25–35 m at 4–6 m height in residential streets; about one lamp per eight inhabitants.
#include "sim/town/synthetic_growth.hpp"

namespace lichtung::town::grown {
namespace {

using random::Purpose;

struct LampStyle {
  double height_m{}, spacing_m{}, flux_lm{}, power_w{}, cct_k{};
  Luminaire luminaire{};
};

LampStyle led(double height, double spacing, double flux, double cct) {
  return {height, spacing, flux, flux / 125.0, cct, Luminaire::MastHead};   // 125 lm/W: LED street luminaires (assumed)
}

/// Drawn where both ends differ.
struct Range {
  double low{}, high{};
  Range(double both) : low(both), high(both) {}
  Range(double from, double to) : low(from), high(to) {}
  double draw(Draws& d) const { return low < high ? d.between(low, high) : low; }
};

/// Draws flux, then spacing, then height: the order of a call's arguments would be the compiler's.
LampStyle led(Draws& d, Range height, Range spacing, Range flux, double cct) {
  const double lm = flux.draw(d), between = spacing.draw(d), up = height.draw(d);
  return led(up, between, lm, cct);
}

LampStyle sodium(double height, double spacing, double flux) {
  return {height, spacing, flux, flux / 68.0, 2000.0, Luminaire::Sodium};   // with ballast, optics lossy (assumed)
}

LampStyle residential_style(Use theme, Draws& d) {
  switch (theme) {
    case Use::OldTown: case Use::Market:
      return {d.between(3.6, 4.4), d.between(24.0, 29.0), d.between(1900, 2900), 24.0, 2700.0, Luminaire::Historical};
    case Use::Inner: case Use::Forecourt:
      return d.chance(0.14) ? sodium(7.0, 32.0, 6000) : led(d, {5.5, 7.5}, {28.0, 34.0}, {3600, 5200}, 3000);
    case Use::Slab:
      return d.chance(0.45) ? sodium(d.between(5.0, 6.0), 33.0, 4600) : led(d, 5.5, {30.0, 36.0}, {2800, 4000}, 3000);
    case Use::Industrial:
      return d.chance(0.4) ? sodium(8.0, 40.0, 8500) : led(8.0, 38.0, 7000, 4000);
    case Use::Terraced: case Use::Detached: case Use::Village: case Use::Park: case Use::Allotments:
    case Use::Cemetery: case Use::Campus: case Use::School: case Use::RailBand: case Use::RiverBand:
    case Use::WallGreen: case Use::Farmland: case Use::Forest: case Use::Meadow: break;
  }
  if (d.chance(0.10)) return sodium(5.0, 34.0, 3600);
  const double cct = d.chance(0.8) ? 3000 : 4000;
  return led(d, {4.2, 5.8}, {29.0, 36.0}, {2500, 4300}, cct);
}

LampStyle style_of(const DraftWay& way, const Street& street, Draws& d) {
  if (way.tunnel && way.kind == StreetKind::Footway) return sodium(2.6, 21.0, 650);
  switch (way.kind) {
    case StreetKind::Motorway: case StreetKind::Primary: return led(d, {9.0, 10.0}, 36.0, {9500, 12500}, 4000);
    case StreetKind::Secondary: return led(d, {8.0, 9.0}, 36.0, {7500, 9500}, 4000);
    case StreetKind::Tertiary:
      return d.chance(0.15) ? sodium(8.0, 36.0, 8200) : led(d, {7.0, 8.0}, 35.0, {5500, 7500}, 3000);
    case StreetKind::Pedestrian: return residential_style(Use::OldTown, d);
    case StreetKind::Residential: case StreetKind::LivingStreet: return residential_style(street.theme, d);
    case StreetKind::Service: case StreetKind::Footway: case StreetKind::Cycleway: case StreetKind::Path:
    case StreetKind::Track: case StreetKind::Steps: case StreetKind::Platform: break;
  }
  if (d.chance(0.05)) return {0.9, 14.0, 550, 7.0, 3000, Luminaire::Bollard};
  return led(d, 4.0, {33.0, 42.0}, {1400, 2200}, 3000);
}

}  // namespace

void hang_lamps(Growth& town) {
  for (std::uint32_t w = 0; w < town.draft.ways.size(); ++w) {
    const DraftWay& way = town.draft.ways[w];
    if (way.lit != Lit::Yes) continue;
    const std::uint32_t id = town.way_street[w];
    Draws d = town.draws(Purpose::TownLamps, id);
    const LampStyle style = style_of(way, town.streets[id], d);
    const bool both_sides = way.kind == StreetKind::Primary;
    double side = d.chance(0.5) ? 1.0 : -1.0;
    double next = style.spacing_m * 0.4;
    for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
      const Point a = town.draft.nodes[way.nodes[i]], b = town.draft.nodes[way.nodes[i + 1]];
      const double length = distance(a, b);
      const Point along = unit_vector(b - a);
      for (; next < length; next += style.spacing_m * d.between(0.93, 1.07)) {
        if (both_sides) side = -side;
        const double aside = way.tunnel ? 0.0 : side * (*way.width_m / 2 + 0.6);
        DraftLamp lamp;
        lamp.position = a + next * along + aside * turned_left(along);
        lamp.height_m = style.height_m, lamp.flux_lm = style.flux_lm, lamp.power_w = style.power_w;
        lamp.cct_k = style.cct_k, lamp.luminaire = style.luminaire;
        town.draft.lamps.push_back(lamp);
      }
      next -= length;
    }
  }
}

}  // namespace lichtung::town::grown
