// See town_map.hpp. A file may come from anywhere: rings and references are checked before they are used.
#include "viz/data/town_map.hpp"

#include "viz/data/columns.hpp"

#include <fmt/format.h>

namespace lichtung::viz {
namespace {

using outcome::FileError;
using outcome::Reader;
using outcome::Table;

[[noreturn]] void damaged(const std::string& path, const std::string& why) {
  throw FileError(FileError::Kind::Damaged, fmt::format("{}: damaged: {}", path, why));
}

void set_origin(const outcome::Mesh& mesh, TownMap& town) {
  double x = 0, y = 0;
  for (std::size_t i = 0; i < mesh.node_x.size(); ++i) {
    x += mesh.node_x[i];
    y += mesh.node_y[i];
  }
  const double n = static_cast<double>(mesh.node_x.size());
  town.origin_x = std::round(x / n);
  town.origin_y = std::round(y / n);
}

/// The straight edges of each segment, one after the other, as its line.
void read_lines(const Reader& reader, const std::string& path, TownMap& town) {
  const outcome::Mesh& mesh = reader.mesh();
  Streets& streets = town.streets;
  for (std::size_t i = 0; i < mesh.node_x.size(); ++i)
    if (!std::isfinite(mesh.node_x[i]) || !std::isfinite(mesh.node_y[i])) damaged(path, "a node has no place");
  const auto node = [&](std::int32_t i) {
    const auto n = static_cast<std::size_t>(i);
    return town.to_map(mesh.node_x[n], mesh.node_y[n]);
  };
  std::vector<std::vector<std::uint32_t>> edges(reader.segment_count());
  for (std::size_t e = 0; e < mesh.edge_segment.size(); ++e)
    edges[static_cast<std::size_t>(mesh.edge_segment[e])].push_back(static_cast<std::uint32_t>(e));
  for (std::size_t s = 0; s < edges.size(); ++s) {
    streets.lines.points.push_back(node(mesh.edge_from[edges[s].front()]));
    streets.along_m.push_back(0);
    for (std::size_t i = 0; i < edges[s].size(); ++i) {
      const std::uint32_t e = edges[s][i];
      if (i > 0 && mesh.edge_from[e] != mesh.edge_to[edges[s][i - 1]])
        damaged(path, fmt::format("the edges of segment {} are not joined", s));
      const Vec2 p = node(mesh.edge_to[e]);
      streets.along_m.push_back(streets.along_m.back() + length(p - streets.lines.points.back()));
      streets.lines.points.push_back(p);
    }
    streets.lines.close();
    streets.from.push_back(mesh.edge_from[edges[s].front()]);
    streets.to.push_back(mesh.edge_to[edges[s].back()]);
    streets.length_m.push_back(streets.along_m.back());
  }
  for (const Vec2 p : streets.lines.points) town.extent.include(p);
}

void read_segments(const Reader& reader, TownMap& town) {
  Streets& streets = town.streets;
  const std::size_t n = streets.size();
  const Table table = table_or_empty(reader, "segments");
  const bool there = rows_of(table) == n;
  const auto column = [&]<class T>(std::string_view name, T missing) {
    return there ? column_as<T>(table, name, missing) : std::vector<T>(n, missing);
  };
  streets.width_m = column("width_m", 6.0F);
  for (float& width : streets.width_m) width = std::isfinite(width) ? std::clamp(width, 1.0F, 60.0F) : 6.0F;
  streets.kind = column("kind", std::uint8_t{4});
  streets.tunnel = column("tunnel", std::uint8_t{0});
  streets.district = column("district", std::int32_t{-1});
  streets.dwellings = column("dwellings", std::int32_t{0});
  streets.lamps = column("lamps", std::int32_t{0});
  streets.name = there ? texts_of(table, "name") : std::vector<std::string>(n);
  town.districts = texts_of(table_or_empty(reader, "districts"), "name");
}

Paths read_rings(const Reader& reader, const std::string& path, const Table& items, const std::string& points_table,
                 const TownMap& town) {
  const Table points = table_or_empty(reader, points_table);
  const auto x = column_as<double>(points, "x_cm", 0), y = column_as<double>(points, "y_cm", 0);
  const auto first = column_as<std::int64_t>(items, "first_point", 0), count = column_as<std::int64_t>(items, "points", 0);
  Paths rings;
  const auto rows = static_cast<std::int64_t>(x.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] < 0 || count[i] < 0 || first[i] > rows || count[i] > rows - first[i])
      damaged(path, fmt::format("outline {} of {} lies outside {}", i, items.name, points_table));
    for (std::int64_t p = first[i]; p < first[i] + count[i]; ++p)
      rings.points.push_back(town.to_map(x[static_cast<std::size_t>(p)] / 100, y[static_cast<std::size_t>(p)] / 100));
    rings.close();
  }
  return rings;
}

