// Lighting classes for pedestrians and cyclists after EN 13201-2:2015.
#pragma once

#include "scenarios/units.hpp"

#include <array>
#include <cstdint>

namespace lichtung::light {

struct PClass {
  Lux mean;
  Lux minimum;
  Lux semicylindrical_minimum;   // asked for besides where faces must be recognised
};

/// P1 … P6: horizontal illuminance to be kept, mean and minimum, and the semi-cylindrical extra. Source: EN 13201-2:2015,
/// table of P classes (the extra recalled).
inline constexpr std::array<PClass, 6> kPClasses{{{Lux(15), Lux(3), Lux(5)},
                                                  {Lux(10), Lux(2), Lux(2)},
                                                  {Lux(7.5), Lux(1.5), Lux(1.5)},
                                                  {Lux(5), Lux(1), Lux(1)},
                                                  {Lux(3), Lux(0.6), Lux(0.6)},
                                                  {Lux(2), Lux(0.4), Lux(0.2)}}};
inline constexpr std::uint8_t kNoPClass = 7;

/// To provide for uniformity, a class's mean is not to be exceeded by more than this (EN 13201-2).
inline constexpr double kMostOverMean = 1.5;

/// The most demanding class reached, 1 … 6; 7 if none. The standard's upper bound on the mean (1.5 times, for
/// uniformity) is not asked for: it would call a street too bright, not too dark.
[[nodiscard]] std::uint8_t p_class(Lux mean, Lux minimum);

/// True if the minimum of semi-cylindrical illuminance keeps what the class asks where faces must be recognised;
/// never without a class.
[[nodiscard]] bool keeps_recognition(std::uint8_t p_class, Lux semicylindrical_minimum);

}  // namespace lichtung::light
