// Edits of police and order service: finds their places in the town and notes what the roster is to carry out.
#include "sim/plan/apply.hpp"
#include "sim/plan/police_roster.hpp"
#include "sim/plan/where.hpp"
#include "sim/town/street_finder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::plan {
namespace {

constexpr double kReach_m = 100.0;           // from a place to the street it is on

/// Streets of written places; what has none is an error.
std::vector<SegmentId> streets_at(const std::vector<WrittenPoint>& places, std::span<const std::uint8_t> allowed, const Target& target) {
  std::vector<SegmentId> streets;
  if (places.empty()) return streets;
  const town::StreetFinder finder(target.town.streets);
  for (const WrittenPoint& written : places) {
    const auto foot = finder.nearest(place_of(written, target.town.epsg), kReach_m, allowed);
    if (foot)
      streets.push_back(foot->segment);
    else
      target.error("plan.place_without_street", {{fmt::format("[{}, {}]", written[0], written[1])}, {fmt::format("{}", kReach_m)}});
  }
  return streets;
}

/// The streets of `where` that units of this kind can use; none left is an error.
std::vector<SegmentId> usable(UnitType type, const Target& target) {
  const auto& s = target.town.streets.segments;
  std::vector<SegmentId> streets;
  for (const SegmentId street : target.streets)
    if ((type == UnitType::Car ? s.drivable : s.walkable)[street.index()] != 0) streets.push_back(street);
  if (streets.empty() && !target.streets.empty())
    target.error("plan.nowhere_to_patrol", {{std::string(kUnitTypeWords[static_cast<std::size_t>(type)])}});
  return streets;
}

/// Names or numbers of the streets that have stations, for a message.
std::string station_names(const std::vector<Station>& stations, const town::Town& town) {
  std::vector<std::string> names;
  for (const Station& station : stations) {
    const std::string& name = town.streets.names[town.streets.segments.name[station.street.index()]];
    names.push_back(name.empty() ? fmt::format("segment {}", station.street.value) : name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

void apply(const PatrolEdit& what, const Target& target) {
  PatrolOrder order{.said = target.edit.said, .what = what, .area = {}, .posts = streets_at(what.posts, target.town.streets.segments.walkable, target)};
  const bool kinds_named = what.names_units();
  for (std::size_t k = 0; k < kUnitWords.size() && !target.streets.empty(); ++k) {
    if (kinds_named ? !what.units[k] : !what.kinds[k]) continue;
    if (usable(static_cast<UnitType>(k), target).empty()) return;
  }
  if (what.strategy == PatrolStrategy::Posts && what.posts.empty())
    order.posts.assign(target.streets.begin(), target.streets.end());
  else
    order.area.assign(target.streets.begin(), target.streets.end());
  target.applied.levers.police.orders.push_back(std::move(order));
}

void apply(const StationEdit& what, const Target& target) {
  auto& known = target.applied.levers.police.stations;
  std::vector<Station> stations = known ? *known : stations_of(target.town);
  const bool everywhere = what.where.said.line == 0 || target.streets.size() == target.town.streets.segments.size();
  bool found = false;
  for (Station& station : stations) {
    if (!everywhere && !std::ranges::binary_search(target.streets, station.street)) continue;
    found = true;
    if (what.closed) station.closed = *what.closed;
    if (!what.hours.empty()) station.hours = what.hours;
    if (std::ranges::any_of(station.hours, [](const Shift& h) { return h.minutes() == 1440; })) station.hours.clear();
  }
  if (!found && (what.closed || !what.hours.empty()))
    target.error("plan.no_station", {{station_names(stations, target.town)}});
  for (const SegmentId street : streets_at(what.open, target.town.streets.segments.drivable, target))
    stations.push_back({.street = street, .added = true});
  if (std::ranges::all_of(stations, &Station::closed)) target.error("plan.last_station");
  known = std::move(stations);
}

void apply(const WithdrawalEdit& what, const Target& target) {
  target.applied.levers.police.withdrawals.push_back({target.edit.said, what});
}

void apply(const OrderServiceEdit& what, const Target& target) {
  PatrolOrder order{.said = target.edit.said, .what = what, .area = {}, .posts = streets_at(what.posts, target.town.streets.segments.walkable, target)};
  if (!target.streets.empty() && usable(UnitType::OrderService, target).empty()) return;
  order.area.assign(target.streets.begin(), target.streets.end());
  target.applied.levers.police.orders.push_back(std::move(order));
}

}  // namespace lichtung::plan
