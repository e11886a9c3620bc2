#include "sim/photometry/luminaire.hpp"

#include <catch2/catch.hpp>

#include <numbers>

using namespace lichtung::photometry;

TEST_CASE("equal intensity in every direction sends out 4π times it") {
  Distribution d{{0.0, 90.0, 180.0, 270.0}, {0.0, 45.0, 90.0, 180.0}, std::vector<double>(16, 1.0)};
  CHECK(zonal_flux(d, 0.0, 180.0) == Approx(4.0 * std::numbers::pi));
  CHECK(zonal_flux(d, 0.0, 60.0) + zonal_flux(d, 60.0, 180.0) == Approx(4.0 * std::numbers::pi));
}

TEST_CASE("intensity between planes and angles lies between theirs, across C360 too") {
  const Distribution d{{0.0, 90.0, 180.0, 270.0}, {0.0, 90.0}, {10, 10, 10, 20, 10, 30, 10, 40}};
  CHECK(intensity(d, 45.0, 90.0) == Approx(15.0));
  CHECK(intensity(d, 315.0, 90.0) == Approx(25.0));
  CHECK(intensity(d, -45.0, 90.0) == Approx(25.0));
  CHECK(intensity(d, 90.0, 45.0) == Approx(15.0));
  CHECK(intensity(d, 90.0, 90.1) == 0.0);
}

TEST_CASE("built-in luminaires send out their lamp's flux times their output ratio") {
  REQUIRE(builtin_luminaires().size() == 4);
  for (const Luminaire& l : builtin_luminaires())
    CHECK(zonal_flux(l.light, 0.0, 180.0) == Approx(1000.0 * l.output_ratio));
}