void read_surfaces(const Reader& reader, const std::string& path, TownMap& town) {
  const Table buildings = table_or_empty(reader, "buildings"), areas = table_or_empty(reader, "areas");
  town.buildings.rings = read_rings(reader, path, buildings, "building_outlines", town);
  town.buildings.kind = column_as<std::uint8_t>(buildings, "kind", 13);
  town.buildings.segment = column_as<std::int32_t>(buildings, "segment", -1);
  town.buildings.dwellings = column_as<std::int32_t>(buildings, "dwellings", 0);
  town.buildings.rented = column_as<std::int32_t>(buildings, "rented", 0);
  town.buildings.social = column_as<std::int32_t>(buildings, "social", 0);
  town.areas.rings = read_rings(reader, path, areas, "area_outlines", town);
  town.areas.kind = column_as<std::uint8_t>(areas, "kind", 0);
}

void read_lamps(const Reader& reader, TownMap& town) {
  const Table table = table_or_empty(reader, "lamps");
  constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();
  const auto x = column_as<double>(table, "x", kNowhere), y = column_as<double>(table, "y", kNowhere);
  const auto flux = column_as<float>(table, "flux_lm", 2000.0F), height = column_as<float>(table, "height_m", 5.0F),
             cct = column_as<float>(table, "cct_k", 3000.0F);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!std::isfinite(x[i]) || !std::isfinite(y[i])) continue;
    town.lamps.position.push_back(town.to_map(x[i], y[i]));
    town.lamps.flux_lm.push_back(std::isfinite(flux[i]) ? flux[i] : 0.0F);
    town.lamps.height_m.push_back(std::isfinite(height[i]) ? std::clamp(height[i], 0.5F, 40.0F) : 5.0F);
    town.lamps.cct_k.push_back(std::isfinite(cct[i]) ? cct[i] : 3000.0F);
  }
}

/// Buildings without the outermost half per cent on each side; all streets if there are none.
Box core_of(const TownMap& town) {
  std::vector<float> x, y;
  for (std::size_t i = 0; i < town.buildings.rings.size(); ++i)
    if (const auto ring = town.buildings.rings[i]; !ring.empty()) {
      x.push_back(ring[0].x);
      y.push_back(ring[0].y);
    }
  constexpr std::size_t kFewest = 20;
  if (x.size() < kFewest) return town.extent;
  std::ranges::sort(x);
  std::ranges::sort(y);
  const std::size_t cut = x.size() / 200, last = x.size() - 1 - cut;
  const Box box{{x[cut], y[cut]}, {x[last], y[last]}};
  return box.grown(60);
}

}  // namespace

Vec2 Streets::at(std::size_t segment, float share) const {
  const std::uint32_t a = lines.first[segment], b = lines.first[segment + 1];
  const float metres = std::clamp(share, 0.0F, 1.0F) * length_m[segment];
  const auto begin = along_m.begin() + a, end = along_m.begin() + b;
  auto it = std::upper_bound(begin, end, metres);
  if (it == end) return lines.points[b - 1];
  if (it == begin) return lines.points[a];
  const auto i = static_cast<std::size_t>(it - along_m.begin());
  const float piece = along_m[i] - along_m[i - 1];
  return between(lines.points[i - 1], lines.points[i], piece > 0 ? (metres - along_m[i - 1]) / piece : 0.0F);
}

TownMap read_town(const Reader& reader, const std::string& path) {
  TownMap town;
  town.epsg = reader.mesh().epsg;
  set_origin(reader.mesh(), town);
  read_lines(reader, path, town);
  read_segments(reader, town);
  read_surfaces(reader, path, town);
  read_lamps(reader, town);
  town.core = core_of(town);
  return town;
}

bool same_streets(const Reader& a, const Reader& b) {
  const outcome::Mesh &p = a.mesh(), &q = b.mesh();
  return a.segment_count() == b.segment_count() && p.epsg == q.epsg && p.node_x == q.node_x && p.node_y == q.node_y &&
         p.edge_from == q.edge_from && p.edge_to == q.edge_to && p.edge_segment == q.edge_segment;
}

}  // namespace lichtung::viz
