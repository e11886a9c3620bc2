// What plans make of the duty roster: numbers, keys, stations, and what the town or its numbers of units rule out.
#include "plan_town.hpp"

#include "sim/plan/police_roster.hpp"

#include <algorithm>
#include <numeric>
#include <set>

using namespace lichtung;
using namespace lichtung::test;
using plan::UnitType;
using Lines = std::vector<std::string>;

namespace {

struct Made {
  plan::Roster roster;
  Lines problems;
  std::vector<town::Notice> notices;

  [[nodiscard]] int units(UnitType type, std::size_t shift) const {
    int n = 0;
    for (const plan::RosterUnit& u : roster.units) n += roster.duties[u.duty].type == type && u.shift == shift ? 1 : 0;
    return n;
  }
  [[nodiscard]] int units(UnitType type) const {
    return static_cast<int>(std::ranges::count_if(roster.units, [&](const auto& u) { return roster.duties[u.duty].type == type; }));
  }
  [[nodiscard]] std::set<std::uint32_t> keys(UnitType type) const {
    std::set<std::uint32_t> all;
    for (const plan::RosterUnit& u : roster.units)
      if (roster.duties[u.duty].type == type) all.insert(u.key);
    return all;
  }
};

constexpr std::size_t kResidents = 60000;   // by size: 9 cars, 2 on foot, 1 bicycle, at night cars only

Made made(const std::string& edits, std::size_t residents = kResidents) {
  town::Town town = plan_town();
  const plan::Applied a = applied(edits, town);
  Made m;
  m.problems = wrong(a);
  if (!m.problems.empty()) return m;
  std::vector<Diagnostic> problems;
  m.roster = plan::make_roster(a.scenario, a.levers.police, town, residents, problems, m.notices);
  for (const Diagnostic& d : problems) {
    m.problems.push_back(d.key.substr(d.key.find('.') + 1));
    CHECK(d.line > 0);
    CHECK(d.file == "plan.toml");
  }
  return m;
}

std::string edit(const std::string& kind, const std::string& keys) { return "[[edit]]\nkind = \"" + kind + "\"\n" + keys + "\n"; }
std::string patrol(const std::string& keys) { return edit("patrol", keys); }

bool same(const plan::Roster& a, const plan::Roster& b) {
  return std::ranges::equal(a.units, b.units, [](const auto& x, const auto& y) {
    return x.duty == y.duty && x.shift == y.shift && x.ordinal == y.ordinal && x.key == y.key;
  });
}

}  // namespace

TEST_CASE("units come by the town's size, and their keys are their numbers") {
  const Made m = made("");
  CHECK(m.units(UnitType::Car, 0) == 9);
  CHECK(m.units(UnitType::Car, 2) == 9);
  CHECK(m.units(UnitType::Foot, 0) == 2);
  CHECK(m.units(UnitType::Foot, 2) == 0);
  CHECK(m.units(UnitType::OrderService) == 0);
  for (std::size_t i = 0; i < m.roster.units.size(); ++i) CHECK(m.roster.units[i].key == i);
}

TEST_CASE("units added come on top, and leave the keys of all others as they were") {
  const Made before = made(""), after = made(patrol("car = 2\nfoot = 1"));
  CHECK(after.units(UnitType::Car, 0) == 11);
  CHECK(after.units(UnitType::Foot, 2) == 1);
  for (const UnitType type : {UnitType::Foot, UnitType::Bicycle, UnitType::Car})
    CHECK(std::ranges::includes(after.keys(type), before.keys(type)));
  std::set<std::uint32_t> keys;
  for (const auto& u : after.roster.units) CHECK(keys.insert(u.key).second);
}

TEST_CASE("units added and taken away again leave the roster of before, and so do a factor and its inverse") {
  const Made before = made("");
  CHECK(same(before.roster, made(patrol("car = 3") + patrol("car = -3")).roster));
  CHECK(same(before.roster, made(patrol("factor = 4") + patrol("factor = 0.25")).roster));
  CHECK(same(before.roster, made(edit("order_service", "units = 2") + edit("order_service", "units = -2")).roster));
}

TEST_CASE("a factor is rounded over the shifts together, and the rounding is told") {
  const Made half = made(patrol("factor = 0.5"));
  CHECK(half.units(UnitType::Car) == 14);   // of 27
  CHECK(half.units(UnitType::Foot) == 2);   // of 4
  CHECK(half.units(UnitType::Bicycle) == 1);   // of 2
  REQUIRE_FALSE(half.notices.empty());
  CHECK(half.notices[0].key == "plan.patrols_rounded");
  const Made twice = made(patrol("factor = 2"));
  CHECK(twice.notices.empty());
  CHECK(twice.units(UnitType::Car) == 54);
  CHECK(made(patrol("factor = 2\nkinds = \"car\"")).units(UnitType::Foot) == 4);
  CHECK(made(patrol("factor = 0")).roster.units.empty());
}

