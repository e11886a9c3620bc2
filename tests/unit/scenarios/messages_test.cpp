// Texts for people: both languages complete, placeholders equal, every key used in the sources known.
#include "scenarios/messages.hpp"
#include "scenarios/texts_embedded.hpp"
#include "scenarios/toml.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

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

/// "{}", "{0}", "{name:.1f}" of a text; doubled braces are none.
std::multiset<std::string> placeholders(const std::string& text) {
  std::multiset<std::string> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') continue;
    if (text.compare(i, 2, "{{") == 0) {
      ++i;
      continue;
    }
    const auto end = text.find('}', i);
    found.insert(text.substr(i, end - i + 1));
  }
  return found;
}

/// Text keys given as literals to message( ) and text( ) in a source.
std::vector<std::string> keys_asked_for(const std::string& code) {
  static const std::string key_letters = "abcdefghijklmnopqrstuvwxyz0123456789_.";
  std::vector<std::string> keys;
  for (const std::string call : {"message(", "text("})
    for (auto at = code.find(call); at != std::string::npos; at = code.find(call, at + 1)) {
      const auto open = code.find('"', at), other = code.find_first_of(";{", at);
      if (open == std::string::npos || other < open) continue;
      const auto comma = code.find(',', at);
      if (comma > open || code.find_first_not_of(" \n", comma + 1) != open) continue;  // not the second argument
      const auto close = code.find_first_not_of(key_letters, open + 1);
      const std::string key = code.substr(open + 1, close - open - 1);
      const bool put_together = key.ends_with('_') || key.ends_with('.');   // the rest comes from elsewhere
      if (close != std::string::npos && code[close] == '"' && key.find('.') != std::string::npos && !put_together) keys.push_back(key);
    }
  return keys;
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
  std::size_t asked = 0;
  for (const auto* folder : {"scenarios", "sim", "analysis", "viz"}) {
    const auto root = std::filesystem::path(LICHTUNG_SOURCE_DIR) / folder;
    if (!std::filesystem::exists(root)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      for (const std::string& key : keys_asked_for(read_text(entry.path()))) {
        INFO(entry.path().filename().string() << " asks for " << key);
        CHECK(en.contains(key));
        ++asked;
      }
    }
  }
  CHECK(asked > 30);  // the search itself still works
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
