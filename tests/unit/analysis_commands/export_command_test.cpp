// The built `lichtung export` from outside: formats by the name of the target, exit codes, nothing overwritten.
#include "tests/support/grid_folder.hpp"
#include "tests/unit/commands/command_place.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace lichtung;
using namespace lichtung::test;
namespace fs = std::filesystem;

namespace {

/// A place with the folders "vor" and "nach" of two replicates.
struct Place : CommandPlace {
  Place() {
    write_grid(path / "vor", false, 2);
    write_grid(path / "nach", true, 2,
               [](outcome::OutcomeData& data) { data.provenance.scenario_sha256 = std::string(64, 'c'); });
  }
};

}  // namespace

TEST_CASE("the name of the target decides the format, of one folder and of two") {
  const Place place;
  for (const char* folders : {"vor", "vor nach"})
    for (const char* target : {"a.gpkg", "a.geojson", "tabellen", "a.png --map light --width 400"}) {
      INFO(folders << " " << target);
      const CommandAnswer answer = place.run(std::string("export ") + folders + " --force -o " + target + " --json");
      INFO(answer.err);
      REQUIRE(answer.code == 0);
      CHECK(nlohmann::json::parse(answer.out)["ok"] == true);
    }
  CHECK(place.read("a.gpkg").starts_with("SQLite format 3"));
  CHECK(place.read("a.png").starts_with("\x89PNG"));
  CHECK(nlohmann::json::parse(place.read("a.geojson"))["features"].size() == 49);
  CHECK(fs::exists(place.path / "tabellen/datapackage.json"));
}

TEST_CASE("without a target the export is named after the folders") {
  const Place place;
  CHECK(place.run("export vor/").code == 0);
  CHECK(place.run("export vor nach --format csv").code == 0);
  CHECK(fs::exists(place.path / "vor.gpkg"));
  CHECK(fs::exists(place.path / "vor-nach-csv/datapackage.json"));
}

TEST_CASE("nothing is overwritten unasked, and what can't be done ends in one sentence and its code") {
  const Place place;
  place.write("a.gpkg", "kostbar");
  CHECK(place.run("export vor -o a.gpkg").code == 73);
  CHECK(place.read("a.gpkg") == "kostbar");
  CHECK(place.run("export vor -o fehlt/a.gpkg").code == 66);
  CHECK(place.run("export fehlt -o b.gpkg").code == 66);
  CHECK(place.run("export vor -o b.geojson --layer strassen").code == 64);
  CHECK(place.run("export vor -o b.geojson --layer strassen").err.find("streets, districts") != std::string::npos);
  CHECK(place.run("export vor -o b.png --side after").code == 64);
  CHECK(place.run("export vor -o b.png --map wetter").code == 64);
  CHECK(place.run("--lang de export vor -o b.png --map concern").code == 65);  // the grid town has no such values
  write_grid(place.path / "anders", false, 2, [](outcome::OutcomeData& data) { data.mesh.node_x.back() += 5.0; });
  CHECK(place.run("export vor anders -o b.gpkg").code == 65);
  fs::resize_file(place.path / "nach/replicate-0000.h5", 4000);
  CHECK(place.run("export nach -o b.gpkg").code == 65);
  for (const char* name : {"b.gpkg", "b.geojson", "b.png", "b.gpkg.part"}) CHECK_FALSE(fs::exists(place.path / name));
}
