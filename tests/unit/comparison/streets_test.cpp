// Running sums by street, false discoveries, rings along the network, treated streets.
#include "analysis/comparison/rings.hpp"
#include "analysis/comparison/street_sums.hpp"
#include "analysis/comparison/treated.hpp"
#include "scenarios/errors.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace lichtung;
using namespace lichtung::comparison;

namespace {

/// A street of four segments of 100 m, and one of 50 m that nothing joins.
Streets line() {
  Streets s;
  s.mesh.node_x = {0, 100, 200, 300, 400, 900, 950};
  s.mesh.node_y = {0, 0, 0, 0, 0, 0, 0};
  s.from = {0, 1, 2, 3, 5};
  s.to = {1, 2, 3, 4, 6};
  s.length_m = {100, 100, 100, 100, 50};
  s.district = {0, 0, 1, 1, -1};
  s.names = {"Am Bach", "Am Bach", "Hauptstraße", "", ""};
  s.districts = {"West", "Ost"};
  return s;
}

}  // namespace

TEST_CASE("Sums by street give the means, the interval and the discovery of each street") {
  StreetSums sums(4);
  const double kNone = std::nan("");
  // Street 0: differences 1, 2, 3 (p = 0.0742); street 1: nothing changes; street 2: 10.0, 10.1, 9.9; street 3: no values.
  sums.add_pair(std::vector<double>{1, 5, 1, kNone}, std::vector<double>{2, 5, 11, kNone});
  sums.add_pair(std::vector<double>{1, 6, 2, kNone}, std::vector<double>{3, 6, 12.1, kNone});
  sums.add_pair(std::vector<double>{1, 7, 3, kNone}, std::vector<double>{4, 7, 12.9, kNone});
  CHECK_FALSE(sums.identical());
  const StreetFigure f = sums.conclude("expected_burglary", Good::Lower, true);
  CHECK(f.ledger == "expected");
  CHECK(f.tested == 2);
  CHECK(f.more == 1);
  CHECK(f.less == 0);
  CHECK(f.sure(2));
  CHECK_FALSE(f.sure(0));
  CHECK(f.mean_b[0] == 3.0F);
  CHECK(f.low[0] == Approx(2.0 - 4.302653 / std::sqrt(3.0)).epsilon(1e-5));
  CHECK(f.p_adjusted[0] == Approx(0.07418).epsilon(1e-3));   // the larger of two: unchanged
  CHECK(std::isnan(f.p_adjusted[1]));
  CHECK_FALSE(f.sure(1));
  CHECK(f.low[1] == 0.0F);
  CHECK(f.high[1] == 0.0F);
  CHECK(std::isnan(f.mean_a[3]));
  CHECK_FALSE(f.sure(3));
}

TEST_CASE("Adjusted p values control false discoveries: of 1000 streets of noise hardly any is found") {
  StreetSums sums(1000);
  for (int r = 0; r < 8; ++r) {
    std::vector<double> a(1000), b(1000);
    for (int i = 0; i < 1000; ++i) {
      a[static_cast<std::size_t>(i)] = std::sin(12.9898 * (i + 1) + 78.233 * (r + 1)) * 43758.5453;
      a[static_cast<std::size_t>(i)] -= std::floor(a[static_cast<std::size_t>(i)]);
      b[static_cast<std::size_t>(i)] = std::sin(39.425 * (i + 1) + 11.135 * (r + 1)) * 24634.6345;
      b[static_cast<std::size_t>(i)] -= std::floor(b[static_cast<std::size_t>(i)]);
    }
    sums.add_pair(a, b);
  }
  const StreetFigure f = sums.conclude("expected_burglary", Good::Lower, true);
  CHECK(f.tested == 1000);
  CHECK(f.less + f.more <= 2);
}

TEST_CASE("Two replicates that happen to differ by the same are no discovery; light that differs is one") {
  StreetSums sums(1);
  for (int r = 0; r < 2; ++r) sums.add_pair(std::vector<double>{0.0}, std::vector<double>{1.0});
  CHECK(sums.conclude("disorder", Good::Lower, true).more == 0);
  CHECK(sums.conclude("illuminance_mean", Good::Neither, true).more == 1);
}

