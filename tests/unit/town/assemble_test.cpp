// From drawn maps to towns: splitting, joining, snapping, lamps by rule, assumed places, hostile drafts.
#include "sim/town/assemble.hpp"
#include "scenarios/errors.hpp"
#include "tests/support/ascii_town.hpp"
#include "tests/unit/town/town_invariants.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace lichtung;
using namespace lichtung::town;
using lichtung::test::AsciiTown;

namespace {

Town assembled(const AsciiTown& map, const Scenario& scenario = {}) {
  return assemble(AsciiTown(map).draft(), scenario);
}

std::int64_t noticed(const Town& town, std::string_view key) {
  const auto it = std::ranges::find(town.notices, key, &Notice::key);
  return it == town.notices.end() ? 0 : it->count;
}

DraftLamp lamp_at(double x, double y) {
  DraftLamp lamp;
  lamp.position = {x, y};
  return lamp;
}

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("Pieces that differ in nothing become one segment") {
  const Town town = assembled(AsciiTown("A--B--C--D"));
  REQUIRE(town.streets.segments.size() == 1);
  CHECK(town.streets.segments.length_m[0] == Approx(450.0));
  CHECK(town.streets.polyline(SegmentId(0U)).size() == 4);
}

TEST_CASE("A change of any attribute ends a segment") {
  const auto split_by = [](auto change) {
    AsciiTown map("A--B--C");
    change(map.way('B', 'C'));
    return assembled(map).streets.segments.size() == 2;
  };
  CHECK(split_by([](DraftWay& w) { w.kind = StreetKind::Tertiary; }));
  CHECK(split_by([](DraftWay& w) { w.lit = Lit::No; }));
  CHECK(split_by([](DraftWay& w) { w.name = "Gasse"; }));
  CHECK(split_by([](DraftWay& w) { w.width_m = 20.0; }));
  CHECK(split_by([](DraftWay& w) { w.tunnel = true; }));
  CHECK(split_by([](DraftWay& w) { w.bridge = true; }));
  CHECK(split_by([](DraftWay& w) { w.private_access = true; }));
  CHECK_FALSE(split_by([](DraftWay& w) { w.width_m = 5.6; }));  // the same class of width
}

TEST_CASE("An intersection splits a way that passes through it") {
  AsciiTown map("A--B--C\n   |\n   |\n   D");
  map.draft().ways = {map.way('A', 'B'), map.way('B', 'D')};
  map.draft().ways[0].nodes.push_back(map.node('C'));
  const Town town = assembled(map);
  CHECK(town.streets.segments.size() == 3);
  CHECK(town.streets.nodes.size() == 4);
}

TEST_CASE("A loop becomes two segments with different ends and the same length") {
  AsciiTown map("A--B\n|  |\n|  |\nC--D");
  const Town town = assembled(map);
  REQUIRE(town.streets.segments.size() == 2);
  CHECK(town.streets.segments.from[0] != town.streets.segments.to[0]);
  CHECK(town.streets.segments.length_m[0] + town.streets.segments.length_m[1] == Approx(600.0));
}

TEST_CASE("Steps of no length vanish without tearing the network") {
  AsciiTown map("A--B--C");
  TownDraft& draft = map.draft();
  draft.nodes.push_back(map.at('B'));  // a second node where B stands
  const auto twin = static_cast<std::uint32_t>(draft.nodes.size() - 1);
  map.way('B', 'C').nodes = {map.node('B'), twin, map.node('C')};
  map.way('B', 'C').name = "Gasse";
  const Town town = assembled(map);
  CHECK(town.streets.segments.size() == 2);
  CHECK(town.streets.component == std::vector<std::uint32_t>{0, 0, 0});
}

TEST_CASE("Every drawn town keeps the invariants") {
  for (const char* drawn :
       {"A--B", "A--B--C\n|  |  |\n|  |  |\nD--E--F", "A--B  C--D", "A--B--C\n   |\n   |\nE--F--G\n|  |\n|  |\nH--I"}) {
    AsciiTown map(drawn);
    map.house(60, 20);
    map.house(20, -20, 25).floors = 4;
    test::check_invariants(assembled(map), map.draft());
  }
}

TEST_CASE("A house stands on the street of its address, else on the nearest") {
  AsciiTown map("A---B\n|\n|\n|\nC---D");
  map.way('A', 'B').name = "Oben";
  map.way('C', 'D').name = "Unten";
  map.house(100, -20);
  map.house(100, -165).street = "Oben";  // out of reach of Oben: 60 m count
  map.house(100, -145).street = "Unten";
  map.house(28, -28).street = "Oben";  // a little nearer to A–C, as near as a corner house gets
  const Town town = assembled(map);
  REQUIRE(town.buildings.size() == 4);
  const auto name = [&](std::size_t b) {
    return town.streets.names[town.streets.segments.name[town.buildings.segment[b].index()]];
  };
  std::vector<std::string> names;
  for (std::size_t b = 0; b < 4; ++b) names.push_back(name(b));
  CHECK(std::ranges::count(names, "Oben") == 2);
  CHECK(std::ranges::count(names, "Unten") == 2);
}

TEST_CASE("Nobody lives in a tunnel, on a motorway, a private way or an island") {
  AsciiTown map("A---B---C---D---E\n|\n|\n|\n|\nF\n\nX-Y");
  map.way('B', 'C').tunnel = true;
  map.way('C', 'D').kind = StreetKind::Motorway;
  map.way('A', 'F').private_access = true;
  for (const double x : {300.0, 500.0, 700.0}) map.house(x, 15, 11, BuildingKind::Detached);
  map.house(-15, -100, 11, BuildingKind::Detached);
  map.house(50, -310, 11, BuildingKind::Detached);
  const Town town = assembled(map);
  REQUIRE(town.dwellings.size() == 5);
  for (const SegmentId s : town.dwellings.segment) {
    CHECK(town.streets.segments.tunnel[s.index()] == 0);
    CHECK(town.streets.segments.walkable[s.index()] == 1);
    CHECK(town.streets.component[town.streets.segments.from[s.index()].index()] == 0);
  }
  CHECK(noticed(town, "assemble.islands") >= 1);
}

TEST_CASE("Kinds of unknown buildings follow from footprint, floors and area") {
  AsciiTown map("A----------B");
  map.house(50, 12, 4);
  map.house(100, 15, 6.5);
  map.house(150, 15, 11);
  map.house(200, 20, 18).floors = 3;
  map.house(300, 30, 20);
  map.draft().areas.push_back({AreaKind::Industrial, {{280, 0}, {330, 0}, {330, 60}, {280, 60}}});
  const Town town = assembled(map);
  CHECK(town.buildings.kind == std::vector{BuildingKind::Garage, BuildingKind::Hut, BuildingKind::Detached,
                                           BuildingKind::Apartments, BuildingKind::Industrial});
  // 18² m² × 3 floors × 0.75 / 72 m² = 10 dwellings in the apartment house, one in the other.
  CHECK(town.buildings.dwelling_first == std::vector<std::uint32_t>{0, 0, 0, 1, 11, 11});
}

TEST_CASE("Streets called lit get lamps by rule, unlit ones never, and the built-up area is assumed lit") {
  AsciiTown map("A-----B-----C-----D-----E");
  map.way('A', 'B').lit = Lit::Yes;
  map.way('B', 'C').lit = Lit::No;
  map.house(750, 15);  // beside C–D, where nothing is said; D–E is far from houses
  map.house(450, 15);
  const Town town = assembled(map);
  std::vector<int> lamps(town.streets.segments.size(), 0);
  for (const SegmentId s : town.lamps.segment) ++lamps[s.index()];
  for (std::size_t i = 0; i < lamps.size(); ++i) {
    const bool lit = town.streets.segments.lit[i] == Lit::Yes;
    const bool inside = town.streets.segments.lit[i] == Lit::Unknown && town.streets.segments.frontage_m[i] > 0.0F;
    CHECK((lamps[i] > 0) == (lit || inside));
    CHECK((town.streets.segments.lit_assumed[i] == 1) == (lamps[i] > 0));
    if (lit) CHECK(lamps[i] == 9);  // 300 m at 33 m
  }
  CHECK(noticed(town, "assemble.lamps_assumed") > 0);
}

TEST_CASE("Mapped lamps are kept, and enough of them keep assumed ones away") {
  AsciiTown map("A-----B");
  map.way('A', 'B').lit = Lit::Yes;
  for (const double x : {25.0, 75.0, 125.0, 175.0, 225.0, 275.0}) map.draft().lamps.push_back(lamp_at(x, 4.0));
  map.draft().lamps.push_back(lamp_at(150.0, 200.0));  // far from any street
  const Town town = assembled(map);
  CHECK(town.lamps.size() == 6);
  CHECK(std::ranges::count(town.lamps.origin, LampOrigin::Mapped) == 6);
  CHECK(noticed(town, "assemble.orphan_lamps") == 1);
}

TEST_CASE("A pavement mapped beside its lit street is not lit twice") {
  AsciiTown street("A-----B");
  street.way('A', 'B').lit = Lit::Yes;
  const auto alone = assembled(street).lamps.size();
  TownDraft& draft = street.draft();
  draft.nodes.push_back({0.0, -7.0});
  draft.nodes.push_back({300.0, -7.0});
  DraftWay pavement;
  pavement.kind = StreetKind::Footway;
  pavement.lit = Lit::Yes;
  pavement.nodes = {2, 3};
  draft.ways.push_back(pavement);
  CHECK(assembled(street).lamps.size() == alone);
}

TEST_CASE("A map of streets alone gets homes, shops, stops and jobs, and says so") {
  const Town town = assembled(AsciiTown("A-----B-----C\n|     |     |\n|     |     |\nD-----E-----F"));
  CHECK(town.dwellings.size() >= 100);  // 1.4 km at 80 dwellings per km
  CHECK(noticed(town, "assemble.assumed_homes") == static_cast<std::int64_t>(town.dwellings.size()));
  CHECK(noticed(town, "assemble.assumed_stops") > 0);
  CHECK(noticed(town, "assemble.assumed_workplaces") > 0);
  for (const VenueKind kind : {VenueKind::Shop, VenueKind::Stop, VenueKind::Workplace, VenueKind::Restaurant})
    CHECK(std::ranges::count(town.venues.kind, kind) > 0);
}

TEST_CASE("Footpaths alone still get homes") {
  AsciiTown map("A-----B");
  map.way('A', 'B').kind = StreetKind::Footway;
  CHECK(assembled(map).dwellings.size() > 0);
}

TEST_CASE("A tunnel hides, narrows the view, and a cul-de-sac has one way out") {
  AsciiTown map("A--B--C--D\n         |\n         |\n         E");
  map.way('B', 'C').tunnel = true;
  map.way('C', 'D').name = "x";
  const Town town = assembled(map);
  const Segments& s = town.streets.segments;
  const auto tunnel = static_cast<std::size_t>(std::ranges::find(s.tunnel, 1) - s.tunnel.begin());
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (i == tunnel) continue;
    CHECK(s.refuge[i] < s.refuge[tunnel]);
    CHECK(s.prospect_m[i] > s.prospect_m[tunnel]);
    const bool cul_de_sac = s.length_m[i] == 150.0F && s.name[i] == 0;
    if (cul_de_sac) CHECK(s.escape[i] <= 1);
  }
  CHECK(s.escape[tunnel] == 2);
}

