// Districts by outline, by centre, or by compass.
#include "sim/town/districts.hpp"

#include "sim/town/geometry.hpp"
#include "sim/town/spatial_index.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace lichtung::town {
namespace {

Point middle_of(const StreetNetwork& streets, std::size_t segment) {
  const auto length = static_cast<double>(streets.segments.length_m[segment]);
  return place_along(streets.polyline(SegmentId(segment)), length / 2.0).position;
}

/// Values at one and two thirds of the sorted list.
std::array<double, 2> thirds(std::vector<double> values) {
  std::ranges::sort(values);
  return {values[values.size() / 3], values[values.size() * 2 / 3]};
}

/// Compass parts with equal shares of dwellings by easting, and again by northing. Districts keep German names.
std::vector<std::uint32_t> by_compass(const StreetNetwork& streets, const Dwellings& dwellings, Districts& districts) {
  districts.name = {"Südwest", "Süd", "Südost", "West", "Mitte", "Ost", "Nordwest", "Nord", "Nordost"};
  std::vector<double> x, y;
  for (const SegmentId s : dwellings.segment) {
    const Point middle = middle_of(streets, s.index());
    x.push_back(middle.x);
    y.push_back(middle.y);
  }
  const auto east = thirds(std::move(x)), north = thirds(std::move(y));
  const auto third = [](double v, const std::array<double, 2>& cut) { return v < cut[0] ? 0U : v < cut[1] ? 1U : 2U; };
  std::vector<std::uint32_t> part(streets.segments.size());
  districts.centre.assign(9, Point{});
  for (std::size_t i = 0; i < part.size(); ++i) {
    const Point middle = middle_of(streets, i);
    part[i] = 3 * third(middle.y, north) + third(middle.x, east);
  }
  return part;
}

std::vector<std::uint32_t> as_mapped(const TownDraft& draft, const StreetNetwork& streets, Districts& districts) {
  std::vector<Box> boxes;
  std::vector<double> area;
  for (const DraftDistrict& d : draft.districts) {
    districts.name.push_back(d.name);
    districts.centre.push_back(d.centre);
    const bool outlined = d.outline.size() >= 3;
    boxes.push_back(outlined ? box_of(d.outline) : Box{});
    area.push_back(outlined ? ring_area(d.outline) : std::numeric_limits<double>::infinity());
  }
  const SpatialIndex index(boxes);
  std::vector<std::uint32_t> found, part(streets.segments.size(), 0);
  for (std::size_t i = 0; i < part.size(); ++i) {
    const Point middle = middle_of(streets, i);
    index.find(Box{middle, middle}, found);
    std::erase_if(found, [&](std::uint32_t d) { return !in_ring(middle, draft.districts[d].outline); });
    if (!found.empty()) {
      part[i] = *std::ranges::min_element(found, {}, [&](std::uint32_t d) { return area[d]; });
      continue;
    }
    for (std::uint32_t d = 1; d < districts.centre.size(); ++d)
      if (distance(middle, districts.centre[d]) < distance(middle, districts.centre[part[i]])) part[i] = d;
  }
  return part;
}

/// Drops empty districts, numbers the rest without gaps, and sets the segments' district. Assumed districts are
/// centred on their streets.
void keep_used(std::vector<std::uint32_t> part, bool mapped, StreetNetwork& streets, Districts& districts) {
  std::vector<std::uint32_t> segments(districts.name.size(), 0), number(districts.name.size(), 0);
  std::vector<Point> sum(districts.name.size());
  for (std::size_t i = 0; i < part.size(); ++i) {
    ++segments[part[i]];
    const Point middle = middle_of(streets, i);
    sum[part[i]] = {sum[part[i]].x + middle.x, sum[part[i]].y + middle.y};
  }
  Districts used;
  for (std::size_t d = 0; d < districts.name.size(); ++d) {
    if (segments[d] == 0) continue;
    number[d] = static_cast<std::uint32_t>(used.name.size());
    used.name.push_back(std::move(districts.name[d]));
    used.centre.push_back(mapped ? districts.centre[d] : Point{sum[d].x / segments[d], sum[d].y / segments[d]});
  }
  for (std::size_t i = 0; i < part.size(); ++i) streets.segments.district[i] = DistrictId(number[part[i]]);
  districts = std::move(used);
}

}  // namespace

Districts assign_districts(const TownDraft& draft, StreetNetwork& streets, const Dwellings& dwellings,
                           const TownParameters& p, std::vector<Notice>& notices) {
  Districts districts;
  const bool mapped = !draft.districts.empty();
  const bool large = static_cast<double>(dwellings.size()) > p.district_dwellings;
  if (mapped) {
    keep_used(as_mapped(draft, streets, districts), true, streets, districts);
  } else if (large) {
    keep_used(by_compass(streets, dwellings, districts), false, streets, districts);
    notices.push_back({"assemble.assumed_districts", static_cast<std::int64_t>(districts.name.size()), {}});
  } else {
    districts.name = {draft.name};
    districts.centre = {Point{}};
    keep_used(std::vector<std::uint32_t>(streets.segments.size(), 0), false, streets, districts);
  }
  return districts;
}

}  // namespace lichtung::town
