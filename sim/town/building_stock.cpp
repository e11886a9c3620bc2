// Rules for buildings of unknown kind, floors and dwellings.
#include "sim/town/building_stock.hpp"

#include "sim/town/area_finder.hpp"
#include "sim/town/geometry.hpp"

#include <algorithm>

namespace lichtung::town {
namespace {

constexpr double kTouch = 0.3;           // m: outlines that share a wall share nodes
constexpr double kMostDwellings = 2000;  // of one building; more is an error of the map
constexpr double kMostFloors = 60;       // the tallest German building has 56
constexpr double kLeastZoned = 0.3;      // share of buildings in residential areas from which those are trusted
constexpr double kRowHouseWall = 3.0;    // m: terraced houses share a long wall, not a corner

bool holds_homes(BuildingKind kind) { return kind <= BuildingKind::Farm; }

/// What the rules need to know of a building besides itself.
struct Setting {
  bool attached{};  // shares a wall with another building that is no garage
  bool shop{};      // a venue in it
  bool residential{}, industrial{}, commercial{};
};

std::vector<std::uint8_t> with_venue(const TownDraft& draft, const SpatialIndex& index) {
  std::vector<std::uint8_t> inside(draft.buildings.size(), 0);
  std::vector<std::uint32_t> found;
  for (const DraftVenue& venue : draft.venues) {
    if (!finite(venue.position) || venue.kind == VenueKind::Stop || venue.kind == VenueKind::Park) continue;
    index.find(Box{venue.position, venue.position}, found);
    for (const std::uint32_t b : found)
      if (in_ring(venue.position, draft.buildings[b].outline)) inside[b] = 1;
  }
  return inside;
}

bool shares_wall(const Ring& a, const Ring& b) {
  Point first{};
  bool one = false;
  for (const Point p : a)
    for (const Point q : b) {
      if (distance(p, q) > kTouch) continue;
      if (one && distance(first, p) > kRowHouseWall) return true;
      if (!one) first = p;
      one = true;
    }
  return false;
}

bool attached(const TownDraft& draft, const SpatialIndex& index, std::uint32_t b, const TownParameters& p) {
  std::vector<std::uint32_t> near;
  index.find(box_of(draft.buildings[b].outline).grown(kTouch), near);
  return std::ranges::any_of(near, [&](std::uint32_t other) {
    const DraftBuilding& neighbour = draft.buildings[other];
    return other != b && ring_area(neighbour.outline) >= p.hut_m2 &&
           shares_wall(draft.buildings[b].outline, neighbour.outline);
  });
}

BuildingKind guess_kind(const DraftBuilding& b, const Setting& at, const TownParameters& p) {
  const double area = ring_area(b.outline);
  if (area < p.garage_m2) return BuildingKind::Garage;
  if (at.industrial) return BuildingKind::Industrial;
  if (at.commercial && b.floors < p.apartments_floors) return BuildingKind::Commercial;
  if (area < p.hut_m2) return BuildingKind::Hut;
  if (!at.residential && b.street.empty() && !at.shop) return BuildingKind::Other;  // barns, pavilions
  if (b.floors >= p.apartments_floors)
    return at.attached && b.floors >= p.floors[static_cast<std::size_t>(BuildingKind::Perimeter)]
               ? BuildingKind::Perimeter
               : BuildingKind::Apartments;
  if (area < p.house_m2) return at.attached ? BuildingKind::Terraced : BuildingKind::Detached;
  if (area < p.apartments_m2 && b.floors != 1) return BuildingKind::Apartments;
  return BuildingKind::Commercial;
}

int dwellings_of(const DraftBuilding& b, bool shop, const TownParameters& p) {
  if (!holds_homes(b.kind)) return 0;
  double area = living_area(b, p);
  const bool storeys =
      b.kind == BuildingKind::Apartments || b.kind == BuildingKind::Slab || b.kind == BuildingKind::Perimeter;
  if (shop && storeys && b.floors > 1) area *= (b.floors - 1.0) / b.floors;  // shops and surgeries on the ground floor
  const double count = std::round(area / p.dwelling_m2[static_cast<std::size_t>(b.kind)]);
  return static_cast<int>(std::clamp(count, 1.0, b.kind == BuildingKind::Farm ? 2.0 : kMostDwellings));
}

/// Settings of all buildings whose kind is unknown; others get only `shop`.
std::vector<Setting> settings(const TownDraft& draft, const TownParameters& p) {
  std::vector<Box> boxes;
  for (const DraftBuilding& b : draft.buildings) boxes.push_back(b.outline.size() < 3 ? Box{} : box_of(b.outline));
  const SpatialIndex index(boxes);
  const AreaFinder areas(draft.areas);
  const auto venue = with_venue(draft, index);
  std::vector<Setting> all(draft.buildings.size());
  std::size_t unknown = 0, zoned = 0;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const DraftBuilding& b = draft.buildings[i];
    all[i].shop = venue[i] != 0;
    if (b.kind != BuildingKind::Other || boxes[i].empty()) continue;
    const Point middle = ring_centroid(b.outline);
    all[i].attached = attached(draft, index, i, p);
    all[i].residential = areas.near(middle, {AreaKind::Residential});
    all[i].industrial = areas.near(middle, {AreaKind::Industrial});
    all[i].commercial = areas.near(middle, {AreaKind::Commercial});
    ++unknown;
    zoned += all[i].residential || all[i].industrial || all[i].commercial;
  }
  if (static_cast<double>(zoned) < kLeastZoned * static_cast<double>(unknown))
    for (Setting& s : all) s.residential = true;  // land use is not mapped here
  return all;
}

}  // namespace

