// The report for a terminal. Odd rows come last and only the first of them: all are in --csv and --json.
#include "sim/commands/lamps_report.hpp"
#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace lichtung::commands {
namespace {

using inventory::LampInventory;

constexpr std::size_t kMostOddRows = 20;
constexpr std::size_t kBarColumns = 30;
constexpr std::size_t kUnusedShown = 12;

/// One report in one language: shortens the calls below.
struct Writer {
  const LampsReport& report;
  Language language;
  std::string out{};

  [[nodiscard]] std::string word(std::string_view key) const {
    return std::string(text(language, fmt::format("lamps.{}", key)));
  }
  template <class... Args>
  [[nodiscard]] std::string phrase(std::string_view key, const Args&... args) const {
    return message(language, fmt::format("lamps.{}", key), args...);
  }
  [[nodiscard]] std::string n(std::size_t value) const { return number(static_cast<std::int64_t>(value), language); }
  void heading(std::string_view key) { out += '\n' + word(key) + '\n'; }
};

void row_part(Writer& w) {
  const auto& c = w.report.inventory.counts;
  w.heading("rows");
  TextTable table;
  table.row({w.word("rows_total"), w.n(c.rows)});
  table.row({w.word("rows_used"), w.n(c.used_rows)});
  table.row({w.word("rows_left_out"), w.n(c.left_out_rows)});
  table.row({w.word("lamps"), w.n(c.lamps)});
  table.row({w.word("rows_several"), w.n(c.merged_rows)});
  table.row({w.word("rows_same_place"), w.n(c.same_place_rows)});
  w.out += table.str();
}

void column_lines(Writer& w, const std::vector<inventory::ColumnUse>& uses, std::string_view how) {
  for (const auto& use : uses) {
    std::vector<std::string> examples;
    for (const std::string& example : use.examples) examples.push_back(printable(example));
    const std::string_view found = how.empty() ? (use.guessed ? "column_guessed" : "column_given") : how;
    const std::string unit(inventory::symbol(use.unit));
    w.out += fmt::format(
        "  {} = {}{}{} ({}): {}\n", inventory::word_of(use.role), printable(use.name), unit.empty() ? "" : ", ", unit,
        w.word(found),
        w.phrase("column_filled", w.n(use.used), w.n(use.filled), fmt::format("{}", fmt::join(examples, " | "))));
  }
}

void column_part(Writer& w) {
  const LampInventory& inv = w.report.inventory;
  w.heading("columns");
  column_lines(w, inv.columns, {});
  column_lines(w, inv.dropped, "column_dropped");
  if (inv.unused.empty()) return;
  std::vector<std::string> names;
  for (const std::string& name : inv.unused)
    if (names.size() < kUnusedShown) names.push_back(printable(name));
  w.out += fmt::format(
      "  {}\n", w.phrase("columns_unused", w.n(inv.unused.size()),
                         fmt::format("{}{}", fmt::join(names, ", "), inv.unused.size() > kUnusedShown ? " …" : "")));
}

void type_part(Writer& w) {
  const LampInventory& inv = w.report.inventory;
  if (inv.lamps.empty()) return;
  w.heading("light_sources");
  TextTable table;
  for (const auto& [key, lamps] : inv.types)
    table.row({w.word(fmt::format("type_{}", key.empty() ? "unknown" : key)), w.n(lamps)});
  w.out += table.str();
  const auto by_type = std::ranges::count(inv.lamps, true, &inventory::InventoryLamp::flux_by_type);
  if (by_type > 0) w.out += fmt::format("  {}\n", w.phrase("flux_by_type", w.n(static_cast<std::size_t>(by_type))));
}

std::string bin_label(const QuantityRow& row, std::size_t bin, Language language) {
  const auto edge = [&](std::size_t i) { return number(row.edges[i], row.edges[i] < 10.0 ? 1 : 0, language); };
  if (bin == 0) return "< " + edge(0);
  if (bin == row.edges.size()) return "≥ " + edge(bin - 1);
  return edge(bin - 1) + " … " + edge(bin);
}

void quantity_part(Writer& w) {
  if (w.report.inventory.lamps.empty()) return;
  for (const QuantityRow& row : quantities_of(w.report.inventory)) {
    const Spread& s = row.spread;
    w.heading(row.key);
    const int decimals = row.key == "height_m" ? 1 : 0;
    w.out +=
        fmt::format("  {}\n", w.phrase("spread", w.n(s.known), w.n(w.report.inventory.lamps.size()),
                                       number(s.least, decimals, w.language), number(s.median, decimals, w.language),
                                       number(s.greatest, decimals, w.language)));
    const std::size_t most = std::ranges::max(s.bins);
    if (most == 0) continue;
    TextTable table;
    std::string bars = "";
    for (std::size_t i = 0; i < s.bins.size(); ++i) table.row({bin_label(row, i, w.language), w.n(s.bins[i])});
    std::size_t line = 0;
    for (const char c : table.str()) {
      if (c == '\n') {
        const std::size_t columns = (s.bins[line++] * kBarColumns + most - 1) / most;
        if (columns > 0) bars += "  ";
        for (std::size_t k = 0; k < columns; ++k) bars += "█";
      }
      bars += c;
    }
    w.out += bars;
  }
}

void street_part(Writer& w) {
  if (!w.report.fit) return;
  const StreetFit& fit = *w.report.fit;
  const auto metres = [&](double value) { return number(value, 1, w.language); };
  w.out += '\n' + w.phrase("streets", printable(fit.town)) + '\n';
  TextTable table;
  table.row({w.word("on_street"), w.n(w.report.inventory.lamps.size() - fit.snapping.off_street.size())});
  table.row({w.phrase("off_street", number(fit.reach_m, 0, w.language)), w.n(fit.snapping.off_street.size())});
  table.row({w.word("median_m"), metres(fit.snapping.median_m)});
  table.row({w.word("p95_m"), metres(fit.snapping.p95_m)});
  table.row({w.word("max_m"), metres(fit.snapping.max_m)});
  w.out += table.str();
}

void odd_part(Writer& w) {
  const auto& odd = w.report.odd;
  if (odd.empty()) return;
  w.heading("odd_rows");
  std::map<inventory::Oddity, std::size_t> kinds;
  for (const auto& row : odd) ++kinds[row.oddity];
  TextTable table;
  for (const auto& [kind, count] : kinds)
    table.row({w.word(fmt::format("odd_{}", inventory::word_of(kind))), w.n(count)});
  w.out += table.str();
  for (std::size_t i = 0; i < std::min(odd.size(), kMostOddRows); ++i)
    w.out += fmt::format(
        "  {}\n", w.phrase("odd_row", odd[i].row, odd[i].id.empty() ? std::string() : " (" + printable(odd[i].id) + ")",
                           reason_of(odd[i], w.language)));
  if (odd.size() > kMostOddRows) w.out += fmt::format("  {}\n", w.phrase("more_rows", w.n(odd.size() - kMostOddRows)));
}

}  // namespace

std::string reason_of(const inventory::OddRow& odd, Language language) {
  return message(language, fmt::format("lamps.why_{}", inventory::word_of(odd.oddity)), printable(odd.column),
                 printable(odd.found), printable(odd.expected));
}

std::string lamps_text(const LampsReport& report, Language language) {
  Writer w{report, language};
  const LampInventory& inv = report.inventory;
  w.out = w.phrase("title", printable(inv.file), inv.format, printable(inv.layer)) + '\n';
  w.out += w.phrase(inv.crs_assumed ? "crs_assumed" : "crs", printable(inv.crs), inv.epsg) + '\n';
  row_part(w);
  column_part(w);
  type_part(w);
  quantity_part(w);
  street_part(w);
  odd_part(w);
  return std::move(w.out);
}

}  // namespace lichtung::commands
