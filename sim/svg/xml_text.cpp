// Names come from maps anybody may edit: nothing of them may become markup.
#include "sim/svg/xml_text.hpp"

#include "sim/commands/text_table.hpp"

namespace lichtung::svg {
namespace {

/// Valid UTF-8 that XML 1.0 forbids nevertheless: U+FFFE and U+FFFF.
bool is_noncharacter(std::string_view text, std::size_t i) {
  return text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF";
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  const std::string clean = commands::printable(text);
  for (std::size_t i = 0; i < clean.size(); ++i) switch (clean[i]) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        if (is_noncharacter(clean, i)) {
          out += '?';
          i += 2;
        } else {
          out += clean[i];
        }
    }
  return out;
}

}  // namespace lichtung::svg
