// Lines are gathered into one table until something else follows.
#include "analysis/commands/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lichtung::commands {

std::string figure(double value, Language language) {
  if (!std::isfinite(value)) return std::isinf(value) ? "∞" : "–";
  const double size = std::abs(value);
  if (value == std::floor(value) && size < 1e15) return number(value, 0, language);
  const int digits_before = size < 1.0 ? 1 : static_cast<int>(std::floor(std::log10(size))) + 1;
  if (size > 0.0 && size < 1e-4) {
    std::string text = fmt::format("{:.3e}", value);
    if (language == Language::German) std::ranges::replace(text, '.', ',');
    return text;
  }
  return number(value, std::max(0, 6 - digits_before), language);
}

std::string Report::word_of(const std::string& key) const {
  return std::string(lichtung::text(language_, "stats." + key));
}

void Report::json(const std::string& key, Json value) {
  std::string pointer = "/" + key;
  std::ranges::replace(pointer, '.', '/');
  document_[Json::json_pointer(pointer)] = std::move(value);
}

void Report::line(const std::string& label, std::string value) { lines_.row({word_of(label), std::move(value)}); }

void Report::number(const std::string& key, const std::string& label, double value) {
  json(key, std::isfinite(value) ? Json(value) : Json());
  line(label, figure(value, language_));
}

void Report::number(const std::string& key, const std::string& label, double value, const std::string& unit) {
  json(key, std::isfinite(value) ? Json(value) : Json());
  line(label, figure(value, language_) + ' ' + word_of(unit));
}

void Report::count(const std::string& key, const std::string& label, std::uint64_t value) {
  json(key, value);
  line(label, commands::number(static_cast<std::int64_t>(value), language_));
}

void Report::word(const std::string& key, const std::string& label, std::string_view word,
                  const std::string& text_key) {
  json(key, word);
  line(label, word_of(text_key));
}

void Report::flush() {
  if (!lines_.empty()) text_ += lines_.str();
  lines_ = TextTable();
}

void Report::heading(const std::string& text_key) { note(word_of(text_key)); }

void Report::note(std::string text) {
  flush();
  text_ += (text_.empty() ? "" : "\n") + text + '\n';
}

void Report::table(const TextTable& table) {
  flush();
  text_ += table.str();
}

std::string Report::text() const {
  Report copy = *this;
  copy.flush();
  return copy.text_;
}

}  // namespace lichtung::commands
