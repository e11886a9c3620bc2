// Levers of police on drawn streets: who is where and who comes when crews, strategies, stations and withdrawals change.
#include "sim/engine/patrols.hpp"
#include "tests/unit/engine/street_map.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

using namespace lichtung;
using namespace lichtung::engine;
using namespace lichtung::test;

namespace {

constexpr Shift kAllDay{0, 1440};
constexpr std::string_view kLine =
    "  b c d e\n"
    "  | | | |\n"
    "S-A-B-C-D--------------------------------------T";

/// A roster of one kind of unit, changed by a test.
plan::Roster roster(const StreetMap& map, UnitType type, int units, const std::function<void(plan::Duty&)>& change = {}) {
  plan::Roster r;
  plan::Duty duty;
  duty.type = type;
  duty.shifts = {kAllDay};
  duty.units = duty.base_units = {units};
  duty.dwell_min = 12.0;
  duty.memory_days = 28.0;
  duty.distance_m = 100.0;
  duty.window_days = 3;
  duty.spots = 5;
  if (change) change(duty);
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(units); ++i) r.units.push_back({0, 0, i, i});
  r.duties.push_back(std::move(duty));
  r.stations.resize(4, plan::stations_of(map.town)[0]);   // for put()
  r.start = std::chrono::sys_days(std::chrono::year{2026} / 11 / 2);   // a Monday
  return r;
}

PoliceParameters always_out() {
  PoliceParameters p;
  p.patrol_share = 1.0;
  return p;
}

struct Police {
  Police(const StreetMap& m, plan::Roster r, PoliceParameters p = always_out())
      : map(m), parameters(p), roster(std::move(r)), patrols(map.town, roster, parameters, {.seed = 3, .replicate = 0}, state) {}

  std::vector<std::uint32_t> live(std::uint32_t from, std::uint32_t to, std::uint32_t day = 0) {
    std::vector<std::uint32_t> arrived;
    for (std::uint32_t m = from; m < to; ++m)
      for (const std::uint32_t c : patrols.minute(day, m, &positions)) arrived.push_back(c);
    return arrived;
  }
  std::uint32_t seconds(SegmentId s) const {
    std::uint32_t sum = 0;
    for (std::size_t h = 0; h < 24; ++h) sum += state.seconds[s.index() * 24 + h];
    return sum;
  }
  std::uint32_t all_seconds() const { return std::accumulate(state.seconds.begin(), state.seconds.end(), 0U); }
  /// The unit waits at a station in this street.
  void put(std::uint32_t unit, SegmentId street, NodeId towards) {
    auto& u = state.units[unit];
    roster.stations[unit].street = street;
    u.home = unit;
    u.segment = street;
    u.towards = towards;
    u.left_s = 0.0F;
    u.doing = UnitDoing::Station;
  }
  static Call call_at(std::uint32_t minute, SegmentId street, bool two) {
    Call c;
    c.minute = minute;
    c.segment = street;
    c.on_scene_min = 20.0F;
    c.two = two;
    return c;
  }

  const StreetMap& map;
  PoliceParameters parameters;
  plan::Roster roster;
  PatrolState state;
  std::vector<UnitPosition> positions;
  Patrols patrols;
};

Incident offence(std::uint32_t day, SegmentId street, OffenceKind kind, bool reported, bool discovered) {
  Incident i;
  i.day = day;
  i.minute = 600;
  i.segment = street;
  i.kind = kind;
  i.reported = reported;
  i.discovered = discovered;
  return i;
}

void response(plan::Duty& d) { d.strategy = PatrolStrategy::Response; }

}  // namespace

