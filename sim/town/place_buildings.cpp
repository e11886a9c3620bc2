// Buildings and dwellings as columns.
#include "sim/town/place_buildings.hpp"

#include "sim/random/distributions.hpp"
#include "sim/town/building_stock.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace lichtung::town {
namespace {

constexpr double kLeastDwelling = 18.0, kLargestDwelling = 400.0;  // m²

/// Extent of an outline along a direction, m.
double facing_width(std::span<const Point> outline, Point ahead) {
  double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
  for (const Point p : outline) {
    const double along = (p.x - outline[0].x) * ahead.x + (p.y - outline[0].y) * ahead.y;
    low = std::min(low, along);
    high = std::max(high, along);
  }
  return high - low;
}

bool usable(const DraftBuilding& b) {
  return b.outline.size() >= 3 && std::ranges::all_of(b.outline, finite) && ring_area(b.outline) > 0.0;
}

void add_building(const DraftBuilding& b, const Foot& foot, Buildings& to) {
  to.segment.push_back(foot.segment);
  to.position.push_back(ring_centroid(b.outline));
  to.kind.push_back(b.kind);
  to.floors.push_back(static_cast<std::uint8_t>(b.floors));
  to.derelict.push_back(b.derelict);
  to.footprint_m2.push_back(static_cast<float>(ring_area(b.outline)));
  to.frontage_m.push_back(static_cast<float>(facing_width(b.outline, foot.ahead)));
  to.outline.insert(to.outline.end(), b.outline.begin(), b.outline.end());
  to.outline_first.push_back(static_cast<std::uint32_t>(to.outline.size()));
}

TenureMix usual_mix(BuildingKind kind) {
  switch (kind) {
    case BuildingKind::Detached:
    case BuildingKind::Terraced:
    case BuildingKind::Farm:
      return TenureMix::Owners;
    case BuildingKind::Apartments:
    case BuildingKind::Slab:
    case BuildingKind::Perimeter:
      return TenureMix::Rented;
    case BuildingKind::Commercial:
    case BuildingKind::Office:
    case BuildingKind::Industrial:
    case BuildingKind::Public:
    case BuildingKind::School:
    case BuildingKind::Garage:
    case BuildingKind::Hut:
    case BuildingKind::Other:
      return TenureMix::Mixed;
  }
  return TenureMix::Mixed;
}

Tenure draw_tenure(TenureMix mix, const TownParameters& p, double u) {
  const auto m = static_cast<std::size_t>(mix);
  const double social = std::min(p.social_share[m], 1.0 - p.owner_share[m]);
  const std::array weights{p.owner_share[m], 1.0 - p.owner_share[m] - social, social};
  return static_cast<Tenure>(random::categorical(weights, u));
}

RentBand draw_rent(const TownParameters& p, double u) {
  const std::array weights{p.rent_low, 1.0 - p.rent_low - p.rent_high, p.rent_high};
  return static_cast<RentBand>(random::categorical(weights, u));
}

}  // namespace

PlacedBuildings place_buildings(const TownDraft& draft, const StreetFinder& finder,
                                std::span<const std::uint8_t> address, const TownParameters& p,
                                std::vector<Notice>& notices) {
  const std::size_t n = draft.buildings.size();
  const StreetFinder::HouseRule rule{p.snap_building_m, p.snap_named_m, p.snap_minor_penalty_m};
  std::vector<std::optional<Foot>> feet(n);
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t i) {
    const DraftBuilding& b = draft.buildings[i];
    if (usable(b)) feet[i] = finder.street_of(b.outline, b.street, rule, address);
  });
  PlacedBuildings placed;
  for (std::uint32_t i = 0; i < n; ++i)
    if (feet[i]) placed.draft_of.push_back(i);
  std::ranges::sort(placed.draft_of, {},
                    [&](std::uint32_t i) { return std::tuple(feet[i]->segment, feet[i]->along_m, i); });
  placed.buildings.outline_first.push_back(0);
  for (const std::uint32_t i : placed.draft_of) add_building(draft.buildings[i], *feet[i], placed.buildings);
  if (placed.draft_of.size() < n)
    notices.push_back({"assemble.buildings_out_of_reach", static_cast<std::int64_t>(n - placed.draft_of.size()), {}});
  return placed;
}

Dwellings make_dwellings(const TownDraft& draft, PlacedBuildings& placed, std::size_t segments, const TownParameters& p,
                         const random::Random& random) {
  Dwellings d;
  Buildings& buildings = placed.buildings;
  buildings.dwelling_first.assign(1, 0);
  d.segment_first.assign(segments + 1, 0);
  for (std::uint32_t b = 0; b < placed.draft_of.size(); ++b) {
    const DraftBuilding& from = draft.buildings[placed.draft_of[b]];
    const double mean = from.dwellings > 0 ? living_area(from, p) / from.dwellings : 0.0;
    const TenureMix mix = from.tenure.value_or(usual_mix(from.kind));
    const auto house = random::words(random, random::Purpose::DwellingAttributes, b, 1);
    const RentBand rent = from.rent.value_or(draw_rent(p, random::unit(house[0])));
    for (int k = 0; k < from.dwellings; ++k) {
      const auto w =
          random::words(random, random::Purpose::DwellingAttributes, static_cast<std::uint32_t>(d.size()), 0);
      const double spread = 1.0 + p.dwelling_spread * (2.0 * random::unit(w[0]) - 1.0);
      d.building.emplace_back(b);
      d.segment.push_back(buildings.segment[b]);
      d.area_m2.push_back(static_cast<float>(std::clamp(mean * spread, kLeastDwelling, kLargestDwelling)));
      d.tenure.push_back(draw_tenure(mix, p, random::unit(w[1])));
      d.rent.push_back(d.tenure.back() == Tenure::Social ? RentBand::Low : rent);
      ++d.segment_first[buildings.segment[b].index() + 1];
    }
    buildings.dwelling_first.push_back(static_cast<std::uint32_t>(d.size()));
  }
  std::partial_sum(d.segment_first.begin(), d.segment_first.end(), d.segment_first.begin());
  return d;
}

std::vector<float> frontage_by_segment(const Buildings& buildings, const Segments& segments) {
  std::vector<float> frontage(segments.size(), 0.0F);
  for (std::size_t b = 0; b < buildings.size(); ++b)
    if (buildings.kind[b] != BuildingKind::Garage && buildings.kind[b] != BuildingKind::Hut)
      frontage[buildings.segment[b].index()] += buildings.frontage_m[b];
  for (std::size_t i = 0; i < frontage.size(); ++i) frontage[i] = std::min(frontage[i], 2.0F * segments.length_m[i]);
  return frontage;
}

}  // namespace lichtung::town
