// Files as other programs read them, and what must never be overwritten or half there.
#include "analysis/export/formats.hpp"
#include "analysis/export/map_sheet.hpp"
#include "scenarios/errors.hpp"
#include "sim/basics/sha256.hpp"
#include "tests/support/grid_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cmath>
#include <set>

using namespace lichtung;
using namespace lichtung::test;
using exports::NamedText;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// One folder of two replicates, with names that need quoting.
struct Town {
  TemporaryFolder folder;
  fs::path path = folder.path / "Stadt";
  report::RunSet run;
  exports::Extract extract;
  Town() {
    write_grid(path, false, 2, [](outcome::OutcomeData& data) {
      column_of<std::string>(data, "segments", "name")[0] = "Gäßchen \"Zum Hirsch\", hinten\n";
      column_of<std::string>(data, "segments", "name")[1] = "\\\t\x01";
    });
    run = report::read_run_set(path);
    extract = exports::extract(run, path, Language::German);
  }
};

const Town& town() {
  static const Town kTown;
  return kTown;
}

/// RFC 4180: rows of cells.
std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1, {std::string()});
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
      rows.back().back() += csv[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && c == ',')
      rows.back().emplace_back();
    else if (!quoted && c == '\r')
      continue;
    else if (!quoted && c == '\n')
      rows.push_back({std::string()});
    else
      rows.back().back() += c;
  }
  rows.pop_back();  // after the last end of line
  return rows;
}

std::string refusal(const fs::path& path, bool force, outcome::FileError::Kind kind) {
  try {
    exports::write_whole_folder(path, {{"datapackage.json", "{}"}, {"a.csv", "x\r\n"}}, force);
  } catch (const outcome::FileError& error) {
    CHECK(error.kind == kind);
    return error.what();
  }
  return {};
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = out << 8U | static_cast<std::uint8_t>(bytes[at + i]);
  return out;
}

}  // namespace

TEST_CASE("GeoJSON lies where the town lies, in degrees") {
  const exports::Extract& e = town().extract;
  const Json doc = Json::parse(exports::geojson(e, *exports::find(e, "streets")));
  CHECK(doc["type"] == "FeatureCollection");
  CHECK_FALSE(doc.contains("crs"));  // RFC 7946 knows one system only
  CHECK(doc["lichtung"]["seed"] == "7");
  REQUIRE(doc["features"].size() == 49);
  const Json& street = doc["features"][0];
  CHECK(street["geometry"]["type"] == "MultiLineString");
  const Json& first = street["geometry"]["coordinates"][0][0];
  CHECK(first[0].get<double>() == Approx(9.0).margin(1e-6));         // on the central meridian of zone 32
  CHECK(first[1].get<double>() == Approx(52.3502933).margin(1e-6));  // 5 800 km north of the equator
  CHECK(street["properties"]["name"] == "Gäßchen \"Zum Hirsch\", hinten\n");
  CHECK(doc["features"][1]["properties"]["name"] == "\\\t\x01");
  CHECK(street["properties"]["fear_night"].is_number());
  const Json incidents = Json::parse(exports::geojson(e, *exports::find(e, "incidents")));
  CHECK(incidents["features"].size() == 10);
  CHECK(incidents["features"][0]["geometry"]["type"] == "Point");
}

TEST_CASE("values that don't exist are null, and an unknown coordinate system is refused") {
  const TemporaryFolder folder;
  write_grid(folder.path / "a", false, 1, [](outcome::OutcomeData& data) {
    auto& fear = std::get<std::vector<float>>(data.variables[3].values);
    for (float& v : fear) v = std::nanf("");
  });
  exports::Extract e = exports::extract(report::read_run_set(folder.path / "a"), folder.path / "a", Language::English);
  CHECK(Json::parse(exports::geojson(e, *exports::find(e, "streets")))["features"][5]["properties"]["fear_night"]
            .is_null());
  e.epsg = 99999;
  CHECK_THROWS_AS(exports::geojson(e, *exports::find(e, "streets")), DataError);
}

TEST_CASE("the data package describes every file, byte for byte and column for column") {
  const std::vector<NamedText> files = exports::data_package(town().extract);
  REQUIRE(files.back().name == "datapackage.json");
  const Json package = Json::parse(files.back().text);
  CHECK(package["profile"] == "tabular-data-package");
  CHECK(package["name"] == "stadt");
  CHECK(package["licenses"][0]["name"] == "ODbL-1.0");
  CHECK(package["crs"] == "EPSG:25832");
  REQUIRE(package["resources"].size() + 1 == files.size());
  for (std::size_t i = 0; i + 1 < files.size(); ++i) {
    const Json& resource = package["resources"][i];
    INFO(files[i].name);
    CHECK(resource["path"] == files[i].name);
    CHECK(resource["bytes"] == files[i].text.size());
    Sha256 hash;
    hash.add(std::as_bytes(std::span(files[i].text)));
    CHECK(resource["hash"] == "sha256:" + hash.hex());
    const auto rows = rows_of(files[i].text);
    const Json& fields = resource["schema"]["fields"];
    for (const auto& row : rows) CHECK(row.size() == fields.size());
    for (std::size_t c = 0; c < fields.size(); ++c) {
      CHECK(rows.at(0).at(c) == fields[c]["name"]);
      for (std::size_t r = 1; r < rows.size(); ++r)
        if (fields[c]["type"] != "string" && !rows[r][c].empty()) {
          std::size_t end = 0;
          (void)std::stod(rows[r][c], &end);
          CHECK(end == rows[r][c].size());
        }
    }
  }
  const auto streets = rows_of(files.front().text);
  CHECK(streets[1][1] == "Gäßchen \"Zum Hirsch\", hinten\n");
  CHECK(streets[1].back() == "MULTILINESTRING ((500000.00 5800000.00, 500100.00 5800000.00))");
}

