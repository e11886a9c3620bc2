#include "sim/light/en13201.hpp"

#include <catch2/catch.hpp>

using namespace lichtung;

TEST_CASE("P classes ask for mean and minimum") {
  CHECK(light::p_class(Lux(15), Lux(3)) == 1);
  CHECK(light::p_class(Lux(100), Lux(2.9)) == 2);
  CHECK(light::p_class(Lux(7.5), Lux(50)) == 3);
  CHECK(light::p_class(Lux(5), Lux(1)) == 4);
  CHECK(light::p_class(Lux(4.99), Lux(1)) == 5);
  CHECK(light::p_class(Lux(2), Lux(0.4)) == 6);
  CHECK(light::p_class(Lux(2), Lux(0.39)) == 7);
  CHECK(light::p_class(Lux(0), Lux(0)) == 7);
}

TEST_CASE("recognition is kept by the semi-cylindrical minimum of the class, and never without one") {
  CHECK(light::keeps_recognition(1, Lux(5)));
  CHECK_FALSE(light::keeps_recognition(1, Lux(4.9)));
  CHECK(light::keeps_recognition(6, Lux(0.2)));
  CHECK_FALSE(light::keeps_recognition(6, Lux(0.19)));
  CHECK_FALSE(light::keeps_recognition(light::kNoPClass, Lux(100)));
  CHECK_FALSE(light::keeps_recognition(0, Lux(100)));
}

TEST_CASE("each class asks for less than the one before") {
  for (std::size_t i = 1; i < light::kPClasses.size(); ++i) {
    CHECK(light::kPClasses[i].mean < light::kPClasses[i - 1].mean);
    CHECK(light::kPClasses[i].minimum < light::kPClasses[i - 1].minimum);
    CHECK(light::kPClasses[i].semicylindrical_minimum < light::kPClasses[i - 1].semicylindrical_minimum);
  }
}
