// Light of real maps: finite, ordered, and printed as a table for people.
#include "light_town.hpp"
#include "tests/support/shared_data.hpp"

#include "sim/light/en13201.hpp"
#include "sim/town/assemble.hpp"
#include "sim/town/import.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

using namespace lichtung;

namespace {

/// The first map file in a folder of real maps; empty if there is none.
std::filesystem::path map_in(std::string_view folder) {
  if (!test::have_shared_data(folder)) return {};
  for (const auto& entry : std::filesystem::directory_iterator(test::shared_data(folder)))
    if (entry.path().string().find(".osm") != std::string::npos) return entry.path();
  return {};
}

void check_finite_and_ordered(const light::LampLight& l, const town::Segments& s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    for (const auto* column : {&l.mean_lx, &l.min_lx, &l.uniformity, &l.semicylindrical_min_lx, &l.dark_m, &l.dark_from_m}) {
      REQUIRE(std::isfinite((*column)[i]));
      REQUIRE((*column)[i] >= 0.0F);
    }
    REQUIRE(l.min_lx[i] <= l.mean_lx[i] * 1.00001F);
    REQUIRE(l.dark_from_m[i] + l.dark_m[i] <= s.length_m[i] * 1.001F + 0.01F);
    REQUIRE(l.p_class[i] >= 1);
    REQUIRE(l.p_class[i] <= light::kNoPClass);
  }
}

void print_classes(std::string_view name, const town::Town& town, const light::LampLight& l) {
  std::array<double, 8> km{};
  double dark = 0;
  for (std::size_t i = 0; i < l.p_class.size(); ++i) {
    if (town.streets.segments.walkable[i] == 0) continue;
    km[l.p_class[i]] += static_cast<double>(town.streets.segments.length_m[i]) / 1000;
    dark = std::max(dark, static_cast<double>(l.dark_m[i]));
  }
  std::cout << fmt::format("{}: {} segments, {} lamps; km of P1 … P6, none:", name, l.p_class.size(), town.lamps.size());
  for (std::size_t c = 1; c <= 7; ++c) std::cout << fmt::format(" {:.2f}", km[c]);
  std::cout << fmt::format("; longest dark stretch within a segment {:.0f} m\n", dark);
}

}  // namespace

TEST_CASE("real maps are lit without holes in the numbers") {
  for (const std::string_view name : {"osm/berlin-wittenau", "osm/karlsruhe-tram-junction"}) {
    Scenario scenario;
    const auto map = map_in(name);
    if (map.empty()) continue;
    scenario.map.osm = map;
    const auto town = town::assemble(town::import_osm(scenario.map), scenario);
    const auto light = light::lamp_light(town, scenario.parameters.light);
    check_finite_and_ordered(light, town.streets.segments);
    print_classes(name, town, light);
    CHECK(std::ranges::any_of(light.p_class, [](auto c) { return c < light::kNoPClass; }));
    CHECK(std::ranges::any_of(light.semicylindrical_min_lx, [](float lx) { return lx > 0.0F; }));
  }
}
