// What an edit of cameras does: cameras at places, or along streets so that all of them is seen.
#include "sim/plan/apply.hpp"

#include "sim/plan/where.hpp"
#include "sim/town/geometry.hpp"
#include "sim/town/street_finder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::plan {
namespace {

constexpr double kSnap_m = 30.0;      // from a named place to the street that is meant
constexpr double kRemove_m = 10.0;    // from a named place to the camera that is meant

Camera camera_like(const CameraEdit& what, SegmentId street, double along, town::Point position) {
  return {.position = position, .street = street, .along_m = static_cast<float>(along), .view_m = static_cast<float>(what.view_m),
          .live = what.live, .sign = what.sign, .on = quarters_of(what.hours)};
}

void put_along(const CameraEdit& what, SegmentId street, const town::Town& town, std::vector<Camera>& cameras) {
  const auto line = town.streets.polyline(street);
  const double length = town::length_of(line);
  const auto n = static_cast<int>(std::max(1.0, std::ceil(length / (2.0 * what.view_m))));
  for (int i = 0; i < n; ++i) {
    const double along = (i + 0.5) * length / n;
    cameras.push_back(camera_like(what, street, along, town::place_along(line, along).position));
  }
}

void put_at(const CameraEdit& what, const Target& target, std::vector<Camera>& cameras) {
  const town::StreetFinder finder(target.town.streets);
  for (const WrittenPoint& written : what.at) {
    const town::Point at = place_of(written, target.town.epsg);
    const auto foot = finder.nearest(at, kSnap_m, target.town.streets.segments.walkable);
    if (foot)
      cameras.push_back(camera_like(what, foot->segment, foot->along_m, at));
    else
      target.error("plan.camera_without_street", {{fmt::format("[{}, {}]", written[0], written[1])}, {fmt::format("{}", kSnap_m)}});
  }
}

void take_from(const CameraEdit& what, const Target& target, std::vector<Camera>& cameras) {
  for (const WrittenPoint& written : what.remove_at) {
    const town::Point at = place_of(written, target.town.epsg);
    const auto nearest = std::ranges::min_element(cameras, {}, [&](const Camera& c) { return town::distance(c.position, at); });
    if (nearest == cameras.end() || town::distance(nearest->position, at) > kRemove_m)
      target.error("plan.no_camera_there", {{fmt::format("[{}, {}]", written[0], written[1])}, {fmt::format("{}", kRemove_m)}});
    else
      cameras.erase(nearest);
  }
}

}  // namespace

void apply(const CameraEdit& what, const Target& target) {
  Cameras& cameras = target.applied.levers.nightlife.cameras;
  const std::size_t before = cameras.list.size();
  if (what.remove) {
    std::erase_if(cameras.list, [&](const Camera& c) { return std::ranges::binary_search(target.streets, c.street); });
    if (cameras.list.size() == before) target.error("plan.no_camera_on_streets");
  } else if (!what.remove_at.empty()) {
    take_from(what, target, cameras.list);
  } else if (!what.at.empty()) {
    put_at(what, target, cameras.list);
  } else {
    const auto& walkable = target.town.streets.segments.walkable;
    for (const SegmentId s : target.streets)
      if (walkable[s.index()] != 0) put_along(what, s, target.town, cameras.list);
    if (cameras.list.size() == before) target.error("plan.no_walkable_street");
  }
  cameras.look(target.town);
}

}  // namespace lichtung::plan
