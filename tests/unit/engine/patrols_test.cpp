// Patrols on drawn towns: who is sent, when they arrive, when they are on the street, and how a beat covers it.
#include "sim/engine/patrols.hpp"
#include "tests/unit/engine/street_map.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace lichtung;
using namespace lichtung::engine;
using namespace lichtung::test;

namespace {

constexpr Shift kAllDay{0, 1440};

/// The police of one drawn town, without calls other than those a test makes.
struct Police {
  Police(const StreetMap& m, PoliceInput i, PoliceParameters p = {})
      : map(m), parameters(p), roster(roster_of(std::move(i), p, m.town)), patrols(map.town, roster, parameters, {.seed = 3, .replicate = 0}, state) {}

  static plan::Roster roster_of(PoliceInput input, const PoliceParameters& parameters, const town::Town& town) {
    Scenario scenario;
    scenario.police = std::move(input);
    scenario.parameters.police = parameters;
    std::vector<Diagnostic> problems;
    std::vector<town::Notice> notices;
    plan::Roster roster = plan::make_roster(scenario, {}, town, 10000, problems, notices);
    roster.stations.resize(4, roster.stations[0]);   // for put()
    return roster;
  }

  /// Lives through minutes [from, to) of day 0, without the sums being cleared; returns calls answered.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> live(std::uint32_t from, std::uint32_t to, std::uint32_t day = 0) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arrived;   // minute, call
    for (std::uint32_t m = from; m < to; ++m)
      for (const std::uint32_t c : patrols.minute(day, m, &positions)) arrived.emplace_back(m, c);
    return arrived;
  }
  std::uint32_t seconds(std::uint32_t hour) const {
    std::uint32_t sum = 0;
    for (std::size_t s = 0; s < map.town.streets.segments.size(); ++s) sum += state.seconds[s * 24 + hour];
    return sum;
  }
  /// The unit waits at a station in this street.
  void put(std::uint32_t unit, SegmentId street, NodeId towards) {
    roster.stations[unit].street = street;
    state.units[unit].home = unit;
    state.units[unit].segment = street;
    state.units[unit].towards = towards;
    state.units[unit].left_s = 0.0F;
    state.units[unit].doing = UnitDoing::Station;
  }
  Call call_at(std::uint32_t minute, SegmentId street) {
    Call c;
    c.minute = minute;
    c.segment = street;
    c.on_scene_min = 20.0F;
    return c;
  }

  const StreetMap& map;
  PoliceParameters parameters;
  plan::Roster roster;
  PatrolState state;
  std::vector<UnitPosition> positions;
  Patrols patrols;
};

PoliceInput cars(int n, PatrolStrategy strategy = PatrolStrategy::Response) {
  PoliceInput input;
  input.foot = 0;
  input.bicycle = 0;
  input.car = n;
  input.strategy = strategy;
  input.shifts = {kAllDay};
  return input;
}

/// A street with ends, 2.6 km long: car at S, call at T.
constexpr std::string_view kLine =
    "  b c d e\n"
    "  | | | |\n"
    "S-A-B-C-D--------------------------------------T";

}  // namespace

TEST_CASE("a call is answered after the dispatch time plus the way over the speed") {
  const StreetMap map(kLine);
  Police police(map, cars(1));
  police.put(0, map.street('S', 'A'), map.node('A'));
  police.patrols.call(police.call_at(10, map.street('D', 'T')));
  const auto arrived = police.live(0, 60);
  REQUIRE(arrived.size() == 1);
  const Call& call = police.state.calls[0];
  const auto& length = map.town.streets.segments.length_m;
  double metres = length[map.street('D', 'T').index()] / 2.0;
  for (const auto& [a, b] : {std::pair{'A', 'B'}, std::pair{'B', 'C'}, std::pair{'C', 'D'}}) metres += length[map.street(a, b).index()];
  CHECK(call.unit == UnitId(0U));
  CHECK(call.sent == 10 + static_cast<std::uint32_t>(police.parameters.dispatch_min));
  CHECK(call.travel_s == Approx(metres / police.parameters.response_speed).epsilon(1e-4));
  // The unit starts in the minute in which it is sent.
  CHECK(arrived[0].first == call.sent + static_cast<std::uint32_t>(std::ceil(static_cast<double>(call.travel_s) / 60.0)) - 1);
  CHECK(call.arrived == arrived[0].first);
  CHECK(police.positions[arrived[0].first].segment == map.street('D', 'T').value);
  const UnitDoing after = police.state.units[0].doing;   // free again: street or desk is drawn
  CHECK((after == UnitDoing::Patrol || after == UnitDoing::Station));
}

TEST_CASE("a unit stays at the scene as long as the call needs and answers the next one afterwards") {
  const StreetMap map(kLine);
  Police police(map, cars(1));
  police.put(0, map.street('S', 'A'), map.node('A'));
  police.patrols.call(police.call_at(10, map.street('A', 'B')));
  police.patrols.call(police.call_at(11, map.street('C', 'D')));
  const auto arrived = police.live(0, 120);
  REQUIRE(arrived.size() == 2);
  CHECK(arrived[0].second == 0);
  CHECK(police.state.calls[1].sent >= police.state.calls[0].arrived + 20);
  CHECK(police.state.calls[1].sent <= police.state.calls[0].arrived + 22);
}