TEST_CASE("Segments belong to the district whose outline holds them, else to the nearest centre") {
  AsciiTown map("A--B--C");
  map.way('B', 'C').name = "x";
  map.draft().districts = {
      {"Leer", {9000, 9000}, {}}, {"West", {0, 0}, {}}, {"Ost", {5000, 0}, {{151, -9}, {400, -9}, {400, 9}, {151, 9}}}};
  const Town town = assembled(map);
  CHECK(town.districts.name == std::vector<std::string>{"West", "Ost"});
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(town.streets.segments.district[i].value == (town.streets.segments.name[i] == 0 ? 0U : 1U));
}

TEST_CASE("Two assemblies of one draft are equal") {
  AsciiTown map("A--B--C\n|  |  |\n|  |  |\nD--E--F");
  for (int i = 0; i < 20; ++i) map.house(15.0 * i, 12, 11).floors = i % 5;
  const Town a = assembled(map), b = assembled(map);
  CHECK(a.dwellings.area_m2 == b.dwellings.area_m2);
  CHECK(a.dwellings.tenure == b.dwellings.tenure);
  CHECK(a.buildings.segment == b.buildings.segment);
  CHECK(a.streets.segments.escape == b.streets.segments.escape);
  CHECK(a.lamps.flux_lm == b.lamps.flux_lm);
  CHECK(a.venues.segment == b.venues.segment);
}

