// Builds the village: nodes on circles, segments numbered ring by ring.
#include "support/village.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lichtung::test {
namespace {

using town::Point;
using town::StreetKind;

class Builder {
 public:
  explicit Builder(const VillageOptions& options) : o_(options) {
    town_.name = town_.source = "village";
    town_.generated = true;
    town_.reference_lon_lat = {9.7, 52.4};
    town_.streets.names = {""};
    town_.streets.segments.point_first = {0};
    town_.buildings.dwelling_first = town_.buildings.outline_first = {0};
    town_.dwellings.segment_first = {0};
  }

  town::Town build() {
    nodes();
    streets();
    graph();
    homes();
    if (o_.venues) venues();
    town_.districts = {{"village"}, {{kX, kY}}};
    return std::move(town_);
  }

 private:
  static constexpr double kX = 550000.0, kY = 5800000.0;  // somewhere in EPSG:25832

  std::uint32_t node(std::uint32_t ring, std::uint32_t spoke) const { return ring * o_.spokes + spoke % o_.spokes; }

  void nodes() {
    for (std::uint32_t r = 0; r <= o_.rings; ++r)  // the last circle holds the ends of the ways out
      for (std::uint32_t s = 0; s < o_.spokes; ++s) {
        const double angle = 2.0 * std::numbers::pi * s / o_.spokes, radius = o_.ring_spacing_m * (r + 1);
        town_.streets.nodes.push_back({kX + radius * std::cos(angle), kY + radius * std::sin(angle)});
      }
    town_.streets.component.assign(town_.streets.nodes.size(), 0);
  }

  void segment(std::uint32_t a, std::uint32_t b, StreetKind kind) {
    auto& s = town_.streets.segments;
    const Point p = town_.streets.nodes[a], q = town_.streets.nodes[b];
    s.from.emplace_back(a);
    s.to.emplace_back(b);
    s.length_m.push_back(static_cast<float>(std::hypot(p.x - q.x, p.y - q.y)));
    s.width_m.push_back(6.0F);
    s.kind.push_back(kind);
    s.width_class.push_back(town::WidthClass::Wide);
    s.lit.push_back(town::Lit::Yes);
    s.lit_assumed.push_back(0);
    s.tunnel.push_back(0);
    s.bridge.push_back(0);
    s.walkable.push_back(1);
    s.cyclable.push_back(1);
    s.drivable.push_back(kind != StreetKind::Footway);
    s.name.push_back(0);
    s.osm_way.push_back(0);
    s.district.emplace_back(0U);
    s.frontage_m.push_back(40.0F);
    s.refuge.push_back(0.2F);
    s.prospect_m.push_back(60.0F);
    s.escape.push_back(3);
    town_.streets.points.push_back(p);
    town_.streets.points.push_back(q);
    s.point_first.push_back(static_cast<std::uint32_t>(town_.streets.points.size()));
  }

  void streets() {
    for (std::uint32_t r = 0; r < o_.rings; ++r)
      for (std::uint32_t s = 0; s < o_.spokes; ++s) {
        const bool main = s % 6 == 0;
        segment(node(r, s), node(r, s + 1), r == 2 ? StreetKind::Footway : StreetKind::Residential);
        if (r + 1 < o_.rings || main)
          segment(node(r, s), node(r + 1, s), main ? StreetKind::Primary : StreetKind::Residential);
      }
  }

  void graph() {
    const auto& s = town_.streets.segments;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    std::vector<town::StreetEdge> properties;
    for (std::uint32_t i = 0; i < s.size(); ++i)
      for (const auto& [a, b] : {std::pair{s.from[i], s.to[i]}, std::pair{s.to[i], s.from[i]}}) {
        edges.emplace_back(a.value, b.value);
        properties.push_back({SegmentId(i)});
      }
    town_.streets.graph = town::StreetGraph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(),
                                            properties.begin(), static_cast<std::uint32_t>(town_.streets.nodes.size()));
  }

  void homes() {
    auto& b = town_.buildings;
    auto& d = town_.dwellings;
    for (std::uint32_t s = 0; s < town_.streets.segments.size(); ++s) {
      if (o_.dwellings_per_segment > 0) {
        b.segment.emplace_back(s);
        b.position.push_back(town_.streets.middle(SegmentId(s)));
        b.kind.push_back(town::BuildingKind::Apartments);
        b.floors.push_back(3);
        b.derelict.push_back(0);
        b.footprint_m2.push_back(300.0F);
        b.frontage_m.push_back(20.0F);
        for (std::uint32_t k = 0; k < o_.dwellings_per_segment; ++k) {
          d.building.emplace_back(b.size() - 1);
          d.segment.emplace_back(s);
          d.area_m2.push_back(45.0F + 15.0F * static_cast<float>((s + k) % 6));
          d.tenure.push_back(static_cast<town::Tenure>((s * 7 + k) % 3));
          d.rent.push_back(static_cast<town::RentBand>((s + k) % 3));
        }
        b.dwelling_first.push_back(static_cast<std::uint32_t>(d.size()));
        b.outline_first.push_back(0);
      }
      d.segment_first.push_back(static_cast<std::uint32_t>(d.size()));
    }
  }

  void venue(town::VenueKind kind, std::uint32_t segment, float attraction) {
    auto& v = town_.venues;
    const SegmentId s(static_cast<std::uint32_t>(segment % town_.streets.segments.size()));
    v.kind.push_back(kind);
    v.segment.push_back(s);
    v.position.push_back(town_.streets.middle(s));
    v.attraction.push_back(attraction);
    v.name.push_back(0);
  }

  void venues() {
    using enum town::VenueKind;
    const auto n = static_cast<std::uint32_t>(town_.streets.segments.size());
    const auto spread = [&](town::VenueKind kind, std::uint32_t count, std::uint32_t offset) {
      for (std::uint32_t i = 0; i < count; ++i) venue(kind, offset + i * n / count, 1.0F + static_cast<float>(i % 3));
    };
    spread(Shop, 20, 3);
    spread(Supermarket, 4, 17);
    spread(Workplace, 30, 5);
    spread(Office, 12, 11);
    spread(School, 2, 29);
    spread(Kindergarten, 3, 41);
    spread(Bar, 5, 2);
    spread(Restaurant, 8, 7);
    spread(Surgery, 6, 13);
    spread(Park, 3, 53);
    spread(Sport, 2, 61);
    spread(Culture, 2, 1);
    spread(Stop, 14, 9);
    spread(Station, 1, n - 5);
    spread(PoliceStation, 1, 0);
  }

  VillageOptions o_;
  town::Town town_;
};

}  // namespace

town::Town make_village(const VillageOptions& options) { return Builder(options).build(); }

}  // namespace lichtung::test
