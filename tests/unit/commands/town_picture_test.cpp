#include "small_town.hpp"

#include "scenarios/errors.hpp"
#include "sim/commands/text_file.hpp"
#include "sim/commands/town_picture.hpp"
#include "sim/svg/svg_map.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <fstream>
#include <limits>
#include <string>

using namespace lichtung;
using namespace lichtung::commands;
using svg::Extent;
using svg::SvgMap;

namespace {

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

std::filesystem::path scratch() {
  const auto folder = std::filesystem::temp_directory_path() / ("lichtung-picture-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  return folder;
}

}  // namespace

TEST_CASE("the picture is one svg with streets at their widths, lamps, legend and scale bar") {
  const auto svg = town_svg(test::small_town(), Language::German);
  CHECK(svg.starts_with("<svg "));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(svg.find("stroke-width=\"6.00\"") != std::string::npos);
  CHECK(svg.find("stroke-width=\"2.00\"") != std::string::npos);
  CHECK(svg.find("Wohnstraße") != std::string::npos);
  CHECK(svg.find("Schrottimmobilie") != std::string::npos);
  CHECK(svg.find("nach Regel gesetzte Leuchte") != std::string::npos);
  CHECK(svg.find(" m</text>") != std::string::npos);
  CHECK(svg.find("OpenStreetMap contributors") != std::string::npos);
  CHECK(svg.find("town_report.") == std::string::npos);
}

TEST_CASE("every lamp and every building is drawn once") {
  const auto svg = town_svg(test::small_town(), Language::English);
  CHECK(count(svg, "h.01") == 8);
  CHECK(count(svg, "Z") == 2 + 1);  // two buildings, one park
}

TEST_CASE("north is up and east is right") {
  SvgMap map([] {
    Extent e;
    e.add({0, 0});
    e.add({1000, 1000});
    return e;
  }(), Language::English);
  const auto read = [&](svg::Point p) {
    const std::string d = map.dot(p);
    const auto space = d.find(' ');
    return std::pair(std::stod(d.substr(1, space - 1)), std::stod(d.substr(space + 1)));
  };
  CHECK(read({900, 500}).first - read({100, 500}).first == Approx(800));
  CHECK(read({500, 900}).second - read({500, 100}).second == Approx(-800));
}

TEST_CASE("rings turn the same way, however they were mapped") {
  Extent extent;
  extent.add({0, 0});
  extent.add({1000, 1000});
  const SvgMap map(extent, Language::English);
  const std::vector<svg::Point> left{{100, 100}, {200, 100}, {200, 200}}, right{{200, 200}, {200, 100}, {100, 100}};
  CHECK(map.ring(left) == map.ring(right));
}

TEST_CASE("names can't break the markup") {
  auto town = test::small_town();
  town.name = "A & B <script>\"\x02\xff";
  const auto svg = town_svg(town, Language::English);
  CHECK(svg.find("<script>") == std::string::npos);
  CHECK(svg.find("A &amp; B &lt;script&gt;&quot; ?") != std::string::npos);
}

TEST_CASE("a stray part of the network doesn't shrink the town to a dot") {
  auto town = test::small_town();
  auto& n = town.streets;
  n.nodes.push_back({900000, 6500000});
  n.nodes.push_back({900100, 6500000});
  n.component = {0, 0, 0, 0, 0, 1, 1};
  n.segments.from[3] = NodeId(5U);
  n.segments.to[3] = NodeId(6U);
  n.points[6] = n.nodes[5];
  n.points[7] = n.nodes[6];
  const auto svg = town_svg(town, Language::English);
  const auto box = svg.find("viewBox=\"0 0 ");
  CHECK(std::stod(svg.substr(box + 13)) < 500);
}

TEST_CASE("coordinates that aren't numbers are left out") {
  auto town = test::small_town();
  town.lamps.position[0].x = std::numeric_limits<double>::quiet_NaN();
  town.buildings.outline[1].y = std::numeric_limits<double>::infinity();
  town.areas[0].outline.clear();
  const auto svg = town_svg(town, Language::English);
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
  CHECK(count(svg, "h.01") == 7);
}

TEST_CASE("a town of nothing still gives a sheet") {
  town::Town empty;
  empty.streets.segments.point_first = {0};
  CHECK(town_svg(empty, Language::German).ends_with("</svg>\n"));
}

TEST_CASE("a picture that can't be written is an error and leaves nothing behind") {
  const auto folder = scratch();
  std::filesystem::create_directory(folder / "taken.svg");
  CHECK_THROWS_AS(write_text_file("<svg/>", folder / "missing" / "a.svg"), DataError);
  CHECK_THROWS_AS(write_text_file("<svg/>", folder / "taken.svg"), DataError);
  CHECK_FALSE(std::filesystem::exists(folder / "taken.svg.part"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a written picture holds what was drawn") {
  const auto folder = scratch();
  write_text_file("<svg/>\n", folder / "a.svg");
  std::ifstream in(folder / "a.svg");
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  CHECK(text == "<svg/>\n");
  std::filesystem::remove_all(folder);
}
