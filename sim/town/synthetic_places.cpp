// Places people go to in a grown town: shops and pubs gather in the old town, along main streets, at the station and
// in village cores; schools, kindergartens and supermarkets spread with the homes. Numbers per 1000 residents are
// assumed, in the order of German municipal statistics.
#include "sim/town/synthetic_growth.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>

namespace lichtung::town::grown {
namespace {

using random::Purpose;
using Weight = std::function<double(std::size_t)>;

class Places {
 public:
  explicit Places(Growth& town) : town_(town), buildings_(town.draft.buildings) {
    for (const auto& b : buildings_) middle_.push_back(centroid(b.outline));
  }

  void add(VenueKind kind, Point at, double area, std::string name = {}) {
    town_.draft.venues.push_back({0, kind, at, area, std::move(name)});
  }

  void at_building(VenueKind kind, std::size_t b, double storeys = 1.0) {
    const double area = std::abs(signed_area(buildings_[b].outline)) * storeys;
    add(kind, middle_[b], area, buildings_[b].street);
  }

  /// `count` buildings drawn by weight without replacement (exponential races), at least `apart` metres from each
  /// other while that is possible.
  std::vector<std::size_t> draw(std::size_t count, double apart, std::uint32_t stream, const Weight& weight) {
    Draws d = town_.draws(Purpose::TownVenues, stream);
    std::vector<std::pair<double, std::size_t>> race;
    for (std::size_t b = 0; b < buildings_.size(); ++b) {
      const double w = weight(b);
      if (w > 0.0) race.emplace_back(random::exponential(1.0, d.unit()) / w, b);
    }
    std::sort(race.begin(), race.end());
    std::vector<std::size_t> chosen;
    for (double gap = apart; chosen.size() < count && gap > 1.0; gap = apart > 0.0 ? gap / 2 : 0.0) {
      for (std::size_t k = 0; k < race.size() && chosen.size() < count; ++k) {
        const std::size_t b = race[k].second;
        if (std::all_of(chosen.begin(), chosen.end(), [&](std::size_t c) { return distance(middle_[c], middle_[b]) > gap; })) {
          chosen.push_back(b);
        }
      }
    }
    for (std::size_t k = 0; apart <= 0.0 && k < std::min(count, race.size()); ++k) chosen.push_back(race[k].second);
    return chosen;
  }

  void scatter(VenueKind kind, double per_1000, double apart, std::uint32_t stream, const Weight& weight,
               double storeys = 1.0) {
    const auto count = static_cast<std::size_t>(std::max(1.0, std::round(per_1000 * town_.recipe.residents / 1000.0)));
    for (const std::size_t b : draw(count, apart, stream, weight)) at_building(kind, b, storeys);
  }

  [[nodiscard]] Point middle(std::size_t b) const { return middle_[b]; }
  [[nodiscard]] const DraftBuilding& building(std::size_t b) const { return buildings_[b]; }
  [[nodiscard]] Use use(std::size_t b) const { return town_.building_use[b]; }
  [[nodiscard]] std::uint32_t street(std::size_t b) const { return town_.building_street[b]; }
  [[nodiscard]] bool main(std::size_t b) const { return street(b) != kNone && town_.streets[street(b)].main; }
  [[nodiscard]] bool home(std::size_t b) const { return buildings_[b].dwellings > 0; }

  /// How much a place draws shops: old town, station, village cores, main streets.
  [[nodiscard]] double central(std::size_t b) const {
    const Point p = middle_[b];
    double c = 0.02 + 1.4 * std::exp(-norm(p) / town_.recipe.wall_radius_m);
    c += 0.8 * std::exp(-distance(p, town_.frame.station) / 160.0);
    for (const Point v : town_.frame.villages) c += 0.5 * std::exp(-distance(p, v) / 140.0);
    if (main(b)) c += 0.25;
    const BuildingKind kind = buildings_[b].kind;
    if (kind == BuildingKind::Commercial) return 3.0 * c;
    return kind == BuildingKind::Perimeter || kind == BuildingKind::Office ? c : home(b) ? 0.05 * c : 0.0;
  }

