// Around the corner: rings along the street network.
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace lichtung::report {
namespace {

using comparison::Displacement;
using comparison::Ring;

std::string causes(const comparison::Treatment& t, const Words& w) {
  std::string out;
  for (const auto& cause : t.causes) {
    const std::string key = "treated_" + cause.variable;
    out += (out.empty() ? "" : ", ") + (w.has(key) ? w(key) : cause.variable);
  }
  return out;
}

std::string ring_name(const Ring& ring, const Words& w) {
  if (ring.role == Ring::Role::Treated) return w("ring_treated");
  return std::isfinite(ring.to_m) ? w("ring_between", w.number(ring.from_m, 0), w.number(ring.to_m, 0)) : w("ring_rest");
}

HtmlTable rings(const comparison::Comparison& c, const Displacement& all, const Words& w) {
  HtmlTable t{w("displacement_caption"), {word(w("ring")), figure(w("streets")), figure(w("km"))}, {}};
  for (const char* head : {"before", "after", "change", "interval"}) t.head.push_back(figure(w(head)));
  t.head.push_back(word(w("finding")));
  for (std::size_t i = 0; i < std::min(c.rings.size(), all.rings.size()); ++i) {
    const Contrast& e = all.rings[i];
    t.rows.push_back({word(ring_name(c.rings[i], w)), figure(w.number(static_cast<double>(c.rings[i].streets), 0)), figure(w.number(c.rings[i].length_km, 1)),
                      figure(w.number(e.mean_a, 2)), figure(w.number(e.mean_b, 2)), figure(w.change(e.difference, 2)), figure(interval_words(e, 2, w)),
                      word(verdict_words(e, Good::Lower, w))});
  }
  return t;
}

std::string verdict(const Displacement& d, const Words& w) {
  constexpr std::array<std::string_view, 5> kKeys{"moved_undefined", "moved_no_gain", "moved_undecided", "moved_displacement", "moved_diffusion"};
  const std::string finding = w(kKeys[static_cast<std::size_t>(d.verdict)]);
  const bool quotient = d.verdict >= Displacement::Verdict::Undecided && std::isfinite(d.wdq.quotient);
  return quotient ? w("wdq", w.number(d.wdq.quotient, 2), w.number(d.interval.low, 2), w.number(d.interval.high, 2), finding) : finding;
}

}  // namespace

std::string displacement_section(const Content& c) {
  if (c.comparison == nullptr) return {};
  const Words& w = c.words;
  const auto& displacement = c.comparison->displacement;
  const auto all = std::ranges::find(displacement, "all", &Displacement::kind);
  if (c.comparison->treatment.streets.empty() || all == displacement.end()) return paragraph(w("displacement_nothing"));
  return paragraph(w("displacement_is", causes(c.comparison->treatment, w))) + table_html(rings(*c.comparison, *all, w)) + paragraph(verdict(*all, w));
}

}  // namespace lichtung::report