TEST_CASE("A draft without a walkable street is refused") {
  AsciiTown map("A--B");
  map.way('A', 'B').kind = StreetKind::Motorway;
  CHECK_THROWS_AS(assembled(map), DataError);
  CHECK_THROWS_AS(assemble(TownDraft{}, Scenario{}), DataError);
}

TEST_CASE("Broken drafts are survived: unknown nodes, numbers that are none, empty outlines") {
  AsciiTown map("A--B--C");
  TownDraft& draft = map.draft();
  draft.nodes.push_back({kNaN, 0.0});
  for (const std::vector<std::uint32_t>& nodes :
       {std::vector<std::uint32_t>{}, {0}, {0, 0}, {0, 99}, {3, 3}, {0, 3, 1}}) {
    DraftWay way;
    way.nodes = nodes;
    way.width_m = kNaN;
    way.kind = StreetKind::Path;
    draft.ways.push_back(way);
  }
  draft.buildings.resize(3);
  draft.buildings[1].outline = {{kNaN, 0}, {1, 1}, {2, 0}};
  draft.buildings[2].outline = {{0, 0}, {1, 1}};
  draft.buildings[2].dwellings = 2000000000;
  draft.venues.resize(1);
  draft.venues[0].position = {kNaN, kNaN};
  draft.lamps = {lamp_at(0, kNaN), lamp_at(10, 2)};
  draft.lamps[1].height_m = -3.0;
  draft.lamps[1].flux_lm = kNaN;
  draft.areas.push_back({AreaKind::Forest, {{kNaN, 0}, {1, 1}, {2, 0}}});
  draft.areas.push_back({AreaKind::Forest, {}});
  draft.districts.push_back({"Nirgends", {kNaN, 0}, {}});
  const Town town = assembled(map);
  test::check_invariants(town, draft);
  CHECK(noticed(town, "assemble.unusable_ways") == 5);
  CHECK(noticed(town, "assemble.unusable_places") == 6);
}

