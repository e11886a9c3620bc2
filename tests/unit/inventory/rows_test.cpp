// What becomes of each row: used, merged, or listed with its number and the reason.
#include "geodata.hpp"

#include "sim/photometry/luminaire.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace lichtung;
using namespace lichtung::inventory;
using lichtung::test::GeoFolder;
using lichtung::test::odd_of;

namespace {

using Words = std::vector<std::string>;

LampInventory read_csv(const std::string& content, const TextTable& columns = {}) {
  const GeoFolder folder;
  return read_lamp_inventory(folder.write("a.csv", content),
                             {.columns = columns, .layer = {}, .epsg = 25832, .luminaires = {}});
}

const OddRow& only_odd(const LampInventory& read) {
  REQUIRE(read.odd.size() == 1);
  return read.odd.front();
}

/// Each row gives lamps, or is left out for exactly one reason.
void check_accounts(const LampInventory& read) {
  std::set<std::uint32_t> with_lamps;
  for (const InventoryLamp& lamp : read.lamps) with_lamps.insert(lamp.row);
  std::map<std::uint32_t, int> reasons;
  for (const OddRow& odd : read.odd) reasons[odd.row] += leaves_out(odd.oddity) ? 1 : 0;
  for (std::uint32_t row = 1; row <= read.counts.rows; ++row) {
    INFO("row " << row);
    CHECK((with_lamps.contains(row) ? 1 : 0) + reasons[row] == 1);
  }
  CHECK(with_lamps.size() == read.counts.used_rows);
  CHECK(read.counts.used_rows + read.counts.left_out_rows == read.counts.rows);
  CHECK(read.lamps.size() == read.counts.lamps);
}

}  // namespace

TEST_CASE("Impossible values are left unset and listed, the lamp stays") {
  const auto read =
      read_csv("nr,x,y,hoehe_ft,watt,lm,cct\nL7,550000,5803000,400,-70,3,30\nL8,550100,5803000,30,70,5600,3000\n");
  check_accounts(read);
  REQUIRE(read.lamps.size() == 2);
  const auto& odd = read.lamps[0].lamp;
  CHECK_FALSE(odd.height_m.has_value());
  CHECK_FALSE(odd.power_w.has_value());
  CHECK_FALSE(odd.flux_lm.has_value());
  CHECK_FALSE(odd.cct_k.has_value());
  CHECK(odd_of(read, 1) == Words{"impossible", "impossible", "impossible", "impossible"});
  CHECK(read.odd[0].id == "L7");
  const auto height = std::ranges::find(read.odd, "hoehe_ft", &OddRow::column);
  REQUIRE(height != read.odd.end());
  CHECK(height->found == "400");
  CHECK(height->expected == "0.3 … 45 m");
  CHECK(read.lamps[1].lamp.height_m == Approx(9.144));
}

TEST_CASE("A value without meaning in a good column is listed, missing values aren't") {
  const auto read =
      read_csv("x,y,watt\n550000,5803000,70\n550001,5803000,viel\n550002,5803000,N/A\n550003,5803000,35 W\n");
  check_accounts(read);
  CHECK(only_odd(read).row == 2);
  CHECK(only_odd(read).oddity == Oddity::Unreadable);
  CHECK(only_odd(read).found == "viel");
  CHECK_FALSE(read.lamps[2].lamp.power_w.has_value());
}

TEST_CASE("Rows without a usable place are left out and listed") {
  const auto read =
      read_csv("x,y\n550000,5803000\n,5803000\n550000,\nnan,5803000\ninf,5803000\n1e308,5803000\nOst,Nord\n-1e9,9e9\n");
  check_accounts(read);
  CHECK(read.lamps.size() == 1);
  CHECK(odd_of(read, 2) == Words{"no_place"});
  CHECK(odd_of(read, 3) == Words{"no_place"});
  CHECK(odd_of(read, 4) == Words{"no_place"});
  CHECK(odd_of(read, 5) == Words{"unreadable_place"});
  CHECK(odd_of(read, 6) == Words{"unreadable_place"});
  CHECK(odd_of(read, 7) == Words{"unreadable_place"});
  CHECK(odd_of(read, 8) == Words{"unreadable_place"});
}

TEST_CASE("Places outside their coordinate system are left out and listed") {
  const auto read = read_csv("lon,lat\n9.7,52.4\n9.8,52.5\n9.7,95\n", {{"crs", "EPSG:4326"}});
  check_accounts(read);
  CHECK(odd_of(read, 3) == Words{"untransformable"});
}

