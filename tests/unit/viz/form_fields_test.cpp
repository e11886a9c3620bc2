#include "viz/editor/form_fields.hpp"

#include "scenarios/edit_table.hpp"
#include "scenarios/plan_document.hpp"
#include "scenarios/plan_values.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace lichtung;
using namespace lichtung::viz;

namespace {

const FormField& field(std::string_view kind, std::string_view key) {
  const auto fields = form_of(kind);
  const auto at = std::ranges::find(fields, key, &FormField::key);
  REQUIRE(at != fields.end());
  return *at;
}

}  // namespace

TEST_CASE("a form has a field for every key of its kind, with the words that the reader knows") {
  CHECK(form_of("lighting").size() == 16);
  CHECK(field("lighting", "class").kind == FieldKind::Word);
  CHECK(field("lighting", "class").words == std::vector<std::string>{"P1", "P2", "P3", "P4", "P5", "P6"});
  CHECK(field("lighting", "retrofit").kind == FieldKind::Flag);
  CHECK(field("lighting", "flux").kind == FieldKind::Number);
  CHECK(field("lighting", "flux").unit == "lm");
  CHECK(field("lighting", "add").kind == FieldKind::Points);
  CHECK(field("lighting", "dim").kind == FieldKind::Toml);
  CHECK(field("where", "kind").kind == FieldKind::Words);
  CHECK(std::ranges::find(field("where", "kind").words, "tunnel") != field("where", "kind").words.end());
  CHECK(field("where", "near").kind == FieldKind::Point);
}

TEST_CASE("every kind of edit has a form, and every word of it is one the reader accepts") {
  for (const std::string_view kind : edit_kinds()) {
    INFO(kind);
    for (const FormField& f : form_of(kind)) {
      INFO(f.key);
      CHECK_FALSE(f.en.empty());
      CHECK_FALSE(f.de.empty());
      if (f.kind != FieldKind::Word) continue;
      for (const std::string& w : f.words) {
        PlanDocument plan{.name = "", .base = "x.toml", .edits = {{std::string(kind), false, {}, {{f.key, toml_text(w)}}}}};
        for (const PlanProblem& p : check_plan(plan, "plan.toml")) CHECK(p.diagnostic.key != "diagnostic.unknown_word");
      }
    }
  }
}

TEST_CASE("sliders of shares always sum to one, and the others keep their proportions") {
  std::vector<std::pair<std::string, double>> shares{{"owner", 0.5}, {"rent", 0.3}, {"social", 0.2}};
  set_share(shares, 0, 0.75);
  CHECK(shares[0].second == Approx(0.75));
  CHECK(shares[1].second == Approx(0.15));
  CHECK(shares[2].second == Approx(0.1));
  for (const double wanted : {0.0, 0.333, 0.1, 1.0, 0.5, 2.0, -1.0}) {
    set_share(shares, 1, wanted);
    CHECK(shares[0].second + shares[1].second + shares[2].second == Approx(1.0).margin(1e-9));
    for (const auto& [word, share] : shares) CHECK((share >= 0.0 && share <= 1.0));
  }
}

TEST_CASE("shares that were all in one come back evenly when it is lowered") {
  std::vector<std::pair<std::string, double>> shares{{"a", 1.0}, {"b", 0.0}, {"c", 0.0}};
  set_share(shares, 0, 0.4);
  CHECK(shares[1].second == Approx(0.3));
  CHECK(shares[2].second == Approx(0.3));
}

TEST_CASE("values of plans turn into what forms show and back") {
  CHECK(number_in("1.5") == 1.5);
  CHECK(number_in("12") == 12.0);
  CHECK_FALSE(number_in("\"12\""));
  CHECK(text_in("\"a \\\"b\\\"\"") == "a \"b\"");
  CHECK(texts_in("[\"a\", \"b\"]") == std::vector<std::string>{"a", "b"});
  CHECK(texts_in("\"a\"") == std::vector<std::string>{"a"});
  CHECK_FALSE(texts_in("[1]"));
  CHECK(points_in("[[1, 2], [3.5, 4]]") == std::vector<std::array<double, 2>>{{1, 2}, {3.5, 4}});
  CHECK(points_in("[9.7, 52.4]") == std::vector<std::array<double, 2>>{{9.7, 52.4}});
  CHECK(numbers_in("{ rent = 0.7, owner = 0.3 }") == std::vector<std::pair<std::string, double>>{{"owner", 0.3}, {"rent", 0.7}});
  CHECK(value_of(3.0) == "3");
  CHECK(value_of(0.25) == "0.25");
  const std::vector<std::array<double, 2>> points{{565000.04, 5934000.96}};
  CHECK(value_of(points) == "[[565000.0, 5934001.0]]");
  const std::vector<std::pair<std::string, double>> numbers{{"a", 0.3}, {"b", 1.0}};
  CHECK(value_of(numbers) == "{ a = 0.3, b = 1 }");
  CHECK(numbers_in(value_of(numbers)) == numbers);
}
