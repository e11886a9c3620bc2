// Cells of CSV tables (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace lichtung {

/// The text as it is, or in quotes if it holds a comma, a quote or an end of line.
[[nodiscard]] inline std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

}  // namespace lichtung
