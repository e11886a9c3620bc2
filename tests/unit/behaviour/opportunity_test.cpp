// Opportunity and offence: without offender, target or absence of guardians there is no hazard, and every lever works
// in its direction (routine activity, Cohen & Felson 1979).
#include "sim/behaviour/opportunity.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <numeric>

using namespace lichtung;
using namespace lichtung::behaviour;

namespace {

const OffenceParameters kOffence;
using Motivation = std::array<float, kOffenceKinds>;
using Hazards = std::array<double, kOffenceKinds>;
constexpr Motivation kAll{1.0F, 1.0F, 1.0F, 1.0F, 1.0F};

Situation busy() {
  return {.dwelling_targets = 3.0, .bicycles = 2.0, .frontage_m = 80.0, .persons = 2, .night_out = 0.5,
          .guardianship = 0.4, .police_risk = 0.1, .disorder = 0.5};
}

Hazards of(const Situation& s) { return hazards(kOffence, s, kAll); }

double sum(const Hazards& h) { return std::accumulate(h.begin(), h.end(), 0.0); }

}  // namespace

TEST_CASE("every kind has a hazard where there are targets of all kinds") {
  for (const double h : of(busy())) CHECK(h > 0.0);
}

TEST_CASE("an empty street has no hazard of any kind") {
  for (const double h : of(Situation{})) CHECK(h == 0.0);
}

TEST_CASE("without targets of a kind there is no hazard of that kind, and the others stay") {
  const Hazards all = of(busy());
  const auto without = [&](auto change) {
    Situation s = busy();
    change(s);
    return of(s);
  };
  const Hazards no_homes = without([](Situation& s) { s.dwelling_targets = 0.0; });
  CHECK(no_homes[index(OffenceKind::Burglary)] == 0.0);
  CHECK(no_homes[index(OffenceKind::Damage)] == all[index(OffenceKind::Damage)]);
  const Hazards nobody = without([](Situation& s) { s.persons = 0; });
  CHECK(nobody[index(OffenceKind::Robbery)] == 0.0);
  CHECK(nobody[index(OffenceKind::Assault)] == 0.0);
  CHECK(nobody[index(OffenceKind::Burglary)] == all[index(OffenceKind::Burglary)]);
  const Hazards no_bicycles = without([](Situation& s) { s.bicycles = 0.0; });
  CHECK(no_bicycles[index(OffenceKind::BicycleTheft)] == 0.0);
  CHECK(no_bicycles[index(OffenceKind::Robbery)] == all[index(OffenceKind::Robbery)]);
  const Hazards no_fronts = without([](Situation& s) { s.frontage_m = 0.0; });
  CHECK(no_fronts[index(OffenceKind::Damage)] == 0.0);
  CHECK(no_fronts[index(OffenceKind::Burglary)] == all[index(OffenceKind::Burglary)]);
}

TEST_CASE("without motivation for a kind there is no hazard of that kind") {
  for (std::size_t k = 0; k < kOffenceKinds; ++k) {
    Motivation m = kAll;
    m[k] = 0.0F;
    const Hazards h = hazards(kOffence, busy(), m);
    for (std::size_t other = 0; other < kOffenceKinds; ++other) CHECK((h[other] == 0.0) == (other == k));
  }
}

TEST_CASE("hazard grows in proportion to motivation") {
  const Hazards one = of(busy());
  const Hazards three = hazards(kOffence, busy(), {3.0F, 3.0F, 3.0F, 3.0F, 3.0F});
  for (std::size_t k = 0; k < kOffenceKinds; ++k) CHECK(three[k] == Approx(3.0 * one[k]));
}

TEST_CASE("guardians lower the hazard of every kind") {
  Situation watched = busy();
  watched.guardianship = 1.5;
  for (std::size_t k = 0; k < kOffenceKinds; ++k) CHECK(of(watched)[k] < of(busy())[k]);
}

TEST_CASE("police lower the hazard of every kind") {
  Situation watched = busy();
  watched.police_risk = 1.0;
  for (std::size_t k = 0; k < kOffenceKinds; ++k) CHECK(of(watched)[k] < of(busy())[k]);
}

TEST_CASE("disorder raises the hazard of damage, and that of every kind where its contested part is switched on") {
  Situation dirty = busy();
  dirty.disorder = 3.0;
  OffenceParameters on = kOffence;
  on.disorder_serious_switch = 1.0;
  for (std::size_t k = 0; k < kOffenceKinds; ++k) {
    CHECK((of(dirty)[k] > of(busy())[k]) == (k == index(OffenceKind::Damage)));
    CHECK(hazards(on, dirty, kAll)[k] > hazards(on, busy(), kAll)[k]);
  }
}

