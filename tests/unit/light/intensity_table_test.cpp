#include "light_town.hpp"

#include "sim/light/intensity_table.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numbers>
#include <random>

using namespace lichtung;
using light::IntensityTable;

namespace {

/// Uneven planes and angles that no uniform table would hit.
photometry::Luminaire uneven() {
  std::vector<double> candela;
  std::mt19937 shuffle(11);
  std::uniform_real_distribution<double> any(0, 500);
  for (int i = 0; i < 5 * 7; ++i) candela.push_back(any(shuffle));
  return test::luminaire({0, 0.3, 44, 179.9, 300}, {0, 0.05, 10, 33.3, 60, 89.99, 120}, candela);
}

std::vector<photometry::Luminaire> all() {
  auto luminaires = photometry::builtin_luminaires();
  luminaires.push_back(test::one_sided());
  luminaires.push_back(uneven());
  luminaires.push_back(test::luminaire({0, 90, 180, 270}, {30, 60}, {1, 2, 3, 4, 5, 6, 7, 8}));  // dark below 30° and above 60°
  return luminaires;
}

double greatest(const photometry::Luminaire& l) { return std::ranges::max(l.light.candela); }

}  // namespace

TEST_CASE("angles agree with the library's to 2e-11 degrees, and exactly at right angles and their halves") {
  std::mt19937 shuffle(4);
  std::uniform_real_distribution<double> part(-1, 1);
  double error = 0;
  for (int i = 0; i < 200000; ++i) {
    const double y = part(shuffle) * std::pow(10.0, 6 * part(shuffle)), x = part(shuffle);
    error = std::max(error, std::abs(light::angle_deg(y, x) - std::atan2(y, x) * 180.0 / std::numbers::pi));
  }
  CHECK(error < 2e-11);
  CHECK(light::angle_deg(0, 3) == 0);
  CHECK(light::angle_deg(2, 2) == 45);
  CHECK(light::angle_deg(5, 0) == 90);
  CHECK(light::angle_deg(0, -3) == 180);
  CHECK(light::angle_deg(-5, 0) == -90);
  CHECK(light::angle_deg(-1, -1) == -135);
  CHECK(light::angle_deg(0, 0) == 0);
}

TEST_CASE("the table gives what the distribution gives, without error of resampling") {
  std::mt19937 shuffle(5);
  std::uniform_real_distribution<double> c(0, 360), gamma(0, 180);
  for (const auto& l : all()) {
    const IntensityTable table(l.light);
    double error = 0;
    for (int i = 0; i < 20000; ++i) {
      const double cd = c(shuffle), gd = gamma(shuffle);
      error = std::max(error, std::abs(table.at(cd, gd) - photometry::intensity(l.light, cd, gd)));
    }
    CHECK(error <= 1e-12 * greatest(l));
  }
}

TEST_CASE("the table agrees at every angle of the file and at the ends of its range") {
  for (const auto& l : all()) {
    const IntensityTable table(l.light);
    for (const double c : l.light.c_deg)
      for (const double g : l.light.gamma_deg)
        CHECK(table.at(c, g) == Approx(photometry::intensity(l.light, c, g)).epsilon(1e-12).margin(1e-12));
    CHECK(table.at(360, 20) == Approx(table.at(0, 20)).margin(1e-12));
    CHECK(table.at(10, l.light.gamma_deg.back() + 1e-9) == photometry::intensity(l.light, 10, l.light.gamma_deg.back() + 1e-9));
  }
}

TEST_CASE("no interpolated intensity is negative or above the greatest of the file") {
  std::mt19937 shuffle(6);
  std::uniform_real_distribution<double> part(-1, 1);
  for (const auto& l : all()) {
    const IntensityTable table(l.light);
    for (int i = 0; i < 20000; ++i) {
      const double cd = table.towards(part(shuffle), part(shuffle), part(shuffle));
      REQUIRE(cd >= 0);
      REQUIRE(cd <= greatest(l) * (1 + 1e-12));
    }
  }
}

TEST_CASE("a direction is looked up by its angles, whatever its length") {
  const auto l = uneven();
  const IntensityTable table(l.light);
  constexpr double kRadian = std::numbers::pi / 180.0;
  for (const double c : {0.0, 20.0, 90.0, 181.0, 359.0})
    for (const double g : {1.0, 45.0, 90.0, 119.0})
      for (const double length : {0.1, 1.0, 700.0}) {
        const double side = length * std::sin(g * kRadian);
        CHECK(table.towards(side * std::cos(c * kRadian), side * std::sin(c * kRadian), length * std::cos(g * kRadian)) ==
              Approx(photometry::intensity(l.light, c, g)).epsilon(1e-9));
      }
  CHECK(table.towards(0, 0, 3) == photometry::intensity(l.light, 0, 0));
  CHECK(test::even(7).light.candela.back() == IntensityTable(test::even(7).light).towards(0, 0, -2));
}
