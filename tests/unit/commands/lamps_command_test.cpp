// `lichtung lamps` from outside: both languages, columns, odd rows, a town, errors and their exit codes.
#include "command_place.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>

using lichtung::test::CommandAnswer;
using lichtung::test::CommandPlace;
using nlohmann::json;

namespace {

constexpr const char* kInventory =
    "nr,x,y,hoehe_ft,watt,leuchtmittel,anzahl\n"
    "L1,550000,5803000,16,70,NAV,1\n"
    "L2,550020,5803000,400,70,NAV,2\n"
    "L3,,,16,70,NAV,1\n"
    "L4,550060,5803000,16,viel,\"LED, \"\"neu\"\"\",1\n";

}  // namespace

TEST_CASE("lamps shows columns, light sources, distributions and odd rows in both languages") {
  const CommandPlace place;
  place.write("a.csv", kInventory);
  const CommandAnswer english = place.run("lamps a.csv");
  REQUIRE(english.code == 0);
  for (const auto* part : {"height = hoehe_ft, ft", "high-pressure sodium", "Height of the light point",
                           "row 2 (L2): hoehe_ft: 400 is impossible", "row 3 (L3): no place"})
    CHECK_THAT(english.out, Catch::Contains(part));
  const CommandAnswer german = place.run("lamps a.csv --lang de");
  REQUIRE(german.code == 0);
  for (const auto* part : {"Natriumdampf-Hochdruck", "Lichtpunkthöhe", "Zeile 2 (L2): hoehe_ft: 400 ist unmöglich"})
    CHECK_THAT(german.out, Catch::Contains(part));
}

TEST_CASE("lamps --json is one document whose rows add up") {
  const CommandPlace place;
  place.write("a.csv", kInventory);
  const CommandAnswer answer = place.run("lamps a.csv --json --lang de");
  REQUIRE(answer.code == 0);
  const json report = json::parse(answer.out);
  CHECK(report.at("rows").at("total") == 4);
  CHECK(report.at("rows").at("used") == 3);
  CHECK(report.at("rows").at("left_out") == 1);
  CHECK(report.at("lamps") == 4);
  CHECK(report.at("light_sources") == json{{"hps", 3}, {"led", 1}});
  CHECK(report.at("height_m").at("known") == 2);
  CHECK(report.at("height_m").at("median").get<double>() == Approx(4.877));
  std::size_t in_bins = 0;
  for (const json& bin : report.at("power_w").at("bins")) in_bins += bin.at("lamps").get<std::size_t>();
  CHECK(in_bins == report.at("power_w").at("known"));
  CHECK(report.at("streets").is_null());
  REQUIRE(report.at("odd").size() == 3);
  CHECK(report.at("odd")[0] == json{{"row", 2},
                                    {"id", "L2"},
                                    {"kept", true},
                                    {"reason", "impossible"},
                                    {"column", "hoehe_ft"},
                                    {"found", "400"},
                                    {"expected", "0.3 … 45 m"}});
}

TEST_CASE("lamps --columns names columns and units; what isn't a pair or a known word is a usage error") {
  const CommandPlace place;
  place.write("a.csv", "a;b;c\n550000;5803000;30\n");
  const CommandAnswer answer = place.run("lamps a.csv --columns x=a,y=b,height=c,height_unit=ft --json");
  REQUIRE(answer.code == 0);
  CHECK(json::parse(answer.out).at("height_m").at("median").get<double>() == Approx(9.144));
  const CommandAnswer slip = place.run("lamps a.csv --columns hight=c");
  CHECK(slip.code == 64);
  CHECK_THAT(slip.err, Catch::Contains("did you mean 'height'"));
  CHECK(place.run("lamps a.csv --columns height").code == 64);
  const CommandAnswer missing = place.run("lamps a.csv --columns height=d");
  CHECK(missing.code == 65);
  CHECK_THAT(missing.err, Catch::Contains("'d' (for height") && Catch::Contains("a, b, c"));
}