TEST_CASE("more targets are never less, but saturate at what an offender can size up in a minute") {
  Situation s;
  double before = 0.0, first = 0.0;
  for (int n = 1; n <= 4096; n *= 2) {
    s.dwelling_targets = n;
    const double t = targets(kOffence, s)[index(OffenceKind::Burglary)];
    CHECK(t > before);
    CHECK(t < n);
    if (n == 1) first = t;
    before = t;
  }
  CHECK(before < kOffence.enough[index(OffenceKind::Burglary)]);
  CHECK(before > 4.0 * first);
}

TEST_CASE("each further person makes a robbery less likely per person") {
  Situation s;
  double before = std::numeric_limits<double>::infinity();
  for (int persons = 1; persons <= 6; ++persons) {
    s.persons = persons;
    const double each = targets(kOffence, s)[index(OffenceKind::Robbery)] / persons;
    CHECK(each < before);
    before = each;
  }
}

TEST_CASE("a night out raises assaults and nothing else") {
  Situation s = busy();
  s.night_out = 1.0;
  const Hazards h = of(s), base = of(busy());
  for (std::size_t k = 0; k < kOffenceKinds; ++k)
    if (k == index(OffenceKind::Assault))
      CHECK(h[k] > base[k]);
    else
      CHECK(h[k] == base[k]);
}

TEST_CASE("nobody guards a street without people and windows") {
  CHECK(guardianship(kOffence, {}, Lux(50.0)) == 0.0);
}

TEST_CASE("people and windows guard, better where one sees better, each further one adding less") {
  const auto g = [](int persons, double windows, double lux) {
    return guardianship(kOffence, {.persons = persons, .windows = windows}, Lux(lux));
  };
  CHECK(g(1, 0.0, 10.0) > 0.0);
  CHECK(g(0, 5.0, 10.0) > 0.0);
  CHECK(g(2, 3.0, 10.0) > g(2, 3.0, 1.0));
  CHECK(g(2, 3.0, 0.0) == 0.0);
  CHECK(g(2, 0.0, 10.0) - g(1, 0.0, 10.0) > g(9, 0.0, 10.0) - g(8, 0.0, 10.0));
}

TEST_CASE("less willing blocks guard less") {
  const Guardians mean{.persons = 2, .windows = 4.0}, less{.persons = 2, .windows = 4.0, .willingness = 0.5};
  CHECK(guardianship(kOffence, less, Lux(10.0)) < guardianship(kOffence, mean, Lux(10.0)));
}

TEST_CASE("visibility is one half at its half value and stays below one") {
  CHECK(visibility(kOffence, Lux(kOffence.visibility_half_lx)) == Approx(0.5));
  CHECK(visibility(kOffence, Lux(0.0)) == 0.0);
  CHECK(visibility(kOffence, Lux(1e5)) < 1.0);
}

TEST_CASE("chances of a minute never add up to more than one") {
  for (const double scale : {1e-12, 1e-3, 1.0, 50.0, 1e6}) {
    const Hazards c = minute_chances({1.0 * scale, 2.0 * scale, 0.0, 0.5 * scale, 0.1 * scale});
    CHECK(sum(c) <= 1.0 + 1e-12);
    CHECK(sum(c) > 0.0);
    for (const double x : c) CHECK(x >= 0.0);
  }
}

TEST_CASE("chances of a minute stand in the ratio of the hazards and sum to that of any event") {
  const Hazards h{0.2, 0.1, 0.0, 0.4, 0.05};
  const Hazards c = minute_chances(h);
  CHECK(c[0] / c[1] == Approx(2.0));
  CHECK(c[3] / c[4] == Approx(8.0));
  CHECK(c[2] == 0.0);
  CHECK(sum(c) == Approx(1.0 - std::exp(-0.75)));
}

TEST_CASE("rare chances equal their hazards") {
  const Hazards c = minute_chances({1e-9, 3e-9, 0.0, 0.0, 0.0});
  CHECK(c[0] == Approx(1e-9));
  CHECK(c[1] == Approx(3e-9));
}

TEST_CASE("no hazard gives no chance") {
  for (const double x : minute_chances({})) CHECK(x == 0.0);
}

TEST_CASE("police in sight are a full risk that halves in its half-life; police never seen are none") {
  CHECK(police_risk(0.0, 10.0) == 1.0);
  CHECK(police_risk(10.0, 10.0) == Approx(0.5));
  CHECK(police_risk(30.0, 10.0) == Approx(0.125));
  CHECK(police_risk(-1.0, 10.0) == 0.0);
}
