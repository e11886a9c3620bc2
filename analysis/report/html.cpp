// HTML5 that is also well-formed XML, so that any XML parser can check it.
#include "analysis/report/html.hpp"

#include "sim/svg/xml_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lichtung::report {
namespace {

using svg::xml_text;

std::string cell_html(const Cell& cell, std::string_view element, std::string_view scope) {
  std::string style = cell.style;
  if (cell.number) style += style.empty() ? "n" : " n";
  return fmt::format("<{0}{1}{2}>{3}</{0}>", element, scope.empty() ? "" : fmt::format(" scope=\"{}\"", scope),
                     style.empty() ? "" : fmt::format(" class=\"{}\"", style), xml_text(cell.text));
}

}  // namespace

Cell word(std::string text) { return {.text = std::move(text)}; }
Cell figure(std::string text) { return {.text = std::move(text), .number = true}; }

std::string table_html(const HtmlTable& table) {
  std::string out = fmt::format("<div class=\"scroll\"><table>\n<caption>{}</caption>\n<thead><tr>", xml_text(table.caption));
  for (const Cell& cell : table.head) out += cell_html(cell, "th", "col");
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) out += i == 0 ? cell_html(row[i], "th", "row") : cell_html(row[i], "td", "");
    out += "</tr>\n";
  }
  out += "</tbody></table></div>\n";
  if (!table.note.empty()) out += paragraph(table.note, "note");
  return out;
}

std::string paragraph(std::string_view plain, std::string_view style) {
  return fmt::format("<p{}>{}</p>\n", style.empty() ? "" : fmt::format(" class=\"{}\"", style), xml_text(plain));
}

std::string preformatted(std::string_view plain) {
  std::string out = "<pre>";
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find('\n', at), plain.size());
    out += xml_text(plain.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out + "</pre>\n";
}

std::string list(const std::vector<std::string>& plain) {
  std::string out = "<ul>\n";
  for (const std::string& item : plain) out += fmt::format("<li>{}</li>\n", xml_text(item));
  return plain.empty() ? std::string() : out + "</ul>\n";
}

std::string heading(int level, std::string_view plain) { return fmt::format("<h{0}>{1}</h{0}>\n", level, xml_text(plain)); }

std::string details(std::string_view plain_summary, std::string_view markup, bool printed) {
  return fmt::format("<details{}>\n<summary>{}</summary>\n{}</details>\n", printed ? "" : " class=\"screen\"", xml_text(plain_summary), markup);
}

std::string figure_html(const Picture& picture) {
  std::string out = "<figure>\n<figcaption>";
  if (!picture.title.empty()) out += fmt::format("<strong>{}</strong>", xml_text(picture.title));
  if (!picture.about.empty()) out += fmt::format("<span>{}</span>", xml_text(picture.about));
  out += fmt::format("</figcaption>\n{}", picture.markup);
  if (!picture.table_markup.empty()) out += details(picture.table_summary, picture.table_markup);
  return out + "</figure>\n";
}

std::string section_html(std::string_view id, std::string_view plain_title, std::string_view markup) {
  return fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-h\">\n<h2 id=\"{0}-h\">{1}</h2>\n{2}</section>\n", id,
                     xml_text(plain_title), markup);
}

}  // namespace lichtung::report
