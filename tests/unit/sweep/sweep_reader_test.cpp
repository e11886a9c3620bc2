// Sweep files: what they mean, and that every slip is found at once, at its place.
#include "scenarios/sweep/sweep_reader.hpp"

#include "scenarios/sweep/design.hpp"
#include "scenarios/sweep/resolved.hpp"
#include "tests/unit/scenarios/reading.hpp"

#include <catch2/catch.hpp>

using namespace lichtung;
using namespace lichtung::sweep;
using lichtung::test::Folder;
using lichtung::test::kHead;
using Lines = std::vector<std::string>;

namespace {

Lines problems_of(const SweepResult& result) {
  Lines out;
  for (const Diagnostic& d : result.diagnostics)
    out.push_back(fmt::format("{}:{} {}", d.line, d.column, d.key.substr(d.key.find('.') + 1)));
  return out;
}

struct Place {
  Folder folder;
  Place() {
    folder.write("town.toml", kHead);
    folder.write("plan.toml", "schema = 1\nbase = \"town.toml\"\n[[edit]]\nkind = \"lighting\"\nwhere = \"town\"\ndim = [\"23:00-05:00 50%\"]\n");
  }
  SweepResult read(const std::string& text) const { return read_sweep(folder.write("sweep.toml", text)); }
  Sweep good(const std::string& text) const {
    SweepResult result = read(text);
    for (const Diagnostic& d : result.diagnostics) FAIL_CHECK(format(d, Language::English));
    REQUIRE(result.sweep.has_value());
    return *result.sweep;
  }
};

const std::string kStart = "schema = 1\nscenario = \"town.toml\"\n";

}  // namespace

TEST_CASE("a sweep names a scenario, factors and a method") {
  const Place place;
  const Sweep sweep = place.good(kStart +
                                 "name = \"Probe\"\nreplicates = 3\n[design]\nmethod = \"sobol\"\npoints = 8\nseed = 5\n"
                                 "[[factor]]\nkey = \"fear.light\"\nlow = 1\nhigh = 3\n"
                                 "[[factor]]\nkey = \"police.foot\"\nname = \"Streifen\"\nlow = 0\nhigh = 6\n"
                                 "[[factor]]\nkey = \"population.offenders_per_1000\"\nlow = 1.0\nhigh = 30.0\nscale = \"log\"\n"
                                 "[[factor]]\nkey = \"police.strategy\"\nvalues = [\"random_beat\", \"response\"]\nlabels = [\"a\", \"b\"]\n");
  CHECK(sweep.name == "Probe");
  CHECK(sweep.replicates == 3);
  CHECK(sweep.seed == 5);
  REQUIRE(sweep.factors.size() == 4);
  CHECK(sweep.factors[0].kind == FactorKind::Real);
  CHECK(sweep.factors[1].kind == FactorKind::Whole);
  CHECK(sweep.factors[1].name == "Streifen");
  CHECK(sweep.factors[2].logarithmic);
  CHECK(sweep.factors[3].kind == FactorKind::Listed);
  CHECK(sweep.factors[3].values == Lines{"\"random_beat\"", "\"response\""});
  CHECK(count_points(sweep) == 8 * 6);
}

TEST_CASE("every method can be asked for") {
  const Place place;
  const std::string factor = "[[factor]]\nkey = \"fear.light\"\nlow = 1\nhigh = 3\n";
  CHECK(count_points(place.good(kStart + "[design]\nmethod = \"grid\"\n" + factor + "levels = 4\n")) == 4);
  CHECK(count_points(place.good(kStart + "[design]\nmethod = \"lhs\"\npoints = 10\n" + factor)) == 10);
  CHECK(count_points(place.good(kStart + "[design]\nmethod = \"morris\"\ntrajectories = 5\n" + factor)) == 10);
  place.folder.write("points.csv", "fear.light,police.strategy\r\n1.5,response\r\n2,\"random_beat\"\r\n1.5,random_beat\r\n");
  const Sweep from_file = place.good(kStart + "[design]\nmethod = \"file\"\nfile = \"points.csv\"\n");
  CHECK(count_points(from_file) == 3);
  const Design design = make_design(from_file);
  CHECK(toml_at(from_file.factors[0], design.point(2)[0], true) == "1.5");
  CHECK(toml_at(from_file.factors[1], design.point(0)[1], true) == "\"response\"");
}

