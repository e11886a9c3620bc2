// Numbers and kinds from tags as mappers write them.
#include "sim/town/import_notices.hpp"
#include "sim/town/import_tags.hpp"

#include <catch2/catch.hpp>

using namespace lichtung::town;
using namespace lichtung::town::osm;

namespace {

/// Tags from pairs, as the reader would store them.
struct TagSet {
  TagSet(std::initializer_list<std::pair<std::string_view, std::string_view>> pairs) {
    for (const auto& [key, value] : pairs) {
      const auto k = std::find(kKeys.begin(), kKeys.end(), key);
      REQUIRE(k != kKeys.end());
      list.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint16_t>(value.size()),
                      static_cast<std::uint16_t>(k - kKeys.begin())});
      text += value;
    }
  }
  [[nodiscard]] Tags tags() const { return {list, text}; }
  std::vector<Tag> list;
  std::string text;
};

}  // namespace

TEST_CASE("metres are read in every common spelling", "[import][tags]") {
  CHECK(parse_metres("3").value() == 3);
  CHECK(parse_metres("3.5").value() == 3.5);
  CHECK(parse_metres("3,5 m").value() == 3.5);
  CHECK(parse_metres(" 4m ").value() == 4);
  CHECK(parse_metres("350 cm").value() == 3.5);
  CHECK(parse_metres("10'").value() == Approx(3.048));
  CHECK(parse_metres("10'6\"").value() == Approx(3.2004));
  CHECK(parse_metres("10 ft").value() == Approx(3.048));
  CHECK(parse_metres("~3").value() == 3);
  CHECK(parse_metres("2-3").value() == 2.5);
}

TEST_CASE("what is no width is not read as one", "[import][tags]") {
  for (const char* text : {"", "narrow", "-3", "3;4", "3 5", "nan", "inf", "1e9x", "3..5", "3 miles", "'", "2-", ",", "10'x\"",
                           "99999999999999999999999999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(parse_metres(text).has_value());
  }
}

TEST_CASE("watts and kelvin are read with their units", "[import][tags]") {
  CHECK(parse_watts("70W").value() == 70);
  CHECK(parse_watts("0.07 kW").value() == Approx(70));
  CHECK(parse_watts("2x35W").value() == 35);
  CHECK(parse_kelvin("3000 K").value() == 3000);
  CHECK(parse_kelvin("2700-3000K").value() == 2850);
  CHECK_FALSE(parse_kelvin("white").has_value());
  CHECK_FALSE(parse_kelvin("3").has_value());
  CHECK_FALSE(parse_watts("bright").has_value());
}

TEST_CASE("lit is understood in all documented values", "[import][tags]") {
  CHECK(parse_lit("") == Lit::Unknown);
  CHECK(parse_lit("yes") == Lit::Yes);
  CHECK(parse_lit("no") == Lit::No);
  CHECK(parse_lit("limited") == Lit::Limited);
  CHECK(parse_lit("automatic") == Lit::Automatic);
  CHECK(parse_lit("24/7") == Lit::AllDay);
  CHECK(parse_lit("sunset-sunrise") == Lit::SunsetSunrise);
  CHECK(parse_lit("Mo-Su 05:00-23:00") == Lit::Limited);
  CHECK_FALSE(parse_lit("maybe").has_value());
}

TEST_CASE("each highway is a street, none, or unknown", "[import][tags]") {
  CHECK(street_class(TagSet{{"highway", "residential"}}.tags()).kind == StreetKind::Residential);
  CHECK(street_class(TagSet{{"highway", "unclassified"}}.tags()).kind == StreetKind::Residential);
  CHECK(street_class(TagSet{{"highway", "trunk"}}.tags()).kind == StreetKind::Primary);
  CHECK(street_class(TagSet{{"highway", "trunk"}, {"motorroad", "yes"}}.tags()).kind == StreetKind::Motorway);
  CHECK(street_class(TagSet{{"highway", "proposed"}}.tags()).use == StreetUse::NotAStreet);
  CHECK(street_class(TagSet{{"highway", "yellow_brick"}}.tags()).use == StreetUse::Unknown);
}

TEST_CASE("foot overrides access", "[import][tags]") {
  CHECK(is_private(TagSet{{"access", "private"}}.tags()));
  CHECK_FALSE(is_private(TagSet{{"access", "private"}, {"foot", "yes"}}.tags()));
  CHECK_FALSE(is_private(TagSet{{"access", "destination"}}.tags()));
  CHECK(foot_allowed(TagSet{{"foot", "no"}}.tags()) == false);
  CHECK(foot_allowed(TagSet{{"foot", "designated"}}.tags()) == true);
  CHECK_FALSE(foot_allowed(TagSet{{"highway", "path"}}.tags()).has_value());
}

TEST_CASE("building=yes takes its kind from what else is known", "[import][tags]") {
  CHECK(building_kind(TagSet{{"building", "yes"}}.tags()) == BuildingKind::Other);
  CHECK(building_kind(TagSet{{"building", "yes"}, {"building:flats", "1"}}.tags()) == BuildingKind::Detached);
  CHECK(building_kind(TagSet{{"building", "yes"}, {"building:flats", "12"}}.tags()) == BuildingKind::Apartments);
  CHECK(building_kind(TagSet{{"building", "residential"}, {"building:levels", "5"}}.tags()) == BuildingKind::Apartments);
  CHECK(building_kind(TagSet{{"building", "yes"}, {"amenity", "school"}}.tags()) == BuildingKind::School);
  CHECK(building_kind(TagSet{{"building", "yes"}, {"shop", "bakery"}}.tags()) == BuildingKind::Other);
  CHECK_FALSE(building_kind(TagSet{{"building", "no"}}.tags()).has_value());
  CHECK_FALSE(building_kind(TagSet{{"building", "construction"}}.tags()).has_value());
  CHECK(unknown_building(TagSet{{"building", "spaceship"}}.tags()));
}

TEST_CASE("venues have the kind people use them for", "[import][tags]") {
  CHECK(venue_kind(TagSet{{"shop", "supermarket"}}.tags()) == VenueKind::Supermarket);
  CHECK(venue_kind(TagSet{{"shop", "bakery"}}.tags()) == VenueKind::Shop);
  CHECK_FALSE(venue_kind(TagSet{{"shop", "vacant"}}.tags()).has_value());
  CHECK(venue_kind(TagSet{{"amenity", "biergarten"}}.tags()) == VenueKind::Bar);
  CHECK(venue_kind(TagSet{{"railway", "halt"}}.tags()) == VenueKind::Station);
  CHECK(venue_kind(TagSet{{"highway", "bus_stop"}}.tags()) == VenueKind::Stop);
  CHECK(venue_kind(TagSet{{"craft", "carpenter"}}.tags()) == VenueKind::Workplace);
  CHECK_FALSE(venue_kind(TagSet{{"leisure", "playground"}, {"access", "private"}}.tags()).has_value());
  CHECK_FALSE(venue_kind(TagSet{{"amenity", "bench"}}.tags()).has_value());
}

TEST_CASE("examples in notices are short, clean and never cut a letter", "[import][tags]") {
  NoticeBook notices;
  notices.add("k", std::string(39, 'a') + "äöü");
  notices.add("k", "line\nbreak");
  notices.add("k", "third");
  notices.add("k", "fourth");
  const auto list = notices.take();
  REQUIRE(list.size() == 1);
  CHECK(list[0].count == 4);
  CHECK(list[0].detail == std::string(39, 'a') + "…, line break, third");
}
