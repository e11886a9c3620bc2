// Intensities between directions, and flux by zones.
#include "sim/photometry/photometric_file.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

using namespace lichtung::photometry;

namespace {

constexpr double kPi = std::numbers::pi;

/// One plane, the same all around, of an intensity over γ in radians; steps of `step` degrees.
template <class Shape>
Distribution axial(Shape shape, double step) {
  Distribution d;
  d.c_deg = {0.0};
  for (int i = 0; i <= static_cast<int>(180.0 / step); ++i) {
    d.gamma_deg.push_back(i * step);
    d.candela.push_back(shape(i * step * kPi / 180.0));
  }
  return d;
}

const Distribution kUneven{{0.0, 90.0, 100.0, 270.0}, {0.0, 30.0, 90.0}, {7, 10, 13, 7, 20, 11, 7, 30, 2, 7, 40, 0}};

}  // namespace

TEST_CASE("equal intensity in every direction sends out 4π times it") {
  const Distribution d{{0.0, 90.0, 180.0, 270.0}, {0.0, 45.0, 90.0, 180.0}, std::vector<double>(16, 1.0)};
  CHECK(zonal_flux(d, 0.0, 180.0) == Approx(4.0 * kPi).epsilon(1e-12));
  CHECK(zonal_flux(axial([](double) { return 1000.0 / (4.0 * kPi); }, 5.0), 0.0, 180.0) == Approx(1000.0).epsilon(1e-12));
}

TEST_CASE("a surface that shines as the cosine sends out π times its greatest intensity, half of it within 45°") {
  const auto cosine = axial([](double g) { return g < kPi / 2 ? std::cos(g) : 0.0; }, 1.0);
  CHECK(zonal_flux(cosine, 0.0, 180.0) == Approx(kPi).epsilon(2e-4));
  CHECK(zonal_flux(cosine, 0.0, 45.0) == Approx(kPi / 2).epsilon(2e-4));
  CHECK(zonal_flux(cosine, 90.0, 180.0) == Approx(0.0).margin(1e-12));
}

TEST_CASE("a surface that shines as the cosine has half its intensity at 60°") {
  const auto cosine = axial([](double g) { return g < kPi / 2 ? 1000.0 * std::cos(g) : 0.0; }, 5.0);
  CHECK(intensity(cosine, 12.0, 60.0) == Approx(500.0).epsilon(1e-12));
  CHECK(intensity(cosine, 12.0, 59.5) > 500.0);
  CHECK(intensity(cosine, 12.0, 60.5) < 500.0);
}

TEST_CASE("the flux of a zone is the sum of its parts, wherever it is cut") {
  for (const double from : {0.0, 12.0})
    for (const double cut : {15.0, 30.0, 47.3, 89.9})
      CHECK(zonal_flux(kUneven, from, cut) + zonal_flux(kUneven, cut, 90.0) == Approx(zonal_flux(kUneven, from, 90.0)).epsilon(1e-12));
  CHECK(zonal_flux(kUneven, 40.0, 40.0) == 0.0);
  CHECK(zonal_flux(kUneven, 90.0, 180.0) == 0.0);
}

TEST_CASE("planes stand for the arc up to halfway to their neighbours") {
  // Means around the circle: at γ 30 and at γ 90, by hand.
  const double at_30 = (90 * 15 + 10 * 25 + 170 * 35 + 90 * 25) / 360.0, at_90 = (90 * 12 + 10 * 6.5 + 170 * 1 + 90 * 6.5) / 360.0;
  CHECK(zonal_flux(kUneven, 30.0, 90.0) == Approx(2 * kPi * std::cos(kPi / 6) * (at_30 + at_90) / 2).epsilon(1e-12));
}

TEST_CASE("intensity at the directions of the file is exactly the file's") {
  for (std::size_t p = 0; p < kUneven.c_deg.size(); ++p)
    for (std::size_t g = 0; g < kUneven.gamma_deg.size(); ++g)
      for (const double turns : {0.0, 360.0, -360.0})
        CHECK(intensity(kUneven, kUneven.c_deg[p] + turns, kUneven.gamma_deg[g]) == kUneven.candela[p * 3 + g]);
}

TEST_CASE("intensity between planes and angles lies between theirs, across C360 too") {
  const Distribution d{{0.0, 90.0, 180.0, 270.0}, {0.0, 90.0}, {10, 10, 10, 20, 10, 30, 10, 40}};
  CHECK(intensity(d, 45.0, 90.0) == Approx(15.0));
  CHECK(intensity(d, 315.0, 90.0) == Approx(25.0));
  CHECK(intensity(d, -45.0, 90.0) == Approx(25.0));
  CHECK(intensity(d, 90.0, 45.0) == Approx(15.0));
  CHECK(intensity(d, 90.0, 90.1) == 0.0);
  CHECK(intensity(d, 90.0, -0.1) == 0.0);
}

TEST_CASE("intensity has no steps: a small turn changes it little, everywhere and at the seam") {
  double before = intensity(kUneven, -1.0, 61.0);
  for (double c = -1.0 + 1e-3; c < 361.0; c += 1e-3) {
    const double now = intensity(kUneven, c, 61.0);
    REQUIRE(std::abs(now - before) < 2e-3);   // steepest: 10 cd in 10°
    before = now;
  }
  CHECK(intensity(kUneven, -1e-17, 61.0) == Approx(intensity(kUneven, 0.0, 61.0)).epsilon(1e-12));
  CHECK(intensity(kUneven, 360.0, 61.0) == intensity(kUneven, 0.0, 61.0));
}

TEST_CASE("the share of light over the street counts the planes from C0 to C180") {
  const auto share = [](std::vector<double> c, const std::vector<double>& cd) {
    Distribution d{std::move(c), {0.0, 90.0}, {}};
    for (const double one : cd) d.candela.insert(d.candela.end(), {one, one});
    return figures(d).front_percent;
  };
  CHECK(share({0.0}, {5}) == 50.0);
  CHECK(share({0.0, 90.0, 180.0, 270.0}, {1, 1, 1, 1}) == Approx(50.0));
  CHECK(share({0.0, 90.0, 180.0, 270.0}, {0, 1, 0, 0}) == Approx(100.0));
  CHECK(share({0.0, 90.0, 180.0, 270.0}, {0, 1, 0, 3}) == Approx(25.0));
  CHECK(share({0.0, 100.0, 200.0}, {1, 1, 1}) == Approx(50.0));
  CHECK(share({0.0, 120.0, 240.0}, {0, 1, 0}) == Approx(100.0 * (60 + 60 * 0.75) / 120));   // a tent, cut at C180
}
