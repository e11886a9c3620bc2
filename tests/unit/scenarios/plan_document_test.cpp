#include "scenarios/plan_document.hpp"

#include "reading.hpp"

using namespace lichtung;
using namespace lichtung::test;

namespace {

PlanDocument read(std::string_view text) {
  ReadPlan result = read_plan_document(text, "plan.toml");
  for (const Diagnostic& d : result.diagnostics) FAIL_CHECK(format(d, Language::English));
  REQUIRE(result.plan);
  return *result.plan;
}

constexpr std::string_view kPlan =
    "schema = 1\nbase = \"../bestand.toml\"\nname = \"Parkweg \\\"hell\\\"\"\n"
    "[[edit]]\nkind = \"lighting\"\nclass = \"P3\"  # gut\ndim = [\"23:00-05:00 50%\"]\n"
    "where = { name = \"Parkweg\", polygon = \"karten/park.geojson\" }\n"
    "[[edit]]\nkind = \"lighting\"\nwhere = \"town\"\nflux_factor = 1.5\n";

}  // namespace

TEST_CASE("a plan document holds kinds, places and values as they are written, with the folders of paths") {
  const PlanDocument plan = read(kPlan);
  CHECK(plan.base == "../bestand.toml");
  CHECK(plan.name == "Parkweg \"hell\"");
  REQUIRE(plan.edits.size() == 2);
  CHECK(plan.edits[0].kind == "lighting");
  CHECK(plan.edits[0].where == std::vector<PlanKey>{{"name", "\"Parkweg\""}, {"polygon", "\"karten/park.geojson\""}});
  CHECK(plan.edits[0].keys == std::vector<PlanKey>{{"class", "\"P3\""}, {"dim", "[\"23:00-05:00 50%\"]"}});
  CHECK(plan.edits[1].whole_town);
  CHECK(plan.edits[1].keys == std::vector<PlanKey>{{"flux_factor", "1.5"}});
}

TEST_CASE("a written plan reads back to the same document and the same text") {
  const PlanDocument plan = read(kPlan);
  const std::string text = write_plan_document(plan);
  CHECK(read(text) == plan);
  CHECK(write_plan_document(read(text)) == text);
}

TEST_CASE("a plan with a kind that is no text and keys in quotation marks is written as it was read") {
  const ReadPlan read = read_plan_document("base = \"b.toml\"\n[[edit]]\nkind = 1\n\"a key\" = 2\nwhere.\"\" = 3\n", "plan.toml");
  REQUIRE(read.plan);
  const ReadPlan again = read_plan_document(write_plan_document(*read.plan), "plan.toml");
  CHECK(again.plan == read.plan);
}

TEST_CASE("a scenario is no plan, and a file that lost its structure has no document") {
  const auto scenario = read_plan_document("schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n", "x.toml");
  CHECK_FALSE(scenario.plan);
  REQUIRE(scenario.diagnostics.size() == 1);
  CHECK(scenario.diagnostics[0].key == "diagnostic.not_a_plan");
  const auto broken = read_plan_document("base = \"a.toml\"\n[[edit]\nkind = 1\n", "x.toml");
  CHECK_FALSE(broken.plan);
  CHECK_FALSE(broken.diagnostics.empty());
}

TEST_CASE("problems of a plan name the edit and the key they speak of") {
  const Folder folder;
  folder.write("bestand.toml", kHead);
  PlanDocument plan{.name = "", .base = "bestand.toml", .edits = {}};
  plan.edits.push_back({"lighting", true, {}, {{"retrofit", "true"}}});
  plan.edits.push_back({"lighting", false, {{"kind", "\"weg\""}}, {{"class", "\"P9\""}, {"clas", "\"P3\""}}});
  plan.edits.push_back({"lighting", false, {}, {{"class", "\"P3\""}}});
  const auto problems = check_plan(plan, folder.write("plan.toml", write_plan_document(plan)));
  std::vector<std::string> said;
  for (const PlanProblem& p : problems) said.push_back(std::to_string(p.edit) + " " + p.key + " " + p.diagnostic.key);
  CHECK(said == std::vector<std::string>{"1 where.kind diagnostic.unknown_word", "1 class diagnostic.unknown_word",
                                         "1 clas diagnostic.unknown_key_in", "2  diagnostic.no_where"});
}

TEST_CASE("a missing base is a problem of the plan as a whole") {
  const Folder folder;
  const PlanDocument plan{.name = "", .base = "nichts.toml", .edits = {}};
  const auto problems = check_plan(plan, folder.write("plan.toml", write_plan_document(plan)));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].edit == PlanProblem::kNoEdit);
}

TEST_CASE("only a single TOML value may become one: nothing that opens a further key, list or comment") {
  for (const char* good : {"\"P3\"", "3", "[1, 2]", "{ social = 0.3 }", "true", "2026-11-02", "\"a # b\"", "'x'", "1e3"}) {
    INFO(good);
    CHECK(is_one_value(good));
  }
  for (const char* bad : {"", "P3", "1, 2", "1\nkind = 2", "1 # x", "1]\n[map", "\"offen", "[1", "1]", "1] , y = [2", "#"}) {
    INFO(bad);
    CHECK_FALSE(is_one_value(bad));
  }
}
