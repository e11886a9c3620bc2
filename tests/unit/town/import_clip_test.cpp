// Clipping by GeoJSON polygons.
#include "import_fixture.hpp"
#include "sim/town/import_clip.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung;
using namespace lichtung::test;
using namespace lichtung::town;

namespace {

/// A ring from corners in metres, as OsmText places them.
std::string ring(std::initializer_list<std::pair<double, double>> corners) {
  std::string text = "[";
  for (const auto& [east, north] : corners) {
    text += fmt::format("{}[{:.7f},{:.7f}]", text.size() > 1 ? "," : "", 9.74 + east / 67940.0, 52.37 + north / 111260.0);
  }
  return text + "]";
}

std::string polygon(const std::string& rings) { return "{\"type\":\"Polygon\",\"coordinates\":[" + rings + "]}"; }

std::string box(double west, double south, double east, double north) {
  return ring({{west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
}

TownDraft clipped(const OsmText& map, const std::string& geojson) {
  const TemporaryFile clip(geojson, ".geojson");
  return map.import(clip.path());
}

std::string refusal_of_clip(const std::string& geojson) {
  const TemporaryFile file(geojson, ".geojson");
  try {
    static_cast<void>(osm::read_clip(file.path()));
  } catch (const DataError& error) {
    CHECK(error.where == file.path().string());
    return error.what();
  }
  return {};
}

OsmText long_street() {
  return OsmText().node(1, 0, 0).node(2, 100, 0).node(3, 200, 0).node(4, 300, 0)
      .way(10, {1, 2, 3, 4}, {{"highway", "residential"}, {"name", "Lange Straße"}});
}

double length(const TownDraft& draft) {
  double sum = 0;
  for (const auto& way : draft.ways) {
    for (std::size_t i = 1; i < way.nodes.size(); ++i) {
      const Point a = draft.nodes[way.nodes[i - 1]], b = draft.nodes[way.nodes[i]];
      sum += std::hypot(a.x - b.x, a.y - b.y);
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("a street is cut where it crosses the boundary", "[import][clip]") {
  const auto draft = clipped(long_street(), polygon(box(50, -50, 250, 50)));
  REQUIRE(draft.ways.size() == 1);
  CHECK(draft.ways[0].nodes.size() == 4);
  CHECK(length(draft) == Approx(200).epsilon(0.005));
  CHECK(draft.nodes.size() == 4);
  CHECK(draft.counts.highway_km == Approx(0.3).epsilon(0.005));   // counted before clipping
}

TEST_CASE("a street that leaves and comes back becomes two ways", "[import][clip]") {
  const std::string two = "{\"type\":\"MultiPolygon\",\"coordinates\":[[" + box(-10, -50, 120, 50) + "],[" + box(180, -50, 310, 50) + "]]}";
  const auto draft = clipped(long_street(), two);
  REQUIRE(draft.ways.size() == 2);
  CHECK(length(draft) == Approx(240).epsilon(0.005));
}

TEST_CASE("overlapping polygons are one area", "[import][clip]") {
  const std::string two = "{\"type\":\"MultiPolygon\",\"coordinates\":[[" + box(-10, -50, 200, 50) + "],[" + box(100, -50, 310, 50) + "]]}";
  const auto draft = clipped(long_street(), two);
  REQUIRE(draft.ways.size() == 1);
  CHECK(draft.ways[0].nodes.size() == 4);
}

TEST_CASE("a hole is outside", "[import][clip]") {
  const auto draft = clipped(long_street(), polygon(box(-10, -50, 310, 50) + "," + box(120, -20, 180, 20)));
  CHECK(draft.ways.size() == 2);
  CHECK(length(draft) == Approx(240).epsilon(0.005));
}

TEST_CASE("buildings, venues and lamps outside are left out", "[import][clip]") {
  const OsmText map = long_street().node(5, 60, 5, {{"highway", "street_lamp"}}).node(6, 290, 5, {{"highway", "street_lamp"}})
                          .node(7, 60, 9, {{"shop", "bakery"}}).node(8, 290, 9, {{"shop", "bakery"}})
                          .node(11, 70, 10).node(12, 80, 10).node(13, 80, 20).way(20, {11, 12, 13, 11}, {{"building", "yes"}})
                          .node(21, 270, 10).node(22, 280, 10).node(23, 280, 20).way(30, {21, 22, 23, 21}, {{"building", "yes"}});
  const auto draft = clipped(map, polygon(box(50, -50, 250, 50)));
  CHECK(draft.lamps.size() == 1);
  CHECK(draft.venues.size() == 1);
  CHECK(draft.buildings.size() == 1);
  CHECK(draft.counts.street_lamps == 2);
}

TEST_CASE("areas are cut at the boundary", "[import][clip]") {
  const OsmText map = long_street().node(11, 0, 10).node(12, 300, 10).node(13, 300, 40).node(14, 0, 40)
                          .way(20, {11, 12, 13, 14, 11}, {{"leisure", "park"}});
  const auto draft = clipped(map, polygon(box(50, -50, 250, 50)));
  REQUIRE(draft.areas.size() == 1);
  double low = 1e18, high = -1e18;
  for (const Point p : draft.areas[0].outline) {
    low = std::min(low, p.x);
    high = std::max(high, p.x);
  }
  CHECK(high - low == Approx(200).epsilon(0.005));
}

TEST_CASE("clipping with a frame around everything changes nothing", "[import][clip]") {
  const auto whole = long_street().import();
  const auto draft = clipped(long_street(), polygon(box(-1000, -1000, 1000, 1000)));
  REQUIRE(draft.ways.size() == whole.ways.size());
  CHECK(draft.ways[0].nodes == whole.ways[0].nodes);
  CHECK(length(draft) == length(whole));
}

TEST_CASE("feature collections are read", "[import][clip]") {
  const std::string feature = "{\"type\":\"Feature\",\"properties\":null,\"geometry\":" + polygon(box(50, -50, 250, 50)) + "}";
  CHECK(clipped(long_street(), "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}").ways.size() == 1);
}

TEST_CASE("a polygon that holds no street is refused", "[import][clip]") {
  const TemporaryFile clip(polygon(box(0, 500, 100, 600)), ".geojson");
  CHECK_THROWS_WITH(long_street().import(clip.path()), Catch::Contains("no street"));
}

TEST_CASE("a polygon that crosses itself is refused", "[import][clip]") {
  const TemporaryFile clip(polygon(ring({{0, -50}, {300, 50}, {300, -50}, {0, 50}, {0, -50}})), ".geojson");
  CHECK_THROWS_WITH(long_street().import(clip.path()), Catch::Contains("crosses"));
}

TEST_CASE("files that are no clip polygon are refused with what was expected", "[import][clip]") {
  for (const std::string text :
       {"", "not json", "[]", "42", "{}", "{\"type\":\"Point\",\"coordinates\":[9,52]}", "{\"type\":\"Polygon\"}",
        "{\"type\":\"Polygon\",\"coordinates\":[]}", "{\"type\":\"Polygon\",\"coordinates\":[[[9,52],[9.1,52],[9,52]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[9,52],[9.1,52],[9.1,52.1],[9,52.1]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[9,\"52\"],[9.1,52],[9.1,52.1],[9,52]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[549829,5803100],[549929,5803100],[549929,5803200],[549829,5803100]]]}",
        "{\"type\":\"FeatureCollection\",\"features\":[]}", "{\"type\":\"Feature\",\"geometry\":null}"}) {
    INFO(text);
    CHECK(refusal_of_clip(text).find("expected GeoJSON") != std::string::npos);
  }
}

TEST_CASE("nesting without end is refused", "[import][clip]") {
  std::string text, end;
  for (int i = 0; i < 50'000; ++i) {
    text += "{\"type\":\"GeometryCollection\",\"geometries\":[";
    end += "]}";
  }
  CHECK(refusal_of_clip(text + end).find("nested") != std::string::npos);
}

TEST_CASE("a missing clip file is missing input", "[import][clip]") {
  try {
    static_cast<void>(long_street().import("/nonexistent/clip.geojson"));
    FAIL("clipped by nothing");
  } catch (const DataError& error) {
    CHECK(error.kind == ErrorKind::MissingInput);
  }
}
