// Who lives in a town: numbers, households, ages, attributes, offenders, and what strange inputs lead to.
#include "support/village.hpp"

#include "scenarios/errors.hpp"
#include "sim/population/households.hpp"
#include "sim/population/population.hpp"

#include <catch2/catch.hpp>
#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <ranges>

using namespace lichtung;
using namespace lichtung::population;

namespace {

const town::Town& large() {
  static const town::Town town = test::make_village(test::kLargeVillage);
  return town;
}

Population people_of(const town::Town& town, const Scenario& scenario = {}, std::uint64_t seed = 5) {
  std::vector<town::Notice> notices;
  return make_population(town, scenario, {seed, 0}, notices);
}

const Population& standard() {
  static const Population people = people_of(large());
  return people;
}

bool has(const std::vector<town::Notice>& notices, std::string_view key) {
  return std::ranges::any_of(notices, [&](const auto& n) { return n.key == key; });
}

}  // namespace

TEST_CASE("household sizes follow the scenario by quota") {
  const auto& h = standard().households;
  std::array<double, 5> share{};
  for (std::size_t i = 0; i < h.size(); ++i)
    share[std::min<std::size_t>(h.resident_first[i + 1] - h.resident_first[i], 5) - 1] += 1.0 / static_cast<double>(h.size());
  const Scenario scenario;
  for (std::size_t s = 0; s < 5; ++s) CHECK(share[s] == Approx(scenario.population.household_size[s]).margin(0.002));
}

TEST_CASE("about three per cent of dwellings stay vacant by default") {
  const auto& d = standard().dwelling_household;
  const auto vacant = std::ranges::count_if(d, [](HouseholdId h) { return !h.valid(); });
  CHECK(static_cast<double>(vacant) / static_cast<double>(d.size()) == Approx(0.03).margin(0.002));
}

TEST_CASE("age bands follow the scenario by quota") {
  const auto& r = standard().residents;
  std::array<double, kAgeBands> share{};
  for (const auto a : r.age) share[static_cast<std::size_t>(a)] += 1.0 / static_cast<double>(r.size());
  const Scenario scenario;
  for (std::size_t b = 0; b < kAgeBands; ++b) CHECK(share[b] == Approx(scenario.population.age_bands[b]).margin(0.002));
}

TEST_CASE("every household has an adult") {
  const auto& p = standard();
  for (std::size_t i = 0; i < p.households.size(); ++i) {
    bool adult = false;
    for (auto k = p.households.resident_first[i]; k < p.households.resident_first[i + 1]; ++k)
      adult |= p.residents.age[k] >= AgeBand::A18_24;
    REQUIRE(adult);
  }
}

TEST_CASE("households of two adults are mostly of one age band") {
  const auto& p = standard();
  double couples = 0, same = 0;
  for (std::size_t i = 0; i < p.households.size(); ++i) {
    const auto a = p.households.resident_first[i];
    if (p.households.resident_first[i + 1] - a != 2 || p.residents.age[a + 1] < AgeBand::A18_24) continue;
    ++couples;
    same += p.residents.age[a] == p.residents.age[a + 1];
  }
  CHECK(same / couples > 0.7);
}

TEST_CASE("people of 80 and over live in smaller households than children") {
  const auto& p = standard();
  double old = 0, old_n = 0, child = 0, child_n = 0;
  for (std::size_t i = 0; i < p.residents.size(); ++i) {
    const auto h = p.residents.household[i].index();
    const double size = p.households.resident_first[h + 1] - p.households.resident_first[h];
    if (p.residents.age[i] == AgeBand::A80) old += size, ++old_n;
    if (p.residents.age[i] <= AgeBand::A14_17) child += size, ++child_n;
  }
  CHECK(old / old_n < 2.0);
  CHECK(child / child_n > 3.0);
}

TEST_CASE("large households live in larger dwellings") {
  const auto& p = standard();
  double single = 0, single_n = 0, large_area = 0, large_n = 0;
  for (std::size_t i = 0; i < p.households.size(); ++i) {
    const auto size = p.households.resident_first[i + 1] - p.households.resident_first[i];
    const double area = static_cast<double>(large().dwellings.area_m2[p.households.dwelling[i].index()]);
    if (size == 1) single += area, ++single_n;
    if (size >= 4) large_area += area, ++large_n;
  }
  CHECK(large_area / large_n > single / single_n + 15.0);
}

TEST_CASE("residents are ordered by home street") {
  CHECK(std::ranges::is_sorted(standard().residents.home));
}

