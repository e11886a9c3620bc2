// EULUMDAT: one value a line, the luminaire's text, its lamps, angles and intensities (Stockmar 1990, 1998).
#pragma once

#include "sim/photometry/photometric_file.hpp"

#include <string>
#include <string_view>

namespace lichtung::photometry::detail {

/// Reads a text without byte order mark. Warnings are those of reading only. Errors: PhotometricFileError.
[[nodiscard]] PhotometricFile read_eulumdat(std::string_view text, const std::string& name);

}  // namespace lichtung::photometry::detail
