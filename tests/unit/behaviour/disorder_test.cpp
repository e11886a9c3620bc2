// Disorder and near-repeat boost: what days add, what time takes away.
#include "sim/behaviour/disorder.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung;
using namespace lichtung::behaviour;

namespace {

const OffenceParameters kOffence;

/// All disorder after a day at the usual upkeep.
double after(double d, const DisorderDay& day, const OffenceParameters& p = kOffence) {
  return disorder_after(p, {d, 0.0}, day, {p.cleaning_days, p.cleaning_days}).all;
}

}  // namespace

TEST_CASE("a clean street on which nothing happens stays clean") {
  CHECK(after(0.0, {}) == 0.0);
}

TEST_CASE("disorder decays when nothing happens and never becomes negative") {
  double d = 2.0;
  for (int day = 0; day < 400; ++day) {
    const double next = after(d, {});
    CHECK(next < d);
    CHECK(next >= 0.0);
    d = next;
  }
  CHECK(d < 0.01);
}

TEST_CASE("damages, night life and derelict buildings each add disorder") {
  const double rest = after(0.5, {});
  CHECK(after(0.5, {.damages = 1}) > rest);
  CHECK(after(0.5, {.night_person_hours = 50.0}) > rest);
  CHECK(after(0.5, {.derelict = 1}) > rest);
}

TEST_CASE("disorder is bounded however bad the day") {
  CHECK(after(5.0, {.damages = 255, .night_person_hours = 1e6, .derelict = 200}) <= 5.0);
}

TEST_CASE("more cleaning leaves less disorder") {
  OffenceParameters often = kOffence;
  often.cleaning_days = 3.0;
  CHECK(after(1.0, {.damages = 1}, often) < after(1.0, {.damages = 1}));
}

TEST_CASE("graffiti removed sooner leaves the litter alone, cleaning leaves the graffiti alone") {
  const Disorder street{1.0, 0.4};
  const DisorderDay day{.damages = 2, .night_person_hours = 100.0};
  const Disorder usual = disorder_after(kOffence, street, day, {14.0, 14.0});
  const Disorder wiped = disorder_after(kOffence, street, day, {14.0, 1.0});
  const Disorder cleaned = disorder_after(kOffence, street, day, {1.0, 14.0});
  CHECK(wiped.graffiti < usual.graffiti);
  CHECK(wiped.all - wiped.graffiti == Approx(usual.all - usual.graffiti));
  CHECK(cleaned.graffiti == Approx(usual.graffiti));
  CHECK(cleaned.all < usual.all);
}

TEST_CASE("where both are removed at one pace, how much of it is graffiti doesn't matter to the whole") {
  for (const double graffiti : {0.0, 0.3, 1.0})
    CHECK(disorder_after(kOffence, {1.0, graffiti}, {.damages = 3}, {9.0, 9.0}).all ==
          disorder_after(kOffence, {1.0, 0.0}, {.damages = 3}, {9.0, 9.0}).all);
}

TEST_CASE("the parts stay within the whole, also when somebody took disorder away meanwhile") {
  const Disorder after = disorder_after(kOffence, {0.1, 0.9}, {}, {14.0, 28.0});
  CHECK(after.graffiti >= 0.0);
  CHECK(after.graffiti <= after.all);
  CHECK(after.all <= 0.1 * 1.02);
}

TEST_CASE("a boost is half gone after its half-life") {
  double boost = 1.0;
  for (int day = 0; day < static_cast<int>(kOffence.boost_half_life_days); ++day) boost *= boost_decay(kOffence);
  CHECK(boost == Approx(0.5));
}

TEST_CASE("neighbours are boosted the more the nearer, and not beyond the radius") {
  CHECK(near_boost(kOffence, 0.0) == kOffence.boost_near);
  CHECK(near_boost(kOffence, 50.0) > near_boost(kOffence, 150.0));
  CHECK(near_boost(kOffence, 150.0) > 0.0);
  CHECK(near_boost(kOffence, kOffence.boost_radius_m) == 0.0);
  CHECK(near_boost(kOffence, 1e6) == 0.0);
}
