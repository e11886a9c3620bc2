// Buildings of a grown town by use of the block: old-town houses wall to wall, Gründerzeit perimeter blocks, slabs in
// parallel rows, terraces, detached houses, halls. Dwellings are then fitted to the wanted number; tenure and rent
// follow the quarter (no attribute of origin exists here or anywhere).
#include "sim/town/synthetic_site.hpp"

#include <cmath>

namespace lichtung::town::grown {
namespace {

using random::Purpose;

struct House {
  BuildingKind kind{};
  int floors{};
  int dwellings{};
};

House old_town_house(double width, Draws& d) {
  const int floors = 2 + static_cast<int>(d.below(3));
  if (d.chance(0.42)) return {BuildingKind::Commercial, floors, std::max(0, floors - 1) * (width > 10 ? 2 : 1)};
  return {BuildingKind::Perimeter, floors, std::max(1, static_cast<int>(std::lround(floors * width / 11.0)))};
}

House inner_house(const Growth& town, double width, const Line& street, Draws& d) {
  const int floors = std::max(2, town.recipe.inner_floors + static_cast<int>(d.below(3)) - 1);
  const int per_floor = width > 17.0 ? 3 : 2;
  const bool main = town.streets[street.street].main;
  if (d.chance(main ? 0.07 : 0.02)) return {BuildingKind::Office, floors, 0};
  if (d.chance(main ? 0.40 : 0.06)) return {BuildingKind::Commercial, floors, (floors - 1) * per_floor};
  return {BuildingKind::Perimeter, floors, floors * per_floor};
}

House industrial_house(Draws& d) {
  const double u = d.unit();
  if (u < 0.62) return {BuildingKind::Industrial, 1 + static_cast<int>(d.below(2)), 0};
  if (u < 0.84) return {BuildingKind::Commercial, 1 + static_cast<int>(d.below(2)), 0};
  if (u < 0.97) return {BuildingKind::Office, 2 + static_cast<int>(d.below(4)), 0};
  return {BuildingKind::Detached, 2, 1};
}

House house_of(const Growth& town, Use use, double width, const Line& street, Draws& d) {
  const bool main = town.streets[street.street].main;
  switch (use) {
    case Use::OldTown: return old_town_house(width, d);
    case Use::Inner: return inner_house(town, width, street, d);
    case Use::Industrial: return industrial_house(d);
    case Use::Terraced:
      return {BuildingKind::Terraced, 2, 1};
    case Use::Village:
      if (d.chance(main ? 0.22 : 0.04)) return {BuildingKind::Commercial, 2, 1};
      if (d.chance(0.16)) return {BuildingKind::Farm, 2, 1};
      return {BuildingKind::Detached, 2, d.chance(0.4) ? 2 : 1};
    case Use::Detached:
      if (main && d.chance(0.05)) return {BuildingKind::Commercial, 1, 0};
      if (main && d.chance(0.25)) return {BuildingKind::Apartments, 3, 6};
      return {BuildingKind::Detached, d.chance(0.6) ? 2 : 1, d.chance(0.17) ? 2 : 1};
    case Use::Allotments: return {BuildingKind::Hut, 1, 0};
    case Use::Campus: return {d.chance(0.7) ? BuildingKind::Public : BuildingKind::Office, 3 + static_cast<int>(d.below(4)), 0};
    case Use::Slab: case Use::Park: case Use::Cemetery: case Use::School: case Use::Market: case Use::Forecourt:
    case Use::RailBand: case Use::RiverBand: case Use::WallGreen: case Use::Farmland: case Use::Forest:
    case Use::Meadow: break;
  }
  return {BuildingKind::Apartments, 3, 6};
}

Row row_of(const Growth& town, Use use, Draws& d) {
  const bool small = town.size == SyntheticTown::Kleinstadt;
  switch (use) {
    case Use::OldTown: return {7.0, 13.5, d.between(9.5, 12.0), 0.0, 0.0, 2.5, 9, false};
    case Use::Inner:
      if (small && d.chance(0.55)) return {11.0, 15.0, 11.5, 2.5, 3.5, 8.0, 1, false};
      return {14.0, 21.0, d.between(11.5, 13.0), d.chance(0.3) ? 2.5 : 0.2, 0.0, 4.0, 12, false};
    case Use::Industrial: return {26.0, 74.0, d.between(22.0, 46.0), d.between(6.0, 12.0), 8.0, 26.0, 1, false};
    case Use::Terraced: return {5.8, 6.6, 10.5, d.between(3.0, 5.5), 6.0, 12.0, 5 + static_cast<int>(d.below(4)), true};
    case Use::Village: return {10.0, 17.0, 10.5, d.between(0.8, 4.0), 4.0, 13.0, 1, false};
    case Use::Allotments: return {3.8, 5.0, 4.0, 6.0, 12.0, 19.0, 1, true};
    case Use::Campus: return {38.0, 62.0, 16.0, 8.0, 14.0, 28.0, 1, true};
    case Use::Detached: case Use::Slab: case Use::Park: case Use::Cemetery: case Use::School: case Use::Market:
    case Use::Forecourt: case Use::RailBand: case Use::RiverBand: case Use::WallGreen: case Use::Farmland:
    case Use::Forest: case Use::Meadow: break;
  }
  return {9.0, 13.0, d.between(9.0, 10.5), d.between(3.5, 6.0), 5.5, 10.5, 1, false};
}

bool has_rows(Use use) {
  return use == Use::OldTown || use == Use::Inner || use == Use::Industrial || use == Use::Terraced ||
         use == Use::Village || use == Use::Detached || use == Use::Allotments || use == Use::Campus;
}

class Builder {
 public:
  explicit Builder(Growth& town) : town_(town) {}

