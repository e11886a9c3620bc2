// Aoristic analysis and the kernel along streets.
#include "analysis/statistics/aoristic.hpp"
#include "analysis/statistics/network_kernel.hpp"
#include "tests/unit/statistics/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace lichtung::statistics;
using namespace lichtung::statistics::test;
using lichtung::Metres;

namespace {

constexpr std::int64_t kHour = 60, kDay = 24 * kHour, kWeek = 7 * kDay;

double sum(const std::array<double, 168>& hours) { return std::accumulate(hours.begin(), hours.end(), 0.0); }

double events_on(const std::vector<Lixel>& lixels) {
  double total = 0.0;
  for (const Lixel& l : lixels) total += l.density * (l.end - l.begin).value;
  return total;
}

/// Density of the lixel that holds a place.
double at(const std::vector<Lixel>& lixels, std::uint32_t edge, double offset) {
  for (const Lixel& l : lixels)
    if (l.edge == edge && l.begin.value <= offset && offset <= l.end.value) return l.density;
  return kNaN;
}

double quartic(double d, double h) {
  return std::abs(d) >= h ? 0.0 : 15.0 / 16.0 / h * std::pow(1.0 - d * d / h / h, 2.0);
}

}  // namespace

TEST_CASE("a window from Monday 8:30 to 10:00 lies a third in the first hour") {
  const auto a = aoristic(std::vector<TimeWindow>{{8 * kHour + 30, 10 * kHour}});
  CHECK(a.hour_of_week[8] == Approx(1.0 / 3.0));
  CHECK(a.hour_of_week[9] == Approx(2.0 / 3.0));
  CHECK(a.hour_of_day[9] == Approx(2.0 / 3.0));
  CHECK(a.mean_window_hours == 1.5);
}

TEST_CASE("a known moment counts fully in its hour, a window across Sunday night goes on on Monday") {
  const auto a = aoristic(
      std::vector<TimeWindow>{{kDay + 13 * kHour + 59, kDay + 13 * kHour + 59}, {kWeek - kHour, kWeek + kHour}});
  CHECK(a.hour_of_week[24 + 13] == 1.0);
  CHECK(a.hour_of_week[167] == 0.5);
  CHECK(a.hour_of_week[0] == 0.5);
  CHECK(a.exact_share == 0.5);
}

TEST_CASE("whole weeks are even, and every event adds up to one") {
  const auto a = aoristic(std::vector<TimeWindow>{{5, 5 + 3 * kWeek}});
  for (const double hour : a.hour_of_week) CHECK(hour == Approx(1.0 / 168.0));
  const auto many = aoristic(std::vector<TimeWindow>{{-77, 900'001}, {123, 20'000}, {-5'000'000, -4'999'990}});
  CHECK(sum(many.hour_of_week) == Approx(3.0).epsilon(1e-12));
}

TEST_CASE("aoristic analysis refuses no windows and windows that end before they begin") {
  CHECK(problem_of([] { return aoristic({}); }) == Problem::Empty);
  CHECK(problem_of([] { return aoristic(std::vector<TimeWindow>{{10, 9}}); }) == Problem::Negative);
}

TEST_CASE("on one long street the network kernel is the plain kernel") {
  const std::vector<NetworkEdge> street{{0, 1, Metres(1000)}};
  const auto lixels = network_density(street, std::vector<NetworkEvent>{{0, Metres(500)}}, Metres(100), Metres(1));
  CHECK(events_on(lixels) == Approx(1.0).epsilon(1e-12));
  CHECK(at(lixels, 0, 449.5) == Approx(quartic(50.5, 100)).epsilon(1e-3));
  CHECK(at(lixels, 0, 380.5) == 0.0);
}

TEST_CASE("a node of two streets changes nothing") {
  const std::vector<NetworkEdge> whole{{0, 1, Metres(1000)}}, cut{{0, 1, Metres(400)}, {2, 1, Metres(600)}};
  const auto a = network_density(whole, std::vector<NetworkEvent>{{0, Metres(380)}}, Metres(100), Metres(10));
  const auto b = network_density(cut, std::vector<NetworkEvent>{{0, Metres(380)}}, Metres(100), Metres(10));
  CHECK(at(a, 0, 425) == Approx(at(b, 1, 575)).epsilon(1e-12));  // the second piece runs the other way
  CHECK(at(a, 0, 355) == Approx(at(b, 0, 355)).epsilon(1e-12));
}