TEST_CASE("one officer alone waits for a second unit, and two together act at once") {
  const StreetMap map(kLine);
  for (const int crew : {1, 2}) {
    Police police(map, roster(map, UnitType::Car, 2, [&](plan::Duty& d) { response(d); d.crew = crew; }));
    police.put(0, map.street('B', 'C'), map.node('B'));
    police.put(1, map.street('D', 'T'), map.node('T'));
    police.patrols.call(Police::call_at(10, map.street('A', 'B'), true));
    const auto arrived = police.live(0, 60);
    REQUIRE(arrived.size() == 1);
    const Call& call = police.state.calls[0];
    CHECK(call.unit == UnitId(0U));
    CHECK(call.officers == 2);
    CHECK(call.backup.valid() == (crew == 1));
    CHECK((call.waited_s() > 60.0F) == (crew == 1));
    CHECK(police.state.short_handed.empty());
  }
}

TEST_CASE("an officer whom nobody joins acts alone after the waiting time") {
  const StreetMap map(kLine);
  Police police(map, roster(map, UnitType::Car, 1, [](plan::Duty& d) { response(d); d.crew = 1; }));
  police.put(0, map.street('B', 'C'), map.node('B'));
  police.patrols.call(Police::call_at(10, map.street('A', 'B'), true));
  REQUIRE(police.live(0, 60).size() == 1);
  const Call& call = police.state.calls[0];
  CHECK(call.officers == 1);
  CHECK(call.arrived == call.first + static_cast<std::uint32_t>(police.parameters.backup_wait_min));
  CHECK(police.state.units[0].doing != UnitDoing::OnScene);
}

TEST_CASE("a call that one officer can do alone waits for nobody") {
  const StreetMap map(kLine);
  Police police(map, roster(map, UnitType::Car, 2, [](plan::Duty& d) { response(d); d.crew = 1; }));
  police.put(0, map.street('B', 'C'), map.node('B'));
  police.patrols.call(Police::call_at(10, map.street('A', 'B'), false));
  REQUIRE(police.live(0, 60).size() == 1);
  CHECK(police.state.calls[0].waited_s() == 0.0F);
  CHECK_FALSE(police.state.calls[0].backup.valid());
}

TEST_CASE("the order service answers no calls, and counts apart from the police") {
  const StreetMap map(kGrid);
  Police police(map, roster(map, UnitType::OrderService, 2));
  police.patrols.call(Police::call_at(10, map.street('B', 'C'), false));
  CHECK(police.live(0, 120).empty());
  CHECK(police.all_seconds() == 0);
  CHECK(std::ranges::count_if(police.state.seen_minute, [](std::uint32_t m) { return m != 0; }) == 0);
  CHECK(std::accumulate(police.state.order_seconds.begin(), police.state.order_seconds.end(), 0U) == 2U * 120U * 60U);
  for (std::uint32_t u = 0; u < 2; ++u) CHECK(police.state.order_service_at(police.state.units[u].segment.index(), 119));
}

TEST_CASE("units posted stand at their posts, one after the other") {
  const StreetMap map(kGrid);
  const SegmentId a = map.street('G', 'H'), b = map.street('M', 'N');
  Police police(map, roster(map, UnitType::Foot, 3, [&](plan::Duty& d) { d.strategy = PatrolStrategy::Posts; d.posts = {a, b}; }));
  (void)police.live(0, 600);
  CHECK(police.state.units[0].segment == a);
  CHECK(police.state.units[1].segment == b);
  CHECK(police.state.units[2].segment == a);
  CHECK(police.seconds(a) + police.seconds(b) > 3 * 550 * 60);
}

TEST_CASE("a posted unit returns to its post after a call") {
  const StreetMap map(kGrid);
  const SegmentId post = map.street('G', 'H'), scene = map.street('S', 'N');
  Police police(map, roster(map, UnitType::Car, 1, [&](plan::Duty& d) { d.strategy = PatrolStrategy::Posts; d.posts = {post}; }));
  (void)police.live(0, 60);
  REQUIRE(police.state.units[0].segment == post);
  police.patrols.call(Police::call_at(61, scene, false));
  CHECK(police.live(60, 200).size() == 1);
  CHECK(police.state.units[0].segment == post);
}

