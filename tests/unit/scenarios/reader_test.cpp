// The scenario reader: what it understands.
#include "reading.hpp"

#include "scenarios/key_table.hpp"

namespace {

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the smallest scenario is a schema and a town; everything else has defaults") {
  const Scenario s = good(kHead);
  CHECK(s.map.synthetic == SyntheticTown::Kleinstadt);
  CHECK(s.time.days == 28);
  CHECK_FALSE(s.police.foot.has_value());
}

TEST_CASE("every section is read into its place") {
  const Scenario s = good(
      "schema = 1\nname = \"Süd\"\n[map]\nsynthetic = \"grossstadt\"\ntown_seed = 7\nepsg = 25833\n"
      "[time]\nstart = 2025-12-24\ndays = 3\n"
      "[population]\nresidents = 500\noffenders_per_1000 = 20\nhousehold_size = [0.5, 0.5, 0, 0, 0]\ncar_access = 0.5\n"
      "[police]\nfoot = 4\ncar = 0\ncrew = 1\nstrategy = \"response\"\nshifts = [\"22:00-06:00\", \"00:00-24:00\"]\n"
      "[random]\nseed = 9\nreplicates = 30\n[outcome]\nframe_days = 2\nrecord_days = [1, 0]\n");
  CHECK(s.name == "Süd");
  CHECK(s.map.synthetic == SyntheticTown::Grossstadt);
  CHECK(s.map.town_seed == 7);
  CHECK(s.map.epsg == 25833);
  CHECK(s.time.start == std::chrono::year_month_day{std::chrono::year{2025}, std::chrono::December, std::chrono::day{24}});
  CHECK(s.time.days == 3);
  CHECK(s.population.residents == 500);
  CHECK(s.population.offenders_per_1000 == 20.0);
  CHECK(s.population.household_size == std::array<double, 5>{0.5, 0.5, 0, 0, 0});
  CHECK(s.police.foot == 4);
  CHECK(s.police.car == 0);
  CHECK_FALSE(s.police.bicycle.has_value());
  CHECK(s.police.crew == 1);
  CHECK(s.police.strategy == PatrolStrategy::Response);
  REQUIRE(s.police.shifts.size() == 2);
  CHECK(s.police.shifts[0].from_minute == 22 * 60);
  CHECK(s.police.shifts[0].to_minute == 6 * 60);
  CHECK(s.police.shifts[1].to_minute == 24 * 60);
  CHECK(s.random.seed == 9);
  CHECK(s.random.replicates == 30);
  CHECK(s.outcome.frame_days == 2);
  CHECK(s.outcome.record_days == std::vector<int>{0, 1});
}

TEST_CASE("parameters are set in nested tables, dotted keys and quoted keys alike") {
  REQUIRE(find_parameter("fear.light") != nullptr);
  for (const auto* form : {"[parameters.fear]\nlight = 1.25\n", "[parameters]\nfear.light = 1.25\n",
                           "[parameters]\n\"fear.light\" = 1.25\n", "parameters = { fear = { light = 1.25 } }\n"}) {
    const std::string text = std::string(form).starts_with("parameters") ? form + kHead : kHead + form;
    Scenario s = good(text);
    CHECK(find_parameter("fear.light")->access(s.parameters) == 1.25);
  }
}

TEST_CASE("a parameter given in two forms is a duplicate") {
  CHECK(problems(kHead + "[parameters]\n\"fear.light\" = 1\nfear.light = 1\n").size() == 1);
}

TEST_CASE("Windows line ends, a byte order mark and inline tables change nothing") {
  std::string crlf = "\xEF\xBB\xBF";
  for (const char c : kHead + "[time]\ndays = 5\n") crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(good(crlf).time.days == 5);
  CHECK(good("schema = 1\nmap = { synthetic = \"mittelstadt\" }\ntime.days = 4\n").time.days == 4);
}

TEST_CASE("files are found from the scenario's folder") {
  const Folder folder;
  folder.write("karten/ort.osm", "<osm/>");
  folder.write("karten/rand.geojson", "{}");
  const auto file = folder.write("s/a.toml", "schema = 1\n[map]\nosm = \"../karten/ort.osm\"\nclip = \"../karten/rand.geojson\"\n");
  const ReadResult result = read_scenario(file);
  CHECK(problems(result) == Lines{});
  REQUIRE(result.scenario);
  CHECK(*result.scenario->map.osm == folder.path / "karten/ort.osm");
  CHECK(*result.scenario->map.clip == folder.path / "karten/rand.geojson");
}

TEST_CASE("an empty plan equals its base") {
  const Folder folder;
  folder.write("base.toml", kHead + "[time]\ndays = 5\n[parameters]\n\"fear.light\" = 1.5\n");
  const auto file = folder.write("plan.toml", "schema = 1\nbase = \"base.toml\"\n");
  const ReadResult plan = read_scenario(file), base = read_scenario(folder.path / "base.toml");
  REQUIRE(plan.scenario);
  CHECK(canonical_toml(*plan.scenario) == canonical_toml(*base.scenario));
}

TEST_CASE("a plan may have its own name") {
  const Folder folder;
  folder.write("base.toml", kHead);
  const auto result = read_scenario(folder.write("plan.toml", "schema = 1\nname = \"Neu\"\nbase = \"base.toml\"\n"));
  REQUIRE(result.scenario);
  CHECK(result.scenario->name == "Neu");
}

TEST_CASE("errors of edits and of the base come together, those of the base with its file's name") {
  const Folder folder;
  folder.write("base.toml", "schema = 1\n[map]\nsynthetic = \"dorf\"\n");
  const auto result = read_scenario(folder.write(
      "plan.toml", "schema = 1\nbase = \"base.toml\"\n[[edit]]\nkind = \"lighting\"\n[[edit]]\nwhere = 1\n[time]\ndays = 3\n"));
  CHECK(problems(result) == Lines{"3 no_where", "5 edit_without_kind", "7 not_in_plan", "3 unknown_word"});
  CHECK(result.diagnostics.back().file == (folder.path / "base.toml").generic_string());
}

TEST_CASE("plans that are their own base end with an error") {
  const Folder folder;
  const auto file = folder.write("plan.toml", "schema = 1\nbase = \"plan.toml\"\n");
  CHECK(problems(read_scenario(file)) == Lines{"2 base_circle"});
}

TEST_CASE("a plan without its base is told so") {
  const Folder folder;
  CHECK(problems(read_scenario(folder.write("p.toml", "schema = 1\nbase = \"nix.toml\"\n"))) == Lines{"0 file_missing"});
  CHECK(problems("schema = 1\n[[edit]]\nkind = \"patrouille\"\n") == Lines{"1 missing_key", "3 unknown_edit"});
}

TEST_CASE("shipped scenarios read without a word") {
  int count = 0;
  for (const char* folder : {"scenarios/library", "scenarios/library/levers"})
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(LICHTUNG_SOURCE_DIR) / folder)) {
      const bool targets = entry.path().filename().string().starts_with("targets");  // of calibration, no scenario
      if (entry.path().extension() != ".toml" || targets) continue;
      INFO(entry.path());
      const ReadResult result = read_scenario(entry.path());
      CHECK(problems(result) == Lines{});
      CHECK(result.scenario.has_value());
      ++count;
    }
  CHECK(count >= 25);
}
