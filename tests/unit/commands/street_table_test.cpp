// One row per named street: what is averaged, what is the least, and how names are written.
#include "small_town.hpp"

#include "sim/commands/street_table.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace lichtung;
using namespace lichtung::commands;

namespace {

/// The cross of four streets: two of "Nordweg", one of a name with quotes, one without a name.
town::Town named_town() {
  auto t = test::small_town();
  t.streets.names = {"", "Nordweg", "Am \"Alten\", Markt", "ungenutzt"};
  t.streets.segments.name = {1, 1, 2, 0};
  t.streets.segments.length_m = {100, 300, 50, 80};
  return t;
}

light::LampLight light_by_hand() {
  light::LampLight l;
  l.mean_lx = {9, 5, 0, 99};
  l.min_lx = {2, 1, 0, 99};
  l.semicylindrical_min_lx = {1.2F, 1.5F, 0, 99};
  l.dark_m = {0, 12, 50, 0};
  return l;
}

}  // namespace

TEST_CASE("segments of one name make one row, segments without a name none") {
  const auto rows = named_streets(named_town().streets, light_by_hand());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].name == "Am \"Alten\", Markt");
  CHECK(rows[1].name == "Nordweg");
  CHECK(rows[1].segments == 2);
  CHECK(rows[1].length_m == 400.0);
}

TEST_CASE("a street's mean is weighted by length, its minima are the least, its class follows from both") {
  const auto street = named_streets(named_town().streets, light_by_hand())[1];
  CHECK(street.mean_lx == Approx((100 * 9 + 300 * 5) / 400.0));   // 6 lx
  CHECK(street.min_lx == 1.0);
  CHECK(street.uniformity == Approx(1.0 / 6.0));
  CHECK(street.semicylindrical_min_lx == Approx(1.2));
  CHECK(street.p_class == 4);        // 6 ≥ 5 and 1 ≥ 1
  CHECK(street.recognition);         // 1.2 ≥ 1
  CHECK(street.longest_dark_m == 12.0);
  const auto dark = named_streets(named_town().streets, light_by_hand())[0];
  CHECK(dark.uniformity == 0.0);
  CHECK(dark.p_class == 7);
  CHECK_FALSE(dark.recognition);
}

TEST_CASE("the table quotes names and names its columns") {
  const auto csv = streets_csv(named_streets(named_town().streets, light_by_hand()));
  CHECK(csv ==
        "street,segments,length_m,mean_lx,min_lx,u0,semicylindrical_min_lx,class,recognition,longest_dark_m\r\n"
        "\"Am \"\"Alten\"\", Markt\",1,50.0,0.000,0.000,0.000,0.000,none,0,50.0\r\n"
        "\"Nordweg\",2,400.0,6.000,1.000,0.167,1.200,P4,1,12.0\r\n");
}

TEST_CASE("a name of broken bytes can't break the table") {
  auto town = named_town();
  town.streets.names[1] = "A\r\n\xff";
  const auto csv = streets_csv(named_streets(town.streets, light_by_hand()));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
}
