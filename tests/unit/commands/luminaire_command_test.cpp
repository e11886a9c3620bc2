// `lichtung luminaire` from outside: figures of real files, keys, both languages, errors and their exit codes.
#include "command_place.hpp"

#include "tests/support/shared_data.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

using lichtung::test::CommandAnswer;
using lichtung::test::CommandPlace;
using nlohmann::json;

namespace {

json expected_photometry() {
  json by_file = json::object();
  if (!lichtung::test::have_shared_data("photometry/expected-photometry.json")) return by_file;
  std::ifstream in(lichtung::test::shared_data("photometry/expected-photometry.json"));
  for (const auto& entry : json::parse(in).at("files")) by_file[entry.at("file").get<std::string>()] = entry;
  return by_file;
}

std::string quoted(const std::string& photometric_file) {
  return "'" + lichtung::test::shared_data("photometry/" + photometric_file).string() + "'";
}

/// Axial, 1 cd/klm from γ 0 to 90, with an umlaut in Latin-1 and markup in its name.
constexpr std::string_view kPlain =
    "Maker\n1\n1\n1\n0\n2\n90\nR\nL\xFC" "fter <b> & Co\nN\nf\nd\n0\n0\n0\n0\n0\n0\n0\n0\n0\n100\n0.6\n1\n0\n1\n1\nLED\n4000\n3000\n80\n40\n"
    "0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n90\n1\n1\n";

}  // namespace

TEST_CASE("luminaire --json of real files gives the published figures under the documented keys") {
  const json expected = expected_photometry();
  const CommandPlace place;
  for (const std::string name : {"eulumdat-rs/ldt/road_luminaire.ldt", "eulumdat-analysis/sample_05.ldt",
                                 "eulumdat-rs/ies/ABSOLUTE_LED.ies", "eulumdat-rs/ies/TILT_TEST_SYNTHETIC.ies"}) {
    if (!expected.contains(name)) continue;
    const CommandAnswer answer = place.run("luminaire --json " + quoted(name));
    INFO(name << ": " << answer.err);
    REQUIRE(answer.code == 0);
    const json got = json::parse(answer.out);
    const json& e = expected.at(name);
    CHECK(got.at("format") == e.at("format"));
    if (e.at("format") == "EULUMDAT") {
      CHECK(got.at("isym") == e.at("isym"));
      CHECK(got.at("c_planes") == e.at("mc"));
      CHECK(got.at("gamma_angles") == e.at("ng"));
      CHECK(got.at("flux_lm_per_klm").get<double>() == Approx(e.at("flux_lm_per_klm_computed").get<double>()).epsilon(1e-3));
      CHECK(got.at("lorl_percent").get<double>() == Approx(e.at("lorl_computed").get<double>()).epsilon(1e-3));
      CHECK(got.at("dff_percent").get<double>() == Approx(e.at("dff_computed").get<double>()).epsilon(1e-3));
    } else {
      CHECK(got.at("c_planes") == e.at("n_horizontal"));
      CHECK(got.at("gamma_angles") == e.at("n_vertical"));
      CHECK(got.at("flux_lm").get<double>() == Approx(e.at("flux_lm_computed").get<double>()).epsilon(1e-3));
      CHECK(got.at("power_w").get<double>() == Approx(e.at("watts").get<double>()));
    }
    CHECK(got.at("warnings").is_array());
    CHECK(got.contains("symmetry"));
  }
}

TEST_CASE("what a file doesn't state is null, and what it states beside the computed") {
  const CommandPlace place;
  place.write("a.ldt", kPlain);
  const json got = json::parse(place.run("luminaire a.ldt --json").out);
  CHECK(got.at("file") == "a.ldt");
  CHECK(got.at("key") == "a");
  CHECK(got.at("name") == "Lüfter <b> & Co");
  CHECK(got.at("symmetry") == "axial");
  CHECK(got.at("flux_lm_per_klm").get<double>() == Approx(6.283));
  CHECK(got.at("lorl_stated_percent") == 0.6);
  CHECK(got.at("lamp_sets").at(0).at("flux_lm") == 4000.0);
  const json lantern = json::parse(place.run("luminaire --builtin historical --json").out);
  CHECK(lantern.at("flux_lm").is_null());
  CHECK(lantern.at("power_w").is_null());
  CHECK(lantern.at("warnings").at(0).at("key") == "no_lamp_flux");
}

TEST_CASE("luminaire speaks German and English") {
  const CommandPlace place;
  place.write("a.ldt", kPlain);
  const CommandAnswer german = place.run("--lang de luminaire a.ldt"), english = place.run("luminaire a.ldt");
  CHECK(german.code == 0);
  for (const auto* word : {"Leuchtenbetriebswirkungsgrad", "0,6 %", "rundum gleich", "4.000 lm"}) CHECK_THAT(german.out, Catch::Contains(word));
  for (const auto* word : {"light output ratio", "0.6 %", "the same all around", "4,000 lm"}) CHECK_THAT(english.out, Catch::Contains(word));
  for (const auto& answer : {german, english})
    for (const auto* key : {"luminaire.", "photometry."}) CHECK_THAT(answer.out, !Catch::Contains(key));
}