TEST_CASE("a beat keeps units in its streets") {
  const StreetMap map(kGrid);
  const std::set<std::uint32_t> beat{map.street('L', 'M').value, map.street('M', 'N').value, map.street('H', 'M').value, map.street('M', 'R').value};
  Police police(map, roster(map, UnitType::Car, 2, [&](plan::Duty& d) {
    for (const std::uint32_t s : beat) d.area.push_back(SegmentId(s));
  }));
  (void)police.live(0, 720);
  std::uint32_t inside = 0;
  for (const std::uint32_t s : beat) inside += police.seconds(SegmentId(s));
  CHECK(inside > 0.99 * police.all_seconds());
  for (const std::uint32_t s : beat) CHECK(police.seconds(SegmentId(s)) > 0);
}

TEST_CASE("hot spots are where the chosen ledger has offences, not where they are true") {
  const StreetMap map(kGrid);
  const SegmentId reported = map.street('G', 'H'), discovered = map.street('M', 'N'), unknown = map.street('D', 'I');
  std::vector<Incident> known;
  for (int i = 0; i < 5; ++i) {
    known.push_back(offence(0, reported, OffenceKind::Damage, true, false));
    known.push_back(offence(0, discovered, OffenceKind::Damage, false, true));
    for (int k = 0; k < 4; ++k) known.push_back(offence(0, unknown, OffenceKind::Damage, false, false));
  }
  const auto live = [&](EvidenceMix mix) {
    Police police(map, roster(map, UnitType::Foot, 4, [&](plan::Duty& d) { d.strategy = PatrolStrategy::HotSpots; d.evidence = mix; }));
    police.patrols.brief(0, {});
    police.patrols.brief(1, known);
    (void)police.live(0, 720, 1);
    return std::array{police.seconds(reported), police.seconds(discovered), police.seconds(unknown)};
  };
  const auto by_reports = live({0.0, 1.0, 0.0}), by_discoveries = live({0.0, 0.0, 1.0}), by_records = live({1.0, 0.0, 0.0});
  CHECK(by_reports[0] > 20 * by_reports[1]);
  CHECK(by_discoveries[1] > 20 * by_discoveries[0]);
  CHECK(by_records[0] > 5 * by_records[2]);
  CHECK(by_records[1] > 5 * by_records[2]);
}

TEST_CASE("offences of today are known tomorrow") {
  const StreetMap map(kGrid);
  const std::vector<Incident> today{offence(3, map.street('G', 'H'), OffenceKind::Damage, true, false)};
  Police police(map, roster(map, UnitType::Foot, 1, [&](plan::Duty& d) { d.strategy = PatrolStrategy::HotSpots; }));
  police.patrols.brief(3, today);
  CHECK(police.state.knowledge[0].spots.empty());
  police.patrols.brief(4, today);
  CHECK(police.state.knowledge[0].spots == std::vector<std::uint32_t>{map.street('G', 'H').value});
}

TEST_CASE("a unit dwells at a hot spot as long as the plan says") {
  const StreetMap map(kGrid, 100.0);
  std::vector<Incident> known{offence(0, map.street('G', 'H'), OffenceKind::Damage, true, false),
                              offence(0, map.street('M', 'N'), OffenceKind::Damage, true, false)};
  for (const double dwell : {5.0, 30.0}) {
    Police police(map, roster(map, UnitType::Foot, 1, [&](plan::Duty& d) { d.strategy = PatrolStrategy::HotSpots; d.dwell_min = dwell; }));
    police.patrols.brief(1, known);
    (void)police.live(0, 720, 1);
    std::vector<std::uint32_t> stays;
    std::uint32_t run = 0, last = SegmentId::kNone;
    for (const UnitPosition& p : police.positions) {
      if (p.segment != last && run > 3) stays.push_back(run);
      run = p.segment == last ? run + 1 : 1;
      last = p.segment;
    }
    REQUIRE(stays.size() > 2);
    for (const std::uint32_t s : stays) CHECK(s >= static_cast<std::uint32_t>(dwell));
    CHECK(*std::ranges::min_element(stays) <= static_cast<std::uint32_t>(dwell) + 3);
  }
}

