#include "small_town.hpp"

#include "sim/commands/text_table.hpp"
#include "sim/commands/town_report.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <sstream>

using namespace lichtung;
using namespace lichtung::commands;
using namespace std::chrono;

namespace {

TownSummary small_summary(const town::Town& town = test::small_town()) {
  const LightParameters p;
  return summarise(town, light::lamp_light(town, p), p, year{2026});
}

}  // namespace

TEST_CASE("a town's streets, homes and places are counted") {
  const auto sum = small_summary();
  CHECK(sum.segments == 4);
  CHECK(sum.intersections == 1);
  CHECK(sum.dead_ends == 4);
  CHECK(sum.components == 1);
  CHECK(sum.length_km == Approx(0.4));
  CHECK(sum.buildings == 2);
  CHECK(sum.derelict == 1);
  CHECK(sum.dwellings == 3);
  CHECK(sum.dwellings_by_tenure == std::array<std::int64_t, 3>{1, 2, 0});
  CHECK(sum.venues_by_kind[6] == 1);
  CHECK(sum.streets[4].segments == 2);
}

TEST_CASE("lamps from the map and lamps by rule are told apart") {
  const auto sum = small_summary();
  CHECK(sum.lamps.mapped == 4);
  CHECK(sum.lamps.assumed == 4);
  CHECK(sum.lamps.segments_by_rule == 1);
  CHECK(sum.lamps.km_by_rule == Approx(0.1));
  CHECK(sum.lamps.above_3000_k == 4);
  CHECK(sum.lamps.upward == 4);
  CHECK(sum.lamps.power_kw == Approx(0.2));
  CHECK(sum.lamps.kwh_per_year() == Approx(0.2 * sum.lamps.hours_per_year));
}

TEST_CASE("classes add up to the walkable kilometres and leave the motorway out") {
  const auto sum = small_summary();
  CHECK(sum.walkable_km == Approx(0.3));
  CHECK(std::accumulate(sum.class_km.begin(), sum.class_km.end(), 0.0) == Approx(0.3));
  CHECK(sum.class_km[7] >= 0.1);  // the dark path
  CHECK(sum.class_km[7] < 0.3);   // the lit street
}

TEST_CASE("classes by kind of street add up to the town's, and faces are kept on part of them") {
  const auto sum = small_summary();
  for (std::size_t c = 1; c <= 7; ++c) {
    double km = 0;
    for (const auto& street : sum.streets) km += street.class_km[c];
    CHECK(km == Approx(sum.class_km[c]));
    CHECK(sum.recognition_km[c] <= sum.class_km[c]);
  }
  CHECK(sum.recognition_km[7] == 0.0);
  CHECK(sum.streets[11].class_km[7] == Approx(0.1));   // the dark path
  CHECK(sum.streets[11].dark_km > 0.05);               // but where it leaves the lit street
  CHECK(sum.streets[11].dark_km <= 0.1 + 1e-9);
  CHECK(sum.streets[0].dark_km == 0.0);                // nobody walks on the motorway
}

TEST_CASE("dark stretches count in lit streets only, and the longest is named") {
  auto town = test::small_town();
  const LightParameters p;
  auto light = light::lamp_light(town, p);
  light.mean_lx = {5, 5, 0.01F, 5};
  light.dark_m = {10, 30, 100, 70};
  town.streets.names.push_back("Nebenweg");
  town.streets.segments.name[1] = 2;
  const auto sum = summarise(town, light, p, year{2026});
  CHECK(sum.dark.segments == 2);          // neither the unlit path nor the motorway
  CHECK(sum.dark.km == Approx(0.04));
  CHECK(sum.dark.longest_m == 30.0);
  CHECK(sum.dark.longest_street == "Nebenweg");
}

TEST_CASE("districts share out everything, with a last row for what lies in none") {
  const auto sum = small_summary();
  REQUIRE(sum.districts.size() == 3);
  CHECK(sum.districts[0].name == "Nord");
  CHECK(sum.districts[0].segments == 2);
  CHECK(sum.districts[0].dwellings == 3);
  CHECK(sum.districts[0].lamps == 8);
  CHECK(sum.districts[1].venues == 1);
  CHECK(sum.districts[1].below_p6_km == Approx(0.1));
  CHECK(sum.districts[2].name.empty());
  CHECK(sum.districts[2].segments == 1);
}

