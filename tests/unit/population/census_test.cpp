// Census grids: both forms, bad rows, wrong files, and the ages they give to a town.
#include "support/shared_data.hpp"
#include "support/village.hpp"

#include "scenarios/errors.hpp"
#include "sim/population/census.hpp"
#include "sim/population/population.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace lichtung;
using namespace lichtung::population;

namespace {

/// A file that is gone when the test ends.
class TemporaryCsv {
 public:
  explicit TemporaryCsv(const std::string& text)
      : path_(std::filesystem::temp_directory_path() / fmt::format("lichtung-census-{}.csv", static_cast<const void*>(this))) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryCsv() { std::filesystem::remove(path_); }
  TemporaryCsv(const TemporaryCsv&) = delete;
  TemporaryCsv& operator=(const TemporaryCsv&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

constexpr const char* kWide =
    "place,x_mp_3035,y_mp_3035,Einwohner,Durchschnittsalter,Durchschn_HHGroesse,Leerstandsquote,Anteil_ab65,Anteil_unter18\n";

Census read(const std::string& text, const std::string& place = "") {
  std::vector<town::Notice> notices;
  return read_census(TemporaryCsv(text).path(), place, notices);
}

/// Cells over the whole village (its middle is 550000, 5800000 in EPSG:25832; in EPSG:3035 about 4303000, 3249000).
std::string cells(double from65, double under18, int residents = 300) {
  std::string text = kWide;
  for (int x = 4295; x <= 4311; ++x)
    for (int y = 3241; y <= 3257; ++y)
      text += fmt::format("v,{}500,{}500,{},45,2.0,3,{},{}\n", x, y, residents, from65, under18);
  return text;
}

double share(const Population& p, AgeBand first, AgeBand last) {
  const auto n = std::ranges::count_if(p.residents.age, [&](AgeBand a) { return a >= first && a <= last; });
  return static_cast<double>(n) / static_cast<double>(p.residents.size());
}

}  // namespace

TEST_CASE("a wide census grid gives residents and shares, secret values stay unknown") {
  const auto census = read(std::string(kWide) + "a,4295500,3079500,91,52,2.22,5,32.97,7.69\na,4295500,3080500,-1,-1,-1,-1,-1,-1\n");
  REQUIRE(census.cells.size() == 2);
  CHECK(census.counts_residents);
  CHECK(census.cells[0].residents == 91.0);
  CHECK(census.cells[0].from65 == Approx(0.3297));
  CHECK(census.cells[1].residents < 0.0);
  CHECK(census.cells[1].under18 < 0.0);
}

TEST_CASE("the official form with semicolons, decimal commas and dashes is read") {
  const auto census = read("GITTER_ID_1km;x_mp_1km;y_mp_1km;Einwohner;AnteilUeber65\nx;4295500;3079500;120;21,5\ny;4296500;3079500;\xe2\x80\x93;\n");
  REQUIRE(census.cells.size() == 2);
  CHECK(census.cells[0].from65 == Approx(0.215));
  CHECK(census.cells[1].residents < 0.0);
}

TEST_CASE("a long census grid joins the features of a cell") {
  const auto census = read("place,feature,x_mp_3035,y_mp_3035,value\na,demography_ALTER_10JG_1,4296150,3086450,4\n"
                           "a,demography_ALTER_10JG_9,4296150,3086450,7\na,buildings_BAUJAHR_MZ_1,4296150,3086450,3\n");
  REQUIRE(census.cells.size() == 1);
  CHECK(census.cell_m == 100.0);
  CHECK(census.cells[0].under10 == 4.0);
  CHECK(census.cells[0].from80 == 7.0);
  CHECK_FALSE(census.counts_residents);
}

TEST_CASE("bad census rows become one notice with their line numbers") {
  std::vector<town::Notice> notices;
  const TemporaryCsv file(std::string(kWide) + "a,4295500,3079500,91,52,2.22,5,32.97,7.69\na,4295500\na,nan,3079500,1,1,1,1,1,1\n"
                          "a,4296500,3079500,many,52,2,5,3,7\n");
  CHECK(read_census(file.path(), "", notices).cells.size() == 1);
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].key == "population.census_bad_rows");
  CHECK(notices[0].count == 3);
  CHECK(notices[0].detail == "3, 4, 5");
}

