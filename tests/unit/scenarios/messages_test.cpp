// Texts for people: both languages complete, placeholders equal, every key used in the sources known.
#include "scenarios/messages.hpp"
#include "scenarios/texts_embedded.hpp"
#include "scenarios/toml.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {

using namespace lichtung;

void flatten(const toml::table& table, const std::string& prefix, std::map<std::string, std::string>& out) {
  for (const auto& [key, node] : table) {
    const std::string full = prefix + std::string(key.str());
    if (node.is_table())
      flatten(*node.as_table(), full + '.', out);
    else
      out[full] = node.value_or(std::string());
  }
}

std::map<std::string, std::string> parsed(std::string_view embedded) {
  const auto result = toml::parse(embedded);
  INFO((result ? std::string() : std::string(result.error().description())));
  REQUIRE(result);
  std::map<std::string, std::string> out;
  flatten(result.table(), {}, out);
  return out;
}

std::multiset<std::string> placeholders(const std::string& text) {
  std::multiset<std::string> found;
  static const std::regex pattern(R"(\{\{|\}\}|\{[^{}]*\})");
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it)
    if (it->str() != "{{" && it->str() != "}}") found.insert(it->str());
  return found;
}

std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("both text files parse and have the same keys") {
  const auto de = parsed(detail::kTextsDE), en = parsed(detail::kTextsEN);
  for (const auto& [key, value] : de) {
    INFO("de.toml: " << key << " is missing in en.toml");
    CHECK(en.contains(key));
  }
  for (const auto& [key, value] : en) {
    INFO("en.toml: " << key << " is missing in de.toml");
    CHECK(de.contains(key));
  }
}

TEST_CASE("no text is empty and both languages use the same placeholders") {
  const auto de = parsed(detail::kTextsDE);
  for (const auto& [key, english] : parsed(detail::kTextsEN)) {
    INFO(key);
    CHECK_FALSE(english.empty());
    if (de.contains(key)) CHECK(placeholders(de.at(key)) == placeholders(english));
  }
}

TEST_CASE("the embedded texts are the files of the source tree") {
  const auto folder = std::filesystem::path(LICHTUNG_SOURCE_DIR) / "assets/texts";
  CHECK(read_text(folder / "de.toml") == detail::kTextsDE);
  CHECK(read_text(folder / "en.toml") == detail::kTextsEN);
}

TEST_CASE("every text key asked for in the sources exists") {
  const auto en = parsed(detail::kTextsEN);
  static const std::regex call(R"re(\b(?:message|text)\(\s*[\w.:>()-]+,\s*"([a-z0-9_]+(?:\.[a-z0-9_]+)+)")re");
  for (const auto* folder : {"scenarios", "sim", "analysis", "viz"}) {
    const auto root = std::filesystem::path(LICHTUNG_SOURCE_DIR) / folder;
    if (!std::filesystem::exists(root)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      const std::string code = read_text(entry.path());
      for (std::sregex_iterator it(code.begin(), code.end(), call), end; it != end; ++it) {
        INFO(entry.path().filename().string() << " asks for " << (*it)[1].str());
        CHECK(en.contains((*it)[1].str()));
      }
    }
  }
}

TEST_CASE("a known key gives its text and an unknown key gives itself") {
  CHECK(text(Language::German, "app.tagline") != text(Language::English, "app.tagline"));
  CHECK(text(Language::English, "no.such_key") == "no.such_key");
}

TEST_CASE("locales name the language") {
  for (const auto* german : {"de", "de_DE.UTF-8", "de-AT", "de_CH@euro", "de.UTF-8"})
    CHECK(language_of(german) == Language::German);
  for (const auto* english : {"", "C", "POSIX", "en_GB.UTF-8", "fr_FR", "den_XX", "C.UTF-8"})
    CHECK(language_of(english) == Language::English);
}