TEST_CASE("whole plans and keys of their edits can be varied") {
  const Place place;
  const Sweep plans = place.good("schema = 1\n[design]\nmethod = \"grid\"\n[[factor]]\nkey = \"scenario\"\nvalues = [\"town.toml\", \"plan.toml\"]\n");
  CHECK(plans.factors[0].values[1] == (place.folder.path / "plan.toml").generic_string());
  CHECK(plans.factors[0].labels[1] == "plan.toml");
  const Sweep edits = place.good("schema = 1\nscenario = \"plan.toml\"\n[design]\nmethod = \"grid\"\n[[factor]]\nkey = \"edit[0].dim\"\n"
                                 "values = [[\"23:00-05:00 50%\"], [\"23:00-05:00 0%\", \"05:00-06:00 50%\"]]\n");
  const Setting setting{"edit[0].dim", edits.factors[0].values[1]};
  const ReadResult changed = read_scenario(place.folder.path / "plan.toml", std::span(&setting, 1));
  REQUIRE(changed.scenario);
  CHECK(changed.scenario->edits.at(0).canonical.find("05:00-06:00 50%") != std::string::npos);
}

TEST_CASE("settings replace what the file says, however it is written") {
  const Place place;
  place.folder.write("many.toml", kHead + "[police]\nfoot = 2\n[parameters]\n\"fear.light\" = 1.5\n[parameters.fear]\nlevel = -3.0\n");
  const Setting settings[] = {{"police.foot", "7"}, {"fear.light", "2.5"}, {"parameters.fear.level", "-2.0"}, {"name", "\"neu\""},
                              {"time.days", "3"}, {"offence.base.robbery", "-8.0"}};
  const ReadResult result = read_scenario(place.folder.path / "many.toml", settings);
  for (const Diagnostic& d : result.diagnostics) FAIL_CHECK(format(d, Language::English));
  REQUIRE(result.scenario);
  CHECK(result.scenario->police.foot == 7);
  CHECK(result.scenario->parameters.fear.light == 2.5);
  CHECK(result.scenario->parameters.fear.level == -2.0);
  CHECK(result.scenario->name == "neu");
  CHECK(result.scenario->time.days == 3);
}

TEST_CASE("a plan's settings reach the scenario it is based on") {
  const Place place;
  const Setting settings[] = {{"police.foot", "7"}, {"edit[0].where.kind", "\"path\""}};
  const ReadResult result = read_scenario(place.folder.path / "plan.toml", settings);
  REQUIRE(result.scenario);
  CHECK(result.scenario->police.foot == 7);
  CHECK(result.scenario->edits.at(0).canonical.find("kind\" = \"path\"") != std::string::npos);   // in place of the whole town
}

TEST_CASE("all problems of a sweep file are reported in one go, at their places") {
  const Place place;
  CHECK(problems_of(place.read("schema = 2\nscenaro = \"town.toml\"\nreplicates = 0\n[design]\nmethod = \"sobl\"\npints = 3\n"
                               "[[factor]]\nkey = \"fear.lihgt\"\nlow = 1\nhigh = 2\n"
                               "[[factor]]\nkey = \"police.foot\"\nlow = 3\nhigh = 3\n"
                               "[[factor]]\nkey = \"police.strategy\"\nlow = 1\nhigh = 2\n"
                               "[[factor]]\nlow = 1\n")) ==
        Lines{"1:10 unknown_schema", "2:1 unknown_key", "3:14 out_of_range", "5:10 unknown_word", "6:1 unknown_key_in", "8:7 sweep_unknown_key",
              "14:8 sweep_low_high", "17:7 sweep_needs_values", "19:1 missing_key"});
}