TEST_CASE("Independent sides are tested by Welch's t") {
  StreetSums sums(1);
  for (const double v : {1.0, 2.0, 3.0}) sums.add_a(std::vector<double>{v});
  for (const double v : {3.0, 5.0, 7.0}) sums.add_b(std::vector<double>{v});
  const StreetFigure f = sums.conclude("disorder", Good::Lower, false);
  CHECK((f.high[0] - f.low[0]) / 2.0F == Approx(3.2212 * std::sqrt(5.0 / 3.0)).epsilon(1e-3));
}

TEST_CASE("Distances go along streets, from the nearer end to the middle") {
  const Streets s = line();
  const std::vector<std::uint32_t> roots{0};
  const auto d = distances_from(s, roots);
  CHECK(d == std::vector<double>{0.0, 50.0, 150.0, 250.0, std::numeric_limits<double>::infinity()});
}

TEST_CASE("Rings hold every street once; what no way reaches is control") {
  const Streets s = line();
  const std::vector<std::uint32_t> roots{0};
  const std::vector<double> ends{100.0, 200.0};
  const Ringed r = make_rings(s, roots, ends);
  CHECK(r.ring_of == std::vector<std::uint32_t>{0, 1, 2, 3, 3});
  REQUIRE(r.rings.size() == 4);
  CHECK(r.rings[1].from_m == 0.0);
  CHECK(r.rings[2].to_m == 200.0);
  CHECK(r.rings[3].role == Ring::Role::Control);
  CHECK(r.rings[3].streets == 2);
  CHECK(r.rings[3].length_km == Approx(0.15));
}

TEST_CASE("Treated streets can be told in five ways") {
  const Streets s = line();
  const auto told = [&](std::vector<std::string> words) { return treated_as_told(words, s, Language::English).streets; };
  CHECK(told({"segments:0,2-3"}) == std::vector<std::uint32_t>{0, 2, 3});
  CHECK(told({"street:Am Bach"}) == std::vector<std::uint32_t>{0, 1});
  CHECK(told({"district:Ost"}) == std::vector<std::uint32_t>{2, 3});
  CHECK(told({"circle:50,0,10"}) == std::vector<std::uint32_t>{0});
  CHECK(told({"polygon:100,-10,300,-10,300,10,100,10"}) == std::vector<std::uint32_t>{1, 2});
  CHECK(told({"segments:0", "segments:0-1"}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("Words that mean no street are refused") {
  const Streets s = line();
  for (const char* words : {"", "segments", "segments:", "segments:5", "segments:3-2", "segments:1-2-3", "segments:x", "segments:-1", "street:", "street:Weg",
                            "district:Nord", "circle:1,2", "circle:0,0,-5", "circle:0,0,nan", "polygon:0,0,1,1", "polygon:0,0,1,1,2", "lamps:3"}) {
    CAPTURE(words);
    CHECK_THROWS_AS(treated_as_told(std::vector<std::string>{words}, s, Language::German), DataError);
  }
}

TEST_CASE("Treated streets are seen in light, lamps and patrols, not in a hair's difference") {
  Streets a = line(), b = line();
  a.state["lamps"] = {3, 3, 3, 3, 3};
  b.state["lamps"] = {3, 3, 3, 4, 3};
  a.state["class"] = {1, 1, 1, 1, 1};
  b.state["class"] = {2, 1, 1, 1, 1};   // follows from light
  StreetFigure light;
  light.variable = "illuminance_mean";
  light.mean_a = {5.0F, 5.0F, 0.0F, 5.0F, 5.0F};
  light.mean_b = {5.2F, 9.0F, 0.05F, 5.0F, 5.0F};   // 4 %; more; too little to see by
  StreetFigure patrol;
  patrol.variable = "patrol_minutes";
  patrol.mean_a = patrol.mean_b = std::vector<float>(5, 0.0F);
  patrol.p_adjusted = {0.5F, 0.5F, 0.01F, std::numeric_limits<float>::quiet_NaN(), 0.5F};
  const std::vector<StreetFigure> figures{light, patrol};
  const Treatment t = treated_as_seen(a, b, figures);
  CHECK(t.streets == std::vector<std::uint32_t>{1, 2, 3});
  REQUIRE(t.causes.size() == 3);
  CHECK(t.causes[0].variable == "illuminance_mean");
  CHECK(t.causes[2].variable == "lamps");
}