TEST_CASE("replacing takes away the kinds that are named, and only those") {
  const Made m = made(patrol("replace = true\ncar = 1\nhours = \"18:00-02:00\"\ncrew = 4"));
  CHECK(m.units(UnitType::Car) == 1);
  CHECK(m.units(UnitType::Foot) == 4);
  CHECK(m.roster.duties[m.roster.units.back().duty].crew == 4);
  CHECK(made(patrol("replace = true\ncar = 0")).units(UnitType::Car) == 0);
}

TEST_CASE("settings without numbers change the units there are") {
  const Made m = made(patrol("crew = 1\nkinds = [\"car\"]") + patrol("strategy = \"hot_spots\"\nspots = 3\nkinds = \"foot\""));
  for (const auto& duty : m.roster.duties) {
    CHECK(duty.crew == (duty.type == UnitType::Car ? 1 : 2));
    CHECK((duty.strategy == PatrolStrategy::HotSpots) == (duty.type == UnitType::Foot));
    if (duty.type == UnitType::Foot) CHECK(duty.spots == 3);
  }
  CHECK(same(made("").roster, m.roster));
}

TEST_CASE("defaults of data-driven strategies are those of the parameters") {
  const Made m = made(patrol("strategy = \"near_repeat\""));
  CHECK(m.roster.duties[2].distance_m == 500.0);
  CHECK(m.roster.duties[2].window_days == 3);
  CHECK(m.roster.duties[2].evidence == EvidenceMix{1.0, 0.0, 0.0});
  const Made own = made(patrol("strategy = \"near_repeat\"\ndistance = 200\nwindow = \"7 d\"\nevidence = \"reported\""));
  CHECK(own.roster.duties[2].distance_m == 200.0);
  CHECK(own.roster.duties[2].window_days == 7);
  CHECK(own.roster.duties[2].evidence == EvidenceMix{0.0, 1.0, 0.0});
}

TEST_CASE("what the numbers of units rule out ends in one diagnostic") {
  CHECK(made(patrol("car = -10")).problems == Lines{"fewer_than_none"});
  CHECK(made(patrol("car = -9")).problems.empty());
  CHECK(made(patrol("car = 2") + patrol("car = -12")).problems == Lines{"fewer_than_none"});
  CHECK(made(edit("order_service", "units = -1")).problems == Lines{"fewer_than_none"});
  CHECK(made(patrol("factor = 100\nkinds = \"car\"") + patrol("factor = 100\nkinds = \"car\"")).problems == Lines{"too_many_units"});
  CHECK(made(patrol("replace = true\nfoot = 0") + patrol("factor = 2\nkinds = \"foot\"")).problems == Lines{"no_units"});
  CHECK(made(edit("withdrawal", "units = 10")).problems == Lines{"withdrawn_more"});
  CHECK(made(edit("withdrawal", "units = 3\nkinds = \"foot\"")).problems == Lines{"withdrawn_more"});
  CHECK(made(edit("withdrawal", "units = 2\nkinds = \"foot\"")).problems.empty());
}

TEST_CASE("what the town rules out ends in one diagnostic") {
  CHECK(made(patrol("car = 1\nwhere = { district = \"Nordstadt\" }")).problems == Lines{"unknown_district"});
  CHECK(made(patrol("car = 1\nwhere = { name = \"Parkweg\" }")).problems == Lines{"nowhere_to_patrol"});
  CHECK(made(patrol("foot = 1\nwhere = { name = \"Parkweg\" }")).problems.empty());
  CHECK(made(patrol("foot = 1\nstrategy = \"posts\"\nposts = [[400000.0, 5500000.0]]")).problems == Lines{"place_without_street"});
  CHECK(made(edit("station", "close = true\nwhere = { name = \"Parkweg\" }")).problems == Lines{"no_station"});
  CHECK(made(edit("station", "close = true\nwhere = \"town\"")).problems == Lines{"last_station"});
  CHECK(made(edit("station", "open = [[400000.0, 5500000.0]]")).problems == Lines{"place_without_street"});
  CHECK(made(edit("order_service", "units = 1\nposts = [[400000.0, 5500000.0]]")).problems == Lines{"place_without_street"});
}

TEST_CASE("a new station lets the old one close, and opening it again leaves it as it was") {
  const Made moved = made(edit("station", "open = [[500075.0, 5500000.0]]") + edit("station", "close = true\nwhere = { name = \"Hauptstraße\", near = [500225.0, 5500000.0], radius = 20 }"));
  CHECK(moved.problems.empty());
  REQUIRE(moved.roster.stations.size() == 2);
  CHECK(moved.roster.stations[0].closed);
  CHECK(moved.roster.stations[1].added);
  const Made hours = made(edit("station", "hours = \"08:00-16:00\""));
  CHECK(hours.roster.stations[0].hours.size() == 1);
  const Made back = made(edit("station", "hours = \"08:00-16:00\"") + edit("station", "hours = \"00:00-24:00\""));
  CHECK(back.roster.stations[0].hours.empty());
}

TEST_CASE("a factor beside the town's numbers of the scenario is no slip") {
  CHECK(made(patrol("factor = 2"), 100).units(UnitType::Car) == 6);   // at least one car a shift
}
