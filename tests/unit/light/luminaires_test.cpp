#include "sim/light/luminaires.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

using namespace lichtung;
using light::Photometry;
using town::Luminaire;

namespace {

constexpr Luminaire kAll[] = {Luminaire::MastHead, Luminaire::Bollard, Luminaire::Historical, Luminaire::Sodium};

/// Flux between two angles by the midpoint rule over γ, which the closed integrals of the code don't use.
double flux(const Photometry& photometry, Luminaire kind, double from_deg, double to_deg) {
  constexpr int kSteps = 20000;
  const double a = from_deg * std::numbers::pi / 180, b = to_deg * std::numbers::pi / 180, step = (b - a) / kSteps;
  double sum = 0;
  for (int i = 0; i < kSteps; ++i) {
    const double gamma = a + (i + 0.5) * step;
    sum += photometry.candela_per_kilolumen(kind, std::cos(gamma)) * std::sin(gamma) * step;
  }
  return 2 * std::numbers::pi * sum;
}

double efficiency(const LightParameters& p, Luminaire kind) {
  switch (kind) {
    case Luminaire::MastHead: return p.efficiency_mast;
    case Luminaire::Bollard: return p.efficiency_bollard;
    case Luminaire::Historical: return p.efficiency_historical;
    case Luminaire::Sodium: return p.efficiency_sodium;
  }
  return 0;
}

}  // namespace

TEST_CASE("each luminaire sends out its lamp's flux times its efficiency") {
  const LightParameters p;
  const Photometry photometry(p);
  for (const auto kind : kAll) {
    CAPTURE(static_cast<int>(kind));
    CHECK(flux(photometry, kind, 0, 180) == Approx(1000 * efficiency(p, kind)).epsilon(1e-5));
  }
}

TEST_CASE("flux is conserved at the ends of every shape parameter's range") {
  for (const auto& row : parameter_table()) {
    if (!row.key.starts_with("light.mast_") && !row.key.starts_with("light.sodium_") &&
        !row.key.starts_with("light.historical_"))
      continue;
    for (const double value : {row.low, row.high, 1.0}) {
      if (value < row.low || value > row.high) continue;
      Parameters p;
      row.access(p) = value;
      const Photometry photometry(p.light);
      for (const auto kind : kAll) {
        CAPTURE(row.key, value, static_cast<int>(kind));
        CHECK(flux(photometry, kind, 0, 180) == Approx(1000 * efficiency(p.light, kind)).epsilon(1e-4));
      }
    }
  }
}

TEST_CASE("intensity is never negative, and continuous below the horizontal") {
  const Photometry photometry{LightParameters{}};
  for (const auto kind : kAll) {
    double last = photometry.candela_per_kilolumen(kind, 1.0);
    for (double c = 1.0; c > 0.0; c -= 1e-5) {
      const double now = photometry.candela_per_kilolumen(kind, c);
      REQUIRE(now >= 0);
      REQUIRE(std::abs(now - last) < 2);  // cd/klm per step; √ at γ = 0 of the bollard is the steepest
      last = now;
    }
    for (double c = 0.0; c >= -1.0; c -= 1e-3) REQUIRE(photometry.candela_per_kilolumen(kind, c) >= 0);
  }
}

TEST_CASE("only the historical lantern shines upward, and by the share it names") {
  const Photometry photometry{LightParameters{}};
  for (const auto kind : kAll) {
    const double up = flux(photometry, kind, 90, 180), all = flux(photometry, kind, 0, 180);
    CHECK(up / all == Approx(photometry.upward_share(kind)).margin(1e-5));
  }
  CHECK(photometry.upward_share(Luminaire::Historical) > 0.1);
  CHECK(photometry.upward_share(Luminaire::MastHead) == 0);
}

TEST_CASE("an LED mast head throws more light aside than down") {
  const Photometry photometry{LightParameters{}};
  const double down = photometry.candela_per_kilolumen(Luminaire::MastHead, 1.0);
  const double aside = photometry.candela_per_kilolumen(Luminaire::MastHead, std::cos(62 * std::numbers::pi / 180));
  CHECK(aside / down == Approx(1 / std::cos(62 * std::numbers::pi / 180)));
}

TEST_CASE("ground below a mast gets intensity over height squared") {
  const Photometry photometry{LightParameters{}};
  const double nadir = photometry.candela_per_kilolumen(Luminaire::MastHead, 1.0);
  const auto lux = light::ground_illuminance(photometry, Luminaire::MastHead, Lumens(4000), Metres(5), Metres(0), 0.8);
  CHECK(lux.value == Approx(nadir * 4 * 0.8 / 25));
}

TEST_CASE("light summed over the ground is the flux sent downward times maintenance") {
  const Photometry photometry{LightParameters{}};
  for (const auto kind : kAll) {
    double lumens = 0;
    const double step = 0.01;
    for (double r = step / 2; r < 400; r += step)  // rings up to 80 heights
      lumens += light::ground_illuminance(photometry, kind, Lumens(1000), Metres(5), Metres(r), 0.8).value * 2 *
                std::numbers::pi * r * step;
    const double down = 0.8 * flux(photometry, kind, 0, std::atan(80.0) * 180 / std::numbers::pi);
    CAPTURE(static_cast<int>(kind));
    CHECK(lumens == Approx(down).epsilon(1e-3));
  }
}
