// Coordinate reference systems as text, by PROJ.
#pragma once

#include <string>

namespace lichtung::outcome {

/// The system with this EPSG code as WKT1 on one line (what QGIS, GDAL and rioxarray read); empty if PROJ doesn't know it.
[[nodiscard]] std::string crs_wkt(int epsg);

}  // namespace lichtung::outcome
