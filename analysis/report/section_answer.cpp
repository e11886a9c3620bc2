// Three sentences: effect, certainty, cost. What can't be told apart from chance is said to be so.
#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/indicators.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/statistics/multiple_testing.hpp"
#include "scenarios/offence_kinds.hpp"
#include "sim/svg/xml_text.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace lichtung::report {
namespace {

constexpr std::array<std::string_view, 7> kFeelings{"walks_unsafe", "concerned", "avoided", "footfall_night", "angst_places", "survey", "response_median"};
constexpr std::size_t kMost = 3;   // changes in the first sentence

std::string moved(const Content& c, const Indicator& i, const Contrast& d) {
  const Words& w = c.words;
  const std::string name = w("figure_" + std::string(i.id));
  const std::string before = shown(d.mean_a, i, w, decimals_of(d, i)), after = shown(d.mean_b, i, w, decimals_of(d, i));
  return w(d.verdict == Verdict::Less ? "effect_falls" : "effect_rises", name, before, after);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

/// Kinds of offences whose expected number differs, at 5 % false discoveries over the kinds; empty: none.
std::string kinds_that_moved(const Content& c) {
  std::vector<double> p;
  std::vector<Contrast> contrasts;
  std::vector<std::string_view> kinds;
  for (const OffenceKindInfo& kind : kOffenceKindTable) {
    const std::string metric = fmt::format("expected_per_100k.{}", kind.key);
    const Total* a = c.before.find(metric, "expected");
    const Total* b = c.after == nullptr ? nullptr : c.after->find(metric, "expected");
    if (a == nullptr || b == nullptr) continue;
    kinds.push_back(kind.key);
    contrasts.push_back(c.compare(a->values, b->values));
    p.push_back(contrasts.back().p);
  }
  const std::vector<double> adjusted = statistics::adjusted_p(p, statistics::FalseDiscovery::BenjaminiHochberg);
  std::string out;
  for (std::size_t k = 0; k < p.size(); ++k) {
    if (!(adjusted[k] <= comparison::kFalseDiscoveries) || !contrasts[k].detected()) continue;
    const char* key = contrasts[k].verdict == Verdict::Less ? "effect_kind_less" : "effect_kind_more";
    out += (out.empty() ? "" : ", ") + c.words(key, comparison::kind_name(kinds[k], c.words.language()));
  }
  return out;
}

/// What the first sentence says of offences that differ, all together or single kinds; empty: none.
std::string offences_that_moved(const Content& c, const Contrast& offences) {
  if (offences.verdict == Verdict::Equal) return {};
  if (offences.detected()) return moved(c, indicator("expected"), offences);
  const std::string kinds = kinds_that_moved(c);
  return kinds.empty() ? kinds : c.words("effect_offences_kinds", kinds);
}

std::string effect(const Content& c) {
  const Words& w = c.words;
  std::vector<std::string> found;
  bool all_equal = true, any = false;
  for (const std::string_view id : kFeelings) {
    const Contrast d = indicator_difference(c, indicator(id));
    any = any || d.replicates_a > 0;
    all_equal = all_equal && (d.replicates_a == 0 || d.verdict == Verdict::Equal);
    if (d.detected() && found.size() < kMost) found.push_back(moved(c, indicator(id), d));
  }
  const Contrast offences = indicator_difference(c, indicator("expected"));
  if (any && all_equal && (offences.replicates_a == 0 || offences.verdict == Verdict::Equal)) return w("effect_equal");
  if (offences.replicates_a == 1) return w("effect_one_run");
  const std::string crime = offences_that_moved(c, offences);
  if (found.empty()) return crime.empty() ? w("effect_none") : w("effect_only_offences", crime);
  if (!crime.empty()) return w("effect_found", joined(found), crime);
  return w("effect_found", joined(found), w(offences.verdict == Verdict::Equal ? "effect_offences_equal" : "effect_offences_none"));
}

/// The figure that the second sentence is about: the first that moved, else the first one.
const Indicator& main_figure(const Content& c) {
  for (const std::string_view id : kFeelings)
    if (indicator_difference(c, indicator(id)).detected()) return indicator(id);
  const Indicator& offences = indicator("expected");
  return indicator_difference(c, offences).detected() ? offences : indicator("walks_unsafe");
}

std::string certainty(const Content& c) {
  const Words& w = c.words;
  const Indicator& i = main_figure(c);
  const Contrast d = indicator_difference(c, i);
  if (d.replicates_a == 0) return w("certainty_unknown");
  if (d.replicates_a == 1) return w("certainty_one_run");
  if (d.verdict == Verdict::Equal) return w("certainty_equal", d.replicates_a);
  const std::string unit = i.unit == "percent" ? w("unit_points") : i.unit.empty() ? std::string() : w("unit_" + std::string(i.unit));
  const int decimals = std::max(i.decimals, 1) + (std::abs(d.difference) < 0.1 ? 1 : 0);
  std::string range = interval_words(d, decimals, w);
  if (range == w("exactly")) range += " " + w.change(d.difference, decimals);   // narrower than its decimals
  return w("certainty", d.replicates_a, w("figure_" + std::string(i.id)), range, unit);
}

std::string cost(const Content& c) {
  const Words& w = c.words;
  const Contrast money = indicator_difference(c, indicator("cost")), energy = indicator_difference(c, indicator("energy"));
  if (money.replicates_a == 0) return w("cost_unknown");
  if (money.verdict == Verdict::Equal) return w("cost_equal");
  const double invest = indicator_difference(c, indicator("investment")).difference;
  const std::string once = std::isfinite(invest) && invest != 0.0 ? w("cost_once", w.number(invest, 0)) : w("cost_nothing_once");
  return w(money.difference > 0.0 ? "cost_more" : "cost_less", w.number(std::abs(money.difference), 0), w.change(energy.difference, 1), once);
}

std::string value_with_interval(const Content& c, std::string_view id) {
  const Indicator& i = indicator(id);
  const Estimate e = estimate(values_of(c.before, i));
  const std::string value = shown(e.mean, i, c.words);
  return e.has_interval() && e.high > e.low ? c.words("value_interval", value, c.words.interval(e, i.decimals)) : value;
}

std::string box(const Content& c, std::string_view label, const std::string& sentence) {
  return fmt::format("<div class=\"answer\"><h3>{}</h3><p>{}</p></div>\n", svg::xml_text(c.words(label)), svg::xml_text(sentence));
}

}  // namespace

Contrast indicator_difference(const Content& c, const Indicator& i) {
  return c.compare(values_of(c.before, i), c.after == nullptr ? std::vector<double>() : values_of(*c.after, i), i.good);
}

std::string answer_section(const Content& c) {
  const Words& w = c.words;
  std::string boxes;
  if (c.compares()) {
    boxes = box(c, "answer_effect", effect(c)) + box(c, "answer_certainty", certainty(c)) + box(c, "answer_cost", cost(c));
  } else {
    boxes = box(c, "answer_state", w("state", value_with_interval(c, "walks_unsafe"), value_with_interval(c, "avoided"), value_with_interval(c, "expected"))) +
            box(c, "answer_certainty", c.before.size() > 1 ? w("state_certainty", c.before.size()) : w("state_one_run")) +
            box(c, "answer_cost", w("state_cost", value_with_interval(c, "lamps"), value_with_interval(c, "energy"), value_with_interval(c, "cost")));
  }
  return "<div class=\"answers\">\n" + boxes + "</div>\n" + paragraph(w("caution"), "caution");
}

}  // namespace lichtung::report
