// The search for feared places on streets made by hand: what is feared, how places grow, what they are called.
#include "sim/behaviour/feared_places.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

using namespace lichtung;
using namespace lichtung::behaviour;

namespace {

/// A street of 100 m whose passers feel unsafe to a share.
NightStreet street(std::uint32_t from, std::uint32_t to, double passes, double share, double away = 0.0) {
  NightStreet s;
  s.nodes = {from, to};
  s.length = Metres(100.0);
  s.passes = passes;
  s.unsafe = passes * share;
  s.away = s.away_unsafe = away;
  return s;
}

using Places = std::set<std::set<std::uint32_t>>;

Places as_sets(const std::vector<FearedPlace>& places) {
  Places out;
  for (const FearedPlace& p : places) out.insert({p.streets.begin(), p.streets.end()});
  return out;
}

/// A grid of n × n nodes with a share of fear that differs from street to street.
std::vector<NightStreet> grid(std::uint32_t n) {
  std::vector<NightStreet> streets;
  std::mt19937 draws(7);
  const auto unit = [&] { return static_cast<double>(draws() % 1000003U) / 1000003.0; };
  for (std::uint32_t y = 0; y < n; ++y)
    for (std::uint32_t x = 0; x < n; ++x) {
      if (x + 1 < n) streets.push_back(street(y * n + x, y * n + x + 1, 2.0 + 40.0 * unit(), unit(), 5.0 * unit()));
      if (y + 1 < n) streets.push_back(street(y * n + x, (y + 1) * n + x, 2.0 + 40.0 * unit(), unit(), 5.0 * unit()));
    }
  for (NightStreet& s : streets) s.length = Metres(40.0 + 100.0 * unit());
  return streets;
}

std::set<std::uint32_t> feared(const AngstParameters& p, const std::vector<NightStreet>& streets) {
  std::set<std::uint32_t> out;
  for (std::uint32_t i = 0; i < streets.size(); ++i)
    if (is_feared(p, streets[i])) out.insert(i);
  return out;
}

}  // namespace

TEST_CASE("a street is feared if enough people are concerned and they are enough of those who pass or would pass") {
  const AngstParameters p{.feared_share = 0.5, .persons_per_night = 2.0};
  CHECK(is_feared(p, street(0, 1, 10, 0.5)));
  CHECK_FALSE(is_feared(p, street(0, 1, 10, 0.49)));
  CHECK_FALSE(is_feared(p, street(0, 1, 3, 0.6)));          // 1.8 people
  CHECK(is_feared(p, street(0, 1, 10, 0.2, 10.0)));         // 12 of 20
  NightStreet dodged = street(0, 1, 10, 0.2, 10.0);
  dodged.away_unsafe = 3.0;                                 // of ten who stay away only three would be afraid
  CHECK_FALSE(is_feared(p, dodged));
}

TEST_CASE("a place that nobody passes because all stay away is found") {
  const auto places = find_feared_places({}, std::vector{street(0, 1, 0, 0, 4.0), street(1, 2, 50, 0.1)});
  REQUIRE(places.size() == 1);
  CHECK(places[0].streets == std::vector<std::uint32_t>{0});
}

TEST_CASE("a street that nobody passes and nobody would is no place, even if nobody need be concerned") {
  const AngstParameters p{.feared_share = 0.05, .persons_per_night = 0.0};
  CHECK(find_feared_places(p, std::vector{street(0, 1, 0, 0, 0)}).empty());
}

TEST_CASE("feared streets that share a node are one place, others are not") {
  // 0–1–2   5–6   with a fearless street between
  const std::vector streets{street(0, 1, 20, 0.8), street(1, 2, 30, 0.9), street(2, 5, 30, 0.1), street(5, 6, 10, 0.9)};
  const auto places = find_feared_places({}, streets);
  REQUIRE(places.size() == 2);
  CHECK(places[0].streets == std::vector<std::uint32_t>{1, 0});   // the core is the worst
  CHECK(places[1].streets == std::vector<std::uint32_t>{3});
}

TEST_CASE("a place takes the worst adjoining street first and stays within its greatest length") {
  // A chain 0–1–2–3–4 of 100 m each; the middle is the worst, then the end beyond it.
  const std::vector streets{street(0, 1, 10, 0.9), street(1, 2, 40, 0.9), street(2, 3, 30, 0.9), street(3, 4, 20, 0.9)};
  const AngstParameters p{.length_max_m = 300.0};
  const auto places = find_feared_places(p, streets);
  REQUIRE(places.size() == 2);
  CHECK(places[0].streets == std::vector<std::uint32_t>{1, 2, 3});
  CHECK(places[1].streets == std::vector<std::uint32_t>{0});
}

TEST_CASE("a street longer than a place may be is a place of its own") {
  std::vector streets{street(0, 1, 40, 0.9), street(1, 2, 30, 0.9)};
  streets[0].length = Metres(900.0);
  const auto places = find_feared_places({.length_max_m = 600.0}, streets);
  REQUIRE(places.size() == 2);
  CHECK(places[0].streets == std::vector<std::uint32_t>{0});
}