TEST_CASE("Rows for several lamps give as many, with the values of one") {
  const auto read = read_csv("x,y,anzahl,watt\n550000,5803000,3,70\n550050,5803000,1,70\n550090,5803000,,2x36 W\n");
  check_accounts(read);
  CHECK(read.lamps.size() == 6);
  CHECK(read.counts.merged_rows == 2);
  CHECK(read.lamps[0].lamp.power_w == 70.0);
  CHECK(read.lamps[2].row == 1);
  CHECK(read.lamps[5].lamp.power_w == 36.0);
  CHECK(read.odd.empty());
}

TEST_CASE("A row with no lamps is left out, one with an impossible number counts as one lamp") {
  const auto read = read_csv(
      "x,y,anzahl\n550000,5803000,0\n550010,5803000,-2\n550020,5803000,1000000\n550030,5803000,1.5\n550040,5803000,2\n"
      "550050,5803000,1\n550060,5803000,1\n550070,5803000,1\n");
  check_accounts(read);
  CHECK(odd_of(read, 1) == Words{"no_lamp"});
  for (const std::uint32_t row : {2U, 3U, 4U}) {
    CHECK(odd_of(read, row) == Words{"impossible"});
    CHECK(std::ranges::count(read.lamps, row, &InventoryLamp::row) == 1);
  }
}

TEST_CASE("Lamps out of service are left out and listed") {
  const std::string table =
      "x,y,status\n550000,5803000,in Betrieb\n550010,5803000,demontiert\n550020,5803000,\n550030,5803000,Lager\n";
  const auto usual = read_csv(table);
  check_accounts(usual);
  CHECK(usual.lamps.size() == 3);
  CHECK(odd_of(usual, 2) == Words{"out_of_service"});
  const auto own = read_csv(table, {{"out_of_service", "Lager"}});
  CHECK(odd_of(own, 2).empty());
  CHECK(odd_of(own, 4) == Words{"out_of_service"});
}

TEST_CASE("A column of true and false tells what is in service") {
  const GeoFolder folder;
  const auto path = folder.write("a.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[9.7,52.4]},"properties":{"in_betrieb":true}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[9.8,52.4]},"properties":{"in_betrieb":false}}]})");
  const auto read = read_lamp_inventory(path, {.columns = {}, .layer = {}, .epsg = 25832, .luminaires = {}});
  CHECK(read.lamps.size() == 1);
  CHECK(odd_of(read, 2) == Words{"out_of_service"});
}

TEST_CASE("Rows at one place are kept and reported") {
  const auto read = read_csv("x,y\n550000,5803000\n550000.02,5803000\n550000.001,5803000.001\n550000,5803000\n");
  check_accounts(read);
  CHECK(read.lamps.size() == 4);
  CHECK(read.counts.same_place_rows == 2);
  CHECK(odd_of(read, 2).empty());
  CHECK(odd_of(read, 3) == Words{"same_place"});
  CHECK(odd_of(read, 4) == Words{"same_place"});
  CHECK(read.odd[0].found == "1");
}

TEST_CASE("Flux follows from power and light source where it is missing, and only there") {
  const auto read = read_csv(
      "x,y,leuchtmittel,watt,lm\n550000,5803000,NAV,70,\n550010,5803000,NAV,70,5900\n550020,5803000,LED,30,\n"
      "550030,5803000,?,30,\n550040,5803000,Gas,,\n");
  CHECK(read.lamps[0].lamp.flux_lm == 7000.0);
  CHECK(read.lamps[0].flux_by_type);
  CHECK(read.lamps[1].lamp.flux_lm == 5900.0);
  CHECK_FALSE(read.lamps[1].flux_by_type);
  CHECK(read.lamps[2].lamp.flux_lm == Approx(30.0 * TownParameters{}.lamp_efficacy_lm_w));
  CHECK_FALSE(read.lamps[3].lamp.flux_lm.has_value());
  CHECK_FALSE(read.lamps[4].lamp.flux_lm.has_value());
  CHECK(read.types.at("hps") == 2);
  CHECK(read.types.at("") == 1);
}

TEST_CASE("The light source decides luminaire and colour unless the inventory tells them") {
  const auto read = read_csv(
      "x,y,leuchtmittel,leuchte,cct\n550000,5803000,NAV,,\n550010,5803000,LED,Kofferleuchte,4000\n"
      "550020,5803000,NAV,bollard,\n550030,5803000,HQL,Altstadtleuchte,\n550040,5803000,,mast_hps,\n");
  using town::Luminaire;
  CHECK(read.lamps[0].lamp.luminaire == Luminaire::Sodium);
  CHECK(read.lamps[0].lamp.cct_k == 2000.0);
  CHECK(read.lamps[1].lamp.luminaire == Luminaire::MastHead);
  CHECK(read.lamps[1].lamp.cct_k == 4000.0);
  CHECK(read.lamps[2].lamp.luminaire == Luminaire::Bollard);
  CHECK(read.lamps[3].lamp.luminaire == Luminaire::Historical);
  CHECK(read.lamps[4].lamp.luminaire == Luminaire::Sodium);
  CHECK(read.odd.empty());
}