TEST_CASE("several files are shown one after another, and a bad one spoils only itself") {
  const CommandPlace place;
  place.write("a.ldt", kPlain);
  place.write("b.ldt", "Maker\n1\nseven\n");
  const CommandAnswer answer = place.run("luminaire a.ldt b.ldt a.ldt --json");
  CHECK(answer.code == 65);
  const json all = json::parse(answer.out).at("luminaires");
  REQUIRE(all.size() == 3);
  CHECK(all.at(0).at("format") == "EULUMDAT");
  CHECK(all.at(1).at("ok") == false);
  CHECK(all.at(1).at("diagnostics").at(0).at("line") == 3);
  CHECK_THAT(answer.err, Catch::Contains("b.ldt:3: found 'seven'"));
}

TEST_CASE("bad files end with 65 and missing ones with 66, in the asked language and as JSON") {
  const CommandPlace place;
  place.write("empty.ldt", "");
  place.write("typeb.ies", "IESNA:LM-63-2002\nTILT=NONE\n1 1000 1 2 1 2 2 0 0 0 1 1 10 0 90 0 1 1\n");
  for (const auto* file : {"empty.ldt", "typeb.ies", "."}) {
    const CommandAnswer answer = place.run(std::string("luminaire ") + file);
    INFO(file << ": " << answer.err);
    CHECK(answer.code == 65);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, Catch::Contains(file));
  }
  const CommandAnswer german = place.run("luminaire nowhere.ldt --lang de");
  CHECK(german.code == 66);
  CHECK_THAT(german.err, Catch::Contains("keine solche Datei"));
  const CommandAnswer machine = place.run("luminaire nowhere.ldt --json");
  CHECK(machine.code == 66);
  CHECK(json::parse(machine.out).at("ok") == false);
  CHECK(json::parse(machine.out).at("exit") == 66);
}

TEST_CASE("calls that make no sense end with 64") {
  const CommandPlace place;
  place.write("a.ldt", kPlain);
  for (const auto* call : {"luminaire", "luminaire --list a.ldt", "luminaire a.ldt a.ldt --picture a.svg",
                           "luminaire a.ldt --picture a.png", "luminaire --builtin lantern"}) {
    INFO(call);
    CHECK(place.run(call).code == 64);
  }
  CHECK_THAT(place.run("luminaire --builtin mastled").err, Catch::Contains("did you mean 'mast_led'?"));
}

TEST_CASE("the built-in luminaires are listed, and each can be shown by its key") {
  const CommandPlace place;
  const json all = json::parse(place.run("luminaire --list --json").out).at("luminaires");
  REQUIRE(all.size() == 4);
  for (const auto& one : all) {
    const std::string key = one.at("key");
    CHECK(json::parse(place.run("luminaire --json --builtin " + key).out).at("key") == key);
    CHECK_FALSE(one.at("name").get<std::string>().starts_with("luminaire."));
  }
}

TEST_CASE("luminaire --help shows examples of its own") {
  const CommandPlace place;
  CHECK_THAT(place.run("luminaire --help").out, Catch::Contains("lichtung luminaire street.ldt"));
  CHECK_THAT(place.run("check --help").out, !Catch::Contains("Examples"));
}

TEST_CASE("the polar diagram is drawn into a file, names escaped, and its failures have their own code") {
  const CommandPlace place;
  place.write("a.ldt", kPlain);
  CHECK(place.run("luminaire a.ldt --picture a.svg").code == 0);
  const std::string svg = place.read("a.svg");
  CHECK_THAT(svg, Catch::StartsWith("<svg ") && Catch::EndsWith("</svg>\n") && Catch::Contains("Lüfter &lt;b&gt; &amp; Co"));
  CHECK_THAT(svg, Catch::Contains("all planes") && !Catch::Contains("C90"));
  CHECK(place.run("luminaire a.ldt --picture missing/a.svg").code == 73);
}

TEST_CASE("the polar diagram of a street optic shows both planes and that of its peak, the lower half only") {
  const CommandPlace place;
  CHECK(place.run("luminaire --builtin mast_led --picture led.svg --lang de").code == 0);
  CHECK(place.run("luminaire --builtin historical --picture lantern.svg").code == 0);
  const std::string led = place.read("led.svg"), lantern = place.read("lantern.svg");
  for (const auto* word : {"C0 (rechts) – C180 (links)", "C90 (rechts) – C270 (links)", "größte Lichtstärke", "90°"})
    CHECK_THAT(led, Catch::Contains(word));
  CHECK_THAT(led, !Catch::Contains("120°") && !Catch::Contains("nan"));
  CHECK_THAT(lantern, Catch::Contains("120°") && Catch::Contains("180°"));
}
