// Numbers are set by fmt and then given the language's separators, so that no locale of the machine has a say.
#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::commands {

namespace {

/// Length of the valid UTF-8 sequence at `text[i]`, 0 if there is none (overlong forms and surrogates included).
std::size_t sequence(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char lead = byte(i);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
  if (length == 0 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(i + k) & 0xC0) != 0x80) return 0;
  if (length > 2) {
    const unsigned char next = byte(i + 1);
    if ((lead == 0xE0 && next < 0xA0) || (lead == 0xED && next >= 0xA0) || (lead == 0xF0 && next < 0x90) ||
        (lead == 0xF4 && next >= 0x90))
      return 0;
  }
  return length;
}

}  // namespace

std::string number(double value, int decimals, Language language) {
  if (!std::isfinite(value)) return "–";
  const std::string plain = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string out = value < 0.0 && plain.find_first_not_of("0.") != std::string::npos ? "−" : "";
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += language == Language::German ? '.' : ',';
    out += plain[i];
  }
  if (point < plain.size()) out += (language == Language::German ? ',' : '.') + plain.substr(point + 1);
  return out;
}

std::string number(std::int64_t value, Language language) { return number(static_cast<double>(value), 0, language); }

std::string percent(double share, Language language) { return number(100.0 * share, 1, language) + " %"; }

std::size_t display_width(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence(text, i);
    const auto lead = static_cast<unsigned char>(text[i]);
    const bool c1 = length == 2 && lead == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (length == 0)
      out += '?';
    else if (lead < 0x20 || lead == 0x7F || c1)
      out += ' ';
    else
      out += text.substr(i, length);
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::string TextTable::str() const {
  std::vector<std::size_t> widths;
  for (const auto& cells : rows_) {
    widths.resize(std::max(widths.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], display_width(cells[i]));
  }
  std::string out;
  for (const auto& cells : rows_) {
    std::string line = " ";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string pad(widths[i] - display_width(cells[i]), ' ');
      line += (i == 0 ? " " : "  ") + (i == 0 ? cells[i] + pad : pad + cells[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

}  // namespace lichtung::commands