TEST_CASE("a burglary brings an alert around it for three days, other offences none") {
  const StreetMap map(kGrid, 100.0);
  const SegmentId place = map.street('G', 'H');
  const std::vector<Incident> known{offence(0, place, OffenceKind::Burglary, true, false), offence(0, map.street('S', 'N'), OffenceKind::Damage, true, false),
                                    offence(0, map.street('S', 'N'), OffenceKind::Burglary, false, false)};
  Police police(map, roster(map, UnitType::Foot, 2, [&](plan::Duty& d) { d.strategy = PatrolStrategy::NearRepeat; d.distance_m = 150.0; }));
  for (std::uint32_t day = 1; day <= 5; ++day) {
    police.patrols.brief(day, known);
    INFO("day " << day);
    CHECK(police.state.knowledge[0].alerts.size() == (day <= 3 ? 1U : 0U));
    if (day == 1) {
      CHECK(police.state.alerted[place.index()] == 1);
      CHECK(police.state.alerted[map.street('S', 'N').index()] == 0);
      (void)police.live(60, 720, day);
      std::uint32_t inside = 0;
      for (std::uint32_t s = 0; s < police.state.alerted.size(); ++s) inside += police.state.alerted[s] != 0 ? police.seconds(SegmentId(s)) : 0;
      CHECK(inside > 0.9 * police.all_seconds());
      police.patrols.score_alerts(day, std::vector<Incident>{offence(1, place, OffenceKind::Burglary, false, false),
                                                             offence(1, map.street('S', 'N'), OffenceKind::Burglary, true, false)});
      CHECK(police.state.score.hits == 1);
      CHECK(police.state.score.burglaries == 2);
    }
  }
  CHECK(police.state.score.alerts == 1);
}

TEST_CASE("units do their desk work at the nearest station that is open") {
  const StreetMap map(kLine);
  PoliceParameters desk;
  desk.patrol_share = 0.0;
  plan::Roster r = roster(map, UnitType::Car, 4);
  r.stations = {{.street = map.street('S', 'A')}, {.street = map.street('D', 'T')}};
  const auto standing = [&](const plan::Roster& with) {
    Police police(map, with, desk);
    (void)police.live(0, 30);
    std::set<std::uint32_t> streets;
    for (const PatrolUnit& u : police.state.units) streets.insert(u.segment.value);
    return streets;
  };
  CHECK(standing(r).size() == 2);
  r.stations[0].closed = true;
  CHECK(standing(r) == std::set<std::uint32_t>{map.street('D', 'T').value});
  r.stations[0] = {.street = map.street('S', 'A'), .hours = {{8 * 60, 16 * 60}}};
  CHECK(standing(r) == std::set<std::uint32_t>{map.street('D', 'T').value});   // it is 4 o'clock
  r.stations[1].hours = {{8 * 60, 16 * 60}};
  CHECK(standing(r).size() == 2);   // all shut: units still start from a house that exists
}

TEST_CASE("a closed station makes the way to calls near it longer") {
  const StreetMap map(kLine);
  plan::Roster r = roster(map, UnitType::Car, 1, response);
  r.stations = {{.street = map.street('S', 'A')}, {.street = map.street('D', 'T'), .closed = true}};
  const auto travel = [&](const plan::Roster& with) {
    Police police(map, with);
    police.patrols.call(Police::call_at(10, map.street('A', 'B'), false));
    (void)police.live(0, 60);
    return police.state.calls[0].travel_s;
  };
  const float near = travel(r);
  std::swap(r.stations[0].closed, r.stations[1].closed);
  CHECK(travel(r) > 3.0F * near);
}