  void add(const Quad& quad, const House& house, const Block& block, std::uint32_t street, Draws& d) {
    DraftBuilding b;
    b.kind = house.kind;
    b.outline.assign(quad.begin(), quad.end());
    b.floors = house.floors;
    b.dwellings = house.dwellings;
    if (street != kNone) b.street = town_.streets[street].name;
    const bool worn = block.use == Use::OldTown || block.use == Use::Inner || block.use == Use::Industrial;
    b.derelict = house.kind != BuildingKind::Hut && d.chance(worn ? 0.014 : 0.004);
    if (house.dwellings > 0) settle(b, block, d);
    town_.draft.buildings.push_back(std::move(b));
    town_.building_use.push_back(block.use);
    town_.building_street.push_back(street);
  }

 private:
  /// Tenure and rent by use and quarter: quarters differ as a whole, houses vary around that.
  void settle(DraftBuilding& b, const Block& block, Draws& d) const {
    Draws q = town_.draws(Purpose::DwellingAttributes, block.quarter);
    const double standing = q.unit() + d.wobble(0.12);           // of the quarter, 0 … 1
    const double u = d.unit();
    switch (b.kind) {
      case BuildingKind::Slab: case BuildingKind::Apartments:
        b.tenure = block.use == Use::Slab && u < 0.52 ? TenureMix::Social : u < 0.85 ? TenureMix::Rented : TenureMix::Mixed;
        b.rent = standing < 0.6 ? RentBand::Low : RentBand::Middle;
        return;
      case BuildingKind::Detached: case BuildingKind::Farm: case BuildingKind::Terraced:
        b.tenure = u < (b.kind == BuildingKind::Terraced ? 0.68 : 0.86) ? TenureMix::Owners : TenureMix::Mixed;
        b.rent = standing < 0.62 ? RentBand::Middle : RentBand::High;
        return;
      case BuildingKind::Perimeter: case BuildingKind::Commercial: case BuildingKind::Office:
      case BuildingKind::Industrial: case BuildingKind::Public: case BuildingKind::School: case BuildingKind::Garage:
      case BuildingKind::Hut: case BuildingKind::Other: break;
    }
    b.tenure = u < 0.60 ? TenureMix::Rented : u < 0.93 ? TenureMix::Mixed : TenureMix::Social;
    b.rent = standing < 0.3 ? RentBand::Low : standing < 0.72 ? RentBand::Middle : RentBand::High;
  }

