// Light on streets: what lamps give to each segment when they burn, and what the sun adds.
#pragma once

#include "scenarios/parameters.hpp"
#include "scenarios/units.hpp"
#include "sim/town/town.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace lichtung::light {

inline constexpr std::size_t kQuarters = 96;    // quarter hours of a day, from 04:00

/// What lamps give to each segment, without daylight.
struct LampLight {
  std::vector<float> mean_lx, min_lx;           // horizontal on the ground, over the grid of EN 13201-3
  std::vector<float> uniformity;                // U0 = min / mean; 0 where dark
  std::vector<float> semicylindrical_min_lx;    // E_sc at 1.5 m: least over points and both directions of walking
  std::vector<float> dark_m;                    // longest stretch whose darkest point across is below light.dark_stretch_lx
  std::vector<float> dark_from_m;               // where it starts, metres along the segment; 0 if there is none
  std::vector<std::uint8_t> p_class;            // EN 13201-2: 1 … 6 reached, 7 none
  std::vector<std::uint8_t> recognition;        // 1 if the class reached is kept in its semi-cylindrical extra, too
};

/// Light of every lamp within five mounting heights … of the points of each segment's grid, by the luminaires of the
/// town. `levels`: 0 … 1 per schedule of the town; left out: full light. Lamps without a luminaire of the town give
/// nothing. Buildings are ignored (no shadows). Source: EN 13201-3 (docs/model.md, Light).
[[nodiscard]] LampLight lamp_light(const town::Town& town, const LightParameters& parameters,
                                   std::span<const double> levels = {});

/// The same for several states, each with its levels: much cheaper than one by one, and the same bits.
[[nodiscard]] std::vector<LampLight> lamp_light(const town::Town& town, const LightParameters& parameters,
                                                std::span<const std::vector<double>> states);

/// Elevation of the sun's centre with refraction. `utc` any time; lon east, lat north.
/// Source: NOAA solar calculator after Meeus, Astronomical Algorithms; within 0.05° over 1950–2050.
[[nodiscard]] Degrees sun_elevation(std::chrono::sys_seconds utc, Degrees lon, Degrees lat);

/// UTC of a civil time in Europe/Berlin, daylight saving included.
[[nodiscard]] std::chrono::sys_seconds berlin_to_utc(std::chrono::year_month_day date, std::chrono::minutes since_midnight);

/// Daylight on a horizontal plane under a clear sky by sun elevation, down to astronomical twilight; day_light()
/// divides it by light.cloud_divisor. Source: Janiczek & DeYoung 1987.
[[nodiscard]] Lux daylight(Degrees elevation);

enum class DayPart : std::uint8_t { Day = 0, Twilight = 1, Night = 2 };  // sun above 0°, down to −6°, below

/// Light of one day by quarter hour from 04:00 to 04:00 (index 0 = 04:00–04:15, taken at its middle).
struct DayLight {
  std::array<float, kQuarters> sun_elevation_deg{};
  std::array<float, kQuarters> sky_lx{};
  std::array<std::uint8_t, kQuarters> dark{};   // 1: the sun is below light.switch_on_elevation
  std::array<DayPart, kQuarters> part{};
};
[[nodiscard]] DayLight day_light(std::chrono::year_month_day date, town::Point lon_lat, const LightParameters& parameters);

}  // namespace lichtung::light
