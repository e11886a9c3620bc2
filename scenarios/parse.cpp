// Parses again and again, each time without the line that was at fault.
#include "scenarios/parse.hpp"

#include "scenarios/screen.hpp"

#include <set>

namespace lichtung::detail {
namespace {

constexpr int kMaxSyntaxErrors = 20;

/// Replaces a line by blanks. False if the rest of the file can't be read without it.
bool leave_out(std::string& text, const Layout& layout, std::uint32_t line) {
  if (line == 0 || line > layout.lines.size()) return false;
  const Line& at = layout.lines[line - 1];
  const bool next_inside = line < layout.lines.size() && layout.lines[line].inside;
  const std::size_t first = text.find_first_not_of(" \t", at.begin);
  const bool opens_table = first < at.end && text[first] == '[';
  if (at.inside || next_inside || opens_table) return false;
  for (std::size_t i = at.begin; i < at.end; ++i) text[i] = ' ';
  return true;
}

/// Lines that must not reach the parser. False if the rest can't be read without them.
bool leave_out_dangerous(std::string& text, const Layout& layout, Report& report, Parsed& out) {
  std::set<std::uint32_t> lines;
  for (const Position& at : layout.foreign) {
    report.error(at, "diagnostic.foreign_letter");
    lines.insert(at.line);
  }
  for (const Position& at : layout.stray) {
    report.error(at, "diagnostic.stray_brace");
    lines.insert(at.line);
  }
  for (const Position& at : layout.deep) {
    report.error(at, "diagnostic.key_too_deep", {{std::to_string(kMaxKeyDots)}});
    lines.insert(at.line);
  }
  bool readable = true;
  for (const std::uint32_t line : lines) {
    out.whole = false;
    readable = leave_out(text, layout, line) && readable;
  }
  return readable;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The commonest slips in the reader's language; the parser's own (English) words for the rest.
void report_syntax(const toml::parse_error& error, const Layout& layout, Report& report) {
  const std::string_view what = error.description();
  const Position at = position(error.source());
  const bool known_line = at.line > 0 && at.line <= layout.lines.size();
  const bool at_end = known_line && at.column > layout.lines[at.line - 1].end - layout.lines[at.line - 1].begin;
  if (const auto quote = what.find("cannot redefine existing"); quote != std::string_view::npos) {
    const auto open = what.find('\'', quote), close = what.find('\'', open + 1);
    const bool named = open != std::string_view::npos && close != std::string_view::npos;
    report.error(at, "diagnostic.duplicate_key", {{std::string(named ? what.substr(open + 1, close - open - 1) : what)}});
  } else if (at_end && has(what, "parsing string") && has(what, "control characters")) {
    report.error(at, "diagnostic.unclosed_quote");
  } else if (at_end && has(what, "expected value, saw")) {
    report.error(at, "diagnostic.no_value");
  } else if (has(what, "could not determine value type")) {
    report.error(at, "diagnostic.not_a_value");
  } else {
    report.error(at, "diagnostic.toml_syntax", {{std::string(what)}});
  }
}

}  // namespace

Parsed parse_text(std::string text, Report& report) {
  Parsed out;
  if (!screen_bytes(text, report)) return out;
  for (int errors = 0; errors < kMaxSyntaxErrors; ++errors) {
    Layout layout = lay_out(text);
    if (layout.dangerous()) {
      if (!leave_out_dangerous(text, layout, report, out)) return out;
      layout = lay_out(text);
      if (layout.dangerous()) return out;  // only where quotes aren't closed
    }
    toml::parse_result result = toml::parse(text);
    if (result) {
      out.table = std::move(result).table();
      return out;
    }
    out.whole = false;
    report_syntax(result.error(), layout, report);
    if (!leave_out(text, layout, position(result.error().source()).line)) return out;
  }
  report.error({}, "diagnostic.too_many_syntax_errors", {{std::to_string(kMaxSyntaxErrors)}});
  return out;
}

}  // namespace lichtung::detail
