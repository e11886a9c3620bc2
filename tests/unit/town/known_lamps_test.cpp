// Lamps of an inventory in a town: which streets they cover, what they replace, what they bring along.
#include "sim/town/known_lamps.hpp"

#include "sim/town/assemble.hpp"
#include "tests/support/ascii_town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace lichtung;
using namespace lichtung::town;
using lichtung::test::AsciiTown;

namespace {

/// Two quarters, A–E and F–J, and a street of 420 m between them. Every street says that it is lit.
AsciiTown two_places() {
  AsciiTown map(
      "A--B--C\n"
      "   |\n"
      "   D--E\n"
      "   |\n"
      "   |\n"
      "   |\n"
      "   |\n"
      "   |\n"
      "   |\n"
      "   F--J\n"
      "   |\n"
      "G--H--I\n",
      60.0);
  for (DraftWay& way : map.draft().ways) way.lit = Lit::Yes;
  return map;
}

KnownLamp known_at(double x, double y) {
  KnownLamp known;
  known.lamp.position = {x, y};
  return known;
}

Town with_known(AsciiTown map, std::vector<Point> places, LampMode mode) {
  KnownLamps known;
  known.mode = mode;
  for (const Point p : places) known.lamps.push_back(known_at(p.x, p.y));
  return assemble(std::move(map.draft()), Scenario{}, known);
}

std::ptrdiff_t lamps_of(const Town& town, LampOrigin origin) { return std::ranges::count(town.lamps.origin, origin); }

/// Lamps of that origin north of the line that parts the two places.
std::ptrdiff_t northern(const Town& town, LampOrigin origin) {
  std::ptrdiff_t n = 0;
  for (std::size_t i = 0; i < town.lamps.size(); ++i)
    n += town.lamps.origin[i] == origin && town.lamps.position[i].y > -130.0 ? 1 : 0;
  return n;
}

std::int64_t noticed(const Town& town, std::string_view key) {
  const auto it = std::ranges::find(town.notices, key, &Notice::key);
  return it == town.notices.end() ? 0 : it->count;
}

const std::vector<Point> kNorth{{0.0, 6.0}, {360.0, 6.0}, {360.0, -114.0}, {186.0, -60.0}};

}  // namespace

TEST_CASE("Without known lamps a town is lit as before") {
  const Town town = with_known(two_places(), {}, LampMode::Replace);
  CHECK(lamps_of(town, LampOrigin::Inventory) == 0);
  CHECK(lamps_of(town, LampOrigin::Rule) > 10);
}

TEST_CASE("An inventory replaces the lamps by rule on the streets it covers and leaves the others") {
  const Town before = with_known(two_places(), {}, LampMode::Replace);
  const Town town = with_known(two_places(), kNorth, LampMode::Replace);
  CHECK(lamps_of(town, LampOrigin::Inventory) == 4);
  CHECK(northern(town, LampOrigin::Rule) == 0);
  CHECK(northern(before, LampOrigin::Rule) > 0);
  const auto southern = [](const Town& t) { return lamps_of(t, LampOrigin::Rule) - northern(t, LampOrigin::Rule); };
  CHECK(southern(town) == southern(before));
  CHECK(noticed(town, "assemble.lamps_covered") > 0);
}

TEST_CASE("An inventory replaces mapped lamps on the streets it covers") {
  AsciiTown map = two_places();
  for (const double y : {5.0, -700.0}) {
    DraftLamp lamp;
    lamp.position = {60.0, y > 0.0 ? y : map.at('G').y + 5.0};
    map.draft().lamps.push_back(lamp);
  }
  const Town town = with_known(map, kNorth, LampMode::Replace);
  CHECK(lamps_of(town, LampOrigin::Mapped) == 1);
  CHECK(northern(town, LampOrigin::Mapped) == 0);
  CHECK(noticed(town, "assemble.lamps_replaced") == 1);
  CHECK(lamps_of(with_known(map, kNorth, LampMode::Add), LampOrigin::Mapped) == 2);
}

TEST_CASE("In the mode Add rules fill the gaps that inventory and map leave") {
  const Town before = with_known(two_places(), {}, LampMode::Add);
  const Town town = with_known(two_places(), kNorth, LampMode::Add);
  CHECK(lamps_of(town, LampOrigin::Inventory) == 4);
  CHECK(lamps_of(town, LampOrigin::Rule) < lamps_of(before, LampOrigin::Rule));
  CHECK(northern(town, LampOrigin::Rule) > 0);
}

