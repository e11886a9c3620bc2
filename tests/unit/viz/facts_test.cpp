#include "viz/app/facts.hpp"
#include "viz/app/trace.hpp"

#include "tests/unit/outcome/folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>

using namespace lichtung;
using namespace lichtung::viz;

namespace {

Total yearly(const char* lever, double eur) { return {std::string(lever) + "_cost_per_year_eur", "", "€/a", {eur, eur, eur, 1}}; }

nlohmann::json read(const std::filesystem::path& file) { return nlohmann::json::parse(std::ifstream(file)); }

}  // namespace

TEST_CASE("costs of a year stand lever by lever, the dearest first, with their sum") {
  TownFacts before, after;
  before.totals = {yearly("lighting", 1000), yearly("police", 50000), yearly("camera", 0), {"residents", "", "1", {9000, 9000, 9000, 1}}};
  after.totals = {yearly("lighting", 600), yearly("police", 50000), yearly("camera", 0), yearly("housing", 70000),
                  yearly("upkeep", std::numeric_limits<double>::quiet_NaN())};
  const auto rows = yearly_costs(before, &after);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].lever == "housing");
  CHECK(rows[0].before == 0);
  CHECK(rows[1].lever == "police");
  CHECK(rows[2].lever == "lighting");
  CHECK(rows[3].lever == "all");
  CHECK(rows[3].before == 51000);
  CHECK(rows[3].after == 120600);
  CHECK(yearly_costs(before, nullptr).back().before == 51000);
  CHECK(yearly_costs(TownFacts(), nullptr).empty());
}

TEST_CASE("the trace is JSON of what is set, and where things are only as long as they are said to be there") {
  const test::Folder folder;
  Trace trace(folder / "trace.json");
  trace.set("street", "Lange \"Straße\"\n");
  trace.set("bad", std::string("\xff"));
  trace.set("time", 3.5);
  trace.mark("run", 12.4F, 7.6F);
  trace.end_frame();
  const nlohmann::json first = read(folder / "trace.json");
  CHECK(first["street"] == "Lange \"Straße\"\n");
  CHECK(first["time"] == 3.5);
  CHECK(first["at"]["run"] == nlohmann::json({12, 8}));
  trace.set("time", 4.0);
  trace.end_frame();
  CHECK(read(folder / "trace.json")["at"].empty());
  CHECK(read(folder / "trace.json")["time"] == 4.0);
  Trace(std::filesystem::path()).end_frame();   // off: nothing to write to
}