TEST_CASE("slips are guessed") {
  const Place place;
  const auto result = place.read(kStart + "[design]\nmethod = \"moris\"\n[[factor]]\nkey = \"fear.lihgt\"\nlow = 1\nhigh = 2\n");
  REQUIRE(result.diagnostics.size() == 2);
  CHECK(result.diagnostics[0].suggestion == "morris");
  CHECK(result.diagnostics[1].suggestion == "fear.light");
}

TEST_CASE("values outside a key's range, of another type, or of an edit that isn't there point at the factor") {
  const Place place;
  const auto of = [&](const std::string& factor, const std::string& scenario = "town.toml") {
    return problems_of(place.read("schema = 1\nscenario = \"" + scenario + "\"\n[design]\nmethod = \"grid\"\n[[factor]]\n" + factor));
  };
  CHECK(of("key = \"police.foot\"\nvalues = [1, -1]\n") == Lines{"5:1 out_of_range"});
  CHECK(of("key = \"police.foot\"\nvalues = [1, \"x\"]\n") == Lines{"5:1 wrong_type"});
  CHECK(of("key = \"fear.light\"\nlow = 1\nhigh = 1e9\nlevels = 3\n") == Lines{"5:1 out_of_range"});
  CHECK(of("key = \"edit[0].dim\"\nvalues = [\"23:00-05:00 50%\"]\n") == Lines{"5:1 no_such_edit"});
  CHECK(of("key = \"edit[1].dim\"\nvalues = [\"23:00-05:00 50%\"]\n", "plan.toml") == Lines{"5:1 no_such_edit"});
  CHECK(of("key = \"edit[0].dmi\"\nvalues = [1]\n", "plan.toml") == Lines{"5:1 unknown_key_in"});
  CHECK(of("key = \"edit[0].dim\"\nvalues = [\"23-05\"]\n", "plan.toml") == Lines{"5:1 not_a_dim_step"});
}

TEST_CASE("what doesn't belong together is said") {
  const Place place;
  const auto of = [&](const std::string& design, const std::string& factor) {
    return problems_of(place.read(kStart + "[design]\n" + design + "[[factor]]\nkey = \"fear.light\"\n" + factor));
  };
  CHECK(of("method = \"grid\"\n", "low = 1\nhigh = 2\n") == Lines{"5:1 sweep_needs_levels"});
  CHECK(of("method = \"grid\"\npoints = 4\n", "values = [1, 2]\n") == Lines{"5:10 sweep_not_in_method"});
  CHECK(of("method = \"lhs\"\n", "low = 1\nhigh = 2\n") == Lines{"3:1 missing_key"});
  CHECK(of("method = \"morris\"\ntrajectories = 4\nlevels = 5\n", "low = 1\nhigh = 2\n") == Lines{"6:10 sweep_levels_even"});
  CHECK(of("method = \"grid\"\n", "values = [1, 2]\nlow = 1\n") == Lines{"8:7 not_together"});
  CHECK(of("method = \"grid\"\n", "values = [1, 1]\n") == Lines{"7:10 sweep_value_twice"});
  CHECK(of("method = \"lhs\"\npoints = 4\n", "low = 0\nhigh = 2\nscale = \"log\"\n") == Lines{"8:7 sweep_log"});
  CHECK(of("method = \"grid\"\n", "values = [1]\n[[factor]]\nkey = \"fear.light\"\nvalues = [2]\n") == Lines{"8:1 sweep_factor_twice"});
  CHECK(problems_of(place.read(kStart + "[design]\nmethod = \"lhs\"\npoints = 3\n")) == Lines{"1:1 sweep_no_factor"});
  CHECK(problems_of(place.read("schema = 1\n[design]\nmethod = \"grid\"\n[[factor]]\nkey = \"fear.light\"\nvalues = [1]\n")) ==
        Lines{"1:1 missing_key"});
}

