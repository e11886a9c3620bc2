// Building outlines with kind, floors and dwellings as far as they are tagged.
#include "sim/town/import_places.hpp"
#include "sim/town/import_rings.hpp"
#include "sim/town/import_tags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::town::osm {
namespace {

constexpr double kMostFloors = 65;     // Commerzbank Tower, Frankfurt, has 56 (recalled)
constexpr double kMostFlats = 2000;

int floors_of(const Tags& tags, NoticeBook& notices) {
  const std::string_view text = tags["building:levels"];
  if (text.empty()) return 0;
  const auto floors = parse_number(text);
  if (floors && *floors >= 0.5 && *floors <= kMostFloors) return static_cast<int>(std::lround(*floors));
  if (!floors || *floors != 0) notices.add("import.unknown_floors", text);   // 0: only the roof is above ground
  return floors && *floors == 0 ? 1 : 0;
}

int dwellings_of(const Tags& tags, NoticeBook& notices) {
  const std::string_view text = tags["building:flats"];
  if (text.empty()) return -1;
  const auto flats = parse_number(text);
  if (flats && *flats >= 0 && *flats <= kMostFlats) return static_cast<int>(std::lround(*flats));
  notices.add("import.unknown_flats", text);
  return -1;
}

DraftBuilding describe(std::int64_t id, BuildingKind kind, const Tags& tags, NoticeBook& notices) {
  DraftBuilding building;
  building.osm_id = id;
  building.kind = kind;
  building.floors = floors_of(tags, notices);
  building.dwellings = dwellings_of(tags, notices);
  building.derelict = is_derelict(tags);
  building.street = std::string(tags["addr:street"]);
  return building;
}

/// Outer ways of building relations, ascending: they'd be counted twice if they are tagged as well.
std::vector<std::int64_t> outlines_of_relations(const RawMap& map) {
  std::vector<std::int64_t> ids;
  for (const RawRelation& relation : map.relations) {
    if (!map.tags(relation.tags).has("building")) continue;
    for (const RawMember& member : map.members_of(relation)) {
      if (!member.inner) ids.push_back(member.way);
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

void add_buildings(const RawMap& map, const Projector& projector, NoticeBook& notices, TownDraft& draft) {
  const auto outlines = outlines_of_relations(map);
  std::vector<std::int64_t> sound;   // outlines whose relation gave a building
  for (const RawRelation& relation : map.relations) {
    const Tags tags = map.tags(relation.tags);
    const auto kind = building_kind(tags);
    if (!kind) continue;
    OuterRings outer = outer_rings(map, projector, relation);
    if (outer.broken) notices.add("import.broken_buildings", fmt::format("relation {}", relation.id));
    if (outer.rings.empty()) continue;
    for (const RawMember& member : map.members_of(relation)) sound.push_back(member.way);
    DraftBuilding building = describe(-relation.id, *kind, tags, notices);
    if (outer.rings.size() > 1) building.dwellings = -1;   // the tag counts all parts together
    for (Ring& ring : outer.rings) {
      building.outline = std::move(ring);
      draft.buildings.push_back(building);
    }
  }
  std::sort(sound.begin(), sound.end());
  for (const RawWay& way : map.ways) {
    const Tags tags = map.tags(way.tags);
    const auto kind = building_kind(tags);
    if (!kind) continue;
    if (unknown_building(tags)) notices.add("import.unknown_building", fmt::format("building={}", tags["building"]));
    if (std::binary_search(outlines.begin(), outlines.end(), way.id) &&
        std::binary_search(sound.begin(), sound.end(), way.id)) {
      continue;
    }
    auto ring = closed_ring(map, projector, map.refs_of(way));
    if (!ring) {
      notices.add("import.broken_buildings", fmt::format("way {}", way.id));
      continue;
    }
    draft.buildings.push_back(describe(way.id, *kind, tags, notices));
    draft.buildings.back().outline = std::move(*ring);
  }
}

}  // namespace lichtung::town::osm
