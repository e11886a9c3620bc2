// Polar diagram of a luminous intensity distribution, as luminaire data sheets show it.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/photometry/photometric_file.hpp"

#include <string>

namespace lichtung::commands {

/// SVG of the planes C0–C180 and C90–C270, and of the plane of the greatest intensity if it is another one; rings in
/// cd per 1000 lm, rays in γ. The upper half is drawn only if light that can be seen
/// goes there.
[[nodiscard]] std::string polar_svg(const photometry::PhotometricFile& file, Language language);

}  // namespace lichtung::commands
