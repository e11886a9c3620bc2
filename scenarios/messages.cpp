// Looks texts up in the two embedded files. They are parsed once, on first use, into sorted tables that never
// change afterwards.
#include "scenarios/messages.hpp"

#include "scenarios/texts_embedded.hpp"
#include "scenarios/toml.hpp"

#include <algorithm>
#include <map>

namespace lichtung {
namespace {

using TextTable = std::map<std::string, std::string, std::less<>>;

void collect(const toml::table& table, const std::string& prefix, TextTable& out) {
  for (const auto& [key, node] : table) {
    const std::string full = prefix + std::string(key.str());
    if (const auto* inner = node.as_table())
      collect(*inner, full + '.', out);
    else if (const auto* value = node.as_string())
      out.emplace(full, value->get());
  }
}

TextTable parse(std::string_view embedded) {
  TextTable table;
  const toml::parse_result parsed = toml::parse(embedded);
  if (parsed) collect(parsed.table(), {}, table);  // a damaged file shows keys instead of texts; a test refuses it
  return table;
}

const TextTable& texts(Language language) {
  static const TextTable english = parse(detail::kTextsEN);
  static const TextTable german = parse(detail::kTextsDE);
  return language == Language::German ? german : english;
}

}  // namespace

Language language_of(std::string_view locale) {
  const std::string_view primary = locale.substr(0, locale.find_first_of("_-.@"));
  const bool german = primary == "de" || primary == "DE" || primary == "De";
  return german ? Language::German : Language::English;
}

std::string_view text(Language language, std::string_view key) {
  const TextTable& table = texts(language);
  const auto it = table.find(key);
  return it == table.end() ? key : std::string_view(it->second);
}

}  // namespace lichtung
