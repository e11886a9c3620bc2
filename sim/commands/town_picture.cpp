// Draws a town. Things of one look are joined into one path, which keeps the file of a big city readable by browsers.
#include "sim/commands/town_picture.hpp"

#include "sim/commands/text_table.hpp"
#include "sim/commands/town_summary.hpp"
#include "sim/svg/svg_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace lichtung::commands {

namespace {

using svg::Extent;
using svg::SvgMap;
using town::AreaKind;
using town::StreetKind;

struct StreetLook {
  std::string_view colour;
  bool casing;
};
constexpr std::array<StreetLook, 14> kStreetLooks{{{"#d98c8c", true},  {"#f0c27b", true},  {"#f6dfa4", true},
                                                   {"#fff2c4", true},  {"#ffffff", true},  {"#ece6f5", true},
                                                   {"#ddd5ea", true},  {"#fafaf7", true},  {"#b99b6b", false},
                                                   {"#c9705e", false}, {"#5f86cf", false}, {"#a57c52", false},
                                                   {"#b0443a", false}, {"#9a9a9a", false}}};
// Drawn from first to last: small ways below large ones.
constexpr std::array<StreetKind, 14> kStreetOrder{
    StreetKind::Track,       StreetKind::Path,         StreetKind::Platform,   StreetKind::Steps,    StreetKind::Footway,
    StreetKind::Cycleway,    StreetKind::Service,      StreetKind::Pedestrian, StreetKind::LivingStreet,
    StreetKind::Residential, StreetKind::Tertiary,     StreetKind::Secondary,  StreetKind::Primary,  StreetKind::Motorway};

constexpr std::array<std::string_view, 10> kAreaColours{"#d5e6c0", "#b9d3a4", "#b5d3e7", "#c8e2ae", "#eae6df",
                                                        "#f0e0e4", "#e3dfe8", "#d9d6d3", "#f1efdc", "#c3d6bb"};
constexpr std::array<std::string_view, 10> kAreaNames{"green", "forest", "water", "park", "residential",
                                                      "commercial", "industrial", "rail", "farmland", "cemetery"};
constexpr std::array<AreaKind, 10> kAreaOrder{AreaKind::Farmland, AreaKind::Residential, AreaKind::Commercial,
                                              AreaKind::Industrial, AreaKind::Forest, AreaKind::Green,
                                              AreaKind::Cemetery, AreaKind::Park, AreaKind::Rail, AreaKind::Water};

constexpr std::array<std::string_view, 3> kBuildingLooks{"#c7b29b", "#b3b7bd", "#8a4b52"};  // home, other, derelict
constexpr std::string_view kMappedLamp = "#d97706", kAssumedLamp = "#eab308";

std::vector<svg::Point> on_sheet(std::span<const town::Point> points) {
  std::vector<svg::Point> out;
  for (const town::Point p : points) out.push_back({p.x, p.y});
  return out;
}

std::size_t building_look(const town::Buildings& b, std::size_t i) {
  if (b.derelict[i] != 0) return 2;
  return b.dwelling_first[i + 1] > b.dwelling_first[i] ? 0 : 1;
}

void draw_areas(const town::Town& town, SvgMap& map) {
  for (const AreaKind kind : kAreaOrder) {
    std::string path;
    for (const auto& area : town.areas)
      if (area.kind == kind) path += map.ring(on_sheet(area.outline));
    const auto k = static_cast<std::size_t>(kind);
    if (path.empty()) continue;
    map.fill(path, kAreaColours[k]);
    map.legend(kAreaColours[k], fmt::format("town_report.area_{}", kAreaNames[k]));
  }
}

void draw_buildings(const town::Town& town, SvgMap& map) {
  constexpr std::array<std::string_view, 3> kNames{"home", "other", "derelict"};
  std::array<std::string, 3> paths;
  const auto& b = town.buildings;
  for (std::size_t i = 0; i < b.size(); ++i)
    paths[building_look(b, i)] +=
        map.ring(on_sheet({b.outline.data() + b.outline_first[i], b.outline_first[i + 1] - b.outline_first[i]}));
  for (std::size_t look = 0; look < paths.size(); ++look) {
    if (paths[look].empty()) continue;
    map.fill(paths[look], kBuildingLooks[look]);
    map.legend(kBuildingLooks[look], fmt::format("town_report.picture_{}", kNames[look]));
  }
}

/// Paths of all streets of one kind by width, tunnels apart, both in half metres so that few paths are needed.
using StreetPaths = std::map<std::tuple<bool, double>, std::string>;

std::array<StreetPaths, 14> street_paths(const town::StreetNetwork& streets, const SvgMap& map) {
  std::array<StreetPaths, 14> paths;
  const auto& s = streets.segments;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const double width = std::round(2.0 * std::clamp(static_cast<double>(s.width_m[i]), 1.0, 40.0)) / 2.0;
    const std::string line = map.line(on_sheet(streets.polyline(SegmentId(i))));
    if (!line.empty()) paths[static_cast<std::size_t>(s.kind[i])][{s.tunnel[i] != 0, width}] += line;
  }
  return paths;
}

