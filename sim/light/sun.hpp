// Where the sun stands, without the air in between: for the almanac's sunrise and sunset.
#pragma once

#include "scenarios/units.hpp"

#include <chrono>

namespace lichtung::light {

/// Elevation of the sun's centre without refraction; `utc` any time; lon east, lat north. Almanacs call it sunset
/// when this passes −0.833° (34' of refraction and 16' of radius).
[[nodiscard]] Degrees geometric_sun_elevation(std::chrono::sys_seconds utc, Degrees lon, Degrees lat);

/// What the atmosphere adds to a geometric elevation. Source: NOAA solar calculator.
[[nodiscard]] Degrees refraction(Degrees geometric);

}  // namespace lichtung::light