TEST_CASE(
    "Photometric files are found beside the inventory by name, in any case, with or without folders and extension") {
  const GeoFolder folder;
  std::filesystem::create_directory(folder.path / "ldt");
  folder.write("Alpha-12.LDT", "x");
  folder.write("ldt/Beta.ies", "x");
  folder.write("secret.txt", "x");
  const auto path = folder.write("a.csv",
                                 "x,y,ldt\n550000,5803000,alpha-12.ldt\n550010,5803000,C:\\Planung\\ALPHA-12.ldt\n"
                                 "550020,5803000,alpha-12\n550030,5803000,gamma.ldt\n550040,5803000,../secret.txt\n");
  const auto read =
      read_lamp_inventory(path, {.columns = {{"luminaire", "ldt"}}, .layer = {}, .epsg = 25832, .luminaires = {}});
  REQUIRE(read.photometric_files.size() == 1);
  CHECK(read.photometric_files[0] == folder.path / "Alpha-12.LDT");
  for (std::size_t i = 0; i < 3; ++i) CHECK(read.lamps[i].file == 0U);
  CHECK(odd_of(read, 4) == Words{"no_file"});
  CHECK(odd_of(read, 5) == Words{"unknown_word"});
  const auto beta = folder.write("b.csv", "x,y,ldt\n550000,5803000,beta.ies\n");
  CHECK(read_lamp_inventory(beta, {.columns = {}, .layer = {}, .epsg = 25832, .luminaires = folder.path / "ldt"})
            .photometric_files.size() == 1);
}

TEST_CASE("An azimuth is a compass bearing in the file and an angle from east in the town") {
  const auto read = read_csv(
      "x,y,azimut,neigung\n550000,5803000,0,5\n550010,5803000,90,15°\n550020,5803000,,\n550030,5803000,180,-95\n");
  CHECK(read.lamps[0].azimuth_deg == 90.0);  // north
  CHECK(read.lamps[1].azimuth_deg == 0.0);   // east
  CHECK_FALSE(read.lamps[2].azimuth_deg.has_value());
  CHECK(read.lamps[3].azimuth_deg == -90.0);  // south
  CHECK(read.lamps[1].tilt_deg == 15.0);
  CHECK(odd_of(read, 4) == Words{"impossible"});
  CHECK(read.lamps[3].tilt_deg == 0.0);
}

TEST_CASE("Schedules are shared by the lamps that have the same") {
  const auto read = read_csv(
      "x,y,schaltung\n550000,5803000,Halbnacht\n550010,5803000,ganznacht\n550020,5803000,HN\n550030,5803000,23:00-05:"
      "00 50%\n");
  REQUIRE(read.schedules.size() == 2);
  CHECK(read.lamps[0].schedule == 1);
  CHECK(read.lamps[1].schedule == 0);
  CHECK(read.lamps[2].schedule == 1);
  CHECK(read.lamps[3].schedule == 2);
}

TEST_CASE("A guessed column whose values make no sense is not used and named") {
  const auto read = read_csv("x,y,height\n550000,5803000,112\n550010,5803000,113\n550020,5803000,5\n");
  REQUIRE(read.dropped.size() == 1);
  CHECK(read.dropped[0].name == "height");
  CHECK(read.odd.empty());
  CHECK_FALSE(read.lamps[2].lamp.height_m.has_value());
  // Told by the user it is used, and what is impossible is listed.
  const auto told =
      read_csv("x,y,height\n550000,5803000,112\n550010,5803000,113\n550020,5803000,5\n", {{"height", "height"}});
  CHECK(told.odd.size() == 2);
  CHECK(told.lamps[2].lamp.height_m == 5.0);
}

TEST_CASE("Columns are reported with examples, unit and how they were found") {
  const auto read = read_csv("x,y,hoehe_ft,strasse\n550000,5803000,16,A\n550010,5803000,16,B\n550020,5803000,,C\n");
  const auto height = std::ranges::find(read.columns, Role::Height, &ColumnUse::role);
  REQUIRE(height != read.columns.end());
  CHECK(height->guessed);
  CHECK(height->unit == Unit::Foot);
  CHECK(height->filled == 2);
  CHECK(height->examples == Words{"16"});
  CHECK(read.unused == Words{"strasse"});
}

TEST_CASE("An inventory without rows gives no lamps and no error") {
  const auto read = read_csv("x,y,watt\n");
  CHECK(read.counts.rows == 0);
  CHECK(read.lamps.empty());
}
