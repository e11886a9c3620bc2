// Mapped, derived and assumed venues.
#include "sim/town/place_venues.hpp"

#include "sim/town/street_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lichtung::town {
namespace {

constexpr std::size_t at(VenueKind kind) { return static_cast<std::size_t>(kind); }

// Usual floor area (parks: ground) by VenueKind, m²; only sets sizes within a kind in relation. Assumed.
constexpr std::array<double, kVenueKinds> kUsualArea{150, 1000, 1500,  4000, 800,  8000, 120, 200,   1000,
                                                     1,   150,  10000, 2000, 1000, 500,  500, 10000, 450};
// Usual jobs by VenueKind where nothing else is known. Assumed.
constexpr std::array<double, kVenueKinds> kUsualJobs{5, 20, 25, 40, 10, 150, 4, 5, 4, 0, 10, 0, 5, 5, 0, 10, 200, 15};
constexpr double kLeastJobs = 2.0, kMostJobs = 2000.0;  // of one workplace
constexpr double kFill = 0.5;                           // a kind is filled up below this share of its usual number
constexpr std::uint32_t kStroll = 20;                   // segments along the curve among which the busiest is chosen

struct Draft {
  VenueKind kind;
  SegmentId segment;
  Point position;
  double attraction;
  std::uint32_t name;
};

bool workplace(VenueKind kind) { return kind == VenueKind::Workplace || kind == VenueKind::Office; }

double attraction_of(const DraftVenue& v, const TownParameters& p) {
  const bool sized = std::isfinite(v.floor_area_m2) && v.floor_area_m2 > 0.0;
  if (workplace(v.kind)) {
    const double per_job = v.kind == VenueKind::Office ? p.job_office_m2 : p.job_commercial_m2;
    return sized ? std::clamp(v.floor_area_m2 / per_job, kLeastJobs, kMostJobs) : kUsualJobs[at(v.kind)];
  }
  return sized ? std::clamp(v.floor_area_m2 / kUsualArea[at(v.kind)], 0.1, 20.0) : 1.0;
}

std::uint32_t name_number(const std::string& name, std::vector<std::string>& names) {
  if (name.empty()) return 0;
  names.push_back(name);
  return static_cast<std::uint32_t>(names.size() - 1);
}

void add_mapped(const TownDraft& draft, const StreetFinder& finder, std::span<const std::uint8_t> address,
                const TownParameters& p, std::vector<std::string>& names, std::vector<Notice>& notices,
                std::vector<Draft>& venues) {
  for (const DraftVenue& v : draft.venues)
    if (const auto foot = finder.nearest(v.position, p.snap_venue_m, address))
      venues.push_back({v.kind, foot->segment, v.position, attraction_of(v, p), name_number(v.name, names)});
  const auto lost = static_cast<std::int64_t>(draft.venues.size() - venues.size());
  if (lost > 0) notices.push_back({"assemble.venues_out_of_reach", lost, {}});
}

std::span<const Point> outline_of(const Buildings& b, std::size_t i) {
  return std::span(b.outline).subspan(b.outline_first[i], b.outline_first[i + 1] - b.outline_first[i]);
}

/// Floor area per job of buildings that are workplaces by their kind; 0 for others.
double area_per_job(BuildingKind kind, const TownParameters& p) {
  switch (kind) {
    case BuildingKind::Commercial:
      return p.job_commercial_m2;
    case BuildingKind::Office:
    case BuildingKind::Public:
      return p.job_office_m2;
    case BuildingKind::Industrial:
      return p.job_industrial_m2;
    case BuildingKind::Detached:
    case BuildingKind::Terraced:
    case BuildingKind::Apartments:
    case BuildingKind::Slab:
    case BuildingKind::Perimeter:
    case BuildingKind::Farm:
    case BuildingKind::School:
    case BuildingKind::Garage:
    case BuildingKind::Hut:
    case BuildingKind::Other:
      return 0.0;
  }
  return 0.0;
}

/// A workplace in every commercial, industrial, office or public building in which nothing is mapped.
void add_from_buildings(const Buildings& buildings, const TownParameters& p, std::vector<Notice>& notices,
                        std::vector<Draft>& venues) {
  std::vector<Box> boxes;
  for (const Draft& v : venues) boxes.push_back({v.position, v.position});
  const SpatialIndex index(boxes);
  std::vector<std::uint32_t> found;
  std::int64_t derived = 0;
  const std::size_t mapped = venues.size();
  for (std::size_t b = 0; b < buildings.size(); ++b) {
    const double per_job = area_per_job(buildings.kind[b], p);
    if (per_job <= 0.0) continue;
    const double jobs = static_cast<double>(buildings.footprint_m2[b]) * buildings.floors[b] / per_job;
    if (jobs < kLeastJobs) continue;
    const auto outline = outline_of(buildings, b);
    index.find(box_of(outline), found);
    if (std::ranges::any_of(found, [&](std::uint32_t v) { return v < mapped && in_ring(venues[v].position, outline); }))
      continue;
    venues.push_back({VenueKind::Workplace, buildings.segment[b], buildings.position[b], std::min(jobs, kMostJobs), 0});
    ++derived;
  }
  if (derived > 0) notices.push_back({"assemble.workplaces_from_buildings", derived, {}});
}

/// Spreads assumed places as the dwellings are spread, on the busiest street near each chosen dwelling.
class Founder {
 public:
  Founder(const StreetNetwork& streets, std::span<const std::uint8_t> address, const Dwellings& dwellings)
      : streets_(streets), address_(address), dwellings_(dwellings) {}