TEST_CASE("at a crossing of four the kernel is continuous and passes on a half to each street") {
  // m = 4: 2/4 to each other street; −1/2 back. 10 m beyond the node: ½ K(30). 10 m before it: K(10) − ½ K(30).
  const std::vector<NetworkEdge> cross{
      {0, 1, Metres(200)}, {1, 2, Metres(200)}, {1, 3, Metres(200)}, {4, 1, Metres(200)}};
  const auto lixels = network_density(cross, std::vector<NetworkEvent>{{0, Metres(180)}}, Metres(100), Metres(0.1));
  CHECK(at(lixels, 1, 10.05) == Approx(0.5 * quartic(30.05, 100)).epsilon(1e-3));
  CHECK(at(lixels, 3, 189.95) == Approx(0.5 * quartic(30.05, 100)).epsilon(1e-3));
  CHECK(at(lixels, 0, 189.95) == Approx(quartic(9.95, 100) - 0.5 * quartic(30.05, 100)).epsilon(1e-3));
  CHECK(at(lixels, 0, 199.95) == Approx(at(lixels, 1, 0.05)).epsilon(5e-3));
  CHECK(events_on(lixels) == Approx(1.0).epsilon(1e-12));
}

TEST_CASE("a dead end reflects, a loop runs both ways round") {
  const std::vector<NetworkEdge> dead{{0, 1, Metres(50)}};
  CHECK(events_on(network_density(dead, std::vector<NetworkEvent>{{0, Metres(10)}}, Metres(200), Metres(5))) ==
        Approx(1.0).epsilon(1e-12));
  const std::vector<NetworkEdge> loop{{0, 0, Metres(120)}, {0, 1, Metres(30)}, {1, 0, Metres(40)}};
  const auto lixels = network_density(loop, std::vector<NetworkEvent>{{0, Metres(60), 2.0}}, Metres(150), Metres(7));
  CHECK(events_on(lixels) == Approx(2.0).epsilon(1e-12));
  CHECK(at(lixels, 0, 30) == Approx(at(lixels, 0, 90)).epsilon(1e-9));  // symmetric around the loop
}

TEST_CASE("the network kernel doesn't depend on threads and lixels tile every street") {
  std::vector<NetworkEdge> grid;
  for (std::uint32_t r = 0; r < 6; ++r)
    for (std::uint32_t c = 0; c < 6; ++c) {
      if (c < 5) grid.push_back({r * 6 + c, r * 6 + c + 1, Metres(70 + c)});
      if (r < 5) grid.push_back({r * 6 + c, r * 6 + c + 6, Metres(60 + r)});
    }
  std::vector<NetworkEvent> events;
  for (std::uint32_t e = 0; e < 60; ++e) events.push_back({e, Metres(e % 50), 1.0});
  const auto run = [&] {
    std::vector<double> out;
    for (const Lixel& l : network_density(grid, events, Metres(200), Metres(20))) out.push_back(l.density);
    return out;
  };
  CHECK(with_threads(1, run) == with_threads(3, run));
  const auto lixels = network_density(grid, events, Metres(200), Metres(20));
  CHECK(events_on(lixels) == Approx(60.0).epsilon(1e-9));
  double length = 0.0;
  for (const Lixel& l : lixels) length += (l.end - l.begin).value;
  double streets = 0.0;
  for (const NetworkEdge& e : grid) streets += e.length.value;
  CHECK(length == Approx(streets));
}

TEST_CASE("the network kernel refuses what it isn't defined for") {
  const std::vector<NetworkEdge> street{{0, 1, Metres(10)}}, zero{{0, 1, Metres(0)}},
      sparse{{0, 4'000'000'000U, Metres(5)}};
  const auto run = [](const std::vector<NetworkEdge>& e, const std::vector<NetworkEvent>& events, double h) {
    return problem_of([&] { return network_density(e, events, Metres(h), Metres(1)); });
  };
  CHECK(run({}, {}, 5) == Problem::Empty);
  CHECK(run(zero, {}, 5) == Problem::OutOfRange);
  CHECK(run(sparse, {}, 5) == Problem::OutOfRange);
  CHECK(run(street, {}, 0) == Problem::OutOfRange);
  CHECK(run(street, {{1, Metres(0)}}, 5) == Problem::OutOfRange);
  CHECK(run(street, {{0, Metres(11)}}, 5) == Problem::OutOfRange);
  CHECK(run(street, {{0, Metres(1), -1.0}}, 5) == Problem::OutOfRange);
}

TEST_CASE("a bandwidth that would take forever is refused instead") {
  std::vector<NetworkEdge> dense;
  for (std::uint32_t a = 0; a < 12; ++a)
    for (std::uint32_t b = a + 1; b < 12; ++b) dense.push_back({a, b, Metres(1)});
  CHECK(problem_of([&] {
          return network_density(dense, std::vector<NetworkEvent>{{0, Metres(0.5)}}, Metres(30), Metres(1));
        }) == Problem::TooLarge);
}
