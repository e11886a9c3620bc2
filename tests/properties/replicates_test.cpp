// Replicates of Kleinstadt over four weeks: expected numbers and sampled incidents have the same mean, replicates are
// independent, and seeds mean something. Sampled minus expected is a martingale difference, so the band is that of a
// mean of independent runs.
#include "sim/outcome/hash.hpp"
#include "tests/support/runs.hpp"
#include "tests/support/village.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <numeric>

using namespace lichtung;
using namespace lichtung::test;

namespace {

constexpr std::uint32_t kReplicates = 40;

struct Counts {
  std::array<double, kOffenceKinds> sampled{}, expected{};
};

double mean(const std::vector<double>& x) { return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size()); }

double variance(const std::vector<double>& x) {
  const double m = mean(x);
  double sum = 0.0;
  for (const double v : x) sum += (v - m) * (v - m);
  return sum / static_cast<double>(x.size() - 1);
}

/// Sampled and expected numbers of 40 × 28 days; made once.
const std::vector<Counts>& kleinstadt() {
  static const std::vector<Counts> all = [] {
    const auto setup = engine::prepare(library_scenario("kleinstadt", 28));
    std::vector<Counts> counts(kReplicates);
    tbb::parallel_for(std::uint32_t{0}, kReplicates, [&](std::uint32_t r) {
      const auto data = simulate(*setup, r);
      for (const OffenceKindInfo& info : kOffenceKindTable) {
        counts[r].sampled[index(info.kind)] = static_cast<double>(incidents(data, info.kind));
        counts[r].expected[index(info.kind)] = total(data, fmt::format("expected_per_100k.{}", info.key), "expected") *
                                               total(data, "residents") / 1e5 * 28.0 / 365.0;
      }
    });
    return counts;
  }();
  return all;
}

/// Mean of sampled − expected over its standard error.
double z_of(std::string_view what, const std::vector<double>& sampled, const std::vector<double>& expected) {
  std::vector<double> difference;
  for (std::size_t r = 0; r < sampled.size(); ++r) difference.push_back(sampled[r] - expected[r]);
  const double z = mean(difference) / std::sqrt(variance(difference) / static_cast<double>(difference.size()));
  std::cout << fmt::format("{}: sampled {:.3f}, expected {:.3f} per run, z = {:+.2f}\n", what, mean(sampled), mean(expected), z);
  return z;
}

std::vector<double> of_kind(const std::array<double, kOffenceKinds> Counts::*field, std::size_t k) {
  std::vector<double> x;
  for (const Counts& c : kleinstadt()) x.push_back((c.*field)[k]);
  return x;
}

std::vector<double> of_all(const std::array<double, kOffenceKinds> Counts::*field) {
  std::vector<double> x;
  for (const Counts& c : kleinstadt()) x.push_back(std::accumulate((c.*field).begin(), (c.*field).end(), 0.0));
  return x;
}

town::Town two_villages(const town::Town& one, double apart_m) {
  town::Town both = one;
  auto& net = both.streets;
  auto& s = net.segments;
  const auto nodes = static_cast<std::uint32_t>(one.streets.nodes.size()), segments = static_cast<std::uint32_t>(s.size()),
             points = static_cast<std::uint32_t>(net.points.size()), buildings = static_cast<std::uint32_t>(one.buildings.size()),
             dwellings = static_cast<std::uint32_t>(one.dwellings.size());
  const auto twice = [](auto& column) {
    const auto copy = column;
    column.insert(column.end(), copy.begin(), copy.end());
  };
  const auto moved = [&](std::vector<town::Point>& column) {
    const auto copy = column;
    for (const town::Point p : copy) column.push_back({p.x + apart_m, p.y});
  };
  const auto shifted = [](auto& column, std::uint32_t by, std::size_t from) {
    for (std::size_t i = from; i < column.size(); ++i) column[i] = std::decay_t<decltype(column[i])>(column[i].value + by);
  };
  const auto ends = [](std::vector<std::uint32_t>& first, std::uint32_t by) {   // CSR
    const auto copy = first;
    for (std::size_t i = 1; i < copy.size(); ++i) first.push_back(copy[i] + by);
  };
  moved(net.nodes);
  moved(net.points);
  twice(net.component);   // as if a road led there: people of both find ways within reach
  twice(s.from), twice(s.to), shifted(s.from, nodes, segments), shifted(s.to, nodes, segments);
  twice(s.length_m), twice(s.width_m), twice(s.kind), twice(s.width_class), twice(s.lit), twice(s.lit_assumed), twice(s.tunnel);
  twice(s.bridge), twice(s.walkable), twice(s.cyclable), twice(s.drivable), twice(s.name), twice(s.osm_way), twice(s.district);
  twice(s.frontage_m), twice(s.refuge), twice(s.prospect_m), twice(s.escape);
  ends(s.point_first, points);
  auto& b = both.buildings;
  twice(b.segment), shifted(b.segment, segments, buildings);
  moved(b.position);
  twice(b.kind), twice(b.floors), twice(b.derelict), twice(b.footprint_m2), twice(b.frontage_m);
  ends(b.dwelling_first, dwellings);
  ends(b.outline_first, static_cast<std::uint32_t>(one.buildings.outline.size()));
  moved(b.outline);
  auto& d = both.dwellings;
  twice(d.building), twice(d.segment), shifted(d.building, buildings, dwellings), shifted(d.segment, segments, dwellings);
  twice(d.area_m2), twice(d.tenure), twice(d.rent);
  ends(d.segment_first, dwellings);
  auto& v = both.venues;
  const std::size_t venues = v.size();
  twice(v.kind), twice(v.segment), shifted(v.segment, segments, venues);
  moved(v.position);
  twice(v.attraction), twice(v.name);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::vector<town::StreetEdge> edges;
  for (std::uint32_t i = 0; i < s.size(); ++i)
    for (const auto& [from, to] : {std::pair{s.from[i], s.to[i]}, std::pair{s.to[i], s.from[i]}}) {
      pairs.emplace_back(from.value, to.value);
      edges.push_back({SegmentId(i)});
    }
  net.graph = town::StreetGraph(boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), edges.begin(), 2 * nodes);
  return both;
}

}  // namespace

