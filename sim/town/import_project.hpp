// From degrees (WGS84) to metres of the German official grid, ETRS89 / UTM 32N or 33N.
#pragma once

#include "sim/town/draft.hpp"

#include <memory>
#include <span>

namespace lichtung::town::osm {

/// EPSG:25832 west of 12° east, EPSG:25833 from there on (the border of the two zones).
[[nodiscard]] int zone_for(double lon);

/// Projects with PROJ, without its database or grids: WGS84 and ETRS89 are taken as one, which is right to under a
/// metre, less than the accuracy of the map. One object per thread.
class Projector {
 public:
  /// `epsg`: 25832 or 25833; DataError(Internal) for anything else.
  explicit Projector(int epsg);
  /// In place, x = lon, y = lat in degrees; becomes metres. Points PROJ can't project become NaN.
  void project(std::span<Point> points) const;
  [[nodiscard]] Point project(Point lon_lat) const;
  /// True if the place is close enough to the zone to be projected (45° from its meridian, 85° from the equator).
  [[nodiscard]] bool reaches(Point lon_lat) const;

 private:
  struct ContextCloser {
    void operator()(void* context) const;
  };
  struct Closer {
    void operator()(void* transformation) const;
  };
  std::unique_ptr<void, ContextCloser> context_;
  std::unique_ptr<void, Closer> transformation_;
  double meridian_{9};
};

}  // namespace lichtung::town::osm
