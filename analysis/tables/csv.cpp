// The parser is fed line by line, so that every row knows the line on which it began, quoted line breaks included.
#include "analysis/tables/table.hpp"

#include <csv.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

namespace lichtung::tables {
namespace {

constexpr int kBetweenRows = 0;  // libcsv's state before the first character of a row

/// What libcsv calls back with.
struct Rows {
  Table table;
  Notes& notes;
  bool header;
  std::uint32_t line{};   // being fed
  std::uint32_t begun{};  // where the row in progress begins
  std::vector<std::string> fields;

  void field(std::string_view text) { fields.emplace_back(text); }
  void row() {
    if (table.columns.empty()) {
      for (std::size_t i = 0; i < fields.size(); ++i)
        table.columns.push_back(header ? std::string(trimmed(fields[i])) : std::to_string(i + 1));
      if (!header) append();
    } else if (fields.size() != table.columns.size()) {
      notes.leave_out(table.file, begun, "tables.field_count",
                      {{std::to_string(fields.size())}, {std::to_string(table.columns.size())}});
    } else {
      append();
    }
    fields.clear();
  }
  void append() {
    std::move(fields.begin(), fields.end(), std::back_inserter(table.cells));
    table.lines.push_back(begun);
  }
};

void on_field(void* text, std::size_t length, void* rows) {
  static_cast<Rows*>(rows)->field({static_cast<const char*>(text), length});
}
void on_row(int, void* rows) { static_cast<Rows*>(rows)->row(); }

char guess_separator(std::string_view line) {
  constexpr std::array<char, 3> kCandidates{';', '\t', ','};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    for (std::size_t i = 0; i < 3; ++i) counts[i] += !quoted && c == kCandidates[i] ? 1U : 0U;
  }
  const auto best = std::max_element(counts.begin(), counts.end());
  return *best == 0 ? ',' : kCandidates[static_cast<std::size_t>(best - counts.begin())];
}

/// The next line with its break, cut off the front. Old Mac files break lines with a carriage return alone.
std::string_view next_line(std::string_view& text) {
  const auto end = text.find_first_of("\r\n");
  std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
  if (end != std::string_view::npos && text[end] == '\r' && text.substr(length).starts_with('\n')) ++length;
  const std::string_view line = text.substr(0, length);
  text.remove_prefix(length);
  return line;
}

/// Feeds everything; the error of a quote that is never closed or stands inside a field has the line of its row.
void parse(std::string_view text, char separator, std::size_t skip, Rows& rows) {
  csv_parser parser{};
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
  const std::unique_ptr<csv_parser, decltype(&csv_free)> guard(&parser, &csv_free);
  csv_set_delim(&parser, static_cast<unsigned char>(separator));
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    ++rows.line;
    if (rows.line <= skip) continue;
    if (parser.pstate == kBetweenRows) rows.begun = rows.line;
    if (csv_parse(&parser, line.data(), line.size(), on_field, on_row, &rows) != line.size()) {
      rows.notes.error(rows.table.file, rows.line, "tables.stray_quote");
      return;
    }
  }
  if (csv_fini(&parser, on_field, on_row, &rows) != 0)
    rows.notes.error(rows.table.file, rows.begun, "tables.open_quote");
}

}  // namespace

std::optional<Table> read_csv(const std::filesystem::path& path, const TableOptions& options, Notes& notes) {
  const std::optional<std::string> text = read_text_file(path, options.encoding, notes);
  if (!text) return std::nullopt;
  std::string_view first = *text;
  for (std::size_t i = 0; i < options.skip_lines; ++i) next_line(first);
  const char separator = options.separator != '\0' ? options.separator : guess_separator(next_line(first));
  Rows rows{.table = {.file = path.string(), .columns = {}, .cells = {}, .lines = {}},
            .notes = notes,
            .header = options.header,
            .fields = {}};
  const std::size_t errors = notes.diagnostics.size();
  parse(*text, separator, options.skip_lines, rows);
  const auto begin = notes.diagnostics.begin() + static_cast<std::ptrdiff_t>(errors);
  if (std::any_of(begin, notes.diagnostics.end(), [](const Diagnostic& d) { return d.severity == Severity::Error; }))
    return std::nullopt;
  if (rows.table.rows() == 0) {
    notes.error(rows.table.file, 0, "tables.no_rows");
    return std::nullopt;
  }
  return std::move(rows.table);
}

}  // namespace lichtung::tables
