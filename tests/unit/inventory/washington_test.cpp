// A real inventory read whole: feet, mixed types, several lamps to a row. The expected figures are counted here by a
// reader of CSV of its own, which shares nothing with the one under test.
#include "geodata.hpp"

#include "sim/inventory/snap.hpp"
#include "sim/town/assemble.hpp"
#include "tests/support/shared_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

using namespace lichtung;
using namespace lichtung::inventory;

namespace {

constexpr const char* kFile = "lamps/washington-dc/streetlights.csv";

using Record = std::map<std::string, std::string>;

std::vector<std::vector<std::string>> cells_of(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      rows.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      rows.emplace_back(1);
    } else if (c != '\r') {
      rows.back().back() += c;
    }
  }
  while (!rows.empty() && rows.back().size() < 2) rows.pop_back();
  return rows;
}

std::vector<Record> records() {
  std::ifstream file(lichtung::test::shared_data(kFile), std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  const auto rows = cells_of(text);
  std::vector<Record> out;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    REQUIRE(rows[i].size() == rows[0].size());
    Record& record = out.emplace_back();
    for (std::size_t k = 0; k < rows[i].size(); ++k) record[rows[0][k]] = rows[i][k];
  }
  return out;
}

int lamps_of(const Record& record) { return std::stoi(record.at("NUMBERLIGHTS")); }

LampInventory washington() { return read_lamp_inventory(lichtung::test::shared_data(kFile), {}); }

}  // namespace

TEST_CASE("Every row of Washington's inventory is used or listed, and none is lost") {
  if (!lichtung::test::have_shared_data(kFile)) return;
  const auto expected = records();
  const LampInventory read = washington();
  CHECK(read.counts.rows == expected.size());
  CHECK(read.counts.used_rows + read.counts.left_out_rows == expected.size());
  std::set<std::uint32_t> seen;
  for (const InventoryLamp& lamp : read.lamps) seen.insert(lamp.row);
  for (const OddRow& odd : read.odd)
    if (leaves_out(odd.oddity)) CHECK(seen.insert(odd.row).second);
  CHECK(seen.size() == expected.size());
  CHECK(*seen.begin() == 1);
  CHECK(*seen.rbegin() == expected.size());
  std::size_t lamps = 0;
  for (const Record& record : expected) lamps += static_cast<std::size_t>(lamps_of(record));
  CHECK(read.lamps.size() == lamps);
}

TEST_CASE("Washington's columns are recognised without help") {
  if (!lichtung::test::have_shared_data(kFile)) return;
  const LampInventory read = washington();
  std::map<std::string_view, std::string> found;
  for (const ColumnUse& use : read.columns) found[word_of(use.role)] = use.name;
  CHECK(found["x"] == "XCOORD");
  CHECK(found["y"] == "YCOORD");
  CHECK(found["power"] == "WATTAGE1");
  CHECK(found["height"] == "POLEHEIGHT_DESC");
  CHECK(found["type"] == "LIGHTTYPE_DESC");
  CHECK(found["count"] == "NUMBERLIGHTS");
  CHECK(found["cct"] == "CCT_DESC");
  CHECK(found["status"] == "ASSETSTATUS_DESC");
  CHECK(read.crs == "EPSG:4326");
  CHECK(read.epsg == 32618);
}

TEST_CASE("Washington's feet become metres, lamp by lamp") {
  if (!lichtung::test::have_shared_data(kFile)) return;
  const auto expected = records();
  for (const InventoryLamp& lamp : washington().lamps) {
    const std::string& text = expected[lamp.row - 1].at("POLEHEIGHT_DESC");
    if (text == "N/A") {
      CHECK_FALSE(lamp.lamp.height_m.has_value());
      continue;
    }
    REQUIRE(text.ends_with(" ft"));
    if (!lamp.lamp.height_m || std::abs(*lamp.lamp.height_m - std::stoi(text) * 0.3048) > 1e-9)
      FAIL("row " << lamp.row << ": " << text);
  }
}

