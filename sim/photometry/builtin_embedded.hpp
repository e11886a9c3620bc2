// The files of assets/luminaires as they were when the program was built; cmake/EmbedFiles.cmake writes the
// definitions.
#pragma once

#include <string_view>

namespace lichtung::photometry::detail {

extern const std::string_view kMastLed, kBollard, kHistorical, kMastHps;

}  // namespace lichtung::photometry::detail
