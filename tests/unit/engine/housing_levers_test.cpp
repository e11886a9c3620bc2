// Housing, accommodation and land use in whole runs of a small village: segregation as worked out by hand, the same people
// in other homes, and nothing else changed.
#include "housing_village.hpp"
#include "sim/engine/opportunities.hpp"
#include "sim/outcome/hash.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace lichtung;
using namespace lichtung::test;

namespace {

std::vector<std::string> refused(const std::string& edits) {
  try {
    static_cast<void>(village_with(edits));
  } catch (const plan::PlanProblems& problems) {
    std::vector<std::string> keys;
    for (const Diagnostic& d : problems.diagnostics) keys.push_back(d.key);
    return keys;
  }
  return {};
}

double index_of(const outcome::OutcomeData& data, const std::string& name) { return total(data, name, ""); }

const std::string kOut = edit("housing", "where = { district = \"Nord\" }\nmove = \"low_rent\"\nout = 4");
const std::string kInto = edit("housing", "where = { district = \"Nord\" }\nmove = \"low_rent\"\ninto = 4");

std::size_t people_on(const engine::Setup& setup, SegmentId street) {
  return static_cast<std::size_t>(std::ranges::count(setup.population.residents.home, street));
}

}  // namespace

TEST_CASE("deconcentrating and concentrating the same households changes segregation as worked out by hand") {
  const auto spread = simulate(*village_with(kOut), 0), heaped = simulate(*village_with(kInto), 0);
  for (const auto& data : {spread, heaped}) {  // before: low rents 12 of 36 and 4 of 40
    CHECK(index_of(data, "dissimilarity_low_rent.districts.before") ==
          Approx(0.5 * (std::abs(12 / 16.0 - 24 / 60.0) + std::abs(4 / 16.0 - 36 / 60.0))));
    CHECK(index_of(data, "isolation_low_rent.districts.before") == Approx(12 / 16.0 * 12 / 36.0 + 4 / 16.0 * 4 / 40.0));
    CHECK(index_of(data, "exposure_low_rent.districts.before") == Approx(12 / 16.0 * 24 / 36.0 + 4 / 16.0 * 36 / 40.0));
  }
  CHECK(index_of(spread, "dissimilarity_low_rent.districts") ==
        Approx(0.5 * (std::abs(8 / 16.0 - 28 / 60.0) + std::abs(8 / 16.0 - 32 / 60.0))));
  CHECK(index_of(spread, "isolation_low_rent.districts") == Approx(8 / 16.0 * 8 / 36.0 + 8 / 16.0 * 8 / 40.0));
  CHECK(index_of(spread, "exposure_low_rent.districts") == Approx(8 / 16.0 * 28 / 36.0 + 8 / 16.0 * 32 / 40.0));
  CHECK(index_of(heaped, "exposure_low_rent.districts") == Approx(20 / 36.0));
  CHECK(index_of(heaped, "dissimilarity_low_rent.districts") == Approx(0.5 * (1 - 20 / 60.0 + 40 / 60.0)));
  CHECK(index_of(heaped, "isolation_low_rent.districts") == Approx(16 / 36.0));
}

TEST_CASE("moving households keeps everybody: the same residents with the same ages, and town totals") {
  const auto base = village_with(""), moved = village_with(kOut);
  const auto &a = base->population, &b = moved->population;
  CHECK(a.residents.age == b.residents.age);
  CHECK(a.residents.sex == b.residents.sex);
  CHECK(a.residents.tolerance == b.residents.tolerance);
  CHECK(a.households.resident_first == b.households.resident_first);
  CHECK(a.households.cars == b.households.cars);
  CHECK(a.residents.home != b.residents.home);
  std::vector<DwellingId> homes = b.households.dwelling;
  std::ranges::sort(homes);
  CHECK(std::ranges::adjacent_find(homes) == homes.end());  // nobody shares a dwelling
}

TEST_CASE("a tenure that is asked for is reached, and only those concerned change homes") {
  const auto base = village_with(""),
             mixed = village_with(edit(
                 "housing", "where = { district = \"Nord\" }\ntenure = { owner = 0.25, rent = 0.5, social = 0.25 }"));
  std::array<int, 3> nord{};
  for (std::size_t d = 0; d < 36; ++d) ++nord[static_cast<std::size_t>(mixed->town.dwellings.tenure[d])];
  CHECK(nord == std::array{9, 18, 9});
  for (std::size_t d = 36; d < 76; ++d) CHECK(mixed->town.dwellings.tenure[d] == town::Tenure::Rent);
  std::size_t stayed = 0;
  for (std::size_t h = 0; h < base->population.households.size(); ++h)
    stayed += base->population.households.dwelling[h] == mixed->population.households.dwelling[h] ? 1 : 0;
  CHECK(stayed >= base->population.households.size() - 18);
  CHECK(base->population.residents.age == mixed->population.residents.age);
}

