// Units as types: a length can't be passed where a time is asked. Plain numbers appear only inside formulas.
#pragma once

#include <compare>

namespace lichtung {

template <class Unit>
struct Quantity {
  double value{};

  constexpr Quantity() = default;
  constexpr explicit Quantity(double v) : value(v) {}
  constexpr auto operator<=>(const Quantity&) const = default;

  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.value + b.value); }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.value - b.value); }
  friend constexpr Quantity operator*(Quantity a, double f) { return Quantity(a.value * f); }
  friend constexpr Quantity operator*(double f, Quantity a) { return Quantity(a.value * f); }
  friend constexpr Quantity operator/(Quantity a, double f) { return Quantity(a.value / f); }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

using Metres = Quantity<struct MetresUnit>;
using Seconds = Quantity<struct SecondsUnit>;
using MetresPerSecond = Quantity<struct MetresPerSecondUnit>;
using Lux = Quantity<struct LuxUnit>;
using Lumens = Quantity<struct LumensUnit>;
using Watts = Quantity<struct WattsUnit>;
using Kelvin = Quantity<struct KelvinUnit>;
using Degrees = Quantity<struct DegreesUnit>;  // angles: geographic and solar

}  // namespace lichtung