TEST_CASE("access to cars and bicycles meets the scenario's shares") {
  const auto& p = standard();
  double cars = 0, bicycles = 0, entitled = 0;
  for (const auto c : p.households.cars) cars += c > 0;
  for (std::size_t i = 0; i < p.residents.size(); ++i) {
    const double weight = p.residents.age[i] == AgeBand::A0_5 ? 0.0 : p.residents.age[i] == AgeBand::A6_13 ? 0.5 : 1.0;
    entitled += weight;
    bicycles += weight * p.residents.bicycle[i];
  }
  CHECK(cars / static_cast<double>(p.households.size()) == Approx(0.77).margin(0.02));
  CHECK(bicycles / entitled == Approx(0.78).margin(0.02));
}

TEST_CASE("no child drives a car") {
  const auto& r = standard().residents;
  for (std::size_t i = 0; i < r.size(); ++i)
    if (r.age[i] < AgeBand::A18_24) REQUIRE(r.car[i] == 0);
}

TEST_CASE("women weigh unsafety strongly more often than men") {
  const auto& r = standard().residents;
  std::array<double, 2> high{}, n{};
  for (std::size_t i = 0; i < r.size(); ++i) {
    ++n[static_cast<std::size_t>(r.sex[i])];
    high[static_cast<std::size_t>(r.sex[i])] += r.fear_class[i] == FearClass::High;
  }
  CHECK(high[0] / n[0] == Approx(0.59).margin(0.03));
  CHECK(high[1] / n[1] == Approx(0.32).margin(0.03));
}

TEST_CASE("about half of all residents are employed") {
  const auto& r = standard().residents;
  const auto employed = std::ranges::count(r.activity, Activity::Employed);
  CHECK(static_cast<double>(employed) / static_cast<double>(r.size()) == Approx(0.49).margin(0.02));
}

TEST_CASE("an asked number of residents is met exactly") {
  for (const int asked : {1, 2, 17, 4000, 9000}) {
    Scenario scenario;
    scenario.population.residents = asked;
    CHECK(people_of(large(), scenario).residents.size() == static_cast<std::size_t>(asked));
  }
}

TEST_CASE("more residents than fit crowd into the dwellings with a notice") {
  const auto town = test::make_village();
  Scenario scenario;
  scenario.population.residents = 9000;
  std::vector<town::Notice> notices;
  CHECK(make_population(town, scenario, {1, 0}, notices).residents.size() == 9000);
  CHECK(has(notices, "population.crowded"));
}

TEST_CASE("absurd numbers of residents are refused") {
  Scenario scenario;
  scenario.population.residents = 2'000'000'000;
  CHECK_THROWS_AS(people_of(large(), scenario), DataError);
  scenario.population.residents = 0;
  CHECK_THROWS_AS(people_of(large(), scenario), DataError);
}

TEST_CASE("a town without dwellings is refused") {
  test::VillageOptions options;
  options.dwellings_per_segment = 0;
  CHECK_THROWS_AS(people_of(test::make_village(options)), DataError);
}

TEST_CASE("a town without venues sends its people out and says so") {
  test::VillageOptions options;
  options.venues = false;
  const auto town = test::make_village(options);
  std::vector<town::Notice> notices;
  const auto p = make_population(town, {}, {1, 0}, notices);
  CHECK(has(notices, "population.no_work"));
  CHECK(has(notices, "population.no_stops"));
  for (std::size_t i = 0; i < p.habits.size(); ++i) {
    REQUIRE(p.habits.mode[i] != Mode::Transit);
    if (p.habits.purpose[i] == Purpose::Work) REQUIRE(p.habits.out_of_town[i] == 1);
  }
}

TEST_CASE("age bands of children only still give every household an adult") {
  Scenario scenario;
  scenario.population.age_bands = {1, 1, 0, 0, 0, 0, 0, 0};
  const auto p = people_of(large(), scenario);
  const auto adults = std::ranges::count_if(p.residents.age, [](AgeBand a) { return a >= AgeBand::A18_24; });
  CHECK(adults == static_cast<std::ptrdiff_t>(p.households.size()));
}

TEST_CASE("another number or another seed means other people") {
  std::vector<town::Notice> notices;
  const auto drawn = [&](std::uint64_t seed, std::uint32_t draw) { return make_population(large(), {}, people_random(seed, draw), notices); };
  CHECK(drawn(5, 0).residents.age == standard().residents.age);
  CHECK(drawn(5, 0).habits.to == standard().habits.to);
  CHECK(drawn(5, 7).residents.age != standard().residents.age);
  CHECK(drawn(5, 7).residents.age == drawn(5, 7).residents.age);
  CHECK(drawn(6, 0).residents.age != standard().residents.age);
}

