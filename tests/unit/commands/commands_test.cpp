// The built `lichtung` command from outside: exit codes, and what stands on stdout and stderr.
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Answer {
  int code;
  std::string out, err;
};

/// A folder of its own in which the command is run; removed at the end.
struct Place : lichtung::test::TemporaryFolder {
  void write(const std::string& name, std::string_view content) const { std::ofstream(path / name, std::ios::binary) << content; }
  /// Runs `lichtung ARGUMENTS` through the shell with the given environment ("LANG=de_DE.UTF-8").
  [[nodiscard]] Answer run(const std::string& arguments, const std::string& environment = "LANG=C") const {
    const fs::path out = path / ".stdout", err = path / ".stderr";
    const std::string line = "cd '" + path.string() + "' && env -u LC_ALL -u LC_MESSAGES " + environment + " '" + LICHTUNG_BINARY +
                             "' " + arguments + " >'" + out.string() + "' 2>'" + err.string() + "'";
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, slurp(out), slurp(err)};
  }
};

const std::string kGood = "schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n";

}  // namespace

TEST_CASE("help and version go to stdout and end well") {
  const Place place;
  for (const auto* wanted : {"--help", "check --help", "explain -h", "--version"}) {
    const Answer answer = place.run(wanted);
    CHECK(answer.code == 0);
    CHECK_FALSE(answer.out.empty());
    CHECK(answer.err.empty());
  }
  CHECK_THAT(place.run("--version").out, Catch::StartsWith("lichtung "));
}

TEST_CASE("help shows examples in both languages") {
  const Place place;
  CHECK_THAT(place.run("--help").out, Catch::Contains("Examples:") && Catch::Contains("lichtung check"));
  CHECK_THAT(place.run("--lang de --help").out, Catch::Contains("Beispiele:") && Catch::Contains("BEFEHL"));
}

TEST_CASE("the language follows --lang before LC_ALL before LANG") {
  const Place place;
  CHECK_THAT(place.run("--help", "LANG=de_DE.UTF-8").out, Catch::Contains("Beispiele:"));
  CHECK_THAT(place.run("--help", "LANG=de_DE.UTF-8 LC_ALL=en_GB.UTF-8").out, Catch::Contains("Examples:"));
  CHECK_THAT(place.run("--lang=en --help", "LANG=de_DE.UTF-8").out, Catch::Contains("Examples:"));
  CHECK_THAT(place.run("check nix.toml --lang de").out, Catch::Contains("Fehler"));
}

TEST_CASE("calls that can't be understood end with 64 and leave stdout empty") {
  const Place place;
  for (const auto* wrong : {"", "nonsense", "check", "check --foo x", "--lang fr check x", "explain a b", "explain no.such.key", "init a b"}) {
    const Answer answer = place.run(wrong);
    INFO(wrong << ": " << answer.err);
    CHECK(answer.code == 64);
    CHECK(answer.out.empty());
    CHECK_FALSE(answer.err.empty());
  }
}

TEST_CASE("a misspelt command is recognised") {
  const Place place;
  CHECK_THAT(place.run("chek x.toml").err, Catch::Contains("did you mean 'check'?"));
}

TEST_CASE("check ends with 0, 65 or 66 and tells why on stdout") {
  const Place place;
  place.write("good.toml", kGood);
  place.write("bad.toml", kGood + "[time]\ndayss = 3\nstart = 5\n");
  place.write("lost.toml", "schema = 1\n[map]\nosm = \"nix.osm\"\n");
  CHECK(place.run("check good.toml").code == 0);
  CHECK(place.run("check good.toml").out == "No errors.\n");
  const Answer bad = place.run("check bad.toml");
  CHECK(bad.code == 65);
  CHECK(bad.out ==
        "bad.toml:5:1: error: unknown key 'dayss' in [time]; did you mean 'days'?\n"
        "bad.toml:6:9: error: 'time.start' must be a date without quotes, like 2026-11-02, found a whole number\n"
        "2 errors. Nothing was run.\n");
  CHECK(place.run("check nix.toml").code == 66);
  CHECK(place.run("check lost.toml").code == 66);
  CHECK(place.run("check lost.toml bad.toml").code == 65);
  CHECK(place.run("check good.toml nix.toml").code == 66);
  CHECK(place.run("check .").code == 65);
}

