// Columns anew: buildings by segment, dwellings by building, as the town numbers them.
#include "sim/plan/housing_stock.hpp"

#include "sim/town/apportion.hpp"

#include <algorithm>
#include <numeric>

namespace lichtung::plan {
namespace {

using town::kNone;

constexpr double kFloors = 3.0;          // of houses that a plan builds
constexpr float kHouseFront = 15.0F;     // m

std::shared_ptr<town::StockChange> as_it_stands(const town::Town& town) {
  auto change = std::make_shared<town::StockChange>();
  change->buildings = town.buildings;
  change->dwellings = town.dwellings;
  change->venues = town.venues;
  const std::size_t n = town.dwellings.size();
  change->place.resize(n);
  std::iota(change->place.begin(), change->place.end(), 0U);
  change->tenants = change->place;
  change->newcomers.assign(n, kNone);
  change->collective.assign(n, 0);
  change->zone.assign(n, 0);
  change->venue_before.resize(town.venues.size());
  std::iota(change->venue_before.begin(), change->venue_before.end(), 0U);
  return change;
}

/// The columns while they are written anew.
class Rebuilding {
 public:
  Rebuilding(town::Town& town, town::StockChange& change) : town_(town), old_(change) {
    buildings_.dwelling_first.push_back(0);
    buildings_.outline_first.push_back(0);
    dwellings_.segment_first.assign(town.streets.segments.size() + 1, 0);
  }

  void building(std::size_t b) {
    const town::Buildings& from = town_.buildings;
    buildings_.segment.push_back(from.segment[b]);
    buildings_.position.push_back(from.position[b]);
    buildings_.kind.push_back(from.kind[b]);
    buildings_.floors.push_back(from.floors[b]);
    buildings_.derelict.push_back(from.derelict[b]);
    buildings_.footprint_m2.push_back(from.footprint_m2[b]);
    buildings_.frontage_m.push_back(from.frontage_m[b]);
    buildings_.outline.insert(buildings_.outline.end(), from.outline.begin() + from.outline_first[b], from.outline.begin() + from.outline_first[b + 1]);
    end_building();
  }

  void dwelling(std::size_t d) {
    const town::Dwellings& from = town_.dwellings;
    add({from.area_m2[d], from.tenure[d], from.rent[d], old_.newcomers[d], old_.collective[d] != 0}, from.segment[d], old_.place[d],
        old_.tenants[d], old_.zone[d]);
  }

  void house(const NewHouse& h) {
    float area = 0.0F;
    for (const NewDwelling& d : h.dwellings) {
      add(d, h.segment, kNone, kNone, 0);
      area += d.area_m2;
    }
    buildings_.segment.push_back(h.segment);
    buildings_.position.push_back(town_.streets.middle(h.segment));
    buildings_.kind.push_back(town::BuildingKind::Apartments);
    buildings_.floors.push_back(static_cast<std::uint8_t>(kFloors));
    buildings_.derelict.push_back(0);
    buildings_.footprint_m2.push_back(area / static_cast<float>(kFloors));
    buildings_.frontage_m.push_back(kHouseFront);
    end_building();
  }

  void finish() {
    std::partial_sum(dwellings_.segment_first.begin(), dwellings_.segment_first.end(), dwellings_.segment_first.begin());
    town_.buildings = std::move(buildings_);
    town_.dwellings = std::move(dwellings_);
    old_.place = std::move(place_);
    old_.tenants = std::move(tenants_);
    old_.newcomers = std::move(newcomers_);
    old_.collective = std::move(collective_);
    old_.zone = std::move(zone_);
  }

 private:
  void add(const NewDwelling& d, SegmentId segment, std::uint32_t place, std::uint32_t tenants, std::uint16_t zone) {
    dwellings_.building.emplace_back(buildings_.size());
    dwellings_.segment.push_back(segment);
    dwellings_.area_m2.push_back(d.area_m2);
    dwellings_.tenure.push_back(d.tenure);
    dwellings_.rent.push_back(d.rent);
    ++dwellings_.segment_first[segment.index() + 1];
    place_.push_back(place);
    tenants_.push_back(tenants);
    newcomers_.push_back(d.newcomers);
    collective_.push_back(d.collective ? 1 : 0);
    zone_.push_back(zone);
  }

  void end_building() {
    buildings_.dwelling_first.push_back(static_cast<std::uint32_t>(dwellings_.size()));
    buildings_.outline_first.push_back(static_cast<std::uint32_t>(buildings_.outline.size()));
  }

  town::Town& town_;
  town::StockChange& old_;
  town::Buildings buildings_;
  town::Dwellings dwellings_;
  std::vector<std::uint32_t> place_, tenants_, newcomers_;
  std::vector<std::uint8_t> collective_;
  std::vector<std::uint16_t> zone_;
};

template <class T>
void keep(std::vector<T>& column, std::span<const std::uint8_t> gone) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < gone.size(); ++i)
    if (gone[i] == 0) column[to++] = column[i];
  column.resize(to);
}

}  // namespace

HousingStock::HousingStock(town::Town& town, HousingLevers& levers) : town_(town) {
  if (!levers.change) levers.change = as_it_stands(town);
  change_ = levers.change;
}