TEST_CASE("expected numbers and sampled incidents have the same mean for every frequent kind") {
  for (const OffenceKindInfo& info : kOffenceKindTable) {
    const std::size_t k = index(info.kind);
    const auto sampled = of_kind(&Counts::sampled, k), expected = of_kind(&Counts::expected, k);
    const double z = z_of(info.key, sampled, expected);
    if (mean(sampled) * kReplicates < 30.0) continue;   // too few for a normal band
    CHECK(std::abs(z) < 4.0);
  }
}

TEST_CASE("expected numbers and sampled incidents have the same mean over all kinds") {
  const auto sampled = of_all(&Counts::sampled);
  REQUIRE(mean(sampled) > 10.0);
  CHECK(std::abs(z_of("all kinds", sampled, of_all(&Counts::expected))) < 4.0);
}

TEST_CASE("expected numbers vary less between replicates than sampled incidents") {
  CHECK(variance(of_all(&Counts::expected)) < 0.5 * variance(of_all(&Counts::sampled)));
}

TEST_CASE("means over two replicates vary half as much as single replicates") {
  const auto single = of_all(&Counts::sampled);
  std::vector<double> pairs;
  for (std::size_t i = 0; i + 1 < single.size(); i += 2) pairs.push_back((single[i] + single[i + 1]) / 2.0);
  const double ratio = variance(pairs) / variance(single);
  INFO("ratio " << ratio);   // 0.5 ± 0.13 for independent replicates, 1 for repeated ones
  CHECK(ratio > 0.12);
  CHECK(ratio < 0.88);
}

TEST_CASE("a replicate is reproducible; another replicate or seed is another run") {
  Scenario scenario = library_scenario("kleinstadt", 2);
  const auto setup = engine::prepare(scenario);
  const auto first = simulate(*setup, 0);
  CHECK(outcome::content_sha256(simulate(*setup, 0)) == outcome::content_sha256(first));
  CHECK(hashes(simulate(*setup, 1)) != hashes(first));
  CHECK(hashes(simulate(*engine::prepare(scenario), 0)) == hashes(first));
  scenario.random.seed += 1;
  CHECK(hashes(simulate(*engine::prepare(scenario), 0)) != hashes(first));
}

TEST_CASE("two villages out of each other's reach have twice the totals of one") {
  Scenario scenario;
  scenario.time.days = 7;
  scenario.population.offenders_per_1000 = 300.0;   // many, so that who was drawn matters little
  const town::Town village = make_village();
  const auto sum = [&](const town::Town& town) {
    const auto setup = engine::prepare(scenario, town);
    std::array<double, 4> figures{};   // residents, trips, expected offences, calls
    for (const auto& data : simulate_all(*setup, 3)) {
      figures[0] += total(data, "residents");
      figures[1] += total(data, "trips_per_person_day") * total(data, "person_days");
      for (const OffenceKindInfo& info : kOffenceKindTable)
        figures[2] += total(data, fmt::format("expected_per_100k.{}", info.key), "expected") * total(data, "residents");
      figures[3] += total(data, "calls");
    }
    return figures;
  };
  const auto one = sum(village), two = sum(two_villages(village, 400000.0));
  std::cout << fmt::format("two villages over one: residents {:.3f}, trips {:.3f}, expected offences {:.3f}, calls {:.3f}\n", two[0] / one[0],
                           two[1] / one[1], two[2] / one[2], two[3] / one[3]);
  CHECK(two[0] / one[0] == Approx(2.0).epsilon(0.03));
  CHECK(two[1] / one[1] == Approx(2.0).epsilon(0.04));
  CHECK(two[2] / one[2] == Approx(2.0).epsilon(0.12));
}
