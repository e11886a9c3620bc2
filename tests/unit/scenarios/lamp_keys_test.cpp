// The keys of a lamp inventory: a table of texts with known words, a folder, two modes.
#include "reading.hpp"

#include "scenarios/key_table.hpp"

using namespace lichtung;
using namespace lichtung::test;

namespace {

using Lines = std::vector<std::string>;

/// A folder with an inventory, and a scenario in it with these lines under [map].
ReadResult with(const Folder& folder, const std::string& lines) {
  folder.write("leuchten.csv", "x,y\n");
  folder.write("ldt/a.ldt", "");
  return read_scenario(folder.write("s.toml", kHead + lines));
}

}  // namespace

TEST_CASE("an inventory's keys are read") {
  const Folder folder;
  const ReadResult result =
      with(folder,
           "lamps = \"leuchten.csv\"\nlamp_columns = { flux = \"lm\", height_unit = \"ft\", power = \"\" }\n"
           "lamp_layer = \"masten\"\nlamp_mode = \"add\"\nluminaires = \"ldt\"\n");
  CHECK(problems(result) == Lines{});
  REQUIRE(result.scenario);
  const MapInput& map = result.scenario->map;
  CHECK(*map.lamps == folder.path / "leuchten.csv");
  CHECK(map.lamp_columns == TextTable{{"flux", "lm"}, {"height_unit", "ft"}, {"power", ""}});
  CHECK(map.lamp_layer == "masten");
  CHECK(map.lamp_mode == LampMode::Add);
  CHECK(*map.luminaires == folder.path / "ldt");
}

TEST_CASE("a table of columns over several lines is read too") {
  const Folder folder;
  const ReadResult result =
      with(folder, "lamps = \"leuchten.csv\"\n[map.lamp_columns]\nflux = \"lm\"\ncrs = \"EPSG:31467\"\n");
  CHECK(problems(result) == Lines{});
  REQUIRE(result.scenario);
  CHECK(result.scenario->map.lamp_columns.at("crs") == "EPSG:31467");
}

TEST_CASE("unknown columns of an inventory are errors with the nearest word") {
  const Folder folder;
  const ReadResult result =
      with(folder, "lamps = \"leuchten.csv\"\nlamp_columns = { hight = \"lph\", farbe = \"k\" }\n");
  CHECK(problems(result) == Lines{"5 unknown_key_of", "5 unknown_key_of"});
  REQUIRE(result.diagnostics.size() == 2);
  CHECK(result.diagnostics[0].suggestion == "height");
  CHECK(describe(result.diagnostics[0], Language::German).find("map.lamp_columns") != std::string::npos);
}

TEST_CASE("columns of an inventory are texts") {
  const Folder folder;
  CHECK(problems(with(folder, "lamps = \"leuchten.csv\"\nlamp_columns = { height = 4 }\n")) == Lines{"5 wrong_type"});
  CHECK(problems(with(folder, "lamps = \"leuchten.csv\"\nlamp_columns = \"lph\"\n")) == Lines{"5 wrong_type"});
}

TEST_CASE("columns and layer need an inventory") {
  const Folder folder;
  CHECK(problems(with(folder, "lamp_columns = { height = \"lph\" }\n")) == Lines{"4 needs"});
  CHECK(problems(with(folder, "lamp_layer = \"masten\"\n")) == Lines{"4 needs"});
  CHECK(problems(with(folder, "lamp_layer = \"\"\nlamp_mode = \"replace\"\n")) == Lines{});
}

TEST_CASE("a misspelt mode is an error with the nearest word") {
  const Folder folder;
  const ReadResult result = with(folder, "lamps = \"leuchten.csv\"\nlamp_mode = \"replce\"\n");
  CHECK(problems(result) == Lines{"5 unknown_word"});
  CHECK(result.diagnostics.front().suggestion == "replace");
}

TEST_CASE("the folder of photometric files must be a folder") {
  const Folder folder;
  CHECK(problems(with(folder, "luminaires = \"leuchten.csv\"\n")) == Lines{"4 input_is_file"});
  CHECK(problems(with(folder, "luminaires = \"nix\"\n")) == Lines{"4 input_missing"});
  CHECK(problems(with(folder, "lamps = \"ldt\"\n")) == Lines{"4 input_is_folder"});
}

TEST_CASE("the canonical text keeps an inventory's columns and reads back beside the same files") {
  const Folder folder;
  const ReadResult first = with(folder,
                                "lamps = \"leuchten.csv\"\nlamp_columns = { power = \"W \\\"x\\\"\", flux = \"lm\" "
                                "}\nlamp_mode = \"add\"\nluminaires = \"ldt\"\n");
  REQUIRE(first.scenario);
  const std::string text = canonical_toml(*first.scenario);
  CHECK(text.find("lamp_columns = { flux = \"lm\", power = \"W \\\"x\\\"\" }") != std::string::npos);
  CHECK(text.find(folder.path.string()) == std::string::npos);
  const ReadResult again = read_scenario(folder.write("again.toml", text));
  REQUIRE(again.scenario);
  CHECK(canonical_toml(*again.scenario) == text);
  CHECK(again.scenario->map.lamp_columns == first.scenario->map.lamp_columns);
}
