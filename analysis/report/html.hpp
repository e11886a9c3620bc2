// Pieces of the page. Everything that comes as plain text is escaped here; what is markup says so in its name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lichtung::report {

struct Cell {
  std::string text;
  bool number{};            // set right
  std::string style{};      // a class of the style sheet, may be empty
};

/// A table with a caption; the first cell of each row is its heading.
struct HtmlTable {
  std::string caption;
  std::vector<Cell> head;
  std::vector<std::vector<Cell>> rows;
  std::string note{};        // below, may be empty
};

[[nodiscard]] Cell word(std::string text);
[[nodiscard]] Cell figure(std::string text);

/// Markup of a table that can be scrolled sideways on a small screen.
[[nodiscard]] std::string table_html(const HtmlTable& table);

/// Plain text whose lines stay as they are.
[[nodiscard]] std::string preformatted(std::string_view plain);

/// "<p>…</p>" of plain text.
[[nodiscard]] std::string paragraph(std::string_view plain, std::string_view style = "");
[[nodiscard]] std::string list(const std::vector<std::string>& plain);
[[nodiscard]] std::string heading(int level, std::string_view plain);
/// A part that is folded away on the screen, and printed if `printed`.
[[nodiscard]] std::string details(std::string_view plain_summary, std::string_view markup, bool printed = false);
/// A picture below its title and what it shows, and the same as a table for those who can't see it. Either text may be empty.
struct Picture {
  std::string_view title, about, markup;
  std::string_view table_summary{}, table_markup{};
};
[[nodiscard]] std::string figure_html(const Picture& picture);
/// A landmark with a heading of level 2.
[[nodiscard]] std::string section_html(std::string_view id, std::string_view plain_title, std::string_view markup);

}  // namespace lichtung::report