TEST_CASE("the unit with the shortest way is sent, not the one with the lowest number") {
  const StreetMap map(kLine);
  for (const bool swapped : {false, true}) {
    Police police(map, cars(2));
    police.put(swapped ? 1 : 0, map.street('S', 'A'), map.node('S'));
    police.put(swapped ? 0 : 1, map.street('C', 'D'), map.node('D'));
    police.patrols.call(police.call_at(0, map.street('B', 'C')));
    (void)police.live(0, 10);
    CHECK(police.state.calls[0].unit == UnitId(swapped ? 0U : 1U));
  }
}

TEST_CASE("the shortest way counts, not the straight line") {
  // X is near the call's street but has to drive all the way round; R is farther and has a short way.
  const StreetMap map(
      "X-----------A\n"
      "            |\n"
      "P-Q-R-------B-E\n"
      "  | |\n"
      "  U V");
  Police police(map, cars(2));
  const SegmentId street = map.street('P', 'Q');
  const town::Point place = map.town.streets.middle(street);
  const auto away = [&](char letter) {
    const town::Point p = map.drawing.at(letter);
    return std::hypot(p.x - place.x, p.y - place.y);
  };
  REQUIRE(away('X') < away('R'));
  police.put(0, map.street('X', 'B'), map.node('X'));
  police.put(1, map.street('R', 'V'), map.node('R'));
  police.patrols.call(police.call_at(0, street));
  (void)police.live(0, 10);
  CHECK(police.state.calls[0].unit == UnitId(1U));
}

TEST_CASE("a call from an island is closed without a unit") {
  const StreetMap map(
      "A-B-C\n"
      "  |\n"
      "  D\n"
      "\n"
      "E-F-G");
  Police police(map, cars(1));
  police.put(0, map.street('A', 'B'), map.node('A'));
  const auto& s = map.town.streets;
  std::uint32_t island = 0;
  for (std::uint32_t i = 0; i < s.segments.size(); ++i)
    if (s.component[s.segments.from[i].index()] != s.component[map.node('A').index()]) island = i;
  police.patrols.call(police.call_at(0, SegmentId(island)));
  CHECK(police.live(0, 120).empty());
  CHECK_FALSE(police.state.calls[0].unit.valid());
  CHECK(police.state.waiting.empty());
}

TEST_CASE("calls wait while nobody is on duty and are answered when the shift begins") {
  const StreetMap map(kLine);
  PoliceInput input = cars(1);
  input.shifts = {{6 * 60, 14 * 60}};   // minutes 120 … 599 since 04:00
  Police police(map, input);
  police.patrols.call(police.call_at(5, map.street('A', 'B')));
  const auto arrived = police.live(0, 180);
  REQUIRE(arrived.size() == 1);
  CHECK(police.state.calls[0].sent >= 120);
  CHECK(police.state.calls[0].sent <= 122);
}

TEST_CASE("units off duty are nowhere") {
  const StreetMap map(kGrid);
  PoliceInput input = cars(2, PatrolStrategy::RandomBeat);
  input.foot = 1;
  input.shifts = {{6 * 60, 14 * 60}};
  PoliceParameters parameters;
  parameters.patrol_share = 1.0;
  Police police(map, input, parameters);
  (void)police.live(0, 1440);
  for (std::uint32_t hour = 0; hour < 24; ++hour) {
    INFO("hour " << hour);
    CHECK((police.seconds(hour) > 0) == (hour >= 2 && hour < 10));
  }
  for (const UnitPosition& p : police.positions) {
    REQUIRE(p.minute >= 120);
    REQUIRE(p.minute < 600);
  }
}

TEST_CASE("a night shift goes on past midnight") {
  const StreetMap map(kGrid);
  PoliceInput input = cars(1, PatrolStrategy::RandomBeat);
  input.shifts = {{22 * 60, 6 * 60}};
  PoliceParameters parameters;
  parameters.patrol_share = 1.0;
  Police police(map, input, parameters);
  (void)police.live(0, 1440);
  for (std::uint32_t hour = 0; hour < 24; ++hour) CHECK((police.seconds(hour) > 0) == (hour < 2 || hour >= 18));
}

TEST_CASE("a unit is never on the street for more than 60 seconds a minute, and on a full beat for all of them") {
  for (const double cell : {13.0, 40.0, 51.0, 300.0}) {
    const StreetMap map(kGrid, cell);
    PoliceInput input = cars(2, PatrolStrategy::RandomBeat);
    input.foot = 1;
    input.bicycle = 1;
    PoliceParameters parameters;
    parameters.patrol_share = 1.0;
    Police police(map, input, parameters);
    (void)police.live(0, 600);
    const auto& seconds = police.state.seconds;
    CHECK(std::accumulate(seconds.begin(), seconds.end(), 0U) == 4U * 600U * 60U);
    std::uint32_t foot = std::accumulate(police.state.foot_seconds.begin(), police.state.foot_seconds.end(), 0U);
    CHECK(foot == 2U * 600U * 60U);
  }
}

