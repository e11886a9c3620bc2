// The town that is simulated: a street network whose unit is the segment between two intersections, and what stands
// along it. Columns (one array per attribute) indexed by dense ids; segments are numbered along a Hilbert curve so
// that neighbours in space are neighbours in memory.
#pragma once

#include "scenarios/ids.hpp"
#include "scenarios/lighting.hpp"
#include "scenarios/units.hpp"
#include "sim/photometry/luminaire.hpp"
#include "sim/town/draft.hpp"
#include "sim/town/kinds.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lichtung::town {

/// The segment an edge of the graph stands for; CSR regroups edges, so each carries its own.
struct StreetEdge {
  SegmentId segment;
};
using StreetGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, StreetEdge, boost::no_property,
                                       std::uint32_t, std::uint32_t>;

struct Segments {
  std::vector<NodeId> from, to;
  std::vector<float> length_m;
  std::vector<float> width_m;
  std::vector<StreetKind> kind;
  std::vector<WidthClass> width_class;
  std::vector<Lit> lit;                    // as mapped; Unknown where the map is silent
  std::vector<std::uint8_t> lit_assumed;   // 1 if lamps were laid out by rule
  std::vector<std::uint8_t> tunnel, bridge;
  std::vector<std::uint8_t> walkable, cyclable, drivable;
  std::vector<std::uint32_t> name;         // index into StreetNetwork::names; 0 = no name
  std::vector<std::int64_t> osm_way;       // first way; 0 for generated towns
  std::vector<DistrictId> district;
  std::vector<float> frontage_m;           // building front facing the segment
  std::vector<float> refuge;               // 0 … 1: hiding places beside the way
  std::vector<float> prospect_m;           // free sight
  std::vector<std::uint8_t> escape;        // ways out within 50 m
  std::vector<std::uint32_t> point_first;  // size() + 1; polyline from..to, both ends included
  [[nodiscard]] std::size_t size() const { return length_m.size(); }
};

struct StreetNetwork {
  std::vector<Point> nodes;                // intersections and dead ends
  Segments segments;
  std::vector<Point> points;               // polylines, by Segments::point_first
  std::vector<std::string> names;          // [0] is empty
  std::vector<std::pair<std::int64_t, SegmentId>> joined_ways;  // OSM ways of segments beyond Segments::osm_way
  StreetGraph graph;                       // each segment in both directions, all kinds of streets
  std::vector<std::uint32_t> component;    // per node, by what can be walked; 0 is the largest

  [[nodiscard]] std::span<const Point> polyline(SegmentId s) const {
    const auto a = segments.point_first[s.index()], b = segments.point_first[s.index() + 1];
    return {points.data() + a, b - a};
  }
  [[nodiscard]] Point middle(SegmentId s) const {
    const auto line = polyline(s);
    const Point a = line[(line.size() - 1) / 2], b = line[line.size() / 2];
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
  }
};

struct Buildings {
  std::vector<SegmentId> segment;          // the street it stands on
  std::vector<Point> position;             // centroid
  std::vector<BuildingKind> kind;
  std::vector<std::uint8_t> floors, derelict;
  std::vector<float> footprint_m2, frontage_m;
  std::vector<std::uint32_t> dwelling_first;  // size() + 1
  std::vector<std::uint32_t> outline_first;   // size() + 1, into outline
  std::vector<Point> outline;
  [[nodiscard]] std::size_t size() const { return segment.size(); }
};

/// Dwellings are numbered by building, buildings by segment: the dwellings of a segment are contiguous.
struct Dwellings {
  std::vector<BuildingId> building;
  std::vector<SegmentId> segment;
  std::vector<float> area_m2;
  std::vector<Tenure> tenure;
  std::vector<RentBand> rent;
  std::vector<std::uint32_t> segment_first;   // segments + 1
  [[nodiscard]] std::size_t size() const { return building.size(); }
};

struct Venues {
  std::vector<VenueKind> kind;
  std::vector<SegmentId> segment;
  std::vector<Point> position;
  std::vector<float> attraction;           // visitors or workplaces it draws, relative within a kind
  std::vector<std::uint32_t> name;         // index into StreetNetwork::names
  [[nodiscard]] std::size_t size() const { return kind.size(); }
};

/// Where a lamp is known from. Stored in outcome files: append only.
enum class LampOrigin : std::uint8_t { Mapped = 0, Rule = 1, Inventory = 2, Plan = 3 };

/// One row of Lamps.
struct Lamp {
  Point position;
  SegmentId segment;
  float height_m{5.0F}, flux_lm{}, power_w{}, cct_k{};
  float azimuth_deg{}, tilt_deg{};
  std::uint16_t luminaire{}, schedule{};
  LampOrigin origin{LampOrigin::Mapped};
};

struct Lamps {
  std::vector<Point> position;
  std::vector<SegmentId> segment;
  std::vector<float> height_m, flux_lm, power_w, cct_k;
  std::vector<float> azimuth_deg;          // where C90 looks: from east, counterclockwise; from the pole over its street
  std::vector<float> tilt_deg;             // upward turn towards C90
  std::vector<std::uint16_t> luminaire;    // index into Town::luminaires
  std::vector<std::uint16_t> schedule;     // index into Town::schedules
  std::vector<LampOrigin> origin;
  [[nodiscard]] std::size_t size() const { return position.size(); }
  void push_back(const Lamp& lamp);
  [[nodiscard]] Lamp row(std::size_t i) const;
};

struct Districts {
  std::vector<std::string> name;
  std::vector<Point> centre;
};

struct Town {
  std::string name, source, licence, digest_sha256;
  bool generated{};
  int epsg{25832};
  Point reference_lon_lat;                 // degrees
  StreetNetwork streets;
  Buildings buildings;
  Dwellings dwellings;
  Venues venues;
  Lamps lamps;
  std::vector<photometry::Luminaire> luminaires;   // the first four in the order of town::Luminaire
  std::vector<LampSchedule> schedules;             // [0]: the scenario's own
  Districts districts;
  std::vector<DraftArea> areas;
  ImportCounts counts;
  std::vector<Notice> notices;             // of reading and of assembling
};

}  // namespace lichtung::town
