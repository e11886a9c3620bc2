// IES LM-63: keywords, TILT, then numbers in free form (editions of 1986, 1991, 1995, 2002 and 2019).
#pragma once

#include "sim/photometry/photometric_file.hpp"

#include <string>
#include <string_view>

namespace lichtung::photometry::detail {

/// True if a text is an IES file: it names the standard or has a line TILT=.
[[nodiscard]] bool looks_like_ies(std::string_view text);

/// Reads a text without byte order mark. Its planes are turned: horizontal angle 0, across the street, becomes C90.
/// Intensities are scaled to 1000 lm of the lamps, in absolute photometry of the luminaire. The multiplier is
/// applied; ballast factor and tilt of the lamp are not. Errors: PhotometricFileError.
[[nodiscard]] PhotometricFile read_ies(std::string_view text, const std::string& name);

}  // namespace lichtung::photometry::detail
