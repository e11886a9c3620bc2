// Columns of districts and streets that say how dwellings and land uses are mixed, against counts by hand in the village
// of two districts: 36 dwellings in Nord with 2970 m², 40 in Sued with 3240 m² (areas 45, 60 … 120 m² in turn).
#include "housing_village.hpp"
#include "sim/engine/opportunities.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace lichtung;
using namespace lichtung::test;

namespace {

outcome::OutcomeData run(const std::string& edits) { return simulate(*village_with(edits), 0); }

double of_district(const outcome::OutcomeData& data, const std::string& name, std::size_t district) {
  return column<double>(data, "districts", name)[district];
}

const std::vector<float>& of_streets(const outcome::OutcomeData& data, const std::string& name) {
  return column<float>(data, "segments", name);
}

bool has_column(const outcome::OutcomeData& data, const std::string& table_name, const std::string& name) {
  return std::ranges::any_of(table(data, table_name).columns, [&](const auto& c) { return c.name == name; });
}

constexpr std::size_t kNord = 0, kSued = 1;

}  // namespace

TEST_CASE("shares of tenure by district are those counted before and after the plan") {
  const auto data =
      run(edit("housing", "where = { district = \"Nord\" }\ntenure = { owner = 0.25, rent = 0.5, social = 0.25 }"));
  CHECK(of_district(data, "tenure_owner", kNord) == 9 / 36.0);
  CHECK(of_district(data, "tenure_rent", kNord) == 18 / 36.0);
  CHECK(of_district(data, "tenure_social", kNord) == 9 / 36.0);
  CHECK(of_district(data, "tenure_entropy", kNord) ==
        Approx((2 * 0.25 * std::log(4.0) + 0.5 * std::log(2.0)) / std::log(3.0)));
  CHECK(of_district(data, "tenure_rent_before", kNord) == 1.0);
  CHECK(of_district(data, "tenure_owner_before", kNord) == 0.0);
  CHECK(of_district(data, "tenure_entropy_before", kNord) == 0.0);
  for (const char* name : {"tenure_rent", "tenure_rent_before"}) CHECK(of_district(data, name, kSued) == 1.0);
  CHECK(column<std::int32_t>(data, "districts", "dwellings") == std::vector<std::int32_t>{36, 40});
  CHECK(column<std::int32_t>(data, "districts", "dwellings_before") == std::vector<std::int32_t>{36, 40});
}

TEST_CASE("shares of rents and sizes by district are those counted before and after the plan") {
  const auto data = run(edit("housing", "where = { district = \"Nord\" }\nmove = \"low_rent\"\nout = 4"));
  CHECK(of_district(data, "rent_low_before", kNord) == 12 / 36.0);
  CHECK(of_district(data, "rent_low_before", kSued) == 4 / 40.0);
  CHECK(of_district(data, "rent_low", kNord) == 8 / 36.0);
  CHECK(of_district(data, "rent_low", kSued) == 8 / 40.0);
  CHECK(of_district(data, "rent_middle", kNord) == 28 / 36.0);
  CHECK(of_district(data, "rent_high", kNord) == 0.0);
  for (const std::string when : {"", "_before"}) {  // who moves leaves the dwelling where it is
    CHECK(of_district(data, "size_small" + when, kNord) == 5 / 36.0);
    CHECK(of_district(data, "size_middle" + when, kNord) == 20 / 36.0);
    CHECK(of_district(data, "size_large" + when, kNord) == 11 / 36.0);
  }
}

TEST_CASE("shares of floor area by district are those counted before and after the plan") {
  const auto data = run(edit("land_use", "where = { name = \"Lange Reihe\" }\nadd = { shops = 6 }"));
  // Nord: 10 shops, 2 supermarkets; 2 bars, 3 restaurants; 5 offices, 14 workplaces; a school, a kindergarten.
  const double nord = 3500 + 840 + 23250 + 4800 + 2970;
  CHECK(of_district(data, "floor_shops", kNord) == Approx(3500 / nord));
  CHECK(of_district(data, "floor_bars", kNord) == Approx(840 / nord));
  CHECK(of_district(data, "floor_offices", kNord) == Approx(23250 / nord));
  CHECK(of_district(data, "floor_schools", kNord) == Approx(4800 / nord));
  CHECK(of_district(data, "floor_dwellings", kNord) == Approx(2970 / nord));
  double entropy = 0.0;
  for (const double m2 : {3500.0, 840.0, 23250.0, 4800.0, 2970.0})
    entropy -= m2 / nord * std::log(m2 / nord) / std::log(5.0);
  CHECK(of_district(data, "land_use_entropy", kNord) == Approx(entropy));
  const double sued = 3500 + 1360 + 27150 + 5600 + 3240;  // before the six shops of 150 m²
  CHECK(of_district(data, "floor_shops_before", kSued) == Approx(3500 / sued));
  CHECK(of_district(data, "floor_shops", kSued) == Approx(4400 / (sued + 900)));
  CHECK(of_district(data, "floor_dwellings", kSued) == Approx(3240 / (sued + 900)));
}

