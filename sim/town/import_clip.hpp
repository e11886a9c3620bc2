// Cutting a draft to the part of a town that is to be simulated, by polygons of a GeoJSON file.
#pragma once

#include "sim/town/draft.hpp"
#include "sim/town/import_project.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace lichtung::town::osm {

/// Outer ring first, holes after it; degrees (WGS84), not closed by a repeated point.
using LonLatPolygon = std::vector<Ring>;

/// Reads a GeoJSON Polygon, MultiPolygon, Feature, FeatureCollection or GeometryCollection (RFC 7946, WGS84).
/// Errors: DataError naming the file, what was found and what was expected.
[[nodiscard]] std::vector<LonLatPolygon> read_clip(const std::filesystem::path& path);

/// Middle of the bounding box of the polygons, degrees.
[[nodiscard]] Point middle_of(const std::vector<LonLatPolygon>& polygons);

/// Keeps what lies inside: pieces of ways (cut at the boundary with new nodes there), buildings and venues and lamps by
/// their centre, districts whose centre or outline is inside, areas cut at the boundary.
class Clip {
 public:
  Clip(const std::vector<LonLatPolygon>& polygons, const Projector& projector);
  ~Clip();
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;

  [[nodiscard]] bool contains(Point p) const;
  /// Parts of the straight piece a–b inside, as ascending pairs of positions between 0 (a) and 1 (b).
  [[nodiscard]] std::vector<std::pair<double, double>> inside_parts(Point a, Point b) const;
  void apply(TownDraft& draft) const;

 private:
  struct Shape;
  std::unique_ptr<Shape> shape_;
};

}  // namespace lichtung::town::osm
