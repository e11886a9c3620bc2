// From a draft to the town that is simulated: a table of contents; each step is a file of its own.
#include "sim/town/assemble.hpp"

#include "sim/town/area_finder.hpp"
#include "sim/town/building_stock.hpp"
#include "sim/town/districts.hpp"
#include "sim/town/place_buildings.hpp"
#include "sim/town/place_lamps.hpp"
#include "sim/town/place_venues.hpp"
#include "sim/town/street_finder.hpp"
#include "sim/town/streets.hpp"
#include "sim/town/surroundings.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lichtung::town {
namespace {

/// Drops what has no usable place, so that no later step meets a number that isn't one.
void drop_unplaced(TownDraft& draft, std::vector<Notice>& notices) {
  const auto broken = [](const Ring& ring) { return !std::ranges::all_of(ring, finite); };
  std::size_t dropped = std::erase_if(draft.venues, [](const DraftVenue& v) { return !finite(v.position); });
  dropped += std::erase_if(draft.lamps, [](const DraftLamp& l) { return !finite(l.position); });
  dropped += std::erase_if(draft.areas, [&](const DraftArea& a) { return a.outline.size() < 3 || broken(a.outline); });
  dropped += std::erase_if(draft.buildings, [&](const DraftBuilding& b) { return broken(b.outline); });
  dropped +=
      std::erase_if(draft.districts, [&](const DraftDistrict& d) { return !finite(d.centre) || broken(d.outline); });
  if (dropped > 0) notices.push_back({"assemble.unusable_places", static_cast<std::int64_t>(dropped), {}});
}

std::size_t dwellings_on_streets(const TownDraft& draft, const PlacedBuildings& placed) {
  std::size_t sum = 0;
  for (const std::uint32_t b : placed.draft_of)
    sum += static_cast<std::size_t>(std::max(0, draft.buildings[b].dwellings));
  return sum;
}

PlacedBuildings house_the_town(TownDraft& draft, const StreetNetwork& streets, const StreetFinder& finder,
                               const TownParameters& p, std::vector<Notice>& notices) {
  const auto address = address_streets(streets);
  complete_buildings(draft, p, notices);
  std::vector<Notice> left_out;
  PlacedBuildings placed = place_buildings(draft, finder, address, p, left_out);
  if (add_assumed_homes(draft, streets, address, static_cast<double>(dwellings_on_streets(draft, placed)), p,
                        notices)) {
    left_out.clear();
    placed = place_buildings(draft, finder, address, p, left_out);
  }
  notices.insert(notices.end(), left_out.begin(), left_out.end());
  return placed;
}

/// How many people the day's places are for: as the scenario says, or as many as usually live in so many dwellings.
double expected_residents(const Scenario& scenario, std::size_t dwellings) {
  if (scenario.population.residents) return *scenario.population.residents;
  constexpr std::array<double, 5> kPersons{1.0, 2.0, 3.0, 4.0, 5.3};  // the last band is open: five and more
  double persons = 0.0, shares = 0.0;
  for (std::size_t i = 0; i < kPersons.size(); ++i) {
    persons += kPersons[i] * scenario.population.household_size[i];
    shares += scenario.population.household_size[i];
  }
  return shares > 0.0 ? static_cast<double>(dwellings) * persons / shares : 0.0;
}

/// Lamps of streets that the map says are lit all day, or by motion sensors, burn so; inventories say it themselves.
void switch_by_tag(const Segments& segments, Lamps& lamps, std::vector<LampSchedule>& schedules) {
  const auto number = [&](const LampSchedule& wanted) {
    const auto known = std::ranges::find(schedules, wanted);
    if (known != schedules.end()) return static_cast<std::uint16_t>(known - schedules.begin());
    schedules.push_back(wanted);
    return static_cast<std::uint16_t>(schedules.size() - 1);
  };
  for (std::size_t i = 0; i < lamps.size(); ++i) {
    if (!lamps.segment[i].valid() || (lamps.origin[i] != LampOrigin::Mapped && lamps.origin[i] != LampOrigin::Rule)) continue;
    const Lit lit = segments.lit[lamps.segment[i].index()];
    if (lit == Lit::AllDay) lamps.schedule[i] = number({.how = LampSwitch::AllDay});
    if (lit == Lit::Automatic) lamps.schedule[i] = number({.how = LampSwitch::Sun, .motion_rest = 0.0});
  }
}

void copy_identity(TownDraft& draft, Town& town) {
  town.name = draft.name;
  town.source = draft.source;
  town.licence = draft.licence;
  town.digest_sha256 = draft.digest_sha256;
  town.generated = draft.generated;
  town.epsg = draft.epsg;
  town.reference_lon_lat = draft.reference_lon_lat;
  town.counts = draft.counts;
  town.notices = std::move(draft.notices);
}

}  // namespace

Town assemble(TownDraft draft, const Scenario& scenario, const KnownLamps& known) {
  const TownParameters& p = scenario.parameters.town;
  const random::Random random{scenario.map.town_seed, 0};
  Town town;
  copy_identity(draft, town);
  drop_unplaced(draft, town.notices);

  town.streets = build_streets(draft, p, town.notices);
  StreetNetwork& streets = town.streets;
  const StreetFinder finder(streets);
  PlacedBuildings placed = house_the_town(draft, streets, finder, p, town.notices);
  town.dwellings = make_dwellings(draft, placed, streets.segments.size(), p, random);
  town.buildings = std::move(placed.buildings);
  streets.segments.frontage_m = frontage_by_segment(town.buildings, streets.segments);

  describe_surroundings(streets, AreaFinder(draft.areas), p);
  town.districts = assign_districts(draft, streets, town.dwellings, p, town.notices);
  town.luminaires = photometry::builtin_luminaires();
  town.luminaires.insert(town.luminaires.end(), known.luminaires.begin(), known.luminaires.end());
  town.schedules.assign(1, {});
  town.schedules.insert(town.schedules.end(), known.schedules.begin(), known.schedules.end());
  town.lamps = place_lamps(draft, streets, finder, town.buildings, known, p, town.notices);
  switch_by_tag(streets.segments, town.lamps, town.schedules);
  town.venues = place_venues(draft, streets, finder, address_streets(streets), town.buildings, town.dwellings,
                             expected_residents(scenario, town.dwellings.size()), p, streets.names, town.notices);
  town.areas = std::move(draft.areas);
  return town;
}

}  // namespace lichtung::town
