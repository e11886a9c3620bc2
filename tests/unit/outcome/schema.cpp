// The schema is the contract: documented, and within what QGIS and netCDF can read.
#include "sim/outcome/schema.hpp"
#include "tests/unit/outcome/folder.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace lichtung;
using namespace lichtung::outcome;

namespace {

const std::filesystem::path kDocument = std::filesystem::path(LICHTUNG_SOURCE_DIR) / "docs/outcome-format.md";
constexpr std::string_view kBegin = "<!-- schema:begin -->\n", kEnd = "<!-- schema:end -->";

}  // namespace

TEST_CASE("the documented variables are those of the schema") {
  const std::string document = test::bytes_of(kDocument);
  const auto begin = document.find(kBegin), end = document.find(kEnd);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  INFO("If the schema changed on purpose: test_outcome \"[regenerate]\" rewrites docs/outcome-format.md");
  CHECK(document.substr(begin + kBegin.size(), end - begin - kBegin.size()) == "\n" + schema_markdown() + "\n");
}

TEST_CASE("rewrite the table in docs/outcome-format.md", "[.][regenerate]") {
  std::string document = test::bytes_of(kDocument);
  const auto begin = document.find(kBegin) + kBegin.size(), end = document.find(kEnd);
  REQUIRE(end != std::string::npos);
  document.replace(begin, end - begin, "\n" + schema_markdown() + "\n");
  test::write_bytes(kDocument, document);
  CHECK(test::bytes_of(kDocument) == document);
}

TEST_CASE("variables on the mesh have only types and meanings that QGIS reads") {
  for (const VariableInfo& info : schema()) {
    if (!info.group.empty() || !info.dims.ends_with("edge")) continue;
    INFO(info.name);
    CHECK((info.type == ValueType::F32 || info.type == ValueType::I32));
    for (const char* word : {"direction", "Direction", ", x-component", ", y-component"})
      CHECK(info.meaning.find(word) == std::string_view::npos);
  }
}

TEST_CASE("meanings on the mesh differ, because QGIS tells layers by them") {
  std::set<std::string_view> meanings;
  for (const VariableInfo& info : schema())
    if (info.group.empty()) CHECK(meanings.insert(info.meaning).second);
}

TEST_CASE("meanings of one kind of offence say so, because the kind is put there") {
  for (const VariableInfo& info : schema())
    if (info.name.ends_with('*')) CHECK(info.meaning.find("one offence kind") != std::string_view::npos);
}

TEST_CASE("no variable is named twice or like a statistic of another") {
  std::set<std::pair<std::string_view, std::string_view>> names;
  for (const VariableInfo& info : schema()) {
    INFO(info.group << "/" << info.name);
    CHECK(names.insert({info.group, info.name}).second);
    if (info.group.empty() || info.group == "profile") CHECK(split_summary_name(info.name).statistic.empty());
    CHECK(info.name != row_dimension(info.group));
  }
}

TEST_CASE("a wildcard stands for a kind, not for nothing and not for strange characters") {
  CHECK(find_variable("", "incidents_bicycle_theft") != nullptr);
  CHECK(find_variable("", "incidents_") == nullptr);
  CHECK(find_variable("", "incidents_../x") == nullptr);
  CHECK(find_variable("walks", "incidents_damage") == nullptr);
  CHECK(find_variable("", "incidents_*") == nullptr);
}

TEST_CASE("names of statistics are split from the variable's name") {
  CHECK(split_summary_name("fear_night_q05").base == "fear_night");
  CHECK(split_summary_name("fear_night_q05").statistic == "q05");
  CHECK(split_summary_name("fear_night").base == "fear_night");
  CHECK(split_summary_name("_sd").base == "_sd");
}
