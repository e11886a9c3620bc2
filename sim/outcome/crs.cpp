// PROJ's database gives the text; the same version of it gives the same text.
#include "sim/outcome/crs.hpp"

#include <proj.h>

#include <memory>

namespace lichtung::outcome {

std::string crs_wkt(int epsg) {
  if (epsg <= 0) return {};
  const std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)> context(proj_context_create(), proj_context_destroy);
  proj_log_level(context.get(), PJ_LOG_NONE);
  const std::unique_ptr<PJ, decltype(&proj_destroy)> crs(
      proj_create_from_database(context.get(), "EPSG", std::to_string(epsg).c_str(), PJ_CATEGORY_CRS, 0, nullptr),
      proj_destroy);
  if (!crs) return {};
  const char* const options[] = {"MULTILINE=NO", nullptr};
  const char* wkt = proj_as_wkt(context.get(), crs.get(), PJ_WKT1_GDAL, options);
  return wkt == nullptr ? std::string() : std::string(wkt);
}

}  // namespace lichtung::outcome
