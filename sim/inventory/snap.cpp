// Distances by the town's own finder of streets.
#include "sim/inventory/snap.hpp"

#include "sim/town/street_finder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::inventory {
namespace {

constexpr double kFarthestStreet = 5000.0;  // m; beyond it the distance tells no more

/// Nearest-rank quantile of ascending values (Hyndman & Fan 1996, definition 1).
double quantile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

}  // namespace

Snapping snap(const LampInventory& inventory, const town::StreetNetwork& streets, Metres reach) {
  const town::StreetFinder finder(streets);
  std::vector<std::uint8_t> open(streets.segments.size());
  for (std::size_t i = 0; i < open.size(); ++i) open[i] = !streets.segments.tunnel[i];
  Snapping out;
  std::vector<double> on_street;
  for (std::size_t i = 0; i < inventory.lamps.size(); ++i) {
    const auto foot = finder.nearest(inventory.lamps[i].lamp.position, std::max(kFarthestStreet, reach.value), open);
    out.distance_m.push_back(foot ? foot->distance_m : std::numeric_limits<double>::infinity());
    if (out.distance_m.back() <= reach.value)
      on_street.push_back(out.distance_m.back());
    else
      out.off_street.push_back(i);
  }
  std::ranges::sort(on_street);
  out.median_m = quantile(on_street, 0.5);
  out.p95_m = quantile(on_street, 0.95);
  out.max_m = quantile(on_street, 1.0);
  return out;
}

std::vector<OddRow> off_street_rows(const LampInventory& inventory, const Snapping& snapping, Metres reach) {
  std::vector<OddRow> rows;
  for (const std::size_t i : snapping.off_street) {
    const InventoryLamp& lamp = inventory.lamps[i];
    if (!rows.empty() && rows.back().row == lamp.row) continue;
    const double metres = snapping.distance_m[i];
    rows.push_back(
        {lamp.row,
         {},
         Oddity::OffStreet,
         {},
         std::isfinite(metres) ? fmt::format("{:.0f} m", metres) : fmt::format("> {:.0f} m", kFarthestStreet),
         fmt::format("{:.0f} m", reach.value)});
  }
  return rows;
}

}  // namespace lichtung::inventory
