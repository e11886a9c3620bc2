// What a measure found, said twice: as JSON with stable keys and full precision, and as aligned text for people.
#pragma once

#include "sim/commands/json.hpp"
#include "sim/commands/text_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::commands {

/// A number with about six significant digits, without exponents for everyday sizes; "–" for NaN.
[[nodiscard]] std::string figure(double value, Language language);

class Report {
 public:
  explicit Report(Language language) : language_(language) {}

  /// One line "label  value". `key` may be nested ("normality.z"); the label is the text "stats.LABEL".
  void number(const std::string& key, const std::string& label, double value);
  void count(const std::string& key, const std::string& label, std::uint64_t value);
  /// A value with its unit of the texts ("stats.unit_m").
  void number(const std::string& key, const std::string& label, double value, const std::string& unit);
  /// A word in JSON, a text "stats.TEXT" for people.
  void word(const std::string& key, const std::string& label, std::string_view word, const std::string& text_key);

  /// JSON only, or text only.
  void json(const std::string& key, Json value);
  void heading(const std::string& text_key);
  void note(std::string text);
  void table(const TextTable& table);

  [[nodiscard]] const Json& document() const { return document_; }
  [[nodiscard]] std::string text() const;
  [[nodiscard]] Language language() const { return language_; }
  /// The text "stats.KEY".
  [[nodiscard]] std::string word_of(const std::string& key) const;

 private:
  void line(const std::string& label, std::string value);

  Language language_;
  Json document_ = Json::object();
  TextTable lines_;
  std::string text_;
  void flush();
};

}  // namespace lichtung::commands
