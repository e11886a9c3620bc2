// Routes against brute force on drawn towns, and what fear does to them at night.
#include "sim/behaviour/perceived_safety.hpp"
#include "sim/engine/routes.hpp"
#include "tests/unit/engine/street_map.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <limits>

using namespace lichtung;
using namespace lichtung::engine;
using namespace lichtung::test;
using population::FearClass;
using population::Mode;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// People with one habit each.
class People {
 public:
  People& with(SegmentId from, SegmentId to, FearClass fear, Mode mode = Mode::Walk) {
    auto& r = people.residents;
    r.household.emplace_back(0U);
    r.home.push_back(from);
    r.fear_class.push_back(fear);
    r.tolerance.push_back(0.5F);
    r.walk_speed.push_back(1.25F);
    r.tolerance.push_back(0.7F);
    auto& h = people.habits;
    if (h.first.empty()) h.first.push_back(0);
    h.purpose.push_back(population::Purpose::Leisure);
    h.mode.push_back(mode);
    h.from.push_back(from);
    h.to.push_back(to);
    h.venue.emplace_back();
    h.from_stop.emplace_back();
    h.to_stop.emplace_back();
    h.distance_m.push_back(500.0F);
    h.out_of_town.push_back(0);
    h.first.push_back(static_cast<std::uint32_t>(h.size()));
    return *this;
  }
  population::Population people;
};

Beliefs even_beliefs(const town::Town& town, float unsafety) {
  Beliefs b;
  const std::size_t n = town.streets.segments.size();
  for (auto& night : b.night) night.assign(n, unsafety);
  b.day.assign(n, 0.05F);
  b.reason.assign(n, 0);
  return b;
}

/// Unsafety from 0 to 1 that differs from street to street, so that no two ways cost the same.
Beliefs rugged_beliefs(const town::Town& town, std::uint32_t variant) {
  Beliefs b = even_beliefs(town, 0.0F);
  for (std::uint32_t s = 0; s < b.day.size(); ++s) {
    const auto u = [&](std::uint32_t k) {
      return static_cast<float>(random::uniform({.seed = variant, .replicate = 0}, random::Purpose::TownLayout, s, k));
    };
    for (std::uint32_t c = 0; c < population::kFearClasses; ++c) b.night[c][s] = u(c);
    b.day[s] = u(7);
  }
  return b;
}

using Matrix = std::vector<std::vector<double>>;

/// Least costs between all intersections (Floyd 1962).
Matrix all_pairs(const town::StreetNetwork& streets, const std::vector<double>& cost) {
  const std::size_t n = streets.nodes.size();
  Matrix d(n, std::vector<double>(n, kInfinity));
  for (std::size_t i = 0; i < n; ++i) d[i][i] = 0.0;
  for (std::size_t s = 0; s < cost.size(); ++s) {
    const std::size_t a = streets.segments.from[s].index(), b = streets.segments.to[s].index();
    if (a != b) d[a][b] = d[b][a] = std::min(d[a][b], cost[s]);
  }
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
  return d;
}

double least_cost(const town::StreetNetwork& streets, const Matrix& d, const std::vector<double>& cost, std::size_t from, std::size_t to) {
  if (from == to) return 0.0;
  double best = kInfinity;
  const auto& s = streets.segments;
  for (const NodeId a : {s.from[from], s.to[from]})
    for (const NodeId b : {s.from[to], s.to[to]}) best = std::min(best, cost[from] / 2 + d[a.index()][b.index()] + cost[to] / 2);
  return best;
}

double path_cost(std::span<const std::uint32_t> path, const std::vector<double>& cost) {
  if (path.size() < 2) return 0.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < path.size(); ++i) sum += i == 0 || i + 1 == path.size() ? cost[path[i]] / 2 : cost[path[i]];
  return sum;
}

bool connected(const town::Segments& s, std::span<const std::uint32_t> path) {
  for (std::size_t i = 1; i < path.size(); ++i) {
    const auto a = path[i - 1], b = path[i];
    if (s.from[a] != s.from[b] && s.from[a] != s.to[b] && s.to[a] != s.from[b] && s.to[a] != s.to[b]) return false;
  }
  return true;
}