TEST_CASE("lamps --csv writes every odd row, also those that the screen leaves out") {
  const CommandPlace place;
  std::string text = "x,y,watt,bemerkung\n";
  for (int i = 0; i < 60; ++i)
    text += std::to_string(550000 + i) + ",5803000," + (i % 2 == 0 ? "70" : "-1") + ",\"a,b\"\n";
  place.write("a.csv", text);
  const CommandAnswer answer = place.run("lamps a.csv --csv odd.csv");
  REQUIRE(answer.code == 0);
  CHECK_THAT(answer.out, Catch::Contains("10 more"));
  const std::string written = place.read("odd.csv");
  CHECK(std::ranges::count(written, '\n') == 31);
  CHECK_THAT(written,
             Catch::StartsWith("row,id,kept,reason,column,found,expected\r\n2,,yes,impossible,watt,-1,2 … 3000 W\r\n"));
  CHECK(place.run("lamps a.csv --csv nix/odd.csv").code == 73);
}

TEST_CASE("lamps --town measures distances to the streets and lists what is too far") {
  const CommandPlace place;
  place.write(
      "ort.osm",
      "<osm version=\"0.6\"><node id=\"1\" lat=\"52.37\" lon=\"9.74\"/><node id=\"2\" lat=\"52.37\" lon=\"9.75\"/>"
      "<way id=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/><tag k=\"highway\" v=\"residential\"/></way></osm>");
  place.write("a.csv", "lon,lat\n9.742,52.37003\n9.745,52.37006\n9.745,52.38\n");
  const CommandAnswer answer = place.run("lamps a.csv --town ort.osm --json");
  INFO(answer.err);
  REQUIRE(answer.code == 0);
  const json streets = json::parse(answer.out).at("streets");
  CHECK(streets.at("town") == "ort.osm");
  CHECK(streets.at("on_street") == 2);
  CHECK(streets.at("off_street") == 1);
  CHECK(streets.at("max_m").get<double>() == Approx(6.7).margin(0.2));  // 0.00006° of latitude
  const json odd = json::parse(answer.out).at("odd");
  REQUIRE(odd.size() == 1);
  CHECK(odd[0].at("reason") == "off_street");
  CHECK(odd[0].at("row") == 3);
  CHECK_FALSE(odd[0].at("kept").get<bool>());
}

TEST_CASE("lamps --town takes columns from the scenario") {
  const CommandPlace place;
  place.write("a.csv", "x,y,a\n550000,5803000,16\n");
  place.write("s.toml",
              "schema = 1\n[map]\nsynthetic = \"kleinstadt\"\nlamps = \"a.csv\"\nlamp_columns = { height = \"a\", "
              "height_unit = \"ft\" }\n");
  const CommandAnswer answer = place.run("lamps a.csv --town s.toml --json");
  INFO(answer.err);
  REQUIRE(answer.code == 0);
  CHECK(json::parse(answer.out).at("height_m").at("median").get<double>() == Approx(4.877));
}

TEST_CASE("lamps explains itself with examples, and errors have their exit codes") {
  const CommandPlace place;
  const CommandAnswer help = place.run("lamps --help --lang de");
  CHECK(help.code == 0);
  CHECK_THAT(help.out, Catch::Contains("lichtung lamps leuchten.gpkg"));
  CHECK(place.run("town --help").out.find("lichtung init") == std::string::npos);  // others don't inherit examples
  CHECK(place.run("lamps").code == 64);
  CHECK(place.run("lamps nix.gpkg").code == 66);
  place.write("leer.csv", "");
  CHECK(place.run("lamps leer.csv").code == 65);
  CHECK(place.run("lamps leer.csv --town nix.osm").code == 66);
}

TEST_CASE("a town with an inventory says how many lamps are from it") {
  const CommandPlace place;
  place.write(
      "ort.osm",
      "<osm version=\"0.6\"><node id=\"1\" lat=\"52.37\" lon=\"9.74\"/><node id=\"2\" lat=\"52.37\" lon=\"9.75\"/>"
      "<way id=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/><tag k=\"highway\" v=\"residential\"/><tag k=\"lit\" "
      "v=\"yes\"/></way></osm>");
  place.write("a.csv", "lon,lat\n9.742,52.37003\n9.745,52.37006\n9.745,52.38\n");
  place.write("s.toml", "schema = 1\n[map]\nosm = \"ort.osm\"\nlamps = \"a.csv\"\n");
  const CommandAnswer answer = place.run("town s.toml --json");
  INFO(answer.err);
  REQUIRE(answer.code == 0);
  const json lamps = json::parse(answer.out).at("lamps");
  CHECK(lamps.at("total") == 2);
  CHECK(lamps.at("inventory") == 2);
  CHECK(lamps.at("assumed") == 0);
}
