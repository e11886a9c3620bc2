// Diagnostics as people see them, and the guess at the word that was meant.
#include "scenarios/diagnostics.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace lichtung;

Diagnostic unknown_key() {
  return {.file = "led.toml", .line = 7, .column = 1, .key = "diagnostic.unknown_key_in", .args = {{"clas"}, {"map"}}, .suggestion = "class"};
}

}  // namespace

TEST_CASE("a diagnostic names file, line, column and the word that was meant") {
  CHECK(format(unknown_key(), Language::English) == "led.toml:7:1: error: unknown key 'clas' in [map]; did you mean 'class'?");
  CHECK(format(unknown_key(), Language::German) ==
        "led.toml:7:1: Fehler: unbekannter Schlüssel „clas“ in [map]; ist „class“ gemeint?");
}

TEST_CASE("a diagnostic about a whole file has no line") {
  const Diagnostic d{.file = "x.toml", .key = "diagnostic.file_missing", .args = {}, .suggestion = {}};
  CHECK(format(d, Language::English) == "x.toml: error: no such file");
}

TEST_CASE("arguments that are texts themselves follow the language") {
  const Diagnostic d{.file = "x", .line = 1, .column = 1, .key = "diagnostic.wrong_type",
                     .args = {{"a"}, {"type.integer", true}, {"type.list", true}}, .suggestion = {}};
  CHECK_THAT(describe(d, Language::English), Catch::Contains("a whole number"));
  CHECK_THAT(describe(d, Language::German), Catch::Contains("eine ganze Zahl"));
}

TEST_CASE("control characters and endless words from a file do not reach the terminal") {
  Diagnostic d = unknown_key();
  d.args[0].value = "\x1b[2J" + std::string(5000, 'x');
  const std::string shown = describe(d, Language::English);
  CHECK(shown.find('\x1b') == std::string::npos);
  CHECK(shown.size() < 300);
}

TEST_CASE("braces in a user's word are no placeholders") {
  Diagnostic d = unknown_key();
  d.args[0].value = "{0}{x}{";
  CHECK_THAT(describe(d, Language::English), Catch::Contains("'{0}{x}{'"));
}

TEST_CASE("the summary counts errors and warnings and says that nothing was run") {
  std::vector<Diagnostic> all(3, unknown_key());
  CHECK(summary(all, Language::English) == "3 errors. Nothing was run.");
  CHECK(summary(all, Language::German) == "3 Fehler. Es wurde nichts simuliert.");
  all.resize(2);
  all[1].severity = Severity::Warning;
  CHECK(summary(all, Language::English) == "1 error, 1 warning. Nothing was run.");
  all.erase(all.begin());
  CHECK(summary(all, Language::English) == "No errors, 1 warning.");
  CHECK_FALSE(has_errors(all));
  CHECK(summary({}, Language::English) == "No errors.");
}

TEST_CASE("the edit distance counts inserted, deleted, replaced and swapped letters") {
  CHECK(edit_distance("clas", "class") == 1);
  CHECK(edit_distance("calss", "class") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("same", "same") == 0);
}

TEST_CASE("the edit distance is symmetric and never longer than the longer word") {
  const std::vector<std::string_view> words{"", "a", "days", "day", "synthetic", "snythetic", "foot", "tofo", "xyz"};
  for (const auto a : words)
    for (const auto b : words) {
      CHECK(edit_distance(a, b) == edit_distance(b, a));
      CHECK(edit_distance(a, b) <= std::max(a.size(), b.size()));
    }
}

TEST_CASE("the nearest word is suggested only when it is near") {
  const std::vector<std::string_view> words{"foot", "bicycle", "car"};
  CHECK(nearest("fott", words) == "foot");
  CHECK(nearest("bycicle", words) == "bicycle");
  CHECK(nearest("cat", words) == "car");
  CHECK(nearest("helicopter", words).empty());
  CHECK(nearest(std::string(100000, 'c'), words).empty());
}
