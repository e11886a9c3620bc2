// Take-up of subsidies and clearance by effort.
#include "sim/behaviour/incentives.hpp"

#include <catch2/catch.hpp>

using namespace lichtung;
using namespace lichtung::behaviour;

namespace {

const PlacesParameters kPlaces;

}  // namespace

TEST_CASE("the effort of today clears what it clears today, to the last bit") {
  for (const double chance : {0.0, 0.1, 0.12, 0.2, 0.38, 0.8, 1.0}) CHECK(clearance_with(kPlaces, chance, 1.0) == chance);
}

TEST_CASE("more effort clears more, but less for each further unit, and never more than all") {
  double last = 0.0, gain = 1.0;
  for (int effort = 1; effort <= 30; ++effort) {
    const double chance = clearance_with(kPlaces, 0.2, effort);
    CHECK(chance > last);
    CHECK(chance <= 1.0);
    if (effort > 1) {
      CHECK(chance - last < gain);
      gain = chance - last;
    }
    last = chance;
  }
  CHECK(clearance_with(kPlaces, 0.8, 1e9) <= 1.0);
}

TEST_CASE("without investigators nothing is cleared by investigation, not even what always was") {
  CHECK(clearance_with(kPlaces, 0.8, 0.0) == 0.0);
  CHECK(clearance_with(kPlaces, 1.0, 0.0) == 0.0);
}

TEST_CASE("a chance of one stays one at any effort") { CHECK(clearance_with(kPlaces, 1.0, 0.5) == 1.0); }

TEST_CASE("an exponent of zero makes further effort useless") {
  PlacesParameters useless = kPlaces;
  useless.investigation_returns = 0.0;
  CHECK(clearance_with(useless, 0.3, 4.0) == Approx(0.3));
}

TEST_CASE("more subsidy wins more dwellings, landlords fewer, and never more than can be won") {
  double last = 0.0;
  for (const double euros : {100.0, 500.0, 1500.0, 5000.0, 50000.0}) {
    const double taken = take_up(kPlaces, euros, true);
    CHECK(taken > last);
    CHECK(taken <= kPlaces.subsidy_most);
    CHECK(take_up(kPlaces, euros, false) < taken);
    last = taken;
  }
  CHECK(take_up(kPlaces, 0.0, true) == 0.0);
}