double living_area(const DraftBuilding& building, const TownParameters& p) {
  return ring_area(building.outline) * std::max(1, building.floors) * p.living_share;
}

namespace {

/// Floors where unknown. Outside the centres, what looks like a small apartment house is often a double house.
int usual_floors(const DraftBuilding& b, bool maybe_double_house, const TownParameters& p) {
  const auto usual = static_cast<int>(std::lround(p.floors[static_cast<std::size_t>(b.kind)]));
  const bool small = b.kind == BuildingKind::Apartments && ring_area(b.outline) < p.small_apartments_m2;
  return maybe_double_house && small ? usual - 1 : usual;
}

}  // namespace

void complete_buildings(TownDraft& draft, const TownParameters& p, std::vector<Notice>& notices) {
  const auto setting = settings(draft, p);
  std::int64_t kinds = 0, floors = 0, dwellings = 0;
  for (std::size_t i = 0; i < draft.buildings.size(); ++i) {
    DraftBuilding& b = draft.buildings[i];
    const bool guessed = b.kind == BuildingKind::Other && b.dwellings <= 0;
    if (guessed) {
      b.kind = guess_kind(b, setting[i], p);
      ++kinds;
    }
    if (b.floors <= 0) {
      b.floors = usual_floors(b, guessed && !setting[i].attached, p);
      floors += holds_homes(b.kind);
    }
    b.floors = static_cast<int>(std::clamp<double>(b.floors, 1, kMostFloors));
    if (b.dwellings < 0) {
      b.dwellings = dwellings_of(b, setting[i].shop, p);
      dwellings += b.dwellings;
    }
    b.dwellings = static_cast<int>(std::min<double>(b.dwellings, kMostDwellings));
  }
  if (kinds > 0) notices.push_back({"assemble.building_kinds", kinds, {}});
  if (floors > 0) notices.push_back({"assemble.building_floors", floors, {}});
  if (dwellings > 0) notices.push_back({"assemble.dwellings", dwellings, {}});
}

namespace {

constexpr double kLeastHomes = 0.05;  // of what the streets would hold: below it the map has no homes
constexpr int kAssumedDwellings = 2;  // per assumed house
constexpr double kHouseSide = 11.0, kFrontGarden = 4.0;  // m

bool lined_with_homes(StreetKind kind) {
  return kind == StreetKind::Residential || kind == StreetKind::LivingStreet || kind == StreetKind::Tertiary ||
         kind == StreetKind::Secondary;
}

DraftBuilding assumed_house(const Place& place, double offset) {
  const Point a = place.ahead, side{-a.y, a.x};
  const double sign = offset < 0.0 ? -1.0 : 1.0;
  DraftBuilding house;
  house.kind = BuildingKind::Terraced;
  house.floors = 2;
  house.dwellings = kAssumedDwellings;
  house.tenure = TenureMix::Mixed;
  for (const auto& [u, v] : {std::pair{-0.5, 0.0}, {0.5, 0.0}, {0.5, 1.0}, {-0.5, 1.0}}) {
    const double along = u * kHouseSide, out = offset + sign * v * kHouseSide;
    house.outline.push_back(
        {place.position.x + along * a.x + out * side.x, place.position.y + along * a.y + out * side.y});
  }
  return house;
}

}  // namespace

bool add_assumed_homes(TownDraft& draft, const StreetNetwork& streets, std::span<const std::uint8_t> address,
                       double known, const TownParameters& p, std::vector<Notice>& notices) {
  const Segments& s = streets.segments;
  const auto length_where = [&](auto use) {
    double metres = 0.0;
    for (std::size_t i = 0; i < s.size(); ++i)
      if (address[i] && use(s.kind[i])) metres += static_cast<double>(s.length_m[i]);
    return metres;
  };
  const bool usual = length_where(lined_with_homes) > 0.0;
  const auto use = [&](StreetKind kind) { return !usual || lined_with_homes(kind); };
  const double expected = length_where(use) / 1000.0 * p.assumed_dwellings_per_km;
  if (known > 0.0 && known >= kLeastHomes * expected) return false;

  const double step = 1000.0 * kAssumedDwellings / p.assumed_dwellings_per_km;
  double due = 0.5 * step;  // the rest of a short segment counts for the next, so that none is lost
  std::int64_t houses = 0;
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    if (!address[i] || !use(s.kind[i])) continue;
    const auto length = static_cast<double>(s.length_m[i]);
    for (; due < length; due += step) {
      const double offset = static_cast<double>(s.width_m[i]) / 2.0 + kFrontGarden;
      draft.buildings.push_back(
          assumed_house(place_along(streets.polyline(SegmentId(i)), due), houses % 2 == 0 ? offset : -offset));
      ++houses;
    }
    due -= length;
  }
  if (houses == 0) {  // a map shorter than one step still has somebody to live in it
    const auto first = static_cast<std::uint32_t>(std::ranges::find(address, 1) - address.begin());
    draft.buildings.push_back(assumed_house(place_along(streets.polyline(SegmentId(first)), 0.0), kFrontGarden));
    ++houses;
  }
  notices.push_back({"assemble.assumed_homes", houses * kAssumedDwellings, {}});
  return true;
}

}  // namespace lichtung::town
