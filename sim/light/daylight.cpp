// Daylight from the sun's elevation, and the light of one day by quarter hour. Illuminance by the polynomials of
// Janiczek & DeYoung 1987 (US Naval Observatory Circular 171; recalled, joins and the Explanatory Supplement's table
// values of 3.4 lx at −6° and 0.008 lx at −12° agree).
#include "sim/light/light.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::light {

namespace {

/// log10 of lux as a cubic of elevation/90°, valid from `above` degrees upward.
struct Piece {
  double above, a0, a1, a2, a3;
};

constexpr std::array<Piece, 6> kClearSky{{
    {20.0, 3.74, 3.97, -4.07, 1.47},
    {5.0, 3.05, 13.28, -45.98, 64.33},
    {-0.8, 2.88, 22.26, -207.64, 1034.30},
    {-5.0, 2.88, 21.81, -258.11, -858.36},
    {-12.0, 2.70, 12.17, -431.69, -1899.83},
    {-18.0, 13.84, 262.72, 1447.42, 2797.93},
}};

}  // namespace

Lux daylight(Degrees elevation) {
  const double h = std::clamp(elevation.value, -18.0, 90.0);  // below: the night sky, about 0.0006 lx
  auto piece = std::ranges::find_if(kClearSky, [h](const Piece& p) { return h >= p.above; });
  if (piece == kClearSky.end()) piece = kClearSky.end() - 1;  // not a number in, not a number out
  const double x = h / 90.0;
  return Lux(std::pow(10.0, piece->a0 + x * (piece->a1 + x * (piece->a2 + x * piece->a3))));
}

DayLight day_light(std::chrono::year_month_day date, town::Point lon_lat, const LightParameters& parameters) {
  using namespace std::chrono;
  constexpr minutes kFirst{4 * 60};
  constexpr seconds kMiddle{450};  // half a quarter hour
  DayLight day;
  for (std::size_t q = 0; q < kQuarters; ++q) {
    const auto civil = kFirst + minutes(15 * static_cast<int>(q));
    const auto utc = berlin_to_utc(date, civil) + kMiddle;
    const Degrees sun = sun_elevation(utc, Degrees(lon_lat.x), Degrees(lon_lat.y));
    day.sun_elevation_deg[q] = static_cast<float>(sun.value);
    day.sky_lx[q] = static_cast<float>(daylight(sun).value / parameters.cloud_divisor);
    day.dark[q] = sun.value < parameters.switch_on_elevation_deg ? 1 : 0;
    day.part[q] = sun.value > 0.0 ? DayPart::Day : sun.value > -6.0 ? DayPart::Twilight : DayPart::Night;
  }
  return day;
}

}  // namespace lichtung::light