TEST_CASE("people of an accommodation stand in the column of its district, and its units are dwellings there") {
  const auto setup = village_with(edit("accommodation", "build = { name = \"Lange Reihe\", persons = 60 }"));
  const auto data = simulate(*setup, 0);
  CHECK(column<std::int32_t>(data, "districts", "accommodation_persons") == std::vector<std::int32_t>{0, 60});
  const auto units = static_cast<std::int32_t>(setup->town.dwellings.size()) - 76;
  CHECK(units > 0);
  CHECK(column<std::int32_t>(data, "districts", "dwellings") == std::vector<std::int32_t>{36, 40 + units});
  CHECK(column<std::int32_t>(data, "districts", "dwellings_before") == std::vector<std::int32_t>{36, 40});
  CHECK(of_district(data, "floor_dwellings", kSued) == Approx((3240 + 60 * 12) / (40850.0 + 60 * 12)));
}

TEST_CASE("shares by street are those counted; a street or district without dwellings has none") {
  town::Town town = two_districts();
  town.districts = {{"Nord", "Sued", "Leer"}, {{0, 0}, {0, 0}, {0, 0}}};
  for (std::size_t d = 0; d < 4; ++d) town.dwellings.tenure[d] = d < 3 ? town::Tenure::Social : town::Tenure::Owner;
  ReadResult read =
      read_scenario_text("schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n[time]\ndays = 1\n", "plan.toml");
  REQUIRE(read.scenario);
  const auto data = simulate(*engine::prepare(*read.scenario, std::move(town)), 0);
  CHECK(of_streets(data, "tenure_social")[0] == 0.75F);
  CHECK(of_streets(data, "tenure_owner")[0] == 0.25F);
  const auto& low = of_streets(data, "rent_low");
  for (std::size_t s = 0; s < low.size(); ++s) CHECK(low[s] == (s < 3 || s == 9 ? 1.0F : 0.0F));
  CHECK(of_streets(data, "land_use_entropy")[0] > 0.0F);
  CHECK(std::isnan(of_district(data, "tenure_owner", 2)));
  CHECK(std::isnan(of_district(data, "floor_shops", 2)));
}

TEST_CASE("acquaintance and willingness are columns only where the contested effect is switched on") {
  const auto off = run("");
  CHECK_FALSE(has_column(off, "segments", "willingness"));
  CHECK_FALSE(has_column(off, "segments", "acquaintance"));
  const auto setup = village_with("[parameters]\n\"offence.efficacy\" = 0.5\n");
  const auto on = simulate(*setup, 0);
  CHECK(of_streets(on, "willingness") ==
        engine::willingness_by_segment(setup->town, setup->population, setup->scenario.parameters.offence));
  const SegmentId street(12U);
  const auto& people = setup->population;
  const auto neighbours = static_cast<double>(std::ranges::count(people.residents.home, street));
  double visitors = 0.0;
  for (std::size_t h = 0; h < people.habits.size(); ++h)
    visitors += people.habits.to[h] == street && people.habits.out_of_town[h] == 0 ? 1.0 : 0.0;
  REQUIRE(visitors > 0.0);
  CHECK(static_cast<double>(of_streets(on, "acquaintance")[12]) == Approx(neighbours / (neighbours + visitors)));
}

TEST_CASE("columns of the mix survive the way through a file") {
  const auto data = run(edit("housing", "where = { district = \"Nord\" }\nmove = \"low_rent\"\nout = 4"));
  const Folder folder;
  outcome::write_outcome(folder.path / "a.h5", data);
  const outcome::Reader reader(folder.path / "a.h5", true);
  for (const char* name : {"rent_low", "rent_low_before", "floor_bars", "land_use_entropy", "accommodation_persons"})
    CHECK(reader.has_column("districts", name));
  CHECK(std::get<std::vector<double>>(reader.column_slice("districts", "rent_low", 0, 2).values) ==
        std::vector<double>{8 / 36.0, 8 / 40.0});
  CHECK(std::get<std::vector<float>>(reader.column_slice("segments", "rent_low", 9, 1).values) ==
        std::vector<float>{of_streets(data, "rent_low")[9]});
}
