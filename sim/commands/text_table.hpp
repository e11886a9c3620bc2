// Aligned columns and numbers for people in a terminal, German or English.
#pragma once

#include "scenarios/messages.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::commands {

/// 1234.5 with one decimal → "1,234.5" or "1.234,5"; "–" for what isn't a number.
[[nodiscard]] std::string number(double value, int decimals, Language language);
[[nodiscard]] std::string number(std::int64_t value, Language language);

/// 0.125 → "12.5 %" or "12,5 %".
[[nodiscard]] std::string percent(double share, Language language);

/// Columns a text takes in a terminal: its code points, which is right for German and most names on maps.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Text that can't move the cursor or break a line: control characters become spaces, broken UTF-8 becomes '?'.
[[nodiscard]] std::string printable(std::string_view text);

/// Rows of equal length; the first column is set left, the others right, all indented by two.
class TextTable {
 public:
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::string str() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace lichtung::commands
