// What edits of upkeep, security, travelling offenders and investigation do.
#include "sim/plan/apply.hpp"
#include "sim/random/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace lichtung::plan {
namespace {

void set_days(std::vector<double>& column, double otherwise, double days, const Target& target) {
  if (column.empty()) column.assign(target.town.streets.segments.size(), otherwise);
  for (const SegmentId s : target.streets) column[s.index()] = days;
}

/// Repairs the derelict buildings of these streets, or so many of them: always the same ones first.
void repair(int wanted, const Target& target) {
  auto& buildings = target.town.buildings;
  const random::Random random{target.applied.scenario.random.seed, 0};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;   // order, building
  for (std::uint32_t b = 0; b < buildings.size(); ++b)
    if (buildings.derelict[b] != 0 && std::ranges::binary_search(target.streets, buildings.segment[b]))
      found.emplace_back(random::words(random, random::Purpose::BuildingRepair, b, 0)[0], b);
  if (found.empty()) {
    target.error("plan.no_derelict");
    return;
  }
  if (std::cmp_greater(wanted, found.size())) {
    target.error("plan.few_derelict", {{fmt::format("{}", wanted)}, {fmt::format("{}", found.size())}});
    return;
  }
  std::ranges::sort(found);
  if (wanted != UpkeepEdit::kAll) found.resize(static_cast<std::size_t>(wanted));
  for (const auto& [order, b] : found) buildings.derelict[b] = 0;
  target.applied.levers.places.buildings_repaired += static_cast<std::int64_t>(found.size());
}

}  // namespace

void apply(const UpkeepEdit& what, const Target& target) {
  PlaceLevers& levers = target.applied.levers.places;
  const OffenceParameters& p = target.applied.scenario.parameters.offence;
  // What falls between two cleanings lies for half the interval on average.
  if (what.cleaning_interval_days) set_days(levers.cleaning_days, p.cleaning_days, *what.cleaning_interval_days / 2.0, target);
  if (what.graffiti_days) set_days(levers.graffiti_days, p.graffiti_days, *what.graffiti_days, target);
  if (what.repair) repair(*what.repair, target);
}

void apply(const SecurityEdit& what, const Target& target) {
  const auto& dwellings = target.town.dwellings;
  const bool any = std::ranges::any_of(target.streets, [&](SegmentId s) {
    const auto tenure = std::span(dwellings.tenure).subspan(dwellings.segment_first[s.index()],
                                                            dwellings.segment_first[s.index() + 1] - dwellings.segment_first[s.index()]);
    return std::ranges::any_of(tenure, [&](town::Tenure t) { return what.tenure[static_cast<std::size_t>(t)]; });
  });
  if (!any) target.error("plan.no_dwellings");
  target.applied.levers.places.security.push_back({what, {target.streets.begin(), target.streets.end()}});
}

void apply(const OutsidersEdit& what, const Target& target) {
  PlaceLevers& levers = target.applied.levers.places;
  Scenario& scenario = target.applied.scenario;
  if (what.rate_per_1000 || what.factor) {
    auto& rate = levers.outsiders_per_1000;
    if (!rate) rate.emplace().fill(scenario.population.outsiders_per_1000);
    for (std::size_t m = 0; m < rate->size(); ++m)
      if (!what.months || (*what.months)[m]) (*rate)[m] = what.rate_per_1000 ? *what.rate_per_1000 : (*rate)[m] * *what.factor;
  }
  if (what.kinds) levers.outsider_kinds = what.kinds;
  if (!what.station_share) return;
  const auto& kinds = target.town.venues.kind;
  if (*what.station_share > 0.0 && std::ranges::find(kinds, town::VenueKind::Station) == kinds.end())
    target.error("plan.no_railway_station", {{fmt::format("{}", *what.station_share)}});
  scenario.parameters.activity.outsider_station = *what.station_share;
}

void apply(const InvestigationEdit& what, const Target& target) {
  PlaceLevers& levers = target.applied.levers.places;
  const auto& today = target.applied.scenario.parameters.places.investigators;
  double at_work = 0.0;
  for (std::size_t k = 0; k < kOffenceKinds; ++k) at_work += what.kinds[k] ? today[k] : 0.0;
  for (std::size_t k = 0; k < kOffenceKinds; ++k) {
    if (!what.kinds[k]) continue;
    if (what.factor) levers.effort[k] *= *what.factor;
    if (what.officers) levers.effort_added[k] += *what.officers / at_work;
  }
}

}  // namespace lichtung::plan
