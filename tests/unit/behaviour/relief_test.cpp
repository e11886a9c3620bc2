// What single measures would change, by the model's own sensitivities.
#include "sim/behaviour/relief.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace lichtung;
using namespace lichtung::behaviour;

namespace {

constexpr FearParameters kFear;
constexpr AngstParameters kAngst;

std::size_t at(Measure m) { return static_cast<std::size_t>(m); }

/// Thirty passes, of which a number feels unsafe, on a street with these terms.
NightStreet street(const StreetSetting& setting, Lux minimum, double unsafe = 15.0) {
  NightStreet s;
  s.length = Metres(100.0);
  s.passes = 30.0;
  s.unsafe = unsafe;
  s.passes_of_class = {10.0, 15.0, 5.0};
  s.terms = terms_alone(kFear, setting, minimum);
  s.escape = setting.escape;
  return s;
}

std::size_t best(const NightStreet& s) {
  const auto relief = relieved(kFear, kAngst, s);
  return static_cast<std::size_t>(std::ranges::max_element(relief) - relief.begin());
}

constexpr StreetSetting kOpen{.prospect_m = 60.0, .refuge = 0.0, .escape = 5, .disorder = 0.0};

}  // namespace

TEST_CASE("light helps most where it is dark, free sight where it is hidden, cleaning where it is run down") {
  CHECK(best(street(kOpen, Lux(0.0))) == at(Measure::Light));
  CHECK(best(street({.prospect_m = 0.0, .refuge = 1.0, .escape = 5, .disorder = 0.0}, Lux(12.0))) == at(Measure::Sight));
  CHECK(best(street({.prospect_m = 60.0, .refuge = 0.0, .escape = 5, .disorder = 4.0}, Lux(12.0))) == at(Measure::Clean));
}

TEST_CASE("a measure against what isn't there relieves nobody") {
  const auto relief = relieved(kFear, kAngst, street(kOpen, Lux(12.0)));
  CHECK(relief[at(Measure::Light)] == Approx(0.0).margin(1e-9));
  CHECK(relief[at(Measure::Sight)] == Approx(0.0).margin(1e-9));
  CHECK(relief[at(Measure::WayOut)] == Approx(0.0).margin(1e-9));
  CHECK(relief[at(Measure::Clean)] == Approx(0.0).margin(1e-9));
  CHECK(relief[at(Measure::Patrol)] > 0.5);
}

TEST_CASE("no measure relieves more people than are concerned, and none makes it worse") {
  NightStreet s = street({.prospect_m = 5.0, .refuge = 0.9, .escape = 1, .disorder = 1.5}, Lux(0.0), 22.0);
  s.away = 12.0;
  s.away_unsafe = 9.0;
  s.away_unsafe_of_class = {1.0, 3.0, 5.0};
  for (const double r : relieved(kFear, kAngst, s)) {
    CHECK(r >= 0.0);
    CHECK(r < s.concerned());
  }
}

TEST_CASE("light brighter than asked for relieves nobody") {
  CHECK(relief_terms(kFear, kAngst, street(kOpen, Lux(kAngst.relit_minimum_lx)))[at(Measure::Light)] == Approx(0.0).margin(1e-12));
  CHECK(relief_terms(kFear, kAngst, street(kOpen, Lux(8.0)))[at(Measure::Light)] == 0.0);
  CHECK(relief_terms(kFear, kAngst, street(kOpen, Lux(1.0)))[at(Measure::Light)] < 0.0);
}

TEST_CASE("sight can't be freed in an underpass") {
  NightStreet s = street({.prospect_m = 0.0, .refuge = 1.0, .escape = 1, .disorder = 0.0}, Lux(12.0));
  s.tunnel = true;
  CHECK(relief_terms(kFear, kAngst, s)[at(Measure::Sight)] == 0.0);
}

TEST_CASE("a first way out changes nothing that two would not: one way out is a dead end") {
  const auto change = [](int escape) {
    return relief_terms(kFear, kAngst, street({.prospect_m = 60.0, .refuge = 0.0, .escape = escape, .disorder = 0.0}, Lux(1.0)))[at(Measure::WayOut)];
  };
  CHECK(change(0) == 0.0);
  CHECK(change(1) == Approx(-kFear.escape / 3.0));
  CHECK(change(4) == 0.0);
}

TEST_CASE("those who stay away are relieved as those of their class who pass") {
  NightStreet passing = street(kOpen, Lux(0.0)), away = passing;
  passing.passes_of_class = {0.0, 30.0, 0.0};
  passing.unsafe = 30.0 * logistic(kFear.level - kFear.company + std::accumulate(passing.terms.begin(), passing.terms.end(), 0.0));
  away.passes = away.unsafe = 0.0;
  away.passes_of_class = {};
  away.away_unsafe = passing.unsafe;
  away.away_unsafe_of_class = {0.0, passing.unsafe, 0.0};
  const auto a = relieved(kFear, kAngst, passing), b = relieved(kFear, kAngst, away);
  for (std::size_t m = 0; m < kMeasures; ++m) CHECK(a[m] == Approx(b[m]).margin(1e-9));
}
