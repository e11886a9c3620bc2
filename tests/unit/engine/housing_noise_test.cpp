// The same households concentrated and spread: do offences against them change? Not by themselves; with the contested
// effect on, where they live now matters. Plans are paired by replicate; the null compares replicates that share nothing
// but the town. Streets of both districts alternate, so that the place of a district plays no part.
#include "analysis/statistics/paired.hpp"
#include "housing_village.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <array>
#include <iostream>

using namespace lichtung;
using namespace lichtung::test;

namespace {

constexpr std::uint32_t kReplicates = 16;
constexpr std::array<const char*, 2> kTypes{"rent_low", "rent_middle"};

/// Some ninety streets of eight rented dwellings, every third with a low rent.
town::Town alternating() {
  town::Town town = make_village({.rings = 4, .spokes = 12, .dwellings_per_segment = 8});
  town.districts = {{"Nord", "Sued"}, {{0, 0}, {0, 0}}};
  auto& s = town.streets.segments;
  for (std::uint32_t i = 0; i < s.size(); ++i) s.district[i] = DistrictId(i / 2 % 2);
  auto& d = town.dwellings;
  std::ranges::fill(d.tenure, town::Tenure::Rent);
  for (std::size_t i = 0; i < d.size(); ++i) d.rent[i] = i % 3 == 0 ? town::RentBand::Low : town::RentBand::Middle;
  return town;
}

/// Offences far above any town's, so that a few weeks hold enough of them.
std::vector<outcome::OutcomeData> runs(const std::string& edits, std::uint32_t replicates) {
  ReadResult read = read_scenario_text(
      "schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n[time]\ndays = 28\n[population]\noffenders_per_1000 = "
      "150.0\n[parameters]\n"
      "\"offence.base.burglary\" = -7.0\n\"offence.base.robbery\" = -7.0\n\"offence.base.assault\" = -6.0\n" +
          edits,
      "plan.toml");
  for (const Diagnostic& d : read.diagnostics) FAIL_CHECK(format(d, Language::English));
  REQUIRE(read.scenario);
  return simulate_all(*engine::prepare(*read.scenario, alternating()), replicates);
}

std::vector<double> victims(std::span<const outcome::OutcomeData> data, const char* type) {
  std::vector<double> out;
  for (const auto& d : data) out.push_back(total(d, std::string("victimised_per_1000_households.") + type, "true"));
  return out;
}

/// Expected robberies and assaults in Nord as a share of those in town.
std::vector<double> share_in_nord(std::span<const outcome::OutcomeData> data) {
  std::vector<double> out;
  for (const auto& d : data) {
    const auto& district = column<std::int32_t>(d, "segments", "district");
    std::array<double, 2> sum{};
    for (const char* name : {"expected_robbery", "expected_assault"}) {
      const auto& values = std::get<std::vector<float>>(variable(d, name).values);
      for (std::size_t i = 0; i < values.size(); ++i)
        sum[static_cast<std::size_t>(district[i % district.size()])] += static_cast<double>(values[i]);
    }
    out.push_back(sum[0] / (sum[0] + sum[1]));
  }
  return out;
}

statistics::PairedComparison paired(std::span<const double> a, std::span<const double> b) {
  return statistics::compare_pairs(a, b, statistics::Better::Lower, 0.99, {1, 0});
}

void print(const std::string& what, const statistics::PairedComparison& c) {
  std::cout << fmt::format("{}: {:.4g} -> {:.4g}, difference {:+.3g}, 99 % interval {:+.3g} ... {:+.3g}\n", what,
                           c.first_mean, c.second_mean, c.difference, c.t_interval.low, c.t_interval.high);
}

const std::string kHeap = edit("housing", "where = { district = \"Nord\" }\nmove = \"low_rent\"\ninto = 90");
const std::string kSpread = edit("housing", "where = { district = \"Nord\" }\nmove = \"low_rent\"\nout = 90");

}  // namespace

TEST_CASE(
    "with the contested effect off, concentrating or spreading households changes offences per household type no more "
    "than chance") {
  const auto base = runs("", 2 * kReplicates), heaped = runs(kHeap, kReplicates);
  const auto spread = runs(kHeap + kSpread, 1);
  CHECK(total(heaped[0], "dissimilarity_low_rent.districts") >
        total(base[0], "dissimilarity_low_rent.districts") + 0.2);
  CHECK(total(spread[0], "dissimilarity_low_rent.districts") == total(base[0], "dissimilarity_low_rent.districts"));
  double n = 0.0;
  for (const auto& data : heaped)
    for (const OffenceKind kind : {OffenceKind::Burglary, OffenceKind::Robbery, OffenceKind::Assault})
      n += static_cast<double>(incidents(data, kind));
  std::cout << fmt::format("{} replicates with {:.0f} burglaries, robberies and assaults together\n", kReplicates, n);
  const std::span all(base);
  const auto first = all.first(kReplicates), second = all.last(kReplicates);
  for (const char* type : kTypes) {
    const auto plan = paired(victims(first, type), victims(heaped, type)),
               null = paired(victims(first, type), victims(second, type));
    print(fmt::format("victims per 1000 households and year, {}, concentrated", type), plan);
    print(fmt::format("victims per 1000 households and year, {}, null: other replicates", type), null);
    CHECK(plan.first_mean > 0.0);
    CHECK(plan.t_interval.low <= 0.0);
    CHECK(plan.t_interval.high >= 0.0);
    CHECK(std::abs(plan.difference) < std::max(std::abs(null.t_interval.low), std::abs(null.t_interval.high)));
  }
}

TEST_CASE("with the contested effect on, offences follow the households that are concentrated") {
  const std::string on = "\"offence.efficacy\" = 0.5\n";
  const auto base = runs("", kReplicates), heaped = runs(kHeap, kReplicates), base_on = runs(on, kReplicates),
             heaped_on = runs(on + kHeap, kReplicates);
  const auto off = paired(share_in_nord(base), share_in_nord(heaped)),
             with = paired(share_in_nord(base_on), share_in_nord(heaped_on));
  print("share of robberies and assaults in Nord, effect off", off);
  print("share of robberies and assaults in Nord, effect on", with);
  CHECK(with.t_interval.low > 0.0);
  CHECK(with.t_interval.low > off.t_interval.high);
}
