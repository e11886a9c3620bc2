#include "plan_town.hpp"

#include "sim/plan/where.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

namespace {

std::vector<std::string> chosen(const Where& where, const town::Town& town) {
  std::vector<Diagnostic> problems;
  std::vector<std::string> names;
  for (const SegmentId s : plan::streets_of(where, town, problems)) {
    const auto& segments = town.streets.segments;
    names.push_back(segments.tunnel[s.index()] != 0 ? "underpass" : town.streets.names[segments.name[s.index()]]);
  }
  for (const Diagnostic& d : problems) names.push_back(d.key);
  std::ranges::sort(names);
  return names;
}

}  // namespace

TEST_CASE("streets are chosen by name, kind, way, number and nearness") {
  const town::Town town = plan_town();
  REQUIRE(town.streets.segments.size() == 4);
  CHECK(chosen({.said = {}, .names = {"Hauptstraße"}}, town) == Lines{"Hauptstraße", "Hauptstraße"});
  CHECK(chosen({.said = {}, .kinds = {"path"}}, town) == Lines{"Parkweg"});
  CHECK(chosen({.said = {}, .kinds = {"tunnel"}}, town) == Lines{"underpass"});
  CHECK(chosen({.said = {}, .kinds = {"unlit"}}, town) == Lines{"Parkweg", "underpass"});
  CHECK(chosen({.said = {}, .ways = {3, 4}}, town).size() == 2);
  CHECK(chosen({.said = {}, .segments = {0, 1, 2, 3}}, town).size() == 4);
  CHECK(chosen({.said = {}, .near = WrittenPoint{500150.0, 5499925.0}, .radius_m = 20.0}, town) == Lines{"Parkweg"});
  CHECK(chosen({}, town).size() == 4);
}

TEST_CASE("lists are alternatives, keys are conditions") {
  const town::Town town = plan_town();
  CHECK(chosen({.said = {}, .kinds = {"path", "tunnel"}}, town) == Lines{"Parkweg", "underpass"});
  CHECK(chosen({.said = {}, .names = {"Parkweg"}, .kinds = {"path"}}, town) == Lines{"Parkweg"});
  CHECK(chosen({.said = {}, .names = {"Parkweg"}, .kinds = {"tunnel"}}, town) == Lines{"plan.no_street"});
}

TEST_CASE("what the town doesn't have is named, with the nearest name it has") {
  const town::Town town = plan_town();
  std::vector<Diagnostic> problems;
  (void)plan::streets_of({.said = {"p.toml", 3, 9}, .ways = {99}, .names = {"Haupstraße"}, .districts = {"Nord"}, .segments = {4}}, town, problems);
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].key == "plan.unknown_way");
  CHECK(problems[1].key == "plan.unknown_street");
  CHECK(problems[1].suggestion == "Hauptstraße");
  CHECK(problems[2].key == "plan.unknown_district");
  CHECK(problems[3].key == "plan.unknown_segment");
  for (const Diagnostic& d : problems) CHECK((d.file == "p.toml" && d.line == 3 && d.column == 9));
}

TEST_CASE("a polygon that is empty or holds no street is one clear message") {
  const auto path = std::filesystem::temp_directory_path() / ("lichtung-where-" + std::to_string(getpid()) + "-zone.geojson");
  const auto polygon = [&](const std::string& text) {
    std::ofstream(path, std::ios::trunc) << text;
    return path;
  };
  const auto square = [](const std::string& west, const std::string& east) {
    return R"({"type":"Polygon","coordinates":[[[)" + west + ",49],[" + east + ",49],[" + east + ",50],[" + west + ",50],[" + west + ",49]]]}";
  };
  const town::Town town = plan_town();
  CHECK(chosen({.said = {}, .polygon = polygon(square("8", "10"))}, town).size() == 4);
  CHECK(chosen({.said = {}, .polygon = polygon(square("20", "21"))}, town) == Lines{"plan.no_street"});
  for (const char* empty : {R"({"type":"Polygon","coordinates":[]})", R"({"type":"Polygon","coordinates":[[]]})",
                            R"({"type":"FeatureCollection","features":[]})", "{}", ""}) {
    INFO(empty);
    polygon(empty);
    CHECK_THROWS_WITH(chosen({.said = {}, .polygon = path}, town), Catch::Contains("zone.geojson"));
  }
  std::filesystem::remove(path);
}

TEST_CASE("degrees and metres name the same place") {
  const town::Point p = plan::place_of({9.0, 52.0}, 25832);
  CHECK(p.x == Approx(500000.0).margin(0.01));   // on the zone's meridian
  const town::Point q = plan::place_of({p.x, p.y}, 25832);
  CHECK(q.x == p.x);
  CHECK(q.y == p.y);
}
