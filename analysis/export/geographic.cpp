// ETRS89 and WGS 84 are taken as one, as PROJ does: they differ by less than a metre.
#include "analysis/export/geographic.hpp"

#include "scenarios/errors.hpp"

#include <fmt/format.h>
#include <proj.h>

namespace lichtung::exports {

void ToWgs84::Free::operator()(PJconsts* object) const { proj_destroy(object); }
void ToWgs84::Free::operator()(pj_ctx* context) const { proj_context_destroy(context); }

ToWgs84::ToWgs84(int epsg) : context_(proj_context_create()) {
  proj_log_level(context_.get(), PJ_LOG_NONE);
  const std::string code = fmt::format("EPSG:{}", epsg);
  const std::unique_ptr<PJconsts, Free> as_defined(
      proj_create_crs_to_crs(context_.get(), code.c_str(), "EPSG:4326", nullptr));
  if (as_defined)
    transform_.reset(proj_normalize_for_visualization(context_.get(), as_defined.get()));  // longitude first
  if (!transform_) throw DataError(ErrorKind::Data, code, "unknown coordinate system");
}

std::pair<double, double> ToWgs84::operator()(double x, double y) const {
  const PJ_COORD to = proj_trans(transform_.get(), PJ_FWD, proj_coord(x, y, 0.0, 0.0));
  return {to.xy.x, to.xy.y};
}

}  // namespace lichtung::exports