TEST_CASE("A street in the midst of an inventory without a lamp of it is dark and reported") {
  const Town town = with_known(
      two_places(), {{0.0, 6.0}, {360.0, 6.0}, {186.0, -650.0}, {0.0, -654.0}, {360.0, -654.0}}, LampMode::Replace);
  CHECK(lamps_of(town, LampOrigin::Rule) == 0);
  CHECK(std::ranges::count(town.streets.segments.lit_assumed, 1) == 0);
  CHECK(noticed(town, "assemble.lit_without_lamp") > 0);
}

TEST_CASE("A tunnel in the midst of an inventory keeps its lamps by rule") {
  AsciiTown map = two_places();
  map.way('D', 'F').tunnel = true;
  const Town town = with_known(map, {{0.0, 6.0}, {360.0, 6.0}, {0.0, -654.0}, {360.0, -654.0}}, LampMode::Replace);
  CHECK(lamps_of(town, LampOrigin::Rule) > 0);
  for (std::size_t i = 0; i < town.lamps.size(); ++i)
    if (town.lamps.origin[i] == LampOrigin::Rule)
      CHECK(town.streets.segments.tunnel[town.lamps.segment[i].index()] == 1);
}

TEST_CASE("One lamp covers its own street and no other") {
  const Town town = with_known(two_places(), {{60.0, 6.0}}, LampMode::Replace);
  CHECK(noticed(town, "assemble.lamps_covered") == 1);
  CHECK(northern(town, LampOrigin::Rule) > 0);
}

TEST_CASE("Known lamps out of reach of any street light nothing and cover nothing") {
  const Town town = with_known(two_places(), {{5000.0, 5000.0}, {-5000.0, 5000.0}, {0.0, -5000.0}}, LampMode::Replace);
  const Town before = with_known(two_places(), {}, LampMode::Replace);
  CHECK(lamps_of(town, LampOrigin::Inventory) == 0);
  CHECK(lamps_of(town, LampOrigin::Rule) == lamps_of(before, LampOrigin::Rule));
}

TEST_CASE("A known lamp keeps its aim, tilt, schedule and luminaire; one without aims at its street") {
  KnownLamps known;
  known.lamps = {known_at(60.0, 6.0), known_at(100.0, 6.0)};
  known.lamps[0].azimuth_deg = 17.0;
  known.lamps[0].tilt_deg = 5.0;
  known.lamps[0].luminaire = 4;
  known.lamps[0].schedule = 1;
  known.lamps[0].lamp.flux_lm = 1234.0;
  known.luminaires = {photometry::builtin_luminaires().front()};
  known.schedules = {LampSchedule{.how = LampSwitch::AllDay, .on_elevation_deg = {}, .steps = {}, .motion_rest = {}}};
  const Town town = assemble(std::move(two_places().draft()), Scenario{}, known);
  REQUIRE(town.luminaires.size() == photometry::builtin_luminaires().size() + 1);
  REQUIRE(town.schedules.size() == 2);
  REQUIRE(lamps_of(town, LampOrigin::Inventory) == 2);
  const Lamp own = town.lamps.row(0), aimed = town.lamps.row(1);
  CHECK(own.azimuth_deg == 17.0F);
  CHECK(own.tilt_deg == 5.0F);
  CHECK(own.luminaire == 4);
  CHECK(own.schedule == 1);
  CHECK(own.flux_lm == 1234.0F);
  CHECK(town.schedules[1].how == LampSwitch::AllDay);
  CHECK(aimed.azimuth_deg == Approx(-90.0F));  // the street runs south of it
  CHECK(aimed.luminaire == 0);
}

TEST_CASE("The hull of an inventory counts with its margin") {
  const Town town = with_known(two_places(), {}, LampMode::Replace);
  const std::vector<Point> square{{-20.0, 20.0}, {380.0, 20.0}, {380.0, -40.0}, {-20.0, -40.0}};
  const auto covered = [&](double margin) {
    return std::ranges::count(covered_streets(town.streets, square, {}, Metres(margin)), 1);
  };
  CHECK(covered(0.0) == 2);  // A–B and B–C
  CHECK(covered(1e6) == static_cast<std::ptrdiff_t>(town.streets.segments.size()));
  CHECK(std::ranges::count(covered_streets(town.streets, {}, {}, Metres(1e6)), 1) == 0);
  const std::vector<Point> line{{-20.0, 0.0}, {380.0, 0.0}};
  CHECK(std::ranges::count(covered_streets(town.streets, line, {}, Metres(1.0)), 1) == 2);
}