TEST_CASE("a number of samples that is no power of two is only a warning") {
  const Place place;
  const auto result = place.read(kStart + "[design]\nmethod = \"sobol\"\npoints = 100\n[[factor]]\nkey = \"fear.light\"\nlow = 1\nhigh = 3\n");
  CHECK(problems_of(result) == Lines{"5:10 sweep_power_of_two"});
  CHECK(result.sweep.has_value());
}

TEST_CASE("missing files are missing input") {
  const Place place;
  CHECK(place.read("schema = 1\nscenario = \"nix.toml\"\n[design]\nmethod = \"grid\"\n[[factor]]\nkey = \"fear.light\"\nvalues = [1]\n")
            .diagnostics.at(0).kind == ErrorKind::MissingInput);
  CHECK(read_sweep(place.folder.path / "nix.toml").diagnostics.at(0).kind == ErrorKind::MissingInput);
  CHECK(problems_of(place.read(kStart + "[design]\nmethod = \"file\"\nfile = \"nix.csv\"\n")) == Lines{"5:8 input_missing"});
}

TEST_CASE("points files with odd lines are refused with their line") {
  const Place place;
  const auto of = [&](const std::string& csv) {
    place.folder.write("points.csv", csv);
    return problems_of(place.read(kStart + "[design]\nmethod = \"file\"\nfile = \"points.csv\"\n"));
  };
  CHECK(of("") == Lines{"5:8 sweep_points_empty"});
  CHECK(of("fear.light\n") == Lines{"5:8 sweep_points_empty"});
  CHECK(of("fear.light,police.foot\n1\n") == Lines{"5:8 sweep_points_cells"});
  CHECK(of("fear.light\n\"1\n") == Lines{"5:8 sweep_points_quote"});
  CHECK(of("fear.lihgt\n1\n") == Lines{"5:8 sweep_points_key"});
  CHECK(of("fear.light\n1e9\n") == Lines{"5:8 out_of_range"});
}

TEST_CASE("the resolved sweep reads back to the same design") {
  const Place place;
  for (const std::string method : {"sobol\"\npoints = 4", "morris\"\ntrajectories = 3", "lhs\"\npoints = 5"}) {
    const Sweep sweep = place.good(kStart + "[design]\nmethod = \"" + method +
                                   "\n[[factor]]\nkey = \"fear.light\"\nlow = 1\nhigh = 3\n"
                                   "[[factor]]\nkey = \"police.foot\"\nlow = 1\nhigh = 100\nscale = \"log\"\n"
                                   "[[factor]]\nkey = \"name\"\nvalues = [\"ä, \\\"x\\\"\", \"b\"]\n");
    const auto file = place.folder.write("resolved.toml", resolved_toml(sweep));
    const Sweep back = read_resolved(file);
    CHECK(resolved_toml(back) == resolved_toml(sweep));
    CHECK(make_design(back).unit == make_design(sweep).unit);
    std::vector<std::string> folders;
    for (std::uint32_t p = 0; p < make_design(sweep).points(); ++p) folders.push_back("runs/" + std::to_string(p));
    const auto csv = place.folder.write("design.csv", design_csv(sweep, folders));
    CHECK(read_design_folders(csv) == folders);
  }
  CHECK_THROWS_AS(read_resolved(place.folder.write("bad.toml", "schema = 1\n")), DataError);
  CHECK_THROWS_AS(read_resolved(place.folder.path / "none.toml"), DataError);
}

TEST_CASE("the sweeps of the library are fine") {
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(LICHTUNG_SOURCE_DIR) / "scenarios/library/sweeps")) {
    const auto result = read_sweep(entry.path());
    for (const Diagnostic& d : result.diagnostics) FAIL_CHECK(format(d, Language::English));
    CHECK(result.sweep.has_value());
    ++read;
  }
  CHECK(read > 0);
}