TEST_CASE("equal outcomes give equal bytes in every format") {
  const TemporaryFolder folder;
  fs::copy(town().path, folder.path / "Stadt");
  const report::RunSet run = report::read_run_set(folder.path / "Stadt");
  const exports::Extract again = exports::extract(run, folder.path / "Stadt", Language::German),
                         &first = town().extract;
  CHECK((exports::geojson(first, first.layers[0]) == exports::geojson(again, again.layers[0])));
  const auto a = exports::data_package(first), b = exports::data_package(again);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) CHECK((a[i].text == b[i].text));
  geopackage::write_geopackage(folder.path / "a.gpkg", first.epsg, first.layers, first.date, false);
  geopackage::write_geopackage(folder.path / "b.gpkg", again.epsg, again.layers, again.date, false);
  CHECK((bytes_of_file(folder.path / "a.gpkg") == bytes_of_file(folder.path / "b.gpkg")));
  CHECK(bytes_of_file(folder.path / "a.gpkg").starts_with("SQLite format 3"));
}

TEST_CASE("a folder of tables is whole or absent and replaces nothing unasked") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "tabellen";
  exports::write_whole_folder(target, {{"datapackage.json", "{}"}, {"a.csv", "alt\r\n"}}, false);
  CHECK(names_in(folder.path) == std::set<std::string>{"tabellen"});
  CHECK_FALSE(refusal(target, false, outcome::FileError::Kind::Exists).empty());
  CHECK(bytes_of_file(target / "a.csv") == "alt\r\n");
  CHECK(refusal(target, true, outcome::FileError::Kind::Exists).empty());
  CHECK(bytes_of_file(target / "a.csv") == "x\r\n");
  CHECK(names_in(folder.path) == std::set<std::string>{"tabellen"});  // the older one is gone
  fs::create_directories(folder.path / "meine");
  std::ofstream(folder.path / "meine/diplomarbeit.odt") << "kostbar";
  CHECK_FALSE(refusal(folder.path / "meine", true, outcome::FileError::Kind::Exists).empty());
  CHECK(bytes_of_file(folder.path / "meine/diplomarbeit.odt") == "kostbar");
  CHECK_FALSE(refusal(folder.path / "fehlt/tabellen", false, outcome::FileError::Kind::Missing).empty());
}

TEST_CASE("what a killed export left is cleared away, what a running one holds is not touched") {
  const TemporaryFolder folder;
  const fs::path target = folder.path / "tabellen", part = folder.path / "tabellen.part";
  fs::create_directories(part);
  std::ofstream(part / "halb.csv") << "x,";
  {
    const int held = ::open(part.c_str(), O_RDONLY | O_DIRECTORY);
    REQUIRE(::flock(held, LOCK_EX) == 0);
    CHECK(refusal(target, false, outcome::FileError::Kind::CannotWrite).find("another process") != std::string::npos);
    CHECK(fs::exists(part / "halb.csv"));
    ::close(held);
  }
  CHECK(refusal(target, false, outcome::FileError::Kind::CannotWrite).empty());
  CHECK(names_in(target) == std::set<std::string>{"a.csv", "datapackage.json"});
  CHECK_FALSE(fs::exists(part));
}

TEST_CASE("a map becomes a picture of the width asked for, without a display") {
  const std::string light = exports::map_sheet(town().run, "light", Language::German),
                    concern = exports::map_sheet(town().run, "footfall_day", Language::German);
  CHECK(light.find("keine Prognose") != std::string::npos);
  CHECK(light.find("Startzahl 7") != std::string::npos);
  CHECK(light.find("ODbL") != std::string::npos);
  const std::string small = exports::png(light, 600), other = exports::png(concern, 600);
  CHECK(small.starts_with("\x89PNG\r\n\x1a\n"));
  CHECK(big_endian(small, 16) == 600);
  CHECK(big_endian(small, 20) > 200);
  CHECK(small.size() > 5000);  // not an empty sheet
  CHECK((small != other));
  CHECK((small == exports::png(light, 600)));
  CHECK_THROWS_AS(exports::png("<svg", 600), DataError);
  CHECK_THROWS_AS(exports::map_sheet(town().run, "concern", Language::German),
                  DataError);  // the grid town has no such values
}