  void found(VenueKind kind, std::int64_t count, double attraction, std::vector<Draft>& venues) const {
    // A start of its own for each kind keeps them from meeting in the same houses.
    const double phase = std::fmod(static_cast<double>(at(kind) + 1) * (std::numbers::phi - 1.0), 1.0);
    const auto n = static_cast<double>(dwellings_.size());
    for (std::int64_t k = 0; k < count; ++k) {
      const auto home = static_cast<std::size_t>((static_cast<double>(k) + phase) / static_cast<double>(count) * n);
      const SegmentId segment = street_for(kind, dwellings_.segment[std::min(home, dwellings_.size() - 1)]);
      const auto length = static_cast<double>(streets_.segments.length_m[segment.index()]);
      venues.push_back({kind, segment, place_along(streets_.polyline(segment), length / 2.0).position, attraction, 0});
    }
  }

 private:
  SegmentId street_for(VenueKind kind, SegmentId home) const {
    if (kind == VenueKind::School || kind == VenueKind::Kindergarten || kind == VenueKind::Park ||
        kind == VenueKind::Sport)
      return home;  // as well in a side street
    const auto size = static_cast<std::uint32_t>(streets_.segments.size());
    const std::uint32_t first = home.value < kStroll ? 0 : home.value - kStroll;
    const auto far = [&](std::uint32_t i) { return i < home.value ? home.value - i : i - home.value; };
    SegmentId best = home;
    for (std::uint32_t i = first; i < std::min(size, home.value + kStroll + 1); ++i) {
      if (!address_[i]) continue;
      const std::pair here(rule(streets_.segments.kind[i]).rank, far(i));
      if (here < std::pair(rule(streets_.segments.kind[best.index()]).rank, far(best.value))) best = SegmentId(i);
    }
    return best;
  }

  const StreetNetwork& streets_;
  std::span<const std::uint8_t> address_;
  const Dwellings& dwellings_;
};

struct Need {
  VenueKind kind;
  double residents_per;
  bool always;  // at least one wherever somebody lives
  const char* notice;
};

std::array<Need, 10> needs(const TownParameters& p) {
  return {{{VenueKind::Shop, p.residents_per_shop, true, "assemble.assumed_shops"},
           {VenueKind::Supermarket, p.residents_per_supermarket, false, "assemble.assumed_supermarkets"},
           {VenueKind::School, p.residents_per_school, false, "assemble.assumed_schools"},
           {VenueKind::Kindergarten, p.residents_per_kindergarten, false, "assemble.assumed_kindergartens"},
           {VenueKind::Bar, p.residents_per_bar, false, "assemble.assumed_bars"},
           {VenueKind::Restaurant, p.residents_per_restaurant, true, "assemble.assumed_restaurants"},
           {VenueKind::Stop, p.residents_per_stop, true, "assemble.assumed_stops"},
           {VenueKind::Surgery, p.residents_per_surgery, false, "assemble.assumed_surgeries"},
           {VenueKind::Park, p.residents_per_park, true, "assemble.assumed_parks"},
           {VenueKind::Sport, p.residents_per_sport, false, "assemble.assumed_sports"}}};
}

void add_assumed(const Founder& founder, double residents, const TownParameters& p, std::vector<Notice>& notices,
                 std::vector<Draft>& venues) {
  std::array<std::int64_t, kVenueKinds> count{};
  double jobs = 0.0;
  for (const Draft& v : venues) {
    ++count[at(v.kind)];
    jobs += workplace(v.kind) ? v.attraction : kUsualJobs[at(v.kind)];
  }
  for (const Need& need : needs(p)) {
    const std::int64_t usual = std::llround(residents / need.residents_per);
    const std::int64_t least = std::max<std::int64_t>(usual, need.always ? 1 : 0);
    const std::int64_t have = count[at(need.kind)];
    if (static_cast<double>(have) >= kFill * static_cast<double>(least)) continue;
    founder.found(need.kind, least - have, 1.0, venues);
    notices.push_back({need.notice, least - have, {}});
    jobs += static_cast<double>(least - have) * kUsualJobs[at(need.kind)];
  }
  if (jobs >= p.jobs_least * residents) return;
  const auto missing =
      static_cast<std::int64_t>(std::ceil((p.jobs_per_resident * residents - jobs) / p.assumed_workplace_jobs));
  if (missing <= 0) return;
  founder.found(VenueKind::Workplace, missing, p.assumed_workplace_jobs, venues);
  notices.push_back({"assemble.assumed_workplaces", missing, {}});
}

}  // namespace

Venues place_venues(const TownDraft& draft, const StreetNetwork& streets, const StreetFinder& finder,
                    std::span<const std::uint8_t> address, const Buildings& buildings, const Dwellings& dwellings,
                    double residents, const TownParameters& p, std::vector<std::string>& names,
                    std::vector<Notice>& notices) {
  std::vector<Draft> list;
  add_mapped(draft, finder, address, p, names, notices, list);
  add_from_buildings(buildings, p, notices, list);
  if (dwellings.size() > 0) add_assumed(Founder(streets, address, dwellings), residents, p, notices, list);
  std::ranges::stable_sort(list, {}, &Draft::segment);
  Venues venues;
  for (const Draft& v : list) {
    venues.kind.push_back(v.kind);
    venues.segment.push_back(v.segment);
    venues.position.push_back(v.position);
    venues.attraction.push_back(static_cast<float>(v.attraction));
    venues.name.push_back(v.name);
  }
  return venues;
}

}  // namespace lichtung::town