TEST_CASE("a plan of housing, accommodation or land use and its inverse are the baseline byte for byte") {
  const auto base = simulate(*village_with(""), 0);
  const auto content = [&](const std::string& edits) {
    auto data = simulate(*village_with(edits), 0);
    data.provenance = base.provenance;
    return outcome::content_sha256(data);
  };
  const std::string build = edit("accommodation", "build = { name = \"Lange Reihe\", persons = 60 }"),
                    close = edit("accommodation", "close = { name = \"Lange Reihe\" }"),
                    street = "where = { name = \"Lange Reihe\" }\n",
                    add = edit("land_use", street + "add = { shops = 6, dwellings = 8 }"),
                    take = edit("land_use", street + "remove = { shops = 6, dwellings = 8 }"),
                    nord = "where = { district = \"Nord\" }\n";
  const auto housing = [&](const std::string& shares) { return edit("housing", nord + shares); };
  const std::string at_rest = outcome::content_sha256(base);
  for (const auto& [there, back] :
       {std::pair{kOut, kInto}, std::pair{build, close}, std::pair{add, take},
        std::pair{housing("tenure = { owner = 0.25, rent = 0.5, social = 0.25 }"), housing("tenure = { rent = 1.0 }")},
        std::pair{housing("rent = { low = 0.5, middle = 0.25, high = 0.25 }"),
                  housing("rent = { low = 0.3333333333333333, middle = 0.6666666666666667 }")},
        std::pair{
            housing("size = { small = 0.5, middle = 0.5 }"),
            housing(
                "size = { small = 0.1388888888888889, middle = 0.5555555555555556, large = 0.3055555555555555 }")}}) {
    INFO(there << back);
    CHECK(content(there + back) == at_rest);
    CHECK(content(there) != at_rest);
  }
}

TEST_CASE("people of an accommodation are new in town, and the same ones live in the small units that replace it") {
  const std::string build = edit("accommodation", "build = { name = \"Lange Reihe\", persons = 60 }");
  const auto base = village_with(""), one = village_with(build);
  const auto many = village_with(
      build + edit("accommodation", "replace = { name = \"Lange Reihe\" }\nby = { sites = 6, persons = 12 }"));
  const auto closed = village_with(build + edit("accommodation", "close = { name = \"Lange Reihe\" }"));
  const SegmentId street(12U);
  CHECK(one->population.residents.size() == base->population.residents.size() + 60);
  CHECK(people_on(*one, street) == people_on(*base, street) + 60);
  CHECK(many->population.residents.age == one->population.residents.age);
  CHECK(people_on(*many, street) < people_on(*one, street));
  CHECK(closed->population.residents.size() == base->population.residents.size());
  for (const auto& setup : {one, many})
    CHECK(std::equal(base->population.residents.age.begin(), base->population.residents.age.end(),
                     setup->population.residents.age.begin()));
}

TEST_CASE("shops that are added bring people to their street by day") {
  const auto base = village_with(""),
             shops = village_with(edit("land_use", "where = { name = \"Lange Reihe\" }\nadd = { shops = 6 }"));
  CHECK(shops->town.venues.size() == base->town.venues.size() + 6);
  CHECK(std::count(shops->town.venues.segment.begin(), shops->town.venues.segment.end(), SegmentId(12U)) >= 6);
  const auto visits = [](const engine::Setup& setup) {
    return std::ranges::count(setup.population.habits.to, SegmentId(12U));
  };
  CHECK(visits(*shops) > visits(*base));
  const auto back = village_with(edit("land_use", "where = { name = \"Lange Reihe\" }\nadd = { shops = 6 }") +
                                 edit("land_use", "where = { name = \"Lange Reihe\" }\nremove = { shops = 6 }"));
  CHECK(back->population.habits.to == base->population.habits.to);
}

TEST_CASE("with the contested effect off, willingness to intervene doesn't know tenure; switched on it does") {
  const auto off = village_with(""), on = village_with("[parameters]\n\"offence.efficacy\" = 0.5\n");
  const auto willing = [](const engine::Setup& s) {
    return engine::willingness_by_segment(s.town, s.population, s.scenario.parameters.offence);
  };
  CHECK(std::ranges::all_of(willing(*off), [](float w) { return w == 1.0F; }));
  const auto by_street = willing(*on);
  CHECK(std::ranges::max(by_street) > std::ranges::min(by_street));
  CHECK(index_of(simulate(*on, 0), "contested_collective_efficacy") == 1.0);
}

TEST_CASE("what only the town can tell to be wrong with housing is one clear diagnostic") {
  using Keys = std::vector<std::string>;
  CHECK(refused(edit("housing", "where = { district = \"West\" }\nmove = \"social\"\nout = 1")) ==
        Keys{"plan.unknown_district"});
  CHECK(refused(edit("housing", "where = { district = \"Nord\" }\nmove = \"social\"\nout = 1")) ==
        Keys{"plan.too_few_to_move"});
  CHECK(refused(edit("housing", "where = { district = \"Nord\" }\nmove = \"low_rent\"\nout = 13")) ==
        Keys{"plan.too_few_to_move"});
  CHECK(refused(edit("housing", "where = \"town\"\nmove = \"low_rent\"\nout = 1")) == Keys{"plan.no_elsewhere"});
  CHECK(refused(edit("accommodation", "close = { name = \"Lange Reihe\" }")) == Keys{"plan.no_accommodation_there"});
  CHECK(refused(edit("accommodation", "build = { name = \"Kurze Reihe\", persons = 5 }")) ==
        Keys{"plan.unknown_street"});
  CHECK(refused(edit("accommodation", "build = { near = [1.0, 1.0], persons = 5 }")) == Keys{"plan.site_off_street"});
  CHECK(refused(edit("land_use", "where = { district = \"Nord\" }\nremove = { schools = 50 }")) ==
        Keys{"plan.too_few_uses"});
}