TEST_CASE("after a call a unit goes back to the station where it has no beat") {
  const StreetMap map(kLine);
  plan::Roster r = roster(map, UnitType::Car, 1, response);
  r.stations = {{.street = map.street('S', 'A')}};
  Police police(map, r);
  police.patrols.call(Police::call_at(10, map.street('D', 'T'), false));
  (void)police.live(0, 120);
  CHECK(police.state.calls[0].arrived > 0);
  CHECK(police.state.units[0].segment == map.street('S', 'A'));
  CHECK(police.state.units[0].doing == UnitDoing::Station);
}

TEST_CASE("units withdrawn are nowhere on those days, and there on the others") {
  const StreetMap map(kGrid);
  plan::Roster r = roster(map, UnitType::Car, 4, [](plan::Duty& d) { d.shifts = {{8 * 60, 20 * 60}}; });
  WithdrawalEdit what;
  what.share = 0.5;
  what.days.weekdays = std::array<bool, 7>{false, false, false, false, false, true, false};   // Saturday
  r.withdrawals = {{{}, what}};
  for (std::uint32_t day = 0; day < 7; ++day) {
    Police police(map, r);
    police.patrols.brief(day, {});
    (void)police.live(0, 1440, day);
    CHECK(police.all_seconds() == (day == 5 ? 2U : 4U) * 12U * 3600U);
  }
}

TEST_CASE("a share that gives no whole units is right over many days") {
  const StreetMap map(kGrid);
  plan::Roster r = roster(map, UnitType::Car, 1, [](plan::Duty& d) { d.shifts = {{8 * 60, 9 * 60}}; });
  WithdrawalEdit what;
  what.share = 0.3;
  r.withdrawals = {{{}, what}};
  int there = 0;
  constexpr int kDays = 1000;
  Police police(map, r);
  for (std::uint32_t day = 0; day < kDays; ++day) {
    police.patrols.brief(day, {});
    std::ranges::fill(police.state.seconds, 0);
    (void)police.live(240, 300, day);
    there += police.all_seconds() > 0 ? 1 : 0;
  }
  CHECK(std::abs(there - 0.7 * kDays) < 5.0 * std::sqrt(0.21 * kDays));
}

TEST_CASE("a night shift is withdrawn as a whole, by the day on which it began") {
  const StreetMap map(kGrid);
  plan::Roster r = roster(map, UnitType::Car, 1, [](plan::Duty& d) { d.shifts = {{22 * 60, 6 * 60}}; });
  WithdrawalEdit what;
  what.share = 1.0;
  what.dates = {std::chrono::year{2026} / std::chrono::November / std::chrono::day{3}};   // day 1
  r.withdrawals = {{{}, what}};
  std::vector<std::uint32_t> evening, morning;   // seconds before 4 and after 4 o'clock, by day
  for (std::uint32_t day = 0; day < 4; ++day) {
    Police police(map, r);
    police.patrols.brief(day, {});
    (void)police.live(0, 1440, day);
    const auto hours = [&](std::size_t from, std::size_t to) {
      std::uint32_t sum = 0;
      for (std::size_t s = 0; s < map.town.streets.segments.size(); ++s)
        for (std::size_t h = from; h < to; ++h) sum += police.state.seconds[s * 24 + h];
      return sum;
    };
    morning.push_back(hours(0, 12));
    evening.push_back(hours(12, 24));
  }
  CHECK(evening == std::vector<std::uint32_t>{6 * 3600, 0, 6 * 3600, 6 * 3600});
  CHECK(morning == std::vector<std::uint32_t>{2 * 3600, 2 * 3600, 0, 2 * 3600});
}

TEST_CASE("units on some days of the week are there on these only") {
  const StreetMap map(kGrid);
  plan::Roster r = roster(map, UnitType::Foot, 1, [](plan::Duty& d) {
    d.shifts = {{18 * 60, 2 * 60}};
    d.days.weekdays = std::array<bool, 7>{false, false, false, false, true, true, false};
  });
  for (std::uint32_t day = 0; day < 7; ++day) {
    Police police(map, r);
    police.patrols.brief(day, {});
    (void)police.live(0, 1440, day);
    CHECK((police.all_seconds() > 0) == (day == 4 || day == 5));
  }
}
