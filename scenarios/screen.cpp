// Bytes of a TOML file: encoding, and where quotes and brackets are open.
#include "scenarios/screen.hpp"

namespace lichtung::detail {
namespace {

constexpr unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }
constexpr bool continues(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

/// Length of the well-formed UTF-8 sequence at `i` (Unicode table 3-7: no overlong forms, no surrogates), or 0.
std::size_t sequence_length(std::string_view text, std::size_t i) {
  const unsigned a = byte_at(text, i);
  if (a < 0x80U) return 1;
  const std::size_t length = a >= 0xC2U && a <= 0xDFU ? 2 : (a & 0xF0U) == 0xE0U ? 3 : a >= 0xF0U && a <= 0xF4U ? 4 : 0;
  if (length == 0 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if (!continues(byte_at(text, i + k))) return 0;
  const unsigned b = byte_at(text, i + 1);
  if ((a == 0xE0U && b < 0xA0U) || (a == 0xEDU && b > 0x9FU) || (a == 0xF0U && b < 0x90U) || (a == 0xF4U && b > 0x8FU))
    return 0;
  return length;
}

Position position_of(std::string_view text, std::size_t offset) {
  Position at{1, 1};
  for (std::size_t i = 0; i < offset; ++i) {
    if (text[i] == '\n')
      at = {at.line + 1, 1};
    else if (!continues(byte_at(text, i)))
      ++at.column;
  }
  return at;
}

enum class In { Plain, Comment, Basic, Literal, LongBasic, LongLiteral };

struct Scanner {
  std::string_view text;
  Layout layout;
  In in{In::Plain};
  std::string open;   // brackets not closed yet, outermost first
  int dots{};
  std::size_t line_begin{};
  bool value{};       // where a value is expected or has begun, no key

  [[nodiscard]] Position here(std::size_t i) const {
    Position at{static_cast<std::uint32_t>(layout.lines.size()), 1};
    for (std::size_t k = line_begin; k < i; ++k)
      if (!continues(byte_at(text, k))) ++at.column;
    return at;
  }
  void begin_line(std::size_t i) {
    line_begin = i;
    layout.lines.push_back({i, i, !open.empty() || in == In::LongBasic || in == In::LongLiteral});
    value = in_list();
  }
  void end_line(std::size_t i) {
    layout.lines.back().end = i > line_begin && text[i - 1] == '\r' ? i - 1 : i;
    if (in == In::Comment || in == In::Basic || in == In::Literal) in = In::Plain;
    dots = 0;
  }
  [[nodiscard]] bool in_list() const { return !open.empty() && open.back() == '['; }
  /// A quotation mark right behind a bare value (12"ä") opens no text: the parser reads on through it as if it were the value.
  [[nodiscard]] bool within_value(std::size_t i) const {
    return value && i > line_begin && std::string_view(" \t[{,=\"'").find(text[i - 1]) == std::string_view::npos;
  }
  [[nodiscard]] bool triple(std::size_t i) const { return text.substr(i, 3) == std::string(3, text[i]); }

  /// One character outside quotes and comments; the number of bytes it takes.
  std::size_t plain(std::size_t i) {
    const char c = text[i];
    if (c == '#') in = In::Comment;
    if ((c == '"' || c == '\'') && !within_value(i)) {
      const bool basic = c == '"';
      const bool longer = triple(i);
      in = longer ? (basic ? In::LongBasic : In::LongLiteral) : (basic ? In::Basic : In::Literal);
      return longer ? 3 : 1;
    }
    if (c == '[' || c == '{') open += c;
    if (c == '}' && !open.empty() && open.back() == '[') layout.stray.push_back(here(i));
    if ((c == ']' || c == '}') && !open.empty()) open.pop_back();
    const bool header = i - line_begin < 2 && open.size() == i - line_begin + 1 && text[line_begin] == '[';
    if (c == '=' || c == '[' || c == ',') value = c == '=' || (in_list() && !header);
    if (c == '{') value = false;
    if (c == '.') {
      if (++dots == kMaxKeyDots + 1) layout.deep.push_back(here(i));
    } else if (c == '=' || c == ',' || c == '[' || c == '{') {
      dots = 0;
    }
    const auto line = static_cast<std::uint32_t>(layout.lines.size());
    if (byte_at(text, i) >= 0x80U && (layout.foreign.empty() || layout.foreign.back().line != line))
      layout.foreign.push_back(here(i));
    return 1;
  }

  /// One character within quotes.
  std::size_t quoted(std::size_t i) {
    const char c = text[i];
    const bool basic = in == In::Basic || in == In::LongBasic;
    if (basic && c == '\\' && i + 1 < text.size() && text[i + 1] != '\n') return 2;
    if (c != (basic ? '"' : '\'')) return 1;
    if (in == In::Basic || in == In::Literal) {
      in = In::Plain;
      return 1;
    }
    if (!triple(i)) return 1;
    in = In::Plain;
    std::size_t end = i + 3;  // up to two further quotes belong to the text: """"" ends a text that ends in ""
    while (end < text.size() && end < i + 5 && text[end] == c) ++end;
    return end - i;
  }
};

}  // namespace

bool screen_bytes(std::string& text, Report& report) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.size() > kMaxFileBytes) {
    report.error({}, "diagnostic.file_too_large", {{std::to_string(text.size())}, {std::to_string(kMaxFileBytes)}});
    return false;
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    report.error({}, "diagnostic.utf16");
    return false;
  }
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0 || text[i] == '\0') {
      const Position at = position_of(text, i);
      if (length == 0)
        report.error(at, "diagnostic.not_utf8", {{fmt::format("{:02X}", byte_at(text, i))}});
      else
        report.error(at, "diagnostic.nul_byte");
      return false;
    }
    i += length;
  }
  return true;
}

Layout lay_out(std::string_view text) {
  Scanner scanner{.text = text, .layout = {}, .open = {}};
  scanner.begin_line(0);
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\n') {
      scanner.end_line(i);
      scanner.begin_line(++i);
    } else if (scanner.in == In::Plain) {
      i += scanner.plain(i);
    } else if (scanner.in == In::Comment) {
      ++i;
    } else {
      i += scanner.quoted(i);
    }
  }
  scanner.end_line(text.size());
  return std::move(scanner.layout);
}

}  // namespace lichtung::detail