TEST_CASE("only rows of the asked place are taken") {
  const std::string text = std::string(kWide) + "a,4295500,3079500,91,52,2,5,30,7\nb,4296500,3079500,10,52,2,5,30,7\n";
  CHECK(read(text, "b").cells.size() == 1);
  CHECK_THROWS_WITH(read(text, "c"), Catch::Matchers::Contains("census_place"));
}

TEST_CASE("files that are no census grid are refused with path and line") {
  CHECK_THROWS_AS(read(""), DataError);
  CHECK_THROWS_WITH(read("a,b,c\n1,2,3\n"), Catch::Matchers::Contains(".csv:1"));
  CHECK_THROWS_AS(read(std::string(64, '\0')), DataError);
  CHECK_THROWS_AS(read(kWide), DataError);
  std::vector<town::Notice> notices;
  CHECK_THROWS_AS(read_census("/nowhere/census.csv", "", notices), DataError);
  CHECK_THROWS_AS(read_census(std::filesystem::temp_directory_path(), "", notices), DataError);
}

TEST_CASE("census cells shift the ages of a town") {
  const auto town = test::make_village();
  Scenario scenario;
  scenario.population.residents = 4000;
  std::vector<town::Notice> notices;
  const TemporaryCsv old(cells(45, 8)), young(cells(9, 30));
  scenario.population.census = old.path();
  const auto a = make_population(town, scenario, {1, 0}, notices);
  scenario.population.census = young.path();
  const auto b = make_population(town, scenario, {1, 0}, notices);
  CHECK(share(a, AgeBand::A65_79, AgeBand::A80) == Approx(0.45).margin(0.01));
  CHECK(share(a, AgeBand::A0_5, AgeBand::A14_17) == Approx(0.08).margin(0.01));
  CHECK(share(b, AgeBand::A65_79, AgeBand::A80) == Approx(0.09).margin(0.01));
  CHECK(share(b, AgeBand::A0_5, AgeBand::A14_17) == Approx(0.30).margin(0.01));
}

TEST_CASE("residents come from the census where the scenario gives none") {
  const auto town = test::make_village();
  Scenario scenario;
  const TemporaryCsv file(cells(22, 16, 20));
  scenario.population.census = file.path();
  std::vector<town::Notice> notices;
  const auto p = make_population(town, scenario, {1, 0}, notices);
  CHECK(p.residents.size() % 20 == 0);  // whole cells of 20, none of them full
}

TEST_CASE("a census of another place is refused") {
  const auto town = test::make_village();
  Scenario scenario;
  const TemporaryCsv file(std::string(kWide) + "a,4295500,2500500,91,52,2.22,5,32.97,7.69\n");
  scenario.population.census = file.path();
  std::vector<town::Notice> notices;
  CHECK_THROWS_WITH(make_population(town, scenario, {1, 0}, notices), Catch::Matchers::Contains("census_place"));
}

TEST_CASE("the real grid of 2022 is read without bad rows") {
  if (!test::have_shared_data("germany/zensus2022/zensus2022-1km-crops.csv")) return;
  std::vector<town::Notice> notices;
  const auto wide = read_census(test::shared_data("germany/zensus2022/zensus2022-1km-crops.csv"), "lauf-pegnitz", notices);
  double residents = 0.0;
  for (const auto& c : wide.cells) residents += std::max(0.0, c.residents);
  CHECK(residents == 27437.0);
  const auto fine = read_census(test::shared_data("germany/zensus2022/zensus2022-100m-crops.csv"), "lauf-pegnitz", notices);
  CHECK(fine.cells.size() > 100);
  CHECK(notices.empty());
}