TEST_CASE("Washington's types, power and flux add up to an independent count") {
  if (!lichtung::test::have_shared_data(kFile)) return;
  // By hand for the file of 2 500 rows (python3, csv): 3 042 lamps, 940.917 kW, 92.872 Mlm with the usual efficacies.
  const std::map<std::string, std::pair<std::string, double>> types{{"HPS", {"hps", 100.0}},
                                                                    {"LED", {"led", 110.0}},
                                                                    {"MV-", {"mercury", 50.0}},
                                                                    {"MH-", {"metal_halide", 90.0}},
                                                                    {"INC", {"incandescent", 12.0}}};
  std::map<std::string, std::size_t, std::less<>> by_type;
  double watts = 0.0, lumens = 0.0;
  for (const Record& record : records()) {
    const auto& [key, efficacy] = types.at(record.at("LIGHTTYPE_DESC").substr(0, 3));
    by_type[key] += static_cast<std::size_t>(lamps_of(record));
    watts += lamps_of(record) * std::stod(record.at("WATTAGE1"));
    lumens += lamps_of(record) * std::stod(record.at("WATTAGE1")) * efficacy;
  }
  const LampInventory read = washington();
  CHECK(read.types == by_type);
  double read_watts = 0.0, read_lumens = 0.0;
  for (const InventoryLamp& lamp : read.lamps) {
    read_watts += lamp.lamp.power_w.value();
    read_lumens += lamp.lamp.flux_lm.value();
    CHECK(lamp.flux_by_type);
  }
  CHECK(read_watts == Approx(watts));
  CHECK(read_lumens == Approx(lumens));
}

TEST_CASE("Rows of Washington's inventory at one place are the ones its coordinates say") {
  if (!lichtung::test::have_shared_data(kFile)) return;
  std::map<std::pair<double, double>, std::size_t> places;
  for (const Record& record : records()) ++places[{std::stod(record.at("XCOORD")), std::stod(record.at("YCOORD"))}];
  std::size_t repeated = 0;
  for (const auto& [place, rows] : places) repeated += rows - 1;
  CHECK(washington().counts.same_place_rows == repeated);
}

TEST_CASE("The whole of Washington's published inventory has the figures published with it") {
  if (!lichtung::test::have_shared_data(kFile)) return;
  constexpr std::uintmax_t kWhole = 2'284'266;  // bytes, as SOURCE.md beside it says
  if (const auto bytes = std::filesystem::file_size(lichtung::test::shared_data(kFile)); bytes != kWhole) {
    std::cout << "SKIPPED: " << kFile << " has " << bytes << " bytes, the whole inventory " << kWhole << '\n';
    return;
  }
  const LampInventory read = washington();
  CHECK(read.counts.rows == 3963);
  CHECK(read.counts.same_place_rows == 2);
}

TEST_CASE("Lamps of Washington beside two drawn streets are told apart from those far away") {
  if (!lichtung::test::have_shared_data(kFile)) return;
  LampInventory read = read_lamp_inventory(lichtung::test::shared_data(kFile),
                                           {.columns = {}, .layer = {}, .epsg = 32618, .luminaires = {}});
  // A cross of two streets through the middle of the lamps, 4 km long each.
  std::vector<double> xs, ys;
  for (const InventoryLamp& lamp : read.lamps) {
    xs.push_back(lamp.lamp.position.x);
    ys.push_back(lamp.lamp.position.y);
  }
  std::ranges::nth_element(xs, xs.begin() + static_cast<std::ptrdiff_t>(xs.size() / 2));
  std::ranges::nth_element(ys, ys.begin() + static_cast<std::ptrdiff_t>(ys.size() / 2));
  const double x = xs[xs.size() / 2], y = ys[ys.size() / 2];
  town::TownDraft draft;
  draft.epsg = 32618;
  draft.nodes = {{x - 2000, y}, {x, y}, {x + 2000, y}, {x, y - 2000}, {x, y + 2000}};
  for (const auto& [a, b] : std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}, {1, 2}, {3, 1}, {1, 4}}) {
    town::DraftWay way;
    way.kind = town::StreetKind::Residential;
    way.nodes = {a, b};
    draft.ways.push_back(way);
  }
  const town::Town town = town::assemble(draft, Scenario{});
  const Snapping snapping = snap(read, town.streets, Metres(30.0));
  std::size_t on_street = 0;
  for (std::size_t i = 0; i < read.lamps.size(); ++i) {
    const town::Point p = read.lamps[i].lamp.position;
    const double dx = std::max(std::abs(p.x - x) - 2000.0, 0.0), dy = std::max(std::abs(p.y - y) - 2000.0, 0.0);
    const double by_hand = std::min(std::hypot(std::abs(p.y - y), dx), std::hypot(std::abs(p.x - x), dy));
    if (std::abs(by_hand - snapping.distance_m[i]) > 1e-3)
      FAIL("row " << read.lamps[i].row << ": " << by_hand << ", " << snapping.distance_m[i]);
    on_street += by_hand <= 30.0 ? 1 : 0;
  }
  CHECK(on_street > 50);
  CHECK(snapping.off_street.size() == read.lamps.size() - on_street);
  CHECK(snapping.median_m <= snapping.p95_m);
  CHECK(snapping.max_m <= 30.0);
  const auto off = off_street_rows(read, snapping, Metres(30.0));
  CHECK(std::ranges::all_of(off,
                            [](const OddRow& odd) { return odd.oddity == Oddity::OffStreet && !odd.found.empty(); }));
}