TEST_CASE("a town without districts has one row and none is empty") {
  auto town = test::small_town();
  town.districts = {};
  town.streets.segments.district.assign(4, DistrictId());
  const auto sum = small_summary(town);
  REQUIRE(sum.districts.size() == 1);
  CHECK(sum.districts[0].segments == 4);
}

TEST_CASE("a generated town reports its own network where there is no file") {
  auto town = test::small_town();
  town.generated = true;
  town.counts = {};
  const auto sum = small_summary(town);
  CHECK(sum.counts.highway_ways == 4);
  CHECK(sum.counts.highway_km == Approx(0.4));
  CHECK(sum.counts.street_lamps == 8);
  CHECK(sum.counts.lit.at("yes") == 1);
}

TEST_CASE("JSON holds the file's counts and the network's beside each other") {
  const auto json = town_json(small_summary(), Language::English);
  CHECK(json.at("highway_ways") == 4);
  CHECK(json.at("lit").at("yes") == 1);
  CHECK(json.at("street_lamps") == 4);
  CHECK(json.at("building_ways") == 2);
  CHECK(json.at("missing_node_refs") == 1);
  CHECK(json.at("length_km").get<double>() == Approx(0.4));
  CHECK(json.at("segments") == 4);
  CHECK(json.at("intersections") == 1);
  CHECK(json.at("components") == 1);
  CHECK(json.at("warnings").is_array());
  CHECK(json.at("network").at("dead_ends") == 4);
  CHECK(json.at("light").at("p_class_km").at("none").get<double>() >= 0.1);
  CHECK(json.at("light").at("recognition_km").size() == 6);
  CHECK(json.at("light").at("dark_stretches").contains("longest_street"));
  CHECK(json.at("network").at("streets").at("path").at("p_class_km").at("none").get<double>() == Approx(0.1));
  CHECK(json.at("districts").size() == 3);
}

TEST_CASE("JSON of a town with names of broken bytes is valid") {
  auto town = test::small_town();
  town.districts.name[0] = "S\xfc" "d\x01";
  town.name = "\xff\xfe";
  town.counts.lit["\x80"] = 3;
  town.notices.push_back({"town_report.total", 2, "\xc3"});
  CHECK_NOTHROW(town_json(small_summary(town), Language::German).dump());
  CHECK_NOTHROW(town_text(small_summary(town), Language::German));
}

TEST_CASE("the text names every word in both languages") {
  for (const auto language : {Language::English, Language::German}) {
    auto town = test::small_town();
    for (const bool generated : {false, true}) {
      town.generated = generated;
      const auto text = town_text(small_summary(town), language);
      CHECK(text.find("town_report.") == std::string::npos);
    }
  }
}

TEST_CASE("every kind of thing has a word in both languages") {
  const auto known = [](std::string_view prefix, const auto& names) {
    for (const auto name : names)
      for (const auto language : {Language::English, Language::German}) {
        const std::string key = "town_report." + std::string(prefix) + std::string(name);
        CAPTURE(key);
        CHECK(text(language, key) != key);
      }
  };
  known("street_", kStreetKindNames);
  known("building_", kBuildingKindNames);
  known("venue_", kVenueKindNames);
  known("luminaire_", kLuminaireNames);
  known("tenure_", kTenureNames);
}

TEST_CASE("the German report speaks German and the English one English") {
  const auto german = town_text(small_summary(), Language::German), english = town_text(small_summary(), Language::English);
  CHECK(german.find("Wohnstraße") != std::string::npos);
  CHECK(german.find("0,4") != std::string::npos);
  CHECK(english.find("residential street") != std::string::npos);
  CHECK(english.find("0.4") != std::string::npos);
}

TEST_CASE("the district table is aligned") {
  const auto report = town_text(small_summary(), Language::German);
  std::istringstream lines(report);
  std::string line;
  std::vector<std::size_t> widths;
  for (bool inside = false; std::getline(lines, line);) {
    if (inside && line.empty()) break;
    if (inside) widths.push_back(display_width(line));
    if (line == "Stadtteile") inside = true;
  }
  REQUIRE(widths.size() == 4);
  CHECK(std::ranges::count(widths, widths.front()) == 4);
}
