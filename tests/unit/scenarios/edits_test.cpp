#include "scenarios/edit_table.hpp"
#include "reading.hpp"

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

namespace {

/// What a scenario with one lighting edit of these lines says; the edit's table is line 4, its keys start at line 6.
Lines of_edit(std::string_view keys) { return problems(kHead + "[[edit]]\nkind = \"lighting\"\n" + std::string(keys)); }

LightingEdit lighting(std::string_view keys) {
  const Scenario s = good(kHead + "[[edit]]\nkind = \"lighting\"\n" + std::string(keys));
  REQUIRE(s.edits.size() == 1);
  return std::get<LightingEdit>(s.edits[0].what);
}

}  // namespace

TEST_CASE("a lighting edit holds what was written") {
  const LightingEdit e = lighting(
      "where = { kind = \"path\", name = [\"Parkweg\", \"Am Teich\"], way = 12 }\nclass = \"P3\"\ndim = [\"23:00-05:00 50%\"]\n"
      "luminaire = \"bollard\"\non_below = -2\nmotion = 0.2\n");
  CHECK(e.p_class == 3);
  CHECK(e.where.kinds == Lines{"path"});
  CHECK(e.where.names == Lines{"Parkweg", "Am Teich"});
  CHECK(e.where.ways == std::vector<std::int64_t>{12});
  CHECK(e.dim == std::vector<DimStep>{{23 * 60, 5 * 60, 0.5}});
  CHECK(e.luminaire == "bollard");
  CHECK(e.on_elevation_deg == -2.0);
  CHECK(e.motion_rest == 0.2);
}

TEST_CASE("every slip in a lighting edit ends in one clear diagnostic") {
  const std::string town = "where = \"town\"\n";
  CHECK(of_edit("clas = \"P3\"\n" + town) == Lines{"6 unknown_key_in"});
  CHECK(of_edit("class = \"P9\"\n" + town) == Lines{"6 unknown_word"});
  CHECK(of_edit("class = 3\n" + town) == Lines{"6 wrong_type"});
  CHECK(of_edit("class = \"P3\"\n") == Lines{"4 no_where"});
  CHECK(of_edit(town) == Lines{"4 edit_changes_nothing"});
  CHECK(of_edit("class = \"P3\"\nremove = true\n" + town) == Lines{"4 not_together"});
  CHECK(of_edit("flux = -1\n" + town) == Lines{"6 out_of_range"});
  CHECK(of_edit("flux = 100\nflux_factor = 2\n" + town) == Lines{"4 not_together"});
  CHECK(of_edit("height = nan\n" + town) == Lines{"6 not_finite"});
  CHECK(of_edit("dim = \"23-5 50\"\n" + town) == Lines{"6 not_a_dim_step"});
  CHECK(of_edit("dim = \"23:00-23:00 50%\"\n" + town) == Lines{"6 not_a_dim_step"});
  CHECK(of_edit("dim = \"23:00-05:00 150%\"\n" + town) == Lines{"6 not_a_dim_step"});
  CHECK(of_edit("add = [[9.7]]\n") == Lines{"6 not_a_point"});
  CHECK(of_edit("lamps = \"nichts.gpkg\"\n") == Lines{"6 input_missing"});
  CHECK(of_edit("burns = \"never\"\nmotion = 0.1\n" + town) == Lines{"4 not_together"});
  CHECK(of_edit("retrofit = true\nwhere = {}\n") == Lines{"7 empty_where"});
  CHECK(of_edit("retrofit = true\nwhere = 5\n") == Lines{"7 wrong_type"});
  CHECK(of_edit("retrofit = true\nwhere = { kind = \"weg\" }\n") == Lines{"7 unknown_word"});
  CHECK(of_edit("retrofit = true\nwhere = { segment = -1 }\n") == Lines{"7 out_of_range"});
  CHECK(of_edit("retrofit = true\nwhere = { radius = 30 }\n") == Lines{"7 needs"});
  CHECK(of_edit("retrofit = true\nwhere = { polygon = \"nichts.geojson\" }\n") == Lines{"7 input_missing"});
  CHECK(of_edit("retrofit = \"ja\"\n" + town) == Lines{"6 wrong_type"});
}

TEST_CASE("a misspelt key of an edit is answered with the nearest one") {
  const auto result = read_scenario_text(kHead + "[[edit]]\nkind = \"lighting\"\nwhere = \"town\"\nclas = \"P3\"\n", "x.toml");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].suggestion == "class");
}

TEST_CASE("the resolved scenario holds its edits and reads back to the same text") {
  const Scenario s = good(kHead + "[[edit]]\nkind = \"lighting\"\nwhere = { name = \"Am Markt\", kind = [\"path\"] }\nclass = \"P2\"\n");
  const std::string text = canonical_toml(s);
  CHECK_THAT(text, Catch::Contains("[[edit]]\nkind = \"lighting\"\nclass = \"P2\"\nwhere = { \"kind\" = [\"path\"], \"name\" = \"Am Markt\" }\n"));
  CHECK(canonical_toml(good(text)) == text);
}

TEST_CASE("an empty list of edits leaves the resolved scenario as it was") {
  CHECK(canonical_toml(good("edit = []\n" + kHead)) == canonical_toml(good(kHead)));
}

TEST_CASE("a plan on a plan adds its edits after those of its base") {
  const Folder folder;
  folder.write("a.toml", kHead);
  folder.write("b.toml", "schema = 1\nbase = \"a.toml\"\n[[edit]]\nkind = \"lighting\"\nwhere = \"town\"\nretrofit = true\n");
  const auto result = read_scenario(folder.write(
      "c.toml", "schema = 1\nbase = \"b.toml\"\n[[edit]]\nkind = \"lighting\"\nwhere = \"town\"\ndim = \"23:00-05:00 0%\"\n"));
  REQUIRE(result.scenario);
  REQUIRE(result.scenario->edits.size() == 2);
  CHECK(std::get<LightingEdit>(result.scenario->edits[0].what).retrofit);
  CHECK(std::get<LightingEdit>(result.scenario->edits[1].what).dim.has_value());
  CHECK_THAT(result.scenario->edits[1].said.file, Catch::EndsWith("c.toml"));
}