TEST_CASE("places are ranked by people concerned at their core, and every feared street is in one of them") {
  const auto streets = grid(12);
  const AngstParameters p;
  const auto places = find_feared_places(p, streets);
  REQUIRE(places.size() > 5);
  std::set<std::uint32_t> found;
  double before = INFINITY;
  for (const FearedPlace& place : places) {
    const double concerned = streets[place.core()].concerned();
    CHECK(concerned <= before);
    before = concerned;
    double length = 0.0;
    for (const std::uint32_t s : place.streets) {
      CHECK(streets[s].concerned() <= concerned);
      CHECK(found.insert(s).second);
      length += streets[s].length.value;
    }
    CHECK((length <= p.length_max_m || place.streets.size() == 1));
  }
  CHECK(found == feared(p, streets));
}

TEST_CASE("streets in another order, turned around and with other numbers of nodes give the same places") {
  const auto streets = grid(9);
  std::vector<std::uint32_t> order(streets.size());
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), std::mt19937(3));
  std::vector<NightStreet> other;
  for (const std::uint32_t i : order) {
    NightStreet s = streets[i];
    s.nodes = {1000U - s.nodes[1], 1000U - s.nodes[0]};
    other.push_back(s);
  }
  Places expected = as_sets(find_feared_places({}, streets)), found;
  for (const FearedPlace& p : find_feared_places({}, other)) {
    std::set<std::uint32_t> place;
    for (const std::uint32_t s : p.streets) place.insert(order[s]);
    found.insert(place);
  }
  REQUIRE(expected.size() > 3);
  CHECK(found == expected);
}

TEST_CASE("a higher share or more people asked for gives a part of the feared streets") {
  const auto streets = grid(12);
  std::set<std::uint32_t> before = feared({.feared_share = 0.05, .persons_per_night = 0.0}, streets);
  for (const double share : {0.2, 0.4, 0.6, 0.8}) {
    const auto now = feared({.feared_share = share, .persons_per_night = 0.0}, streets);
    CHECK(now.size() < before.size());
    CHECK(std::ranges::includes(before, now));
    before = now;
  }
  const auto fewer = feared({.feared_share = 0.2, .persons_per_night = 20.0}, streets);
  CHECK(std::ranges::includes(feared({.feared_share = 0.2, .persons_per_night = 5.0}, streets), fewer));
}

TEST_CASE("a street cut in two gives a place of the same length, people and risk") {
  std::vector whole{street(0, 1, 20, 0.8), street(1, 2, 50, 0.1)};
  whole[0].offences = 0.02;
  std::vector cut{street(0, 3, 20, 0.8), street(3, 1, 20, 0.8), street(1, 2, 50, 0.1)};
  cut[0].length = Metres(30.0);
  cut[1].length = Metres(70.0);
  cut[0].offences = 0.006;
  cut[1].offences = 0.014;
  const auto a = find_feared_places({}, whole), b = find_feared_places({}, cut);
  REQUIRE(a.size() == 1);
  REQUIRE(b.size() == 1);
  CHECK(cut[b[0].core()].concerned() == whole[a[0].core()].concerned());
  const NightRisk ra = night_risk(whole, a[0].streets), rb = night_risk(cut, b[0].streets);
  CHECK(rb.per_1000_person_km == Approx(ra.per_1000_person_km));
  CHECK(rb.per_km == Approx(ra.per_km));
  CHECK(ra.per_1000_person_km == Approx(0.02 / (20.0 * 0.1) * 1000.0));
}

TEST_CASE("the risk where nobody passes isn't known") {
  const std::vector streets{street(0, 1, 0, 0, 9.0)};
  const std::vector<std::uint32_t> all{0};
  CHECK(std::isnan(night_risk(streets, all).per_1000_person_km));
}

TEST_CASE("a place is called after its named streets if they are most of it, else after the nearest named street") {
  // 0–1 dark path; 1–2 unnamed; 2–3 named; a dead end 0–4 unnamed
  std::vector streets{street(0, 1, 20, 0.9), street(1, 2, 20, 0.1), street(2, 3, 20, 0.1), street(0, 4, 20, 0.1)};
  streets[2].named = true;
  auto places = find_feared_places({}, streets);
  auto names = name_places(streets, places);
  REQUIRE(names.size() == 1);
  CHECK(names[0].street == 2);
  CHECK_FALSE(names[0].inside);
  streets[0].named = true;
  names = name_places(streets, places);
  CHECK(names[0].street == 0);
  CHECK(names[0].inside);
  for (NightStreet& s : streets) s.named = false;
  CHECK(name_places(streets, places)[0].street < 0);
}

TEST_CASE("the terms that somebody faces alone are those of the predictor") {
  const FearParameters p;
  const StreetSetting setting{.prospect_m = 10.0, .refuge = 0.4, .escape = 2, .disorder = 0.7};
  const FearTerms terms = terms_alone(p, setting, Lux(0.5));
  const double sum = std::accumulate(terms.begin(), terms.end(), 0.0);
  CHECK(p.level - p.company + sum == Approx(setting_predictor(p, setting) + p.light * light_gap(p, Lux(0.5))));
  for (const double t : terms) CHECK(t >= 0.0);
}
