// See words.hpp.
#include "viz/editor/words.hpp"

#include "scenarios/plan_values.hpp"

#include <fmt/format.h>

#include <cmath>
#include <initializer_list>
#include <vector>

namespace lichtung::viz {
namespace {

/// The text of the first key that has one.
std::string first_known(Language language, std::initializer_list<std::string> keys, std::string_view otherwise) {
  for (const std::string& key : keys)
    if (const std::string_view found = text(language, key); found != key) return std::string(found);
  return std::string(otherwise);
}

}  // namespace

std::string key_label(std::string_view kind, std::string_view key, Language language) {
  return first_known(language, {fmt::format("editor.key.{}_{}", kind, key), fmt::format("editor.key.{}", key)}, key);
}

std::string word_label(std::string_view key, std::string_view word, Language language) {
  return first_known(language, {fmt::format("editor.word.{}_{}", key, word), fmt::format("editor.word.{}", word)}, word);
}

std::string value_label(std::string_view key, const std::string& value, Language language) {
  std::vector<std::string> parts;
  if (const auto words = texts_in(value)) {
    for (const std::string& word : *words) parts.push_back(word_label(key, word, language));
  } else if (const auto table = numbers_in(value)) {
    double sum = 0;
    for (const auto& [word, number] : *table) sum += number;
    const bool shares = std::abs(sum - 1) < 1e-6 && table->size() > 1;
    for (const auto& [word, number] : *table)
      parts.push_back(shares ? fmt::format("{} {:.0f} %", word_label(key, word, language), 100 * number)
                             : fmt::format("{} {}", word_label(key, word, language), number));
  } else if (const auto places = points_in(value)) {
    parts.push_back(places->size() == 1 ? std::string(text(language, "editor.one_place")) : message(language, "editor.places", places->size()));
  } else {
    parts.push_back(value);
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace lichtung::viz