TEST_CASE("check --json is one document with every diagnostic") {
  const Place place;
  place.write("good.toml", kGood);
  place.write("bad.toml", kGood + "[time]\ndayss = 3\n");
  const Answer answer = place.run("check --json good.toml bad.toml");
  CHECK(answer.code == 65);
  CHECK(answer.err.empty());
  const auto document = nlohmann::json::parse(answer.out);
  CHECK(document.at("ok") == false);
  CHECK(document.at("errors") == 1);
  CHECK(document.at("files").size() == 2);
  CHECK(document.at("files")[0].at("ok") == true);
  const auto& diagnostic = document.at("files")[1].at("diagnostics").at(0);
  CHECK(diagnostic.at("line") == 5);
  CHECK(diagnostic.at("key") == "unknown_key_in");
  CHECK(diagnostic.at("suggestion") == "days");
}

TEST_CASE("--json works before and after the command, also for file names that aren't UTF-8") {
  const Place place;
  CHECK(nlohmann::json::accept(place.run("--json check nix.toml").out));
  CHECK(nlohmann::json::accept(place.run("check nix.toml --json").out));
  CHECK(nlohmann::json::accept(place.run("check --json \"$(printf 'a\\377b.toml')\"").out));
}

TEST_CASE("explain tells unit, range and default of a key, and source and grade of a parameter") {
  const Place place;
  const Answer key = place.run("explain time.days");
  CHECK(key.code == 0);
  CHECK_THAT(key.out, Catch::Contains("1 … 3660") && Catch::Contains("28"));
  const Answer parameter = place.run("explain fear.light");
  CHECK_THAT(parameter.out, Catch::Contains("Source:") && Catch::Contains("Grade:"));
  CHECK_THAT(place.run("explain fear.light --lang de").out, Catch::Contains("Quelle:") && Catch::Contains("Güte:"));
  CHECK_THAT(place.run("explain fear.lihgt").err, Catch::Contains("fear.light"));
}

TEST_CASE("explain lists everything, a table, or all parameters") {
  const Place place;
  const auto count = [&place](const std::string& arguments) {
    return nlohmann::json::parse(place.run("explain --json " + arguments).out).at("keys").size();
  };
  CHECK(count("time.days") == 1);
  CHECK(count("outcome") == 2);
  CHECK(count("") > count("parameters") + 25);
  CHECK_FALSE(place.run("explain").out.empty());
}

TEST_CASE("init writes a scenario that check accepts, in both languages") {
  const Place place;
  CHECK(place.run("init town").code == 0);
  CHECK(place.run("check town/scenario.toml").code == 0);
  CHECK(place.run("--lang de init stadt").code == 0);
  CHECK(place.run("check stadt/scenario.toml").code == 0);
  CHECK_THAT(slurp(place.path / "stadt/scenario.toml"), Catch::Contains("Modellexperiment, keine Prognose"));
}

TEST_CASE("init never replaces a file, and leaves no file behind when it fails") {
  const Place place;
  place.write("scenario.toml", "mine");
  CHECK(place.run("init").code == 73);
  CHECK(slurp(place.path / "scenario.toml") == "mine");
  CHECK(place.run("init scenario.toml").code == 73);  // a file where the folder should be
  const Answer lost = place.run("init new --map nix.osm --json");
  CHECK(lost.code == 66);
  CHECK(nlohmann::json::parse(lost.out).at("exit") == 66);
  CHECK_FALSE(fs::exists(place.path / "new"));
}

TEST_CASE("init names the map relative to the new scenario") {
  const Place place;
  place.write("ort.osm", "<osm/>");
  CHECK(place.run("init a/b --map ort.osm").code == 0);
  CHECK_THAT(slurp(place.path / "a/b/scenario.toml"), Catch::Contains("osm = \"../../ort.osm\""));
  CHECK(place.run("check a/b/scenario.toml").code == 0);
}

TEST_CASE("results that can't be written to stdout end with 73") {
  const Place place;
  const int status = std::system(("'" LICHTUNG_BINARY "' explain >/dev/full 2>/dev/null"));
  CHECK(WEXITSTATUS(status) == 73);
}