/// Cost of each street as the model defines it: length × push × (1 + w · u).
std::vector<double> costs(const town::Town& town, const std::vector<float>& unsafety, double weight, bool bicycle) {
  std::vector<double> c;
  for (std::size_t s = 0; s < unsafety.size(); ++s) {
    const double push = bicycle && town.streets.segments.cyclable[s] == 0 ? 3.0 : 1.0;
    c.push_back(static_cast<double>(town.streets.segments.length_m[s]) * push * (1.0 + weight * static_cast<double>(unsafety[s])));
  }
  return c;
}

/// The direct way A–B and a way round of twice its length; people live at S and go to T.
constexpr std::string_view kLoop =
    "S-A---B-T\n"
    "  |   |\n"
    "  C---D";

SegmentId way_round(const StreetMap& map) {
  for (std::size_t s = 0; s < map.town.streets.segments.size(); ++s)
    if (map.town.streets.segments.length_m[s] > 350.0F) return SegmentId(s);
  throw std::out_of_range("no way round");
}

}  // namespace

TEST_CASE("day and night routes cost as little as brute force finds, for every pair of streets, class and mode") {
  AsciiTown drawing(kGrid, 40.0);
  drawing.way('G', 'H').kind = town::StreetKind::Steps;   // bicycles must be pushed
  drawing.way('M', 'N').kind = town::StreetKind::Steps;
  drawing.way('C', 'H').kind = town::StreetKind::Footway;
  const StreetMap map(std::move(drawing));
  const auto& streets = map.town.streets;
  const std::size_t n = streets.segments.size();
  const Parameters parameters;
  const Beliefs beliefs = rugged_beliefs(map.town, 1);
  for (const Mode mode : {Mode::Walk, Mode::Bicycle})
    for (const FearClass fear : {FearClass::Low, FearClass::Middle, FearClass::High}) {
      People someone;
      for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) someone.with(SegmentId(a), SegmentId(b), fear, mode);
      const Routes routes = build_routes(map.town, someone.people, parameters, beliefs);
      const bool bicycle = mode == Mode::Bicycle;
      const auto c = static_cast<std::size_t>(fear);
      const double weight = behaviour::route_weight(parameters.fear, c);
      const auto day = costs(map.town, beliefs.day, parameters.fear.route_day, bicycle);
      const auto night = weight > 0.0 ? costs(map.town, beliefs.night[c], weight, bicycle) : day;
      const Matrix by_day = all_pairs(streets, day), by_night = all_pairs(streets, night);
      REQUIRE(routes.unreachable == 0);
      for (std::uint32_t h = 0; h < n * n; ++h) {
        const std::size_t a = h / n, b = h % n;
        const auto there = routes.segments(routes.day_a[h]), dark = routes.segments(routes.night_a[h]);
        for (const auto path : {there, dark}) {
          REQUIRE(path.front() == a);
          REQUIRE(path.back() == b);
          REQUIRE(connected(streets.segments, path));
        }
        REQUIRE(path_cost(there, day) == Approx(least_cost(streets, by_day, day, a, b)).margin(1e-3));
        REQUIRE(path_cost(dark, night) == Approx(least_cost(streets, by_night, night, a, b)).margin(1e-3));
      }
    }
}

TEST_CASE("at night the sensitive go round a dark way that the others take, and the detour is its length") {
  const StreetMap map(kLoop);
  Beliefs beliefs = even_beliefs(map.town, 0.0F);
  const SegmentId dark = map.street('A', 'B'), from = map.street('S', 'A'), to = map.street('B', 'T');
  for (auto& night : beliefs.night) night[dark.index()] = 0.9F;
  People someone;
  someone.with(from, to, FearClass::Low).with(from, to, FearClass::High);
  const Routes routes = build_routes(map.town, someone.people, Parameters{}, beliefs);
  const auto takes = [&](Leg leg, SegmentId s) { return std::ranges::count(routes.segments(leg), s.value) == 1; };
  CHECK(takes(routes.day_a[0], dark));
  CHECK(takes(routes.night_a[0], dark));
  CHECK(routes.detour_m[0] == 0.0F);
  CHECK(takes(routes.day_a[1], dark));
  CHECK_FALSE(takes(routes.night_a[1], dark));
  CHECK(takes(routes.night_a[1], way_round(map)));
  CHECK(routes.detour_m[1] == Approx(200.0).margin(1.0));
  CHECK(routes.worst[0] == 0.9F);
  CHECK(routes.worst[1] < 0.9F);
}