 private:
  Growth& town_;
  const std::vector<DraftBuilding>& buildings_;
  std::vector<Point> middle_;
};

/// A side street between old town and station with many wall-to-wall houses: the nightlife street.
std::uint32_t nightlife_street(const Growth& town, const Places& places) {
  std::vector<double> score(town.streets.size());
  for (std::size_t b = 0; b < town.draft.buildings.size(); ++b) {
    const std::uint32_t s = places.street(b);
    if (s == kNone || town.streets[s].main || town.streets[s].square) continue;
    const BuildingKind kind = places.building(b).kind;
    if (kind != BuildingKind::Perimeter && kind != BuildingKind::Commercial) continue;
    score[s] += std::exp(-std::abs(norm(places.middle(b)) - town.recipe.wall_radius_m) / town.recipe.wall_radius_m);
  }
  return static_cast<std::uint32_t>(std::max_element(score.begin(), score.end()) - score.begin());
}

void place_trade(Growth& town, Places& places) {
  const std::uint32_t night = nightlife_street(town, places);
  const auto central = [&](std::size_t b) { return places.central(b); };
  const auto pubs = [&](std::size_t b) {
    return places.street(b) == night ? 6.0 + 12.0 * places.central(b) : std::pow(places.central(b), 1.5);
  };
  const auto town_homes = [&](std::size_t b) { return places.home(b) && places.use(b) != Use::Industrial ? 1.0 : 0.0; };
  places.scatter(VenueKind::Shop, 6.5, 0.0, 1, central);
  places.scatter(VenueKind::Restaurant, 1.5, 0.0, 2, pubs);
  places.scatter(VenueKind::Bar, 0.8, 0.0, 3, pubs);
  places.scatter(VenueKind::Surgery, 0.9, 0.0, 4, [&](std::size_t b) { return std::sqrt(places.central(b)); });
  places.scatter(VenueKind::Culture, 0.12, 120.0, 5, [&](std::size_t b) {
    return places.use(b) == Use::OldTown || places.use(b) == Use::Inner ? 1.0 : 0.0;
  });
  places.scatter(VenueKind::Supermarket, 0.30, 520.0, 6, [&](std::size_t b) {
    const bool trade = places.building(b).kind == BuildingKind::Commercial;
    return places.use(b) == Use::OldTown ? 0.0 : (trade ? 6.0 : places.main(b) ? 1.0 : 0.02) * (town_homes(b) + trade);
  }, 4.0);
  places.scatter(VenueKind::Workplace, 3.0, 0.0, 7, [&](std::size_t b) {
    return town_homes(b) * (0.1 + places.central(b));
  });
}

void place_care(Growth& town, Places& places) {
  const auto homes = [&](std::size_t b) { return places.home(b) ? std::sqrt(places.building(b).dwellings) : 0.0; };
  const auto solid = [&](std::size_t b) {
    const BuildingKind kind = places.building(b).kind;
    return kind == BuildingKind::Office ? 3.0 : kind == BuildingKind::Commercial && places.main(b) ? 1.0 : 0.0;
  };
  places.scatter(VenueKind::Kindergarten, 0.65, 280.0, 20, homes, 1.5);
  places.scatter(VenueKind::Worship, 0.22, 450.0, 21, [&](std::size_t b) { return homes(b) * (places.main(b) ? 3 : 1); }, 2.0);
  places.scatter(VenueKind::Sport, 0.25, 600.0, 22, homes, 4.0);
  const double r = town.recipe.residents / 1000.0;
  places.scatter(VenueKind::PoliceStation, std::max(1.0, std::round(r / 60.0)) / r, 0.35 * town.recipe.radius_m, 23, [&](std::size_t b) {
    return (solid(b) + (places.building(b).kind == BuildingKind::Perimeter ? 0.01 : 0.0)) *
           std::exp(-norm(places.middle(b)) / (0.5 * town.recipe.radius_m));
  }, 3.0);
  places.scatter(VenueKind::Hospital, std::max(1.0, std::round(r / 70.0)) / r, 0.35 * town.recipe.radius_m, 24, [&](std::size_t b) {
    return town.reach(places.middle(b)) > 0.25 && places.main(b) ? solid(b) + 0.02 : 0.0;
  }, 20.0);
}

/// Places that follow from what was built: schools, the station, parks, halls and offices, the church.
void place_built(Growth& town, Places& places) {
  std::size_t schools = 0;
  for (std::size_t b = 0; b < town.draft.buildings.size(); ++b) {
    const DraftBuilding& house = places.building(b);
    switch (house.kind) {
      case BuildingKind::School:
        if (house.floors > 1) places.at_building(VenueKind::School, b, 3.0), ++schools;
        else places.at_building(VenueKind::Sport, b);
        break;
      case BuildingKind::Industrial: places.at_building(VenueKind::Workplace, b, house.floors); break;
      case BuildingKind::Office: places.at_building(VenueKind::Office, b, house.floors); break;
      case BuildingKind::Public:
        if (places.use(b) == Use::Campus) places.at_building(VenueKind::University, b, house.floors);
        else if (places.use(b) == Use::OldTown) places.at_building(VenueKind::Worship, b);
        break;
      case BuildingKind::Commercial:
        if (places.use(b) == Use::Industrial) places.at_building(VenueKind::Workplace, b, house.floors);
        break;
      case BuildingKind::Detached: case BuildingKind::Terraced: case BuildingKind::Apartments: case BuildingKind::Slab:
      case BuildingKind::Perimeter: case BuildingKind::Farm: case BuildingKind::Garage: case BuildingKind::Hut:
      case BuildingKind::Other: break;
    }
  }
  const auto wanted = static_cast<std::size_t>(std::round(0.3 * town.recipe.residents / 1000.0));
  if (schools < wanted) {                                        // older schools stand among the houses
    for (const std::size_t b : places.draw(wanted - schools, 400.0, 30, [&](std::size_t i) {
           return places.home(i) && places.use(i) != Use::Industrial ? 1.0 : 0.0;
         })) places.at_building(VenueKind::School, b, 9.0);
  }
  places.scatter(VenueKind::Office, 0.8, 0.0, 31, [&](std::size_t b) { return places.home(b) ? places.central(b) : 0.0; }, 2.0);
  places.add(VenueKind::Station, town.frame.station, 900.0 + town.recipe.residents / 60.0, "Bahnhof");
  for (const Block& block : town.blocks) {
    if (block.use != Use::Park && block.use != Use::Meadow) continue;
    const auto ring = town.plane.ring(block.face);
    const double area = signed_area(ring.points);
    if (area > 3500.0) places.add(VenueKind::Park, centroid(ring.points), area);
  }
}

/// Bus and tram stops along main roads, every 300 to 500 m.
void place_stops(Growth& town, Places& places) {
  std::vector<Point> stops{town.frame.station};
  for (std::uint32_t w = 0; w < town.draft.ways.size(); ++w) {
    const DraftWay& way = town.draft.ways[w];
    if (way.kind != StreetKind::Primary && way.kind != StreetKind::Secondary && way.kind != StreetKind::Tertiary) continue;
    if (way.bridge || way.tunnel) continue;
    Draws d = town.draws(Purpose::TownVenues, 0x10000000U + w);
    double next = d.between(40.0, 220.0);
    for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
      const Point a = town.draft.nodes[way.nodes[i]], b = town.draft.nodes[way.nodes[i + 1]];
      const double length = distance(a, b);
      for (; next < length; next += d.between(300.0, 500.0)) {
        const Point along = unit_vector(b - a), p = a + next * along;
        if (town.reach(p) > 1.0 || std::any_of(stops.begin(), stops.end(), [&](Point q) { return distance(p, q) < 240.0; })) continue;
        stops.push_back(p);
        places.add(VenueKind::Stop, p + (*way.width_m / 2 + 1.5) * turned_left(along), 0.0, way.name);
      }
      next -= length;
    }
  }
  places.add(VenueKind::Stop, town.frame.forecourt.front(), 0.0, "Bahnhof");
}

}  // namespace

void place_venues(Growth& town) {
  Places places(town);
  place_built(town, places);
  place_trade(town, places);
  place_care(town, places);
  place_stops(town, places);
}

}  // namespace lichtung::town::grown
