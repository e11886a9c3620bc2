// UTM projection through PROJ's C interface. Ellipsoid GRS80, zones 32 and 33 (EPSG registry).
#include "sim/town/import_project.hpp"

#include "scenarios/errors.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <cmath>
#include <limits>

namespace lichtung::town::osm {

int zone_for(double lon) { return lon < 12.0 ? 25832 : 25833; }

void Projector::ContextCloser::operator()(void* context) const { proj_context_destroy(static_cast<PJ_CONTEXT*>(context)); }
void Projector::Closer::operator()(void* transformation) const { proj_destroy(static_cast<PJ*>(transformation)); }

Projector::Projector(int epsg) : context_(proj_context_create()), meridian_(epsg == 25832 ? 9 : 15) {
  if (epsg != 25832 && epsg != 25833) {
    throw DataError(ErrorKind::Data, "map.epsg", fmt::format("found {}, expected 25832 or 25833", epsg));
  }
  const std::string pipeline = fmt::format(
      "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=utm +zone={} +ellps=GRS80", epsg - 25800);
  transformation_.reset(proj_create(static_cast<PJ_CONTEXT*>(context_.get()), pipeline.c_str()));
  if (!transformation_) throw DataError(ErrorKind::Internal, "PROJ", "can't make the UTM projection");
}

void Projector::project(std::span<Point> points) const {
  if (points.empty()) return;
  proj_trans_generic(static_cast<PJ*>(transformation_.get()), PJ_FWD, &points[0].x, sizeof(Point), points.size(),
                     &points[0].y, sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
  for (Point& p : points) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) continue;
    p.x = p.y = std::numeric_limits<double>::quiet_NaN();
  }
}

Point Projector::project(Point lon_lat) const {
  project(std::span(&lon_lat, 1));
  return lon_lat;
}

bool Projector::reaches(Point lon_lat) const {
  return std::abs(lon_lat.x - meridian_) <= 45 && std::abs(lon_lat.y) <= 85;
}

}  // namespace lichtung::town::osm
