// Ranges of coordinates in Germany, with some room around it.
#include "sim/inventory/coordinates.hpp"

#include "scenarios/errors.hpp"
#include "sim/town/import_project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::inventory {
namespace {

double median(std::vector<double> values) {
  if (values.empty()) return std::nan("");
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), half, values.end());
  return *half;
}

town::Point median_of(std::span<const town::Point> places) {
  std::vector<double> x, y;
  for (const town::Point p : places) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
    x.push_back(p.x);
    y.push_back(p.y);
  }
  return {median(std::move(x)), median(std::move(y))};
}

bool within(double value, double low, double high) { return value >= low && value < high; }

}  // namespace

std::string likely_crs(std::span<const town::Point> places, std::optional<int> town_epsg,
                       const std::filesystem::path& path) {
  const town::Point p = median_of(places);
  if (std::abs(p.x) <= 180.0 && std::abs(p.y) <= 90.0) return "EPSG:4326";
  const bool germany_north = within(p.y, 5.1e6, 6.2e6);  // northing of UTM and Gauß-Krüger
  if (germany_north && within(p.x, 2.3e6, 5.8e6))
    return fmt::format("EPSG:{}", 31466 + std::clamp(static_cast<int>(p.x / 1e6), 2, 5) - 2);
  if (germany_north && within(p.x, 32e6, 33e6)) return "EPSG:4647";
  if (germany_north && within(p.x, 33e6, 34e6)) return "EPSG:5650";
  if (germany_north && within(p.x, 1e5, 1e6)) {
    const bool german = town_epsg == 25832 || town_epsg == 25833;
    return fmt::format("EPSG:{}", german ? *town_epsg : 25832);
  }
  if (within(p.x, 6e5, 1.75e6) && within(p.y, 5.9e6, 7.4e6)) return "EPSG:3857";
  throw DataError(
      ErrorKind::Data, path.string(),
      fmt::format("tells no coordinate system, and coordinates such as {:.3f}, {:.3f} fit none that is usual in "
                  "Germany; name it by 'crs', such as crs = \"EPSG:25832\"",
                  p.x, p.y));
}

int utm_zone_of(const Source& source, std::span<const town::Point> places, const std::string& crs) {
  std::vector<town::Point> degrees(places.begin(), places.end());
  source.transform(degrees, crs, 4326);
  const town::Point p = median_of(degrees);
  if (!std::isfinite(p.x)) return 25832;
  if (within(p.x, 5.8, 15.1) && within(p.y, 47.2, 55.1)) return town::osm::zone_for(p.x);
  const int zone = std::clamp(static_cast<int>(std::floor((p.x + 180.0) / 6.0)) + 1, 1, 60);
  return (p.y < 0.0 ? 32700 : 32600) + zone;
}

}  // namespace lichtung::inventory