TEST_CASE("a detour that costs more than the fear it spares is not taken") {
  const StreetMap map(kLoop);
  Beliefs beliefs = even_beliefs(map.town, 0.0F);
  for (auto& night : beliefs.night) night[map.street('A', 'B').index()] = 0.6F;   // 200 m × (1 + 1.5 × 0.6) < 400 m
  People someone;
  someone.with(map.street('S', 'A'), map.street('B', 'T'), FearClass::High);
  const Routes routes = build_routes(map.town, someone.people, Parameters{}, beliefs);
  CHECK(std::ranges::equal(routes.segments(routes.night_a[0]), routes.segments(routes.day_a[0])));
}

TEST_CASE("without weight on fear the night route is the day route for everyone") {
  const StreetMap map(kGrid);
  Parameters parameters;
  parameters.fear.route_low = parameters.fear.route_middle = parameters.fear.route_high = 0.0;
  People someone;
  const std::size_t n = map.town.streets.segments.size();
  for (std::size_t a = 0; a < n; ++a)
    someone.with(SegmentId(a), SegmentId(n - 1 - a), FearClass::High).with(SegmentId(a), SegmentId(0U), FearClass::Middle);
  const Routes routes = build_routes(map.town, someone.people, parameters, rugged_beliefs(map.town, 2));
  for (std::size_t h = 0; h < routes.day_a.size(); ++h) {
    REQUIRE(std::ranges::equal(routes.segments(routes.night_a[h]), routes.segments(routes.day_a[h])));
    REQUIRE(routes.detour_m[h] == 0.0F);
  }
}

TEST_CASE("a target on an island is counted and taken as a ride") {
  const StreetMap map(
      "A-B-C\n"
      "\n"
      "D-E-F");
  People someone;
  const auto& s = map.town.streets;
  std::size_t other = 0;
  for (std::size_t i = 0; i < s.segments.size(); ++i)
    if (s.component[s.segments.from[i].index()] != s.component[s.segments.from[0].index()]) other = i;
  REQUIRE(other > 0);
  someone.with(SegmentId(0U), SegmentId(other), FearClass::Middle);
  const Routes routes = build_routes(map.town, someone.people, Parameters{}, even_beliefs(map.town, 0.2F));
  CHECK(routes.unreachable == 1);
  CHECK(routes.day_a[0].count == 0);
  CHECK(routes.travel_s[0] > 0.0F);
}

TEST_CASE("travel time on foot is the length of the day route over the walker's speed") {
  const StreetMap map(kLoop);
  People someone;
  someone.with(map.street('S', 'A'), map.street('B', 'T'), FearClass::Low);
  const Routes routes = build_routes(map.town, someone.people, Parameters{}, even_beliefs(map.town, 0.2F));
  CHECK(routes.travel_s[0] == Approx((50.0 + 200.0 + 50.0) / 1.25).epsilon(0.01));
}

TEST_CASE("beliefs fall with light and company and rise with disorder") {
  const StreetMap map(kGrid);
  const std::size_t n = map.town.streets.segments.size();
  light::LampLight dark;
  dark.min_lx.assign(n, 0.1F);
  light::LampLight lit = dark;
  lit.min_lx.assign(n, 8.0F);
  const std::vector<float> none(n, 0.0F), some(n, 2.0F);
  const Beliefs base = make_beliefs(map.town, dark, Parameters{}, none, none);
  const Beliefs by_light = make_beliefs(map.town, lit, Parameters{}, none, none);
  const Beliefs company = make_beliefs(map.town, dark, Parameters{}, none, some);
  const Beliefs dirty = make_beliefs(map.town, dark, Parameters{}, some, none);
  for (std::size_t c = 0; c < population::kFearClasses; ++c)
    for (std::size_t s = 0; s < n; ++s) {
      REQUIRE(by_light.night[c][s] < base.night[c][s]);
      REQUIRE(company.night[c][s] < base.night[c][s]);
      REQUIRE(dirty.night[c][s] > base.night[c][s]);
    }
  CHECK(by_light.day == base.day);
  CHECK(belief_change(base, base) == 0.0);
  CHECK(belief_change(base, by_light) > 0.0);
}