TEST_CASE("people don't depend on the number of threads") {
  const auto with = [](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    return people_of(test::make_village(), {}, 3);
  };
  const auto a = with(1), b = with(3);
  CHECK(a.residents.walk_speed == b.residents.walk_speed);
  CHECK(a.residents.activity == b.residents.activity);
  CHECK(a.habits.first == b.habits.first);
  CHECK(a.habits.to == b.habits.to);
  CHECK(a.habits.mode == b.habits.mode);
  CHECK(a.habits.distance_m == b.habits.distance_m);
  CHECK(a.offenders.resident == b.offenders.resident);
  CHECK(a.offenders.motivation == b.offenders.motivation);
}

TEST_CASE("parts by largest remainders sum to the whole") {
  const std::vector<double> shares{0.2, 0.5, 0.3, 0.0};
  for (const std::int64_t total : {0, 1, 2, 7, 1001}) {
    const auto parts = population::detail::apportion(total, shares);
    CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == total);
    CHECK(parts[3] == 0);
  }
}

TEST_CASE("offenders are as many as the rate says, and 14 or older") {
  const auto& p = standard();
  const auto eligible = std::ranges::count_if(p.residents.age, [](AgeBand a) { return a >= AgeBand::A14_17; });
  const auto local = std::ranges::count_if(p.offenders.resident, [](ResidentId r) { return r.valid(); });
  CHECK(local == std::llround(0.015 * static_cast<double>(eligible)));
  CHECK(std::ssize(p.offenders.resident) - local == std::llround(0.001 * static_cast<double>(p.residents.size())));
  for (const auto r : p.offenders.resident)
    if (r.valid()) REQUIRE(p.residents.age[r.index()] >= AgeBand::A14_17);
}

TEST_CASE("offending doesn't depend on tenure") {
  Scenario scenario;
  scenario.population.offenders_per_1000 = 200.0;  // many, so that a difference would show
  const auto p = people_of(large(), scenario);
  std::array<double, 3> offenders{}, all{};
  const auto tenure = [&](std::size_t r) {
    const auto d = p.households.dwelling[p.residents.household[r].index()];
    return static_cast<std::size_t>(large().dwellings.tenure[d.index()]);
  };
  for (std::size_t r = 0; r < p.residents.size(); ++r)
    if (p.residents.age[r] >= AgeBand::A14_17) ++all[tenure(r)];
  for (const auto r : p.offenders.resident)
    if (r.valid()) ++offenders[tenure(r.index())];
  const double rate = (offenders[0] + offenders[1] + offenders[2]) / (all[0] + all[1] + all[2]);
  double chi2 = 0.0;
  for (std::size_t t = 0; t < 3; ++t) {
    const double expected = rate * all[t];
    chi2 += (offenders[t] - expected) * (offenders[t] - expected) / (expected * (1.0 - rate));
  }
  CHECK(chi2 < 13.8);  // two degrees of freedom, 0.1 %
}

TEST_CASE("outsiders enter by main roads or the station and look for burglary and bicycles") {
  Scenario scenario;
  scenario.population.outsiders_per_1000 = 20.0;
  const auto p = people_of(large(), scenario);
  std::size_t outsiders = 0;
  for (std::size_t i = 0; i < p.offenders.size(); ++i) {
    if (p.offenders.resident[i].valid()) continue;
    ++outsiders;
    const auto kind = large().streets.segments.kind[p.offenders.base[i].index()];
    const bool station = std::ranges::any_of(std::views::iota(std::size_t{0}, large().venues.size()), [&](std::size_t v) {
      return large().venues.kind[v] == town::VenueKind::Station && large().venues.segment[v] == p.offenders.base[i];
    });
    REQUIRE((kind == town::StreetKind::Primary || station));
    CHECK(p.offenders.motivation[i][index(OffenceKind::Robbery)] == 0.0F);
    CHECK(p.offenders.motivation[i][index(OffenceKind::Burglary)] > 0.0F);
  }
  CHECK(outsiders > 100);
}

TEST_CASE("motivation has mean one over local offenders in every kind") {
  const auto& o = standard().offenders;
  for (std::size_t k = 0; k < kOffenceKinds; ++k) {
    double sum = 0.0, n = 0.0;
    for (std::size_t i = 0; i < o.size(); ++i)
      if (o.resident[i].valid()) sum += static_cast<double>(o.motivation[i][k]), ++n;
    CHECK(sum / n == Approx(1.0).epsilon(1e-4));
  }
}
