// Position of the sun by the low-accuracy series of Meeus (Astronomical Algorithms, chapter 25) in the form the NOAA
// solar calculator uses; good to about 0.01° here. December dusk at 16:30 is the point of the exercise.
#include "sim/light/light.hpp"
#include "sim/light/sun.hpp"

#include <cmath>
#include <numbers>

namespace lichtung::light {

namespace {

constexpr double kRadian = std::numbers::pi / 180.0;

struct Equatorial {
  double declination;       // radians
  double equation_of_time;  // minutes, apparent minus mean solar time
};

/// Declination and equation of time, `t` in Julian centuries since J2000.
Equatorial sun_at(double t) {
  const double mean_longitude = std::fmod(280.46646 + t * (36000.76983 + t * 0.0003032), 360.0);
  const double anomaly = (357.52911 + t * (35999.05029 - 0.0001537 * t)) * kRadian;
  const double eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
  const double centre = std::sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t)) +
                        std::sin(2.0 * anomaly) * (0.019993 - 0.000101 * t) + std::sin(3.0 * anomaly) * 0.000289;
  const double node = (125.04 - 1934.136 * t) * kRadian;
  const double longitude = (mean_longitude + centre - 0.00569 - 0.00478 * std::sin(node)) * kRadian;
  const double mean_obliquity = 23.0 + (26.0 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60.0) / 60.0;
  const double obliquity = (mean_obliquity + 0.00256 * std::cos(node)) * kRadian;

  const double y = std::pow(std::tan(obliquity / 2.0), 2);
  const double l0 = mean_longitude * kRadian;
  const double e = eccentricity;
  const double time = y * std::sin(2.0 * l0) - 2.0 * e * std::sin(anomaly) +
                      4.0 * e * y * std::sin(anomaly) * std::cos(2.0 * l0) - 0.5 * y * y * std::sin(4.0 * l0) -
                      1.25 * e * e * std::sin(2.0 * anomaly);
  return {std::asin(std::sin(obliquity) * std::sin(longitude)), 4.0 * time / kRadian};
}

}  // namespace

Degrees geometric_sun_elevation(std::chrono::sys_seconds utc, Degrees lon, Degrees lat) {
  using namespace std::chrono;
  constexpr double kSecondsPerDay = 86400.0;
  const double days = static_cast<double>((utc - sys_seconds(sys_days(year{2000} / January / 1))).count()) / kSecondsPerDay;
  const Equatorial sun = sun_at((days - 0.5) / 36525.0);  // J2000 is noon
  const double minutes_utc = (days - std::floor(days)) * 1440.0;
  const double solar_minutes = minutes_utc + sun.equation_of_time + 4.0 * lon.value;
  const double hour_angle = (solar_minutes / 4.0 - 180.0) * kRadian;
  const double phi = lat.value * kRadian;
  const double sine = std::sin(phi) * std::sin(sun.declination) +
                      std::cos(phi) * std::cos(sun.declination) * std::cos(hour_angle);
  return Degrees(std::asin(std::fmin(1.0, std::fmax(-1.0, sine))) / kRadian);
}

Degrees refraction(Degrees geometric) {
  const double h = geometric.value;
  if (h > 85.0) return Degrees(0.0);
  const double tangent = std::tan(h * kRadian);
  double seconds = 0.0;  // of arc
  if (h > 5.0)
    seconds = 58.1 / tangent - 0.07 / std::pow(tangent, 3) + 0.000086 / std::pow(tangent, 5);
  else if (h > -0.575)
    seconds = 1735.0 + h * (-518.2 + h * (103.4 + h * (-12.79 + h * 0.711)));
  else
    seconds = -20.772 / tangent;
  return Degrees(seconds / 3600.0);
}

Degrees sun_elevation(std::chrono::sys_seconds utc, Degrees lon, Degrees lat) {
  const Degrees geometric = geometric_sun_elevation(utc, lon, lat);
  return geometric + refraction(geometric);
}

}  // namespace lichtung::light
