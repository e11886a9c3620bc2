// Venues, districts and areas: where people go, what the parts of the town are called, what covers the ground.
#include "sim/town/import_places.hpp"

#include "sim/town/geometry.hpp"
#include "sim/town/import_rings.hpp"
#include "sim/town/import_tags.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <array>
#include <optional>

namespace lichtung::town::osm {
namespace {

// A platform nearer than this to a mapped stop is that stop's (m; half a tram's length and the carriageway, assumed).
constexpr double kPlatformToStop = 40;

Point lon_lat(const RawNode& node) { return {node.lon(), node.lat()}; }

bool only_a_platform(const Tags& tags) {
  return !tags.is("highway", "bus_stop") && !tags.is("railway", "tram_stop") &&
         (tags.is("public_transport", "platform") || tags.is("highway", "platform"));
}

struct FoundVenue {
  DraftVenue venue;
  bool platform{};
};

DraftVenue make_venue(std::int64_t id, VenueKind kind, Point position, double area, const Tags& tags) {
  return {id, kind, position, area, std::string(tags.has("name") ? tags["name"] : tags["name:de"])};
}

/// An open way (a platform, a running track): its middle node stands for it.
std::optional<Point> middle_node(const RawMap& map, const Projector& projector, const RawWay& way) {
  const auto refs = map.refs_of(way);
  if (refs.empty()) return {};
  const RawNode* node = map.find_node(refs[refs.size() / 2]);
  if (node == nullptr || !projector.reaches(lon_lat(*node))) return {};
  return projector.project(lon_lat(*node));
}

std::vector<FoundVenue> find_venues(const RawMap& map, const Projector& projector, NoticeBook& notices) {
  std::vector<FoundVenue> found;
  for (const TaggedNode& place : map.places) {
    const Tags tags = map.tags(place.tags);
    const auto kind = venue_kind(tags);
    if (!kind || !projector.reaches(lon_lat(place.node))) continue;
    found.push_back({make_venue(place.node.id, *kind, projector.project(lon_lat(place.node)), 0, tags), only_a_platform(tags)});
  }
  for (const RawWay& way : map.ways) {
    const Tags tags = map.tags(way.tags);
    const auto kind = venue_kind(tags);
    if (!kind) continue;
    if (const auto ring = closed_ring(map, projector, map.refs_of(way))) {
      found.push_back({make_venue(way.id, *kind, ring_centroid(*ring), ring_area(*ring), tags), only_a_platform(tags)});
    } else if (const auto middle = middle_node(map, projector, way)) {
      found.push_back({make_venue(way.id, *kind, *middle, 0, tags), only_a_platform(tags)});
    } else {
      notices.add("import.broken_outlines", label(tags["name"], "way", way.id));
    }
  }
  for (const RawRelation& relation : map.relations) {
    const Tags tags = map.tags(relation.tags);
    const auto kind = venue_kind(tags);
    if (!kind) continue;
    const OuterRings outer = outer_rings(map, projector, relation);
    if (outer.broken) notices.add("import.broken_outlines", label(tags["name"], "relation", relation.id));
    if (outer.rings.empty()) continue;
    double area = 0;
    for (const Ring& ring : outer.rings) area += ring_area(ring);
    found.push_back({make_venue(-relation.id, *kind, ring_centroid(outer.rings.front()), area, tags), only_a_platform(tags)});
  }
  return found;
}

void add_ring(AreaKind kind, Ring ring, TownDraft& draft) { draft.areas.push_back({kind, std::move(ring)}); }

struct Boundary {
  int level{};
  DraftDistrict district;
};

std::vector<Boundary> find_boundaries(const RawMap& map, const Projector& projector, NoticeBook& notices) {
  std::vector<Boundary> found;
  for (const RawRelation& relation : map.relations) {
    const Tags tags = map.tags(relation.tags);
    const auto level = parse_number(tags["admin_level"]);
    if (!tags.is("boundary", "administrative") || !level || *level < 9 || *level > 11 || tags["name"].empty()) continue;
    OuterRings outer = outer_rings(map, projector, relation);
    if (outer.broken) notices.add("import.broken_districts", label(tags["name"], "relation", relation.id));
    for (Ring& ring : outer.rings) {
      const Point centre = ring_centroid(ring);
      found.push_back({static_cast<int>(*level), {std::string(tags["name"]), centre, std::move(ring)}});
    }
  }
  return found;
}

bool is_district(std::string_view place) {
  constexpr std::array<std::string_view, 7> kPlaces{"suburb", "quarter", "neighbourhood", "village", "hamlet", "town", "borough"};
  return std::find(kPlaces.begin(), kPlaces.end(), place) != kPlaces.end();
}

}  // namespace

void add_venues(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft) {
  namespace bg = boost::geometry;
  using BoostPoint = bg::model::d2::point_xy<double>;
  const std::vector<FoundVenue> found = find_venues(map, projector, notices);
  std::vector<BoostPoint> stops;
  for (const FoundVenue& f : found) {
    if (f.venue.kind == VenueKind::Stop && !f.platform) stops.emplace_back(f.venue.position.x, f.venue.position.y);
  }
  bg::index::rtree<BoostPoint, bg::index::rstar<16>> tree(stops);
  for (const FoundVenue& f : found) {
    if (f.platform) {
      const BoostPoint at(f.venue.position.x, f.venue.position.y);
      std::vector<BoostPoint> nearest;
      tree.query(bg::index::nearest(at, 1), std::back_inserter(nearest));
      if (!nearest.empty() && bg::distance(nearest.front(), at) < kPlatformToStop) continue;
      tree.insert(at);   // the platform across the street belongs to the same stop
    }
    draft.venues.push_back(f.venue);
  }
}

void add_districts(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft) {
  std::vector<Boundary> boundaries = find_boundaries(map, projector, notices);
  int finest = 0;
  for (const Boundary& b : boundaries) finest = std::max(finest, b.level);
  std::erase_if(boundaries, [&](const Boundary& b) { return b.level != finest; });
  for (const TaggedNode& place : map.places) {
    const Tags tags = map.tags(place.tags);
    if (!is_district(tags["place"]) || tags["name"].empty() || !projector.reaches(lon_lat(place.node))) continue;
    const Point centre = projector.project(lon_lat(place.node));
    const auto same = std::find_if(boundaries.begin(), boundaries.end(), [&](const Boundary& b) {
      // "Bezirksteil Angerviertel" and the place node "Angerviertel" in it are one district.
      return b.district.name.find(tags["name"]) != std::string::npos && in_ring(centre, b.district.outline);
    });
    if (same != boundaries.end()) {
      same->district.centre = centre;
    } else {
      draft.districts.push_back({std::string(tags["name"]), centre, {}});
    }
  }
  for (Boundary& b : boundaries) draft.districts.push_back(std::move(b.district));
}

void add_areas(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft) {
  for (const RawWay& way : map.ways) {
    const Tags tags = map.tags(way.tags);
    const auto kind = area_kind(tags);
    if (!kind) continue;
    auto ring = closed_ring(map, projector, map.refs_of(way));
    if (ring) add_ring(*kind, std::move(*ring), draft);
    if (!ring) notices.add("import.broken_outlines", label(tags["name"], "way", way.id));
  }
  for (const RawRelation& relation : map.relations) {
    const Tags tags = map.tags(relation.tags);
    const auto kind = area_kind(tags);
    if (!kind || !tags.is("type", "multipolygon")) continue;
    OuterRings outer = outer_rings(map, projector, relation);
    if (outer.broken) notices.add("import.broken_outlines", label(tags["name"], "relation", relation.id));
    for (Ring& ring : outer.rings) add_ring(*kind, std::move(ring), draft);
  }
}

}  // namespace lichtung::town::osm
