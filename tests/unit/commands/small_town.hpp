// A town of four streets by hand, with every column filled, for reports and pictures.
#pragma once

#include "sim/light/light.hpp"
#include "sim/town/town.hpp"

#include <string>
#include <vector>

namespace lichtung::test {

/// A cross of four streets of 100 m around (500 000, 5 800 000): two residential and lit, a dark path, a motorway
/// without walkers; one home with three dwellings, one derelict shop, one bar; districts "Nord" and "Süd <&>".
inline town::Town small_town() {
  town::Town t;
  t.name = "Kreuz";
  t.source = "kreuz.osm";
  t.licence = "© OpenStreetMap contributors, ODbL";
  t.epsg = 25832;
  t.reference_lon_lat = {9.73, 52.37};
  const double x = 500000.0, y = 5800000.0;
  auto& n = t.streets;
  n.nodes = {{x, y}, {x + 100, y}, {x - 100, y}, {x, y + 100}, {x, y - 100}};
  n.component = {0, 0, 0, 0, 0};
  n.names = {"", "Hauptweg"};
  auto& s = n.segments;
  s.point_first = {0};
  const town::StreetKind kinds[] = {town::StreetKind::Residential, town::StreetKind::Residential, town::StreetKind::Path,
                                    town::StreetKind::Motorway};
  for (std::uint32_t i = 0; i < 4; ++i) {
    s.from.emplace_back(0U);
    s.to.emplace_back(i + 1);
    s.length_m.push_back(100);
    s.width_m.push_back(i == 2 ? 2.0F : 6.0F);
    s.kind.push_back(kinds[i]);
    s.width_class.push_back(town::WidthClass::Medium);
    s.lit.push_back(i == 0 ? town::Lit::Yes : i == 2 ? town::Lit::No : town::Lit::Unknown);
    s.lit_assumed.push_back(i == 1 ? 1 : 0);
    s.tunnel.push_back(0);
    s.bridge.push_back(0);
    s.walkable.push_back(i == 3 ? 0 : 1);
    s.cyclable.push_back(1);
    s.drivable.push_back(i == 2 ? 0 : 1);
    s.name.push_back(1);
    s.osm_way.push_back(i + 1);
    s.district.push_back(i < 2 ? DistrictId(0U) : i == 2 ? DistrictId(1U) : DistrictId());
    s.frontage_m.push_back(0);
    s.refuge.push_back(0);
    s.prospect_m.push_back(50);
    s.escape.push_back(1);
    n.points.push_back(n.nodes[0]);
    n.points.push_back(n.nodes[i + 1]);
    s.point_first.push_back(static_cast<std::uint32_t>(n.points.size()));
  }
  auto& b = t.buildings;
  b.segment = {SegmentId(0U), SegmentId(2U)};
  b.position = {{x + 50, y + 10}, {x + 10, y + 50}};
  b.kind = {town::BuildingKind::Apartments, town::BuildingKind::Commercial};
  b.floors = {3, 1};
  b.derelict = {0, 1};
  b.footprint_m2 = {100, 50};
  b.frontage_m = {10, 5};
  b.dwelling_first = {0, 3, 3};
  b.outline = {{x + 45, y + 5}, {x + 55, y + 5}, {x + 55, y + 15}, {x + 45, y + 15}, {x + 5, y + 45}, {x + 10, y + 45}, {x + 10, y + 55}};
  b.outline_first = {0, 4, 7};
  auto& d = t.dwellings;
  d.building.assign(3, BuildingId(0U));
  d.segment.assign(3, SegmentId(0U));
  d.area_m2 = {60, 70, 80};
  d.tenure = {town::Tenure::Owner, town::Tenure::Rent, town::Tenure::Rent};
  d.rent.assign(3, town::RentBand::Middle);
  d.segment_first = {0, 3, 3, 3, 3};
  t.venues.kind = {town::VenueKind::Bar};
  t.venues.segment = {SegmentId(2U)};
  t.venues.position = {{x, y + 60}};
  t.venues.attraction = {1};
  t.venues.name = {0};
  t.luminaires = photometry::builtin_luminaires();
  for (const double at : {10.0, 35.0, 60.0, 85.0})
    for (const bool east : {true, false}) {
      t.lamps.push_back({.position = {east ? x + at : x - at, y + 4}, .segment = SegmentId(east ? 0U : 1U), .height_m = 5,
                         .flux_lm = 4000, .power_w = 25, .cct_k = east ? 3000.0F : 4000.0F, .azimuth_deg = -90.0F,
                         .luminaire = static_cast<std::uint16_t>(east ? town::Luminaire::MastHead : town::Luminaire::Historical),
                         .origin = east ? town::LampOrigin::Mapped : town::LampOrigin::Rule});
    }
  t.districts.name = {"Nord", "Süd <&>"};
  t.districts.centre = {{x, y + 50}, {x, y - 50}};
  t.areas = {{town::AreaKind::Park, {{x - 90, y + 20}, {x - 20, y + 20}, {x - 20, y + 90}}}};
  t.counts.highway_ways = 4;
  t.counts.lit = {{"yes", 1}, {"no", 1}};
  t.counts.street_lamps = 4;
  t.counts.building_ways = 2;
  t.counts.missing_node_refs = 1;
  t.counts.highway_km = 0.4;
  t.counts.junction_nodes = 1;
  t.counts.components = 1;
  return t;
}

}  // namespace lichtung::test
