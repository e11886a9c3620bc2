// Looks at the bytes of a TOML file before it is parsed. Files come from anywhere: editors that save Windows-1252,
// half-copied downloads, and on purpose. What the parser doesn't survive (letters outside ASCII in bare keys, keys
// with thousands of dots, a closing brace where a list waits for a value) must not reach it.
#pragma once

#include "scenarios/report.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::detail {

inline constexpr std::size_t kMaxFileBytes = 1U << 20;
inline constexpr int kMaxKeyDots = 32;

/// Removes a UTF-8 byte order mark and reports what makes a file unreadable as text: too large, UTF-16, NUL bytes,
/// bytes that aren't UTF-8. False if it can't be parsed at all.
[[nodiscard]] bool screen_bytes(std::string& text, Report& report);

/// State of the text at line starts, as a TOML reader sees it.
struct Line {
  std::size_t begin{};    // offset of its first byte
  std::size_t end{};      // one past its last, without the line break
  bool inside{};          // begins within an unclosed list, inline table or multi-line text
};

struct Layout {
  std::vector<Line> lines;          // lines[0] is line 1
  std::vector<Position> foreign;    // first letter outside ASCII and outside quotes, one per line
  std::vector<Position> stray;      // '}' within a list
  std::vector<Position> deep;       // keys with more than kMaxKeyDots dots

  [[nodiscard]] bool dangerous() const { return !foreign.empty() || !stray.empty() || !deep.empty(); }
};

/// Follows quotes, comments and brackets through a text. Agrees with the parser up to its first syntax error.
[[nodiscard]] Layout lay_out(std::string_view text);

}  // namespace lichtung::detail