TEST_CASE("units of the response strategy don't patrol") {
  const StreetMap map(kGrid);
  Police police(map, cars(3, PatrolStrategy::Response));
  (void)police.live(0, 1440);
  CHECK(std::accumulate(police.state.seconds.begin(), police.state.seconds.end(), 0U) == 0);
}

TEST_CASE("cars patrol drivable streets only, and foot patrols walkable ones") {
  AsciiTown drawing(kGrid);
  for (const auto& [a, b] : {std::pair{'G', 'H'}, std::pair{'H', 'M'}, std::pair{'L', 'M'}}) drawing.way(a, b).kind = town::StreetKind::Footway;
  drawing.way('I', 'N').kind = town::StreetKind::Motorway;
  const StreetMap map(std::move(drawing));
  PoliceInput input = cars(1, PatrolStrategy::RandomBeat);
  input.foot = 1;
  PoliceParameters parameters;
  parameters.patrol_share = 1.0;
  Police police(map, input, parameters);
  (void)police.live(0, 1440);
  std::array<std::vector<bool>, 2> been{std::vector<bool>(map.town.streets.segments.size()), std::vector<bool>(map.town.streets.segments.size())};
  for (const UnitPosition& p : police.positions) been[police.state.units[p.unit].type == UnitType::Car ? 1 : 0][p.segment] = true;
  CHECK(been[0][map.street('G', 'H').index()]);
  CHECK_FALSE(been[1][map.street('G', 'H').index()]);
  CHECK_FALSE(been[0][map.street('I', 'N').index()]);
  CHECK(been[1][map.street('I', 'N').index()]);
}

TEST_CASE("a random beat passes every street alike, so intersections in proportion to their degree") {
  // Without turning back the stationary flow over streets is even on any network without dead ends; an intersection
  // is passed once for every two passages of its streets, so in proportion to its degree.
  const StreetMap map(kGrid, 40.0);
  PoliceInput input = cars(0, PatrolStrategy::RandomBeat);
  input.foot = 1;
  PoliceParameters parameters;
  parameters.patrol_share = 1.0;
  Police police(map, input, parameters);
  for (std::uint32_t day = 0; day < 60; ++day) (void)police.live(0, 1440, day);
  const auto& s = map.town.streets.segments;
  double total = 0.0, metres = 0.0;
  std::vector<double> seconds(s.size(), 0.0);
  for (std::size_t i = 0; i < s.size(); ++i) {
    for (std::size_t h = 0; h < 24; ++h) seconds[i] += police.state.seconds[i * 24 + h];
    total += seconds[i];
    metres += static_cast<double>(s.length_m[i]);
  }
  for (std::size_t i = 0; i < s.size(); ++i) {
    INFO("street " << i);
    CHECK(seconds[i] / static_cast<double>(s.length_m[i]) == Approx(total / metres).epsilon(0.12));
  }
}

TEST_CASE("units come in the numbers of the scenario, or by residents where it is silent") {
  const StreetMap map(kGrid);
  PoliceInput input;
  input.shifts = {{6 * 60, 14 * 60}, {22 * 60, 6 * 60}};
  Police police(map, input);   // 10 000 residents
  const auto count = [&](UnitType type, std::size_t shift) {
    return std::ranges::count_if(police.state.units, [&](const PatrolUnit& u) { return u.type == type && u.shift == shift; });
  };
  CHECK(count(UnitType::Car, 0) == std::lround(police.parameters.car_per_10000));
  CHECK(count(UnitType::Foot, 1) == 0);
  CHECK(count(UnitType::Bicycle, 1) == 0);
  CHECK(count(UnitType::Car, 1) >= 1);
  input.foot = 4;
  Police more(map, input);
  CHECK(std::ranges::count(more.state.units, UnitType::Foot, &PatrolUnit::type) == 8);
}

TEST_CASE("other calls come at the rate of the parameter") {
  AsciiTown drawing(kGrid);
  drawing.house(60.0, 12.0, 12.0, town::BuildingKind::Apartments).dwellings = 20;
  const StreetMap map(std::move(drawing));
  REQUIRE(map.town.dwellings.size() > 0);
  Police police(map, cars(1));
  constexpr std::size_t kResidents = 50000;
  constexpr std::uint32_t kDays = 200;
  for (std::uint32_t d = 0; d < kDays; ++d) police.patrols.add_daily_calls(d, kResidents);
  const double expected = police.parameters.calls_per_1000 * 50.0 / 365.0 * kDays;
  CHECK(std::abs(static_cast<double>(police.state.calls.size()) - expected) < 5.0 * std::sqrt(expected));
  CHECK(std::ranges::is_sorted(police.state.calls, {}, &Call::minute));
}
