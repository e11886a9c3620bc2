// The built `lichtung stats` from outside: results by hand, odd input, languages, exit codes.
#include "tests/support/shared_data.hpp"
#include "tests/unit/commands/command_place.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using lichtung::test::CommandAnswer;
using lichtung::test::CommandPlace;
using Json = nlohmann::json;

namespace {

/// The document of a call that must succeed.
Json result(const CommandPlace& place, const std::string& arguments) {
  const CommandAnswer answer = place.run("stats " + arguments + " --json");
  INFO(answer.err);
  REQUIRE(answer.code == 0);
  return Json::parse(answer.out);
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const std::string kChain = "id;faelle;von;nach\na;1;K1;K2\nb;2;K2;K3\nc;3;K3;K4\nd;4;K4;K5\n";

}  // namespace

TEST_CASE("Moran's I of four streets in a row, by the nodes at their ends") {
  const CommandPlace place;
  place.write("strassen.csv", kChain);
  const Json doc =
      result(place, "moran strassen.csv --value faelle --streets von,nach --transform binary --permutations 0");
  CHECK(doc["measure"] == "moran");
  CHECK(doc["rows"] == 4);
  CHECK(doc["result"]["index"].get<double>() == Approx(1.0 / 3.0));  // see autocorrelation_test.cpp
  CHECK(doc["result"]["links"] == 6);
}

TEST_CASE("streets, a gal file, a gwt file, a lattice and neighbouring points give the same neighbours") {
  const CommandPlace place;
  place.write("strassen.csv", "id;faelle;von;nach;x;y\na;1;K1;K2;0;0\nb;2;K2;K3;1;0\nc;3;K3;K4;2;0\nd;4;K4;K5;3;0\n");
  place.write("w.gal", "0 4 strassen id\nd 1\nc\nc 2\nb d\nb 2\na c\na 1\nb\n");
  place.write("w.gwt", "0 4 strassen id\na b 9\nb a 9\nb c 9\nc b 9\nc d 9\nd c 9\n");
  for (const char* neighbours : {"--streets von,nach", "--weights w.gal", "--weights w.gwt", "--weights w.gal --id id",
                                 "--lattice 1x4", "--band 1 --x x --y y"}) {
    INFO(neighbours);
    CHECK(result(place, "geary strassen.csv --value faelle --transform binary --permutations 0 " +
                            std::string(neighbours))["result"]["ratio"]
              .get<double>() == Approx(0.3));
  }
}

TEST_CASE("odd rows are told with file and line, counted, and left out") {
  const CommandPlace place;
  place.write("t.csv", "vorher,nachher\n1,2\n3\nvier,5\n,6\n7,9\n8,8\n");
  const CommandAnswer answer = place.run("stats paired t.csv --first vorher --second nachher --json");
  REQUIRE(answer.code == 0);
  CHECK(holds(answer.err, "t.csv:3:1: warning: 1 fields, expected 2"));
  CHECK(holds(answer.err, "t.csv:4:1: warning: 'vorher' is 'vier', expected a number"));
  CHECK(holds(answer.err, "t.csv:5:1: warning: 'vorher' is empty"));
  const Json doc = Json::parse(answer.out);
  CHECK(doc["rows"] == 3);
  CHECK(doc["rows_left_out"] == 3);
  CHECK(doc["warnings"].size() == 3);
  CHECK(doc["result"]["difference"].get<double>() == Approx(1.0));  // 1, 2, 0
}

TEST_CASE("German tables read as they are: Latin-1, semicolon, decimal comma, German dates") {
  const CommandPlace place;
  place.write("d.csv",
              "Stra\xDF"
              "e;Rechtswert;Hochwert;Tatzeit\nA;1.000,5;0,0;01.02.2026\nB;1.010,5;0,0;03.02.2026 14:00\n");
  const Json doc = result(
      place,
      "knox d.csv --x Rechtswert --y Hochwert --time Tatzeit --decimal-comma --space 0,20 --days 0,3 --permutations 0");
  CHECK(doc["result"]["observed"][0][0] == 1);
}

TEST_CASE("text is German or English, with the numbers of the language") {
  const CommandPlace place;
  place.write("strassen.csv", kChain);
  const std::string call = "stats gini strassen.csv --value faelle --permutations 99 ";
  CHECK(holds(place.run(call + "--lang de").out, "Anteil der Einheiten mit 25 %  0,25"));
  CHECK(holds(place.run(call + "--lang en").out, "share of units with 25 %  0.25"));
  CHECK(holds(place.run("stats --help --lang de").out, "Maße"));
  CHECK(holds(place.run("stats knox --help --lang de").out, "Beispiele:"));
}

TEST_CASE("what a measure isn't defined for is an error of the data, in the user's language") {
  const CommandPlace place;
  place.write("g.csv", "wert\n5\n5\n5\n5\n");
  const CommandAnswer answer = place.run("stats moran g.csv --value wert --lattice 2x2 --lang de --json");
  CHECK(answer.code == 65);
  CHECK(holds(answer.err, "Werte: alle sind gleich"));
  CHECK(Json::parse(answer.out)["ok"] == false);
}

TEST_CASE("errors name what is wrong and what would be right") {
  const CommandPlace place;
  place.write("t.csv", kChain);
  place.write("w.gal", "4\n1 x\n");
  const auto fails = [&](const std::string& arguments, int code, std::string_view part) {
    const CommandAnswer answer = place.run("stats " + arguments);
    INFO(arguments << "\n" << answer.err);
    CHECK(answer.code == code);
    CHECK(holds(answer.err, part));
    CHECK(answer.out.empty());
  };
  fails("moran t.csv --value faele --streets von,nach", 65, "did you mean 'faelle'?");
  fails("moran nichts.csv --value faelle --streets von,nach", 66, "no such file");
  fails("moran t.csv --value faelle", 65, "exactly one of --weights");
  fails("moran t.csv --value faelle --streets von,nach --lattice 2x2", 65, "exactly one of --weights");
  fails("moran t.csv --value faelle --lattice 3x3", 65, "doesn't fit 4 rows");
  fails("moran t.csv --value faelle --weights w.gal", 65, "w.gal:2:1: error: unit '1' is followed by 'x'");
  fails("knox t.csv --time faelle --x faelle --y faelle --space 0,zehn", 65, "isn't a list of numbers");
  fails("knox t.csv --time faelle --x faelle --y faelle --space 100,0", 65, "bands: 0, expected > 100");
  fails("gini t.csv", 65, "exactly one of --value");
  fails("moran t.csv --permutations -3", 64, "--permutations");
  fails("", 64, "a measure is missing");
  fails("morran t.csv", 64, "morran");
}

TEST_CASE("a weights file needs every row of the data") {
  const CommandPlace place;
  place.write("t.csv", "wert\n1\n2\nkeiner\n4\n");
  place.write("w.gal", "4\n1 1\n2\n2 1\n1\n3 1\n4\n4 1\n3\n");
  const CommandAnswer answer = place.run("stats moran t.csv --value wert --weights w.gal");
  CHECK(answer.code == 65);
  CHECK(holds(answer.err, "t.csv:4:1"));
  CHECK(holds(answer.err, "rows were left out"));
}

TEST_CASE("equal calls give equal output, another seed another p") {
  const CommandPlace place;
  std::string content = "x,y,t\n";
  for (int i = 0; i < 60; ++i)
    content += std::to_string(i * i % 97) + ',' + std::to_string(i * 7 % 31) + ',' + std::to_string(i * 5 % 23) + '\n';
  place.write("t.csv", content);
  const std::string call = "knox t.csv --x x --y y --time t --space 0,10,20 --days 0,5";
  CHECK(result(place, call) == result(place, call));
  CHECK(result(place, call)["result"]["expected"] != result(place, call + " --seed 2")["result"]["expected"]);
}

TEST_CASE("given distances replace coordinates in the Knox test") {
  const CommandPlace place;
  place.write("t.csv", "day\n1\n2\n30\n");
  place.write("pairs.csv", "first,second,distance\n1,2,50\n2,3,80\n");
  const Json doc =
      result(place, "knox t.csv --time day --pairs pairs.csv --space 0,100 --days 0,7,40 --permutations 0");
  CHECK(doc["result"]["observed"] == Json::parse("[[1,1]]"));
  place.write("pairs.csv", "first,second,distance\n1,4,50\n");
  CHECK(holds(place.run("stats knox t.csv --time day --pairs pairs.csv").err,
              "pairs.csv:2:1: error: expected two row numbers from 1 to 3"));
}

TEST_CASE("concentration of events over areas counts areas without events, and knows strangers") {
  const CommandPlace place;
  place.write("taten.csv", "gebiet\nA\nA\nB\nZ\n");
  place.write("gebiete.csv", "nr;flaeche\nA;1\nB;1\nC;2\nD;4\n");
  const Json doc = result(
      place, "gini taten.csv --count gebiet --units gebiete.csv --unit-id nr --exposure flaeche --permutations 99");
  CHECK(doc["rows_left_out"] == 1);
  CHECK(doc["result"]["units"] == 4);
  CHECK(doc["result"]["gini"].get<double>() == Approx(7.0 / 12.0));  // 0 0 1 2: (2 (3 + 8) / 3 − 5) / 4
  CHECK(doc["result"]["units_with_50"]["units"] == 1);
}

TEST_CASE("the other measures, each on a case that can be checked by hand") {
  const CommandPlace place;
  place.write("rollen.csv", "role,before,after\nA,100,60\nB,30,40\nB,20,30\nC,200,200\n");
  const Json wdq = result(place, "wdq rollen.csv")["result"];
  CHECK(wdq["quotient"].get<double>() == Approx(-0.5));
  CHECK(wdq["verdict"] == "partial_displacement");

  place.write("zellen.csv", "count,score\n6,9\n2,1\n1,8\n1,0\n0,0\n0,0\n0,0\n0,0\n0,0\n0,0\n");
  CHECK(
      result(place, "pai zellen.csv --events-column count --score score --share 0.2")["result"]["pai"].get<double>() ==
      Approx(3.5));

  place.write("wohnen.csv", "a,b\n30,10\n10,30\n");
  CHECK(result(place, "segregation wohnen.csv --groups a,b")["result"]["dissimilarity"].get<double>() == Approx(0.5));
  CHECK(result(place, "entropy wohnen.csv --groups a,b")["result"]["entropy"].get<double>() == Approx(1.0));

  place.write("p.csv", "p\n0.5\n0.01\n0.03\n0.02\n");
  CHECK(result(place, "fdr p.csv")["result"]["discoveries_bh"] == 3);

  place.write("fenster.csv", "von;vs;bis;be\n02.11.2026;08;02.11.2026;09\n");  // a Monday
  const Json hours = result(
      place,
      "aoristic fenster.csv --from von --from-time vs --to bis --to-time be --whole-hours")["result"]["hour_of_week"];
  CHECK(hours[8].get<double>() == 0.5);
  CHECK(hours[9].get<double>() == 0.5);

  place.write("netz.csv", "id,from,to,length\nS,1,2,100\nT,2,3,100\n");
  place.write("ereignisse.csv", "edge,offset\nS,90\nS,500\n");
  const Json net = result(place, "network-kernel netz.csv --events ereignisse.csv --bandwidth 50 --lixel 10");
  double total = 0.0;
  for (const Json& l : net["result"]["lixels_list"])
    total += l["density"].get<double>() * (l["end"].get<double>() - l["begin"].get<double>());
  CHECK(total == Approx(1.0));
  CHECK(net["rows_left_out"] == 1);

  place.write("punkte.csv", "X,Y\n1,1\n2,2\n3,3\n7,1\n");
  CHECK(result(place, "quadrats punkte.csv --window 0,0,10,10 --rows 2 --columns 2")["result"]["variance_to_mean"]
            .get<double>() == Approx(2.0));
  const Json guessed = result(place, "nearest punkte.csv");
  CHECK(guessed["warnings"][0]["key"] == "window_guessed");
  CHECK(result(place, "ripley punkte.csv --window 0,0,10,10 --distances 1,2 --permutations 9")["result"]["functions"]
            .size() == 2);
}

TEST_CASE("hot spots are listed with their ids and corrected for many tests") {
  const CommandPlace place;
  std::string content = "id,wert\n";
  for (int i = 0; i < 64; ++i)
    content += "z" + std::to_string(i) + ',' + (i % 8 < 2 && i < 16 ? "50" : std::to_string(i * 7 % 5)) + '\n';
  place.write("gitter.csv", content);
  const Json doc =
      result(place, "gi gitter.csv --value wert --lattice 8x8 --contiguity queen --id id --permutations 999 --seed 3");
  const Json& corner = doc["result"]["units_list"][0];
  CHECK(corner["id"] == "z0");
  CHECK(corner["kind"] == "hot");
  CHECK(corner["significant"] == true);
  CHECK(doc["result"]["units_list"][60]["significant"] == false);
}

TEST_CASE("the 22,833 bicycle thefts of Berlin, with their windows and planning areas") {
  const std::string folder = "germany/berlin/";
  if (!lichtung::test::have_shared_data(folder + "fahrraddiebstahl.csv")) return;
  const CommandPlace place;
  const std::string thefts =
      std::filesystem::absolute(lichtung::test::shared_data(folder + "fahrraddiebstahl.csv")).string();
  const std::string areas = std::filesystem::absolute(lichtung::test::shared_data(folder + "LOR_2021.csv")).string();
  const Json hours =
      result(place, "aoristic " + thefts +
                        " --from TATZEIT_ANFANG_DATUM --from-time TATZEIT_ANFANG_STUNDE --to TATZEIT_ENDE_DATUM"
                        " --to-time TATZEIT_ENDE_STUNDE --whole-hours")["result"];
  CHECK(hours["events"] == 22833);
  double day = 0.0, week = 0.0;
  for (const Json& h : hours["hour_of_day"]) day += h.get<double>();
  for (const Json& h : hours["hour_of_week"]) week += h.get<double>();
  CHECK(day == Approx(22833.0));
  CHECK(week == Approx(22833.0));
  const Json c = result(place, "gini " + thefts + " --count LOR --units " + areas +
                                   " --unit-id 'Planungsraum (Nummer)' --permutations 99")["result"];
  CHECK(c["units"] == 542);
  CHECK(c["total"] == 22833);
  CHECK(c["against_chance"]["units_with_50"]["p"].get<double>() == Approx(0.01));
}
