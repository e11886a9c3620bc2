// Around the corner: rings along the street network.
#include "analysis/report/html.hpp"
#include "analysis/report/sections.hpp"

#include <array>
#include <cmath>

namespace lichtung::report {
namespace {

using comparison::Displacement;

std::string how_words(Displacement::Treated how, const Words& w) {
  switch (how) {
    case Displacement::Treated::None: return {};
    case Displacement::Treated::Light: return w("treated_light");
    case Displacement::Treated::Patrol: return w("treated_patrol");
    case Displacement::Treated::Both: return w("treated_both");
    case Displacement::Treated::Given: return w("treated_given");
  }
  return {};
}

std::string ring_name(const comparison::Ring& ring, bool treated, const Words& w) {
  if (treated) return w("ring_treated");
  return std::isfinite(ring.to_m) ? w("ring_between", w.number(ring.from_m, 0), w.number(ring.to_m, 0)) : w("ring_rest");
}

HtmlTable rings(const Displacement& d, const Words& w) {
  HtmlTable t{w("displacement_caption"), {word(w("ring")), figure(w("streets")), figure(w("km"))}, {}};
  for (const char* head : {"before", "after", "change", "interval"}) t.head.push_back(figure(w(head)));
  t.head.push_back(word(w("finding")));
  for (std::size_t i = 0; i < d.rings.size(); ++i) {
    const comparison::Ring& ring = d.rings[i];
    const Contrast& e = ring.expected;
    t.rows.push_back({word(ring_name(ring, i == 0, w)), figure(w.number(static_cast<double>(ring.streets), 0)), figure(w.number(ring.length_km, 1)),
                      figure(w.number(e.mean_a, 2)), figure(w.number(e.mean_b, 2)), figure(w.change(e.difference, 2)), figure(interval_words(e, 2, w)),
                      word(verdict_words(e, Good::Lower, w))});
  }
  return t;
}

std::string quotient(const Displacement& d, const Words& w) {
  using statistics::DisplacementVerdict;
  if (!d.defined) return w("wdq_undefined");
  constexpr std::array<std::string_view, 6> kKeys{"wdq_NoImprovement", "wdq_Diffusion", "wdq_None", "wdq_PartialDisplacement",
                                                  "wdq_FullDisplacement", "wdq_BackfireDisplacement"};
  if (d.wdq.verdict == DisplacementVerdict::NoImprovement) return w(kKeys[0]);
  const bool unsure = !(d.interval.low > 0.0) && !(d.interval.high < 0.0);
  return w("wdq", w.number(d.wdq.quotient, 2), w.number(d.interval.low, 2), w.number(d.interval.high, 2),
           unsure ? w("wdq_unsure") : w(kKeys[static_cast<std::size_t>(d.wdq.verdict)]));
}

}  // namespace

std::string displacement_section(const Content& c) {
  if (c.comparison == nullptr) return {};
  const Words& w = c.words;
  const Displacement& d = c.comparison->displacement;
  if (d.streets.empty()) return paragraph(w("displacement_nothing"));
  return paragraph(w("displacement_is", how_words(d.how, w))) + table_html(rings(d, w)) + paragraph(quotient(d, w));
}

}  // namespace lichtung::report