std::vector<std::uint32_t> HousingStock::dwellings_on(std::span<const SegmentId> streets) const {
  std::vector<std::uint32_t> found;
  for (const SegmentId s : streets)
    for (std::uint32_t d = town_.dwellings.segment_first[s.index()]; d < town_.dwellings.segment_first[s.index() + 1]; ++d)
      if (change_->collective[d] == 0) found.push_back(d);
  return found;
}

std::vector<std::uint32_t> HousingStock::dwellings_off(std::span<const SegmentId> streets) const {
  std::vector<std::uint8_t> here(town_.streets.segments.size(), 0);
  for (const SegmentId s : streets) here[s.index()] = 1;
  std::vector<std::uint32_t> found;
  for (std::uint32_t d = 0; d < town_.dwellings.size(); ++d)
    if (here[town_.dwellings.segment[d].index()] == 0 && change_->collective[d] == 0) found.push_back(d);
  return found;
}

void HousingStock::rebuild(std::span<const std::uint8_t> gone, std::span<const NewHouse> houses) {
  Rebuilding anew(town_, *change_);
  std::size_t next = 0;   // house
  const auto houses_before = [&](SegmentId segment) {
    while (next < houses.size() && houses[next].segment < segment) anew.house(houses[next++]);
  };
  const town::Buildings& b = town_.buildings;
  for (std::size_t i = 0; i < b.size(); ++i) {
    houses_before(b.segment[i]);
    bool planned = b.dwelling_first[i] < b.dwelling_first[i + 1], left = false;
    for (std::uint32_t d = b.dwelling_first[i]; d < b.dwelling_first[i + 1]; ++d) {
      planned = planned && change_->place[d] == kNone;
      left = left || gone[d] == 0;
    }
    if (planned && !left) continue;   // its houses go with their last dwelling
    for (std::uint32_t d = b.dwelling_first[i]; d < b.dwelling_first[i + 1]; ++d)
      if (gone[d] == 0) anew.dwelling(d);
    anew.building(i);
  }
  for (; next < houses.size(); ++next) anew.house(houses[next]);
  anew.finish();
}

void HousingStock::add_venue(town::VenueKind kind, SegmentId segment, float attraction) {
  town::Venues& v = town_.venues;
  v.kind.push_back(kind);
  v.segment.push_back(segment);
  v.position.push_back(town_.streets.middle(segment));
  v.attraction.push_back(attraction);
  v.name.push_back(0);
  change_->venue_before.push_back(kNone);
}

void HousingStock::remove_venues(std::span<const std::uint8_t> gone) {
  town::Venues& v = town_.venues;
  keep(v.kind, gone);
  keep(v.segment, gone);
  keep(v.position, gone);
  keep(v.attraction, gone);
  keep(v.name, gone);
  keep(change_->venue_before, gone);
}

std::uint32_t HousingStock::new_household(std::uint32_t size) {
  change_->newcomer_size.push_back(static_cast<std::uint8_t>(size));
  return static_cast<std::uint32_t>(change_->newcomer_size.size() - 1);
}

std::vector<std::uint32_t> household_sizes(std::int64_t persons, std::int64_t households, std::span<const double> shares) {
  double mean = 0.0, sum = 0.0;
  for (std::size_t i = 0; i < shares.size(); ++i) mean += shares[i] * static_cast<double>(i + 1), sum += shares[i];
  mean = sum > 0.0 ? mean / sum : 2.0;
  const std::int64_t n = persons > 0 ? std::clamp<std::int64_t>(std::llround(static_cast<double>(persons) / mean), 1, persons) : households;
  const auto counts = town::apportion(n, shares);
  std::vector<std::uint32_t> sizes;
  std::int64_t all = 0;
  for (std::size_t i = shares.size(); i-- > 0;) {
    sizes.insert(sizes.end(), static_cast<std::size_t>(counts[i]), static_cast<std::uint32_t>(i + 1));
    all += counts[i] * static_cast<std::int64_t>(i + 1);
  }
  if (persons > 0 && !sizes.empty()) {   // rounding: one person at a time, from the largest down
    for (std::size_t at = 0; all > persons; at = (at + 1) % sizes.size())
      if (sizes[at] > 1) --sizes[at], --all;
    for (std::size_t at = 0; all < persons; at = (at + 1) % sizes.size()) ++sizes[sizes.size() - 1 - at], ++all;
  }
  std::ranges::sort(sizes, std::greater<>{});
  return sizes;
}

std::vector<SegmentId> along_fronts(const town::Town& town, std::span<const SegmentId> streets, std::size_t n) {
  double whole = 0.0;
  for (const SegmentId s : streets) whole += static_cast<double>(town.streets.segments.frontage_m[s.index()]);
  std::vector<SegmentId> places;
  if (whole <= 0.0) return places;
  double passed = 0.0;
  for (const SegmentId s : streets) {
    passed += static_cast<double>(town.streets.segments.frontage_m[s.index()]);
    while (places.size() < n && (static_cast<double>(places.size()) + 0.5) / static_cast<double>(n) * whole < passed) places.push_back(s);
  }
  while (places.size() < n) places.push_back(streets.back());   // rounding at the end
  return places;
}

}  // namespace lichtung::plan
