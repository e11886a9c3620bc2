// The text comes from a file that may be anybody's: what can't be parsed gives no sentences, never an error.
#include "analysis/report/plan_words.hpp"

#include "scenarios/edit_table.hpp"
#include "scenarios/key_table.hpp"
#include "scenarios/parameters.hpp"
#include "scenarios/toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace lichtung::report {
namespace {

toml::table parsed(const std::string& text) {
  toml::parse_result result = toml::parse(text);
  return result ? std::move(result).table() : toml::table();
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

/// Every digit of the number, with the language's decimal sign.
std::string number_text(double value, const Words& words) {
  std::string out = fmt::format("{}", value);
  if (words.language() == Language::German) std::ranges::replace(out, '.', ',');
  return out;
}

/// A word of the plan format in the reader's language; names of streets and districts stay as they are.
std::string word(const std::string& written, const Words& words) {
  const std::string key = "word_" + written;
  return words.has(key) ? words(key) : written;
}

/// A value as people write it: lists with commas, tables as "name: value".
std::string plain(const toml::node& node, const Words& words) {
  if (const auto* text = node.as_string()) return word(text->get(), words);
  if (const auto* whole = node.as_integer()) return fmt::format("{}", whole->get());
  if (const auto* real = node.as_floating_point()) return number_text(real->get(), words);
  if (const auto* yes = node.as_boolean()) return words(yes->get() ? "yes" : "no");
  if (const auto* date = node.as_date()) return fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
  std::vector<std::string> parts;
  if (const auto* list = node.as_array()) {
    constexpr std::size_t kShown = 12;
    for (const toml::node& element : *list) {
      if (parts.size() == kShown) {
        parts.push_back(words("and_more", list->size() - kShown));
        break;
      }
      parts.push_back(element.is_array() ? "(" + plain(element, words) + ")" : plain(element, words));
    }
  } else if (const auto* table = node.as_table()) {
    for (const auto& [key, value] : *table) parts.push_back(fmt::format("{}: {}", word(std::string(key.str()), words), plain(value, words)));
  }
  return joined(parts, ", ");
}

std::string street_word(const std::string& word, const Words& words) {
  const std::string key = "street_" + word;
  if (words.has(key)) return words(key);
  const std::string known = "town_report.street_" + word;
  const std::string_view found = text(words.language(), known);
  return std::string(found == known ? std::string_view(word) : found);
}

/// "Wege im Umkreis von 420 m um (549 810; 5 803 350)", "in der ganzen Stadt".
std::string where_words(const toml::node& where, const Words& words) {
  const auto* table = where.as_table();
  if (table == nullptr || table->empty()) return words("where_town");
  std::vector<std::string> parts;
  for (const auto& [key, value] : *table) {
    const std::string name(key.str());
    if (name == "radius") continue;
    if (name == "near") {
      const auto* radius = table->get("radius");
      parts.push_back(words("where_near", plain(value, words), radius != nullptr ? plain(*radius, words) : std::string("50")));
    } else if (name == "kind") {
      std::vector<std::string> kinds;
      if (const auto* list = value.as_array())
        for (const toml::node& k : *list) kinds.push_back(street_word(plain(k, words), words));
      else
        kinds.push_back(street_word(plain(value, words), words));
      parts.push_back(joined(kinds, ", "));
    } else if (words.has("where_" + name)) {
      parts.push_back(words("where_" + name, plain(value, words)));
    } else {
      parts.push_back(fmt::format("{}: {}", name, plain(value, words)));
    }
  }
  return joined(parts, ", ");
}

std::string key_words(const std::string& kind, const std::string& name, const toml::node& value, const Words& words) {
  const std::string key = fmt::format("edit_{}_{}", kind, name);
  const std::string exact = fmt::format("{}_{}", key, value.is_boolean() ? (value.value_or(false) ? "true" : "false") : value.value_or(std::string()));
  if (words.has(exact)) return words(exact);
  if (words.has(key)) return words(key, plain(value, words));
  const EditKey* info = find_edit_key(kind, name);
  if (info == nullptr) return fmt::format("{} = {}", name, plain(value, words));
  std::string meaning(words.language() == Language::German ? info->info.de : info->info.en);
  while (!meaning.empty() && (meaning.back() == '.' || meaning.back() == ' ')) meaning.pop_back();
  return fmt::format("{} = {} ({})", name, plain(value, words), meaning);
}

std::string sentence(const toml::table& edit, const Words& words) {
  const std::string kind = edit["kind"].value_or(std::string());
  std::string head = words.has("edit_" + kind) ? words("edit_" + kind) : kind;
  if (const toml::node* where = edit.get("where")) head += ", " + where_words(*where, words);
  std::vector<std::pair<std::size_t, std::string>> told;   // in the order of the edit table
  for (const auto& [key, value] : edit) {
    const std::string name(key.str());
    if (name == "kind" || name == "where") continue;
    const EditKey* info = find_edit_key(kind, name);
    told.emplace_back(info == nullptr ? edit_table().size() : static_cast<std::size_t>(info - edit_table().data()), key_words(kind, name, value, words));
  }
  std::ranges::stable_sort(told, {}, &std::pair<std::size_t, std::string>::first);
  std::vector<std::string> parts;
  for (auto& [place, sentence] : told) parts.push_back(std::move(sentence));
  return parts.empty() ? head : head + ": " + joined(parts, "; ");
}

void flatten(const toml::table& table, const std::string& prefix, const Words& words, std::map<std::string, std::string>& out) {
  for (const auto& [key, value] : table) {
    const std::string full = prefix + std::string(key.str());
    if (full == "edit" || full == "schema") continue;
    if (const auto* inner = value.as_table(); inner != nullptr && prefix.empty())
      flatten(*inner, full + '.', words, out);
    else
      out[full] = plain(value, words);
  }
}

std::map<std::string, std::string> inputs(const std::string& toml_text, const Words& words) {
  std::map<std::string, std::string> out;
  flatten(parsed(toml_text), {}, words, out);
  return out;
}

std::string named_input(const std::string& key, const Words& words) {
  const bool german = words.language() == Language::German;
  std::string_view meaning;
  std::string name = key;
  if (key.starts_with("parameters.")) {
    name = key.substr(std::string_view("parameters.").size());
    if (const ParameterInfo* info = find_parameter(name)) meaning = german ? info->de : info->en;
  } else if (const KeyInfo* info = find_key(key)) {
    meaning = german ? info->de : info->en;
  }
  while (meaning.ends_with('.')) meaning.remove_suffix(1);
  return meaning.empty() ? name : fmt::format("{} ({})", name, meaning);
}

}  // namespace

std::vector<std::string> edits_in_words(const std::string& scenario_toml, const Words& words) {
  std::vector<std::string> out;
  const toml::table table = parsed(scenario_toml);
  if (const auto* edits = table["edit"].as_array())
    for (const toml::node& edit : *edits)
      if (const auto* one = edit.as_table()) out.push_back(sentence(*one, words));
  return out;
}

std::vector<std::string> added_edits(const std::string& before_toml, const std::string& after_toml, const Words& words) {
  std::vector<std::string> before = edits_in_words(before_toml, words), out;
  for (const std::string& edit : edits_in_words(after_toml, words)) {
    const auto same = std::ranges::find(before, edit);
    if (same == before.end())
      out.push_back(edit);
    else
      before.erase(same);
  }
  for (const std::string& gone : before) out.push_back(words("edit_gone", gone));
  return out;
}

std::vector<std::string> changed_inputs(const std::string& before_toml, const std::string& after_toml, const Words& words) {
  const auto before = inputs(before_toml, words), after = inputs(after_toml, words);
  std::vector<std::string> out;
  const auto told = [&](const std::string& key) { return key != "name" && key != "random.replicates" && !key.starts_with("outcome."); };
  for (const auto& [key, value] : before)
    if (const auto at = after.find(key); told(key) && (at == after.end() || at->second != value))
      out.push_back(words("input_changed", named_input(key, words), value, at == after.end() ? words("input_unset") : at->second));
  for (const auto& [key, value] : after)
    if (told(key) && !before.contains(key)) out.push_back(words("input_changed", named_input(key, words), words("input_unset"), value));
  return out;
}

}  // namespace lichtung::report