TEST_CASE("A tag for people on foot outweighs what the kind of street allows") {
  AsciiTown map("A--B--C");
  map.way('A', 'B').foot = false;
  map.way('B', 'C').foot = true;
  map.way('B', 'C').kind = StreetKind::Motorway;
  const Town town = assembled(map);
  REQUIRE(town.streets.segments.size() == 2);
  for (std::size_t s = 0; s < 2; ++s)
    CHECK(town.streets.segments.walkable[s] == (town.streets.segments.kind[s] == StreetKind::Motorway ? 1 : 0));
}

TEST_CASE("Every way of a joined segment is remembered") {
  const Town town = assembled(AsciiTown("A--B--C--D"));
  REQUIRE(town.streets.segments.size() == 1);
  std::vector<std::int64_t> ways{town.streets.segments.osm_way[0]};
  for (const auto& [way, segment] : town.streets.joined_ways) {
    CHECK(segment == SegmentId(0U));
    ways.push_back(way);
  }
  std::ranges::sort(ways);
  CHECK(ways == std::vector<std::int64_t>{1, 2, 3});
}

TEST_CASE("Lamps of streets lit all day or by motion sensors burn so") {
  AsciiTown map("A--B--C--D");
  map.way('A', 'B').lit = Lit::AllDay;
  map.way('B', 'C').lit = Lit::Automatic;
  map.way('C', 'D').lit = Lit::Yes;
  const Town town = assembled(map);
  REQUIRE(town.lamps.size() > 2);
  for (std::size_t i = 0; i < town.lamps.size(); ++i) {
    const LampSchedule& schedule = town.schedules[town.lamps.schedule[i]];
    const Lit lit = town.streets.segments.lit[town.lamps.segment[i].index()];
    CHECK((schedule.how == LampSwitch::AllDay) == (lit == Lit::AllDay));
    CHECK(schedule.motion_rest.has_value() == (lit == Lit::Automatic));
    CHECK((town.lamps.schedule[i] == 0) == (lit == Lit::Yes));
  }
}
