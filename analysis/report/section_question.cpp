// What was asked: town, time, and what the plan changes.
#include "analysis/report/html.hpp"
#include "analysis/report/plan_words.hpp"
#include "analysis/report/sections.hpp"

#include <fmt/format.h>

namespace lichtung::report {
namespace {

std::string total_or_dash(const RunSet& run, std::string_view metric, int decimals, const Words& words) {
  const Total* t = run.find(metric);
  return t == nullptr ? "–" : words.number(estimate(t->values).mean, decimals);
}

HtmlTable facts(const Content& c) {
  const Words& w = c.words;
  const RunSet& run = c.subject();
  double km = 0.0;
  for (const double m : run.length_m) km += m / 1000.0;
  HtmlTable t{w("facts"), {word(w("facts_what")), word(w("facts_value"))}, {}};
  const auto row = [&](std::string_view key, std::string value) { t.rows.push_back({word(w(key)), word(std::move(value))}); };
  row("fact_map", run.provenance.source);
  row("fact_time", w("fact_days", w.date(run.provenance.start), run.provenance.days));
  row("fact_residents", total_or_dash(run, "residents", 0, w));
  row("fact_streets", w("fact_streets_km", w.number(static_cast<double>(run.segments), 0), w.number(km, 1)));
  row("fact_replicates", c.compares() ? w("fact_replicates_two", c.before.size(), c.after->size()) : fmt::format("{}", run.size()));
  return t;
}

std::string changes(const Content& c) {
  const Words& w = c.words;
  if (!c.compares()) {
    const auto edits = edits_in_words(c.before.provenance.scenario_toml, w);
    if (edits.empty()) return paragraph(w("no_plan"));
    return paragraph(w("plan_is")) + list(edits);
  }
  const std::string &a = c.before.provenance.scenario_toml, &b = c.after->provenance.scenario_toml;
  const auto edits = added_edits(a, b, w), inputs = changed_inputs(a, b, w), base = edits_in_words(a, w);
  std::string out;
  if (edits.empty() && inputs.empty()) out += paragraph(w("nothing_changed"));
  if (!edits.empty()) out += paragraph(w("changed_edits")) + list(edits);
  if (!inputs.empty()) out += paragraph(w("changed_inputs")) + list(inputs);
  if (!base.empty()) out += paragraph(w("base_has_edits")) + list(base);
  return out;
}

}  // namespace

std::string question_section(const Content& c) {
  const Words& w = c.words;
  const std::string question =
      c.compares() ? w("question_two", c.after->provenance.title, c.before.provenance.title) : w("question_one", c.before.provenance.title);
  return paragraph(question, "lead") + heading(3, w("what_changed")) + changes(c) + table_html(facts(c));
}

}  // namespace lichtung::report
