// Bytes before parsing: encodings, and where quotes and brackets are open.
#include "scenarios/screen.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace lichtung;
using namespace lichtung::detail;

/// Key of the first diagnostic, without its section; empty if the text is accepted.
std::string screened(std::string text, Position* at = nullptr) {
  Report report("x.toml");
  const bool usable = screen_bytes(text, report);
  const auto diagnostics = report.take();
  CHECK(usable == diagnostics.empty());
  if (diagnostics.empty()) return {};
  if (at != nullptr) *at = {diagnostics[0].line, diagnostics[0].column};
  return diagnostics[0].key.substr(diagnostics[0].key.find('.') + 1);
}

}  // namespace

TEST_CASE("plain and umlaut text in UTF-8 is accepted, with or without a byte order mark") {
  CHECK(screened("name = \"Düsseldorf – Süd 😀\"\n").empty());
  CHECK(screened("\xEF\xBB\xBFschema = 1\r\n").empty());
  CHECK(screened("").empty());
}

TEST_CASE("Windows-1252 is refused with the place of the first such byte") {
  Position at;
  CHECK(screened("schema = 1\nname = \"ä\xFC\"\n", &at) == "not_utf8");
  CHECK(at.line == 2);
  CHECK(at.column == 10);
}

TEST_CASE("bytes that only look like UTF-8 are refused") {
  for (const auto* bad : {"\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80", "\xFE"})
    CHECK(screened(std::string("# ") + bad) == "not_utf8");
}

TEST_CASE("UTF-16, NUL bytes and endless files are refused") {
  CHECK(screened(std::string("\xFF\xFEs\0c\0", 6)) == "utf16");
  CHECK(screened(std::string("a = 1\0", 6)) == "nul_byte");
  CHECK(screened(std::string(kMaxFileBytes + 1, '#')) == "file_too_large");
}

TEST_CASE("letters outside ASCII are foreign only outside quotes and comments") {
  const Layout layout = lay_out("a = \"ä\" # ö\nü = 1\nb = 'ß'\nc = \"\"\"\nä\n\"\"\"\nd = ö ü\n");
  REQUIRE(layout.foreign.size() == 2);
  CHECK(layout.foreign[0].line == 2);
  CHECK(layout.foreign[0].column == 1);
  CHECK(layout.foreign[1].line == 7);
  CHECK(layout.foreign[1].column == 5);
}

TEST_CASE("a quote right behind a bare value opens no text, behind a key's dot it does") {
  CHECK(lay_out("a = [0\"ä\"]").foreign.size() == 1);
  CHECK(lay_out("a = 1.'ä'").foreign.size() == 1);
  CHECK(lay_out("[a.\"ä\"]\n[[b.'ä']]\n\"b\".\"ö\" = 'ü'\nc = { d.\"ä\" = \"ä\", e = [\"ä\",'ä', \"ä\"] }\n").foreign.empty());
}

TEST_CASE("escaped quotes do not end a text, except in literal ones") {
  CHECK(lay_out(R"(a = "\"ä")").foreign.empty());
  CHECK(lay_out(R"(a = '\'ä)").foreign.size() == 1);
  CHECK(lay_out("a = \"\"\"x\"\"\"\"\" # ä").foreign.empty());
}

TEST_CASE("a quote left open ends with its line") { CHECK(lay_out("a = \"x\nä = 1").foreign.size() == 1); }

TEST_CASE("lines within lists over several lines are known") {
  const Layout layout = lay_out("a = [\n 1,\n]\nb = 2\n");
  REQUIRE(layout.lines.size() == 5);
  CHECK_FALSE(layout.lines[0].inside);
  CHECK(layout.lines[1].inside);
  CHECK(layout.lines[2].inside);
  CHECK_FALSE(layout.lines[3].inside);
}

TEST_CASE("keys with very many dots are found, decimal numbers are not") {
  std::string key = "a";
  for (int i = 0; i < 40; ++i) key += ".a";
  CHECK(lay_out(key + " = 1\n").deep.size() == 1);
  CHECK(lay_out("[" + key + "]\n").deep.size() == 1);
  std::string numbers = "x = [";
  for (int i = 0; i < 100; ++i) numbers += "0.5, ";
  CHECK(lay_out(numbers + "]\n").deep.empty());
}
