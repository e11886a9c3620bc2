// The table of key figures with intervals, and all other figures folded away.
#include "analysis/comparison/words.hpp"
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

std::string_view style_of(const Contrast& d, Good good) {
  if (!d.detected() || good == Good::Neither) return "";
  return (d.verdict == Verdict::Less) == (good == Good::Lower) ? "better" : "worse";
}

std::vector<Cell> row_of_two(const Content& c, const Indicator& i) {
  const Words& w = c.words;
  const Contrast d = indicator_difference(c, i);
  const int decimals = decimals_of(d, i);
  return {word(name_of(i, w)), figure(w.number(d.mean_a, decimals)), figure(w.number(d.mean_b, decimals)),
          figure(w.change(d.difference, decimals)), figure(interval_words(d, decimals, w)),
          Cell{verdict_words(d, i.good, w), false, std::string(style_of(d, i.good))}};
}

std::vector<double> times(std::vector<double> values, double factor) {
  for (double& v : values) v *= factor;
  return values;
}

/// Figures that have no row above: measures of levers, counts of the town.
std::string others(const Content& c) {
  const Words& w = c.words;
  HtmlTable t{w("all_figures"), {word(w("figure")), word(w("unit")), word(w("ledger"))}, {}};
  if (c.compares()) for (const char* head : {"before", "after", "change", "interval"}) t.head.push_back(figure(w(head)));
  else for (const char* head : {"value", "interval"}) t.head.push_back(figure(w(head)));
  for (const Total& total : c.subject().totals) {
    const comparison::Scale scale = comparison::scale_of(total.metric, total.unit, w.language());
    const std::vector<double> values = times(total.values, scale.factor);
    std::vector<Cell> row{word(comparison::metric_name(total.metric, w.language())), word(scale.unit.empty() ? "–" : scale.unit),
                          word(total.ledger.empty() ? "–" : w("ledger_" + total.ledger))};
    if (c.compares()) {
      const Total* other = c.before.find(total.metric, total.ledger);
      const Contrast d = c.compare(other == nullptr ? std::vector<double>() : times(other->values, scale.factor), values);
      const int decimals = decimals_for(std::max(std::abs(d.mean_b), 1e-9), 4);
      row.push_back(figure(w.number(d.mean_a, decimals)));
      row.push_back(figure(w.number(d.mean_b, decimals)));
      row.push_back(figure(w.change(d.difference, decimals)));
      row.push_back(figure(interval_words(d, decimals, w)));
    } else {
      const Estimate e = estimate(values);
      const int decimals = decimals_for(std::max(std::abs(e.mean), 1e-9), 4);
      row.push_back(figure(w.number(e.mean, decimals)));
      row.push_back(figure(w.interval(e, decimals)));
    }
    t.rows.push_back(std::move(row));
  }
  return details(w("all_figures_summary", t.rows.size()), table_html(t));
}

/// What pairing saved, and how many replicates smaller differences would need.
std::string certainty_table(const Content& c) {
  if (!c.compares()) return {};
  const Words& w = c.words;
  HtmlTable t{w("certainty_caption"), {word(w("figure"))}, {}};
  for (const char* head : {"correlation", "variance_ratio", "needed_observed", "needed_5"}) t.head.push_back(figure(w(head)));
  for (const IndicatorGroup& group : indicator_groups())
    for (const Indicator& i : group.indicators) {
      const Contrast d = indicator_difference(c, i);
      if (!d.has_interval() || d.sd == 0.0) continue;
      const auto needed = [&](std::size_t n) { return figure(n == 0 ? "–" : w.number(static_cast<double>(n), 0)); };
      t.rows.push_back({word(name_of(i, w)), figure(w.number(d.correlation, 2)), figure(w.percent(d.variance_ratio, 1)), needed(d.needed_observed), needed(d.needed_5)});
    }
  t.note = w("certainty_note");
  return t.rows.empty() ? std::string() : details(w("certainty_summary"), table_html(t));
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
  return out + certainty_table(c) + others(c);
}

}  // namespace lichtung::report
