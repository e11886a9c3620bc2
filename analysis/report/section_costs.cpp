// Light, electricity, carbon dioxide and money.
#include "analysis/comparison/words.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::report {
namespace {

struct CostRow {
  std::string_view id, metric;
  double factor;
  int decimals;
};
constexpr std::array<CostRow, 10> kRows{{
    {"lamps", "lamps", 1.0, 0}, {"lamps_new", "plan_lamps_new", 1.0, 0}, {"lamps_removed", "plan_lamps_removed", 1.0, 0},
    {"lamps_retrofitted", "plan_lamps_retrofitted", 1.0, 0}, {"lamps_cold", "lamps_above_3000_k", 1.0, 0},
    {"lamps_upward", "lamps_with_upward_light", 1.0, 0}, {"energy", "lighting_energy_per_year_kwh", 1e-3, 1},
    {"co2", "lighting_co2_per_year_kg", 1e-3, 1}, {"cost", "lighting_cost_per_year_eur", 1.0, 0}, {"investment", "plan_investment_eur", 1.0, 0}}};

std::vector<double> scaled_values(const RunSet& run, std::string_view metric, double factor) {
  const Total* t = run.find(metric);
  std::vector<double> out = t == nullptr ? std::vector<double>() : t->values;
  for (double& v : out) v *= factor;
  return out;
}

void add_row(HtmlTable& t, const Content& c, std::string name, const std::vector<double>& before, const std::vector<double>& after, int decimals) {
  const Words& w = c.words;
  if ((c.compares() ? after : before).empty()) return;
  std::vector<Cell> row{word(std::move(name))};
  const Contrast d = c.compare(before, after);
  if (c.compares())
    row.insert(row.end(), {figure(w.number(d.mean_a, decimals)), figure(w.number(d.mean_b, decimals)), figure(w.change(d.difference, decimals)),
                           figure(d.verdict == Verdict::Equal ? "–" : interval_words(d, decimals, w))});
  else
    row.push_back(figure(w.number(estimate(before).mean, decimals)));
  t.rows.push_back(std::move(row));
}

HtmlTable headed(const Content& c, std::string caption, std::string first) {
  HtmlTable t{std::move(caption), {word(std::move(first))}, {}};
  if (c.compares()) for (const char* head : {"before", "after", "change", "interval"}) t.head.push_back(figure(c.words(head)));
  else t.head.push_back(figure(c.words("value")));
  return t;
}

bool is_money(const Total& t) { return t.unit.starts_with("€"); }

/// Is there anything but zeros?
bool costs(const RunSet& run, std::string_view metric) {
  const Total* t = run.find(metric);
  return t != nullptr && std::ranges::any_of(t->values, [](double v) { return std::isfinite(v) && v != 0.0; });
}

std::string named(const Total& total, const Words& w) {
  return fmt::format("{}, {}", comparison::metric_name(total.metric, w.language()), comparison::scale_of(total.metric, total.unit, w.language()).unit);
}

HtmlTable money_table(const Content& c) {
  const Words& w = c.words;
  HtmlTable t = headed(c, w("costs_caption"), w("costs_what"));
  const auto of = [&](const RunSet* run, std::string_view metric, double factor) {
    return run == nullptr ? std::vector<double>() : scaled_values(*run, metric, factor);
  };
  for (const CostRow& row : kRows) add_row(t, c, w(fmt::format("cost_{}", row.id)), of(&c.before, row.metric, row.factor), of(c.after, row.metric, row.factor), row.decimals);
  for (const Total& total : c.subject().totals) {   // of other levers
    const bool told = std::ranges::any_of(kRows, [&](const CostRow& row) { return row.metric == total.metric; });
    if (is_money(total) && !told && (costs(c.before, total.metric) || (c.compares() && costs(*c.after, total.metric))))
      add_row(t, c, w.has("total_" + total.metric) ? w("total_" + total.metric) : named(total, w),
              of(&c.before, total.metric, 1.0), of(c.after, total.metric, 1.0), 0);
  }
  t.note = w("costs_note");
  return t;
}

HtmlTable classes_table(const Content& c) {
  HtmlTable t = headed(c, c.words("classes_caption"), c.words("lighting_class"));
  for (const char* p : {"P1", "P2", "P3", "P4", "P5", "P6", "below_P6"}) {
    const std::string metric = fmt::format("walkable_km.{}", p);
    add_row(t, c, std::string_view(p) == "below_P6" ? c.words("below_p6") : p, scaled_values(c.before, metric, 1.0),
            c.compares() ? scaled_values(*c.after, metric, 1.0) : std::vector<double>(), 1);
  }
  return t;
}

/// What one more fearless walk or one offence less costs; only where the gain is told apart from chance.
std::string prices(const Content& c) {
  if (c.comparison == nullptr) return {};
  using Verdict = comparison::CostRatio::Verdict;
  const Words& w = c.words;
  std::vector<std::string> lines;
  for (const comparison::CostRatio& cost : c.comparison->costs) {
    const std::string_view key = cost.what == "fearless_walk"                                                        ? "price_walk"
                                 : cost.what == "incident" && cost.kind == "all" && cost.ledger == "expected" ? "price_offence"
                                                                                                                     : "";
    if (key.empty() || cost.verdict == Verdict::Unknown) continue;
    if (cost.verdict == Verdict::Price && cost.bounded)
      lines.push_back(w(key, w.number(cost.ratio, 2), w.number(cost.interval.low, 2), w.number(cost.interval.high, 2), w.number(cost.gained, 0)));
    else
      lines.push_back(w(fmt::format("{}_{}", key, cost.verdict == Verdict::Saves ? "saves" : "none")));
  }
  return lines.empty() ? std::string() : heading(3, w("prices")) + list(lines);
}

}  // namespace

std::string costs_section(const Content& c) {
  const HtmlTable money = money_table(c), classes = classes_table(c);
  if (money.rows.empty() && classes.rows.empty()) return paragraph(c.words("costs_missing"));
  return (money.rows.empty() ? "" : table_html(money)) + prices(c) + (classes.rows.empty() ? "" : table_html(classes));
}

}  // namespace lichtung::report
