// The table of key figures with intervals, and all other figures folded away.
#include "analysis/report/html.hpp"
#include "analysis/report/indicators.hpp"
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::report {
namespace {

std::string name_of(const Indicator& i, const Words& w) {
  const std::string name = w("figure_" + std::string(i.id));
  return i.unit.empty() ? name : fmt::format("{}, {}", name, w("unit_" + std::string(i.unit)));
}

std::vector<Cell> row_of_one(const Content& c, const Indicator& i) {
  const Estimate e = estimate(values_of(c.before, i));
  return {word(name_of(i, c.words)), figure(c.words.number(e.mean, i.decimals)), figure(c.words.interval(e, i.decimals))};
}

std::string_view style_of(const Difference& d, Good good) {
  if (!d.detected() || good == Good::Neither) return "";
  return (d.verdict == Verdict::Less) == (good == Good::Lower) ? "better" : "worse";
}

std::vector<Cell> row_of_two(const Content& c, const Indicator& i) {
  const Words& w = c.words;
  const Difference d = indicator_difference(c, i);
  const double size = std::max(std::abs(d.mean), std::abs(d.high - d.low) / 2.0);
  const int decimals = std::max(i.decimals, std::min(4, decimals_for(size, 2)));
  return {word(name_of(i, w)), figure(w.number(d.before.mean, decimals)), figure(w.number(d.after.mean, decimals)),
          figure(w.change(d.mean, decimals)), figure(w.change_interval(d.low, d.high, decimals)),
          Cell{verdict_words(d, i.good, w), false, std::string(style_of(d, i.good))}};
}

/// Figures that have no row above: measures of levers, counts of the town.
std::string others(const Content& c) {
  const Words& w = c.words;
  HtmlTable t{w("all_figures"), {word(w("figure")), word(w("unit")), word(w("ledger"))}, {}};
  if (c.compares()) for (const char* head : {"before", "after", "change", "interval"}) t.head.push_back(figure(w(head)));
  else for (const char* head : {"value", "interval"}) t.head.push_back(figure(w(head)));
  for (const Total& total : c.subject().totals) {
    std::vector<Cell> row{word(total.metric), word(total.unit), word(total.ledger.empty() ? "–" : w("ledger_" + total.ledger))};
    if (c.compares()) {
      const Total* other = c.before.find(total.metric, total.ledger);
      const Difference d = difference(other == nullptr ? std::span<const double>() : std::span<const double>(other->values), total.values);
      const int decimals = decimals_for(std::max(std::abs(d.after.mean), 1e-9), 4);
      row.push_back(figure(w.number(d.before.mean, decimals)));
      row.push_back(figure(w.number(d.after.mean, decimals)));
      row.push_back(figure(w.change(d.mean, decimals)));
      row.push_back(figure(w.change_interval(d.low, d.high, decimals)));
    } else {
      const Estimate e = estimate(total.values);
      const int decimals = decimals_for(std::max(std::abs(e.mean), 1e-9), 4);
      row.push_back(figure(w.number(e.mean, decimals)));
      row.push_back(figure(w.interval(e, decimals)));
    }
    t.rows.push_back(std::move(row));
  }
  return details(w("all_figures_summary", t.rows.size()), table_html(t));
}

}  // namespace

std::string figures_section(const Content& c) {
  const Words& w = c.words;
  std::string out = paragraph(c.subject().size() > 1 ? w("intervals_are", c.subject().size()) : w("no_intervals"));
  for (const IndicatorGroup& group : indicator_groups()) {
    HtmlTable t{w("figures_" + std::string(group.id)), {word(w("figure"))}, {}};
    if (c.compares()) {
      for (const char* head : {"before", "after", "change", "interval"}) t.head.push_back(figure(w(head)));
      t.head.push_back(word(w("finding")));
    } else {
      for (const char* head : {"value", "interval"}) t.head.push_back(figure(w(head)));
    }
    for (const Indicator& i : group.indicators) {
      if (values_of(c.subject(), i).empty()) continue;
      t.rows.push_back(c.compares() ? row_of_two(c, i) : row_of_one(c, i));
    }
    if (group.id == "offences") t.note = w("ledgers_note");
    if (!t.rows.empty()) out += table_html(t);
  }
  return out + others(c);
}

}  // namespace lichtung::report
