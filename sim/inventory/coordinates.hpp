// Coordinate systems where nobody names one: by the size of the numbers, which tells those that are used in Germany apart.
#pragma once

#include "sim/inventory/source.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace lichtung::inventory {

/// "EPSG:4326" for degrees, Gauß-Krüger zones 2 … 5 (31466 … 31469), UTM with the zone before the easting (4647, 5650), UTM
/// (`town_epsg`, otherwise 25832), Web Mercator (3857): by the median of the places, so that slips don't decide.
/// Errors: DataError naming `path` if the numbers fit none of these.
[[nodiscard]] std::string likely_crs(std::span<const town::Point> places, std::optional<int> town_epsg,
                                     const std::filesystem::path& path);

/// EPSG code of the metric grid for places in the source's coordinates (`crs` as in Source::transform): 25832 or 25833 in
/// Germany, elsewhere the WGS84 UTM zone of their median.
[[nodiscard]] int utm_zone_of(const Source& source, std::span<const town::Point> places, const std::string& crs);

}  // namespace lichtung::inventory