  Growth& town_;
};

std::uint32_t nearest_street(const Growth& town, const Site& site, Point p) {
  double best = 1e18;
  std::uint32_t nearest = kNone;
  for (std::size_t i = 0; i < site.ring().size(); ++i) {
    const Line* line = site.street(i);
    if (line == nullptr || town.streets[line->street].name.empty()) continue;
    const double far = distance_to_segment(p, site.ring().points[i], site.ring().points[(i + 1) % site.ring().size()]);
    if (far < best) best = far, nearest = line->street;
  }
  return nearest;
}

/// Zeilenbau: parallel slabs across the block, turned to the sun rather than to the street.
void set_slabs(Growth& town, const Block& block, Site& site, Builder& builder, Draws& d) {
  Draws q = town.draws(Purpose::TownBuildings, 0x40000000U + block.quarter);
  const double turn = q.between(-0.45, 0.45) + (q.chance(0.5) ? 0.0 : std::numbers::pi / 2);
  const Point along = from_angle(turn), across = turned_left(along);
  const double length = q.between(38.0, 62.0), spacing = q.between(30.0, 38.0), depth = 11.5;
  const int floors = q.chance(0.2) ? 8 : q.chance(0.5) ? 4 : 5;
  Extent e{along, across, 1e18, -1e18, 1e18, -1e18};
  for (const Point p : site.ring().points) {
    e.low = std::min(e.low, dot(p, along)), e.high = std::max(e.high, dot(p, along));
    e.left = std::min(e.left, dot(p, across)), e.right = std::max(e.right, dot(p, across));
  }
  for (double v = e.left + 8.0; v < e.right - 8.0; v += spacing) {
    for (double u = e.low + 8.0; u < e.high - 20.0;) {
      double fitted = 0.0;
      for (const double l : {length, 0.7 * length, 0.45 * length}) {
        const Quad quad = rectangle((u + l / 2) * along + v * across, along, l, depth);
        if (!site.free(quad, 0.0)) continue;
        site.take(quad);
        const int stairs = std::max(1, static_cast<int>(std::lround(l / 19.0)));
        const House house{BuildingKind::Slab, floors, stairs * floors * 2};
        builder.add(quad, house, block, nearest_street(town, site, 0.5 * (quad[0] + quad[2])), d);
        fitted = l;
        break;
      }
      u += fitted > 0.0 ? fitted + d.between(9.0, 16.0) : 4.0;
    }
  }
}

/// One building in the middle of a block, shrunk until it fits; false if even half the size does not.
bool set_middle(const Growth& town, const Block& block, Site& site, Builder& builder, const House& house, double length,
                double depth, double shift, Draws& d) {
  const Extent e = bounding_rectangle(site.ring().points);
  const Point middle = centroid(site.ring().points) + shift * e.across;
  for (const double f : {1.0, 0.85, 0.7, 0.55}) {
    const Quad quad = rectangle(middle, e.along, f * length, f * depth);
    if (!site.free(quad, 0.0)) continue;
    site.take(quad);
    builder.add(quad, house, block, nearest_street(town, site, middle), d);
    return true;
  }
  return false;
}

/// Terraces come with a few small apartment houses at their corners.
void fill_gaps(const Growth& town, const Block& block, Site& site, Builder& builder, Draws& d) {
  const Row row{17.0, 22.0, 12.0, 4.0, 10.0, 60.0, 1, false};
  along_streets(town, site, row, d, [&](const Quad& quad, double, const Line& line) {
    const int floors = d.chance(0.5) ? 3 : 2;
    builder.add(quad, {BuildingKind::Apartments, floors, floors * 3}, block, line.street, d);
  });
}

void build_block(Growth& town, const Block& block, bool church, const Quad& station, Builder& builder) {
  Draws d = town.draws(Purpose::TownBuildings, block.face);
  Site site(town, block);
  site.take(station);
  if (church) set_middle(town, block, site, builder, {BuildingKind::Public, 3, 0}, 40.0, 17.0, 0.0, d);
  if (block.use == Use::School) {
    set_middle(town, block, site, builder, {BuildingKind::School, 3, 0}, 62.0, 17.0, 14.0, d);
    set_middle(town, block, site, builder, {BuildingKind::School, 1, 0}, 30.0, 18.0, -20.0, d);
  } else if (block.use == Use::Slab) {
    set_slabs(town, block, site, builder, d);
  } else if (block.use == Use::Cemetery && d.chance(0.4)) {
    set_middle(town, block, site, builder, {BuildingKind::Public, 1, 0}, 16.0, 9.0, 0.0, d);
  } else if (has_rows(block.use)) {
    if (block.use == Use::Terraced && d.chance(0.35)) fill_gaps(town, block, site, builder, d);
    const Row row = row_of(town, block.use, d);
    along_streets(town, site, row, d, [&](const Quad& quad, double width, const Line& line) {
      builder.add(quad, house_of(town, block.use, width, line, d), block, line.street, d);
    });
  }
}

bool flexible(const DraftBuilding& b) { return b.dwellings > 2; }

/// Fits the number of dwellings to the wanted one by fuller or emptier apartment houses.
void fit_dwellings(Growth& town, double wanted) {
  double fixed = 0.0, open = 0.0;
  for (const auto& b : town.draft.buildings) (flexible(b) ? open : fixed) += b.dwellings;
  const double factor = open > 0.0 ? std::max(0.35, (wanted - fixed) / open) : 1.0;
  double carry = 0.0;
  for (auto& b : town.draft.buildings) {
    if (!flexible(b)) continue;
    carry += b.dwellings * factor;
    const int given = std::max(1, static_cast<int>(std::lround(carry)));
    carry -= given;
    b.floors = std::clamp(static_cast<int>(std::lround(b.floors * std::sqrt(factor))), 2, 12);
    b.dwellings = given;
  }
}

Quad station_building(const Growth& town) {
  const auto nearest = std::min_element(town.frame.rail.begin(), town.frame.rail.end(), [&](Point a, Point b) {
    return distance(a, town.frame.station) < distance(b, town.frame.station);
  });
  const Point out = unit_vector(town.frame.station - *nearest);
  return rectangle(town.frame.station, turned_left(out), 26.0 + town.recipe.wall_radius_m / 8.0, 13.0);
}

std::uint32_t forecourt_street(const Growth& town) {
  for (std::uint32_t s = 0; s < town.streets.size(); ++s) {
    if (town.streets[s].theme == Use::Forecourt && town.streets[s].square) return s;
  }
  return kNone;
}

}  // namespace

void raise_buildings(Growth& town) {
  Builder builder(town);
  std::size_t church = town.blocks.size();
  double near = 1e18;
  for (std::size_t i = 0; i < town.blocks.size(); ++i) {
    if (town.blocks[i].use != Use::OldTown) continue;
    const auto ring = town.plane.ring(town.blocks[i].face);
    const double far = norm(centroid(ring.points));
    if (signed_area(ring.points) > 2600.0 && far < near) near = far, church = i;
  }
  const Quad station = station_building(town);
  for (std::size_t i = 0; i < town.blocks.size(); ++i) {
    build_block(town, town.blocks[i], i == church, station, builder);
  }
  Draws d = town.draws(Purpose::TownBuildings, 0x7fffffffU);
  builder.add(station, {BuildingKind::Public, 2, 0}, {0, Use::Forecourt, 0}, forecourt_street(town), d);
  constexpr double kPersonsPerHome = 2.03, kOccupied = 0.97;     // Zensus 2022 (recalled); vacancy 3 % assumed
  fit_dwellings(town, town.recipe.residents / kPersonsPerHome / kOccupied);
}

}  // namespace lichtung::town::grown