void draw_streets(const town::StreetNetwork& streets, SvgMap& map) {
  const auto paths = street_paths(streets, map);
  constexpr double kCasing = 1.2;  // m
  for (std::size_t k = 0; k < paths.size(); ++k)
    for (const auto& [look, path] : paths[k])
      if (std::get<0>(look)) map.stroke(path, {"#8f8a83", std::max(map.hair(), std::get<1>(look)), 0.35, std::max(6.0, 7.0 * map.hair())});
  for (std::size_t k = 0; k < paths.size(); ++k)
    for (const auto& [look, path] : paths[k])
      if (!std::get<0>(look) && kStreetLooks[k].casing)
        map.stroke(path, {"#a9a299", std::max(map.hair(), std::get<1>(look)) + kCasing});
  for (const StreetKind kind : kStreetOrder) {
    const auto k = static_cast<std::size_t>(kind);
    for (const auto& [look, path] : paths[k])
      if (!std::get<0>(look)) map.stroke(path, {kStreetLooks[k].colour, std::max(map.hair(), std::get<1>(look))});
  }
  for (std::size_t k = 0; k < paths.size(); ++k)
    if (!paths[k].empty()) map.legend(kStreetLooks[k].colour, fmt::format("town_report.street_{}", kStreetKindNames[k]));
}

void draw_lamps(const town::Lamps& lamps, SvgMap& map) {
  std::array<std::string, 2> paths;
  for (std::size_t i = 0; i < lamps.size(); ++i) paths[lamps.origin[i] == town::LampOrigin::Rule ? 1 : 0] += map.dot({lamps.position[i].x, lamps.position[i].y});
  constexpr double kDot = 2.4;  // m
  const double size = std::max(kDot, 3.0 * map.hair());
  if (!paths[1].empty()) {
    map.stroke(paths[1], {kAssumedLamp, size});
    map.legend(kAssumedLamp, "town_report.picture_lamp_assumed");
  }
  if (!paths[0].empty()) {
    map.stroke(paths[0], {kMappedLamp, size});
    map.legend(kMappedLamp, "town_report.picture_lamp");
  }
}

/// Extent of the largest connected part: single stray ways don't shrink the town to a dot.
Extent extent_of(const town::StreetNetwork& streets) {
  Extent e;
  for (std::size_t i = 0; i < streets.segments.size(); ++i) {
    const auto node = streets.segments.from[i].index();
    if (node < streets.component.size() && streets.component[node] != 0) continue;
    for (const auto p : streets.polyline(SegmentId(i))) e.add({p.x, p.y});
  }
  return e;
}

}  // namespace

std::string town_svg(const town::Town& town, Language language) {
  SvgMap map(extent_of(town.streets), language);
  draw_areas(town, map);
  draw_buildings(town, map);
  draw_streets(town.streets, map);
  draw_lamps(town.lamps, map);
  return map.finish(town.name, town.source, town.licence);
}

}  // namespace lichtung::commands
