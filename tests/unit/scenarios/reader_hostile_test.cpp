// The scenario reader against files made to break it. It must answer with diagnostics, never crash or hang.
#include "reading.hpp"

#include "scenarios/key_table.hpp"

namespace {

using namespace lichtung;
using namespace lichtung::test;
using Lines = std::vector<std::string>;

std::string repeat(std::string_view part, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("deep nesting of lists, tables and dotted keys is refused") {
  for (const std::string& text : {"a = " + repeat("[", 100000), "a = " + repeat("{a=", 100000), repeat("a.", 100000) + "a = 1\n",
                                  "[" + repeat("a.", 100000) + "a]\n", "a = " + repeat("{a.b.c.d.e=", 90000)}) {
    const auto result = read_scenario_text(text, "x.toml");
    CHECK_FALSE(result.scenario.has_value());
    CHECK_FALSE(result.diagnostics.empty());
  }
}

TEST_CASE("a letter that the parser can't bear in bare keys never reaches it") {
  const std::string letter = "\xEF\xBB\x8A";  // U+FECA
  for (const std::string& text : {letter + " = 1\n", "a" + letter + " = 1\n", "[" + letter + "]\n", "a." + letter + " = 1\n",
                                  "a = " + letter + "\n", "a = { " + letter + " = 1 }\n", "a = 'x\n" + letter + " = 1\n",
                                  "a = [1,\n" + letter + " = 2\n"}) {
    const auto result = read_scenario_text("schema = 1\n" + text, "x.toml");
    CHECK_FALSE(result.scenario.has_value());
  }
  CHECK(problems("name = \"" + letter + "\"\n" + kHead) == Lines{});
}

TEST_CASE("a brace that closes a list never reaches the parser, which can't bear it") {
  CHECK(problems(kHead + "[police]\nshifts = [}]\ncaar = 1\n") == Lines{"5 stray_brace", "6 unknown_key_in"});
  CHECK(problems(kHead + "[police]\nshifts = [\"06:00-14:00\", }\n") == Lines{"5 stray_brace"});
  CHECK(problems(kHead + "[police]\nshifts = [\n\"06:00-14:00\",\n}\n]\n") == Lines{"7 stray_brace"});
  CHECK(problems("schema = 1\nmap = { synthetic = \"kleinstadt\" } # [}]\nname = \"[}]\"\n") == Lines{});
}

TEST_CASE("umlauts in bare keys and values without quotes are explained") {
  CHECK(problems(kHead + "[police]\nfüße = 1\n") == Lines{"5 foreign_letter"});
  CHECK(problems("name = Süd\n" + kHead) == Lines{"1 foreign_letter"});
}

TEST_CASE("text in Windows-1252, UTF-16 or with NUL bytes is refused") {
  CHECK(problems("name = \"S\xFC" "d\"\n" + kHead) == Lines{"1 not_utf8"});
  CHECK(problems(std::string("\xFF\xFEs\0", 4)) == Lines{"0 utf16"});
  CHECK(problems(kHead + std::string("\0", 1)) == Lines{"4 nul_byte"});
}

TEST_CASE("folders, missing files and files too large are told apart") {
  const Folder folder;
  const auto big = folder.write("big.toml", kHead + repeat("# filler\n", 130000));
  CHECK(problems(read_scenario(folder.path)) == Lines{"0 file_is_folder"});
  CHECK(problems(read_scenario(folder.path / "nix.toml")) == Lines{"0 file_missing"});
  CHECK(problems(read_scenario(folder.path / "nix.toml" / "x")) == Lines{"0 file_missing"});
  CHECK(problems(read_scenario(big)) == Lines{"0 file_too_large"});
  CHECK(problems(read_scenario("")) == Lines{"0 file_missing"});
}

TEST_CASE("a file full of syntax errors ends with a limit") {
  const auto result = read_scenario_text(repeat("a = = 1\n", 5000), "x.toml");
  CHECK(result.diagnostics.size() == 21);
}

TEST_CASE("thousands of unknown keys are all reported, quickly") {
  std::string text = kHead;
  for (int i = 0; i < 5000; ++i) text += fmt::format("k{} = {}\n", i, i);
  CHECK(problems(text).size() == 5000);
}

TEST_CASE("a key of a million letters gives one short error") {
  const auto result = read_scenario_text(kHead + std::string(1'000'000, 'k') + " = 1\n", "x.toml");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(format(result.diagnostics[0], Language::German).size() < 400);
}

TEST_CASE("keys that hide dots or control characters in quotes are unknown") {
  CHECK(problems("\"map.synthetic\" = \"kleinstadt\"\n" + kHead).size() == 1);
  CHECK(problems("\"\\u001b[31m\" = 1\n" + kHead) == Lines{"1 unknown_key"});
  CHECK(problems("\"\" = 1\n" + kHead) == Lines{"1 unknown_key"});
}

TEST_CASE("any damage to a good file gives a scenario or errors, never both, never neither") {
  Scenario full;
  full.map.synthetic = SyntheticTown::Kleinstadt;
  const std::string good_text = canonical_toml(full).substr(0, 1600);
  const std::vector<std::string> pieces{"\xEF\xBB\x8A", "\"", "'", "\"\"\"", "[", "]", "{", "}", "=", ".", ",", "\n", "\r", "#",
                                        "\\", "ü", "\xFF", "0x", "1e999", "[[edit]]\n", "base = \"x\"\n", "-", "\t", "true"};
  std::uint64_t state = 12345;
  const auto next = [&state](std::size_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33) % below;
  };
  for (int round = 0; round < 1500; ++round) {
    std::string text = good_text;
    for (std::size_t edits = next(4) + 1; edits > 0; --edits) {
      const std::size_t at = next(text.size());
      if (next(3) == 0)
        text.erase(at, next(20));
      else
        text.insert(at, pieces[next(pieces.size())]);
    }
    const auto result = read_scenario_text(text, "x.toml");
    CHECK(result.scenario.has_value() != has_errors(result.diagnostics));
    for (const Diagnostic& d : result.diagnostics) CHECK_FALSE(format(d, Language::German).empty());
  }
}
