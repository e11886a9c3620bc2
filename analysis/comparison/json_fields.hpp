// The keys of comparison.json, each struct's once, for writing and for reading. docs/compare.md explains them.
#pragma once

#include "analysis/comparison/comparison.hpp"

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>

namespace lichtung::comparison {

template <class T, class Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

// Words of enumerations, by their number.
template <class E>
struct Words;
template <>
struct Words<Verdict> {
  static constexpr std::array<std::string_view, 5> all{"unknown", "equal", "undetectable", "less", "more"};
};
template <>
struct Words<Good> {
  static constexpr std::array<std::string_view, 3> all{"lower", "higher", "neither"};
};
template <>
struct Words<Ring::Role> {
  static constexpr std::array<std::string_view, 3> all{"treated", "catchment", "control"};
};
template <>
struct Words<Displacement::Verdict> {
  static constexpr std::array<std::string_view, 5> all{"undefined", "no_gain", "undecided", "displacement", "diffusion"};
};
template <>
struct Words<CostRatio::Verdict> {
  static constexpr std::array<std::string_view, 6> all{"unknown", "equal", "no_gain", "price", "saves", "loses"};
};
template <>
struct Words<statistics::DisplacementVerdict> {
  static constexpr std::array<std::string_view, 6> all{"no_improvement", "diffusion", "none", "partial_displacement", "full_displacement", "backfire"};
};
template <class E>
[[nodiscard]] constexpr std::string_view word(E value) {
  return Words<E>::all[static_cast<std::size_t>(value)];
}

template <class V>
void fields(V& visit, Is<statistics::Interval> auto& i) {
  visit("low", i.low), visit("high", i.high);
}
template <class V>
void fields(V& visit, Is<Contrast> auto& c) {
  visit("replicates_a", c.replicates_a), visit("replicates_b", c.replicates_b), visit("left_out", c.left_out), visit("paired", c.paired);
  visit("mean_a", c.mean_a), visit("mean_b", c.mean_b), visit("difference", c.difference), visit("relative", c.relative);
  visit("sd", c.sd), visit("t", c.t), visit("bootstrap", c.bootstrap), visit("p", c.p), visit("improvement", c.improvement);
  visit("correlation", c.correlation), visit("variance_ratio", c.variance_ratio);
  visit("needed_observed", c.needed_observed), visit("needed_5", c.needed_5), visit("needed_10", c.needed_10), visit("verdict", c.verdict);
}
template <class V>
void fields(V& visit, Is<Figure> auto& f) {
  visit("metric", f.metric), visit("unit", f.unit), visit("ledger", f.ledger), visit("good", f.good), visit("contrast", f.contrast);
}
template <class V>
void fields(V& visit, Is<PartFigure> auto& f) {
  visit("part", f.part), visit("metric", f.metric), visit("unit", f.unit), visit("ledger", f.ledger), visit("good", f.good);
  visit("contrast", f.contrast), visit("p_adjusted", f.p_adjusted);
}
template <class V>
void fields(V& visit, Is<StreetFigure> auto& f) {
  visit("variable", f.variable), visit("unit", f.unit), visit("ledger", f.ledger), visit("good", f.good);
  visit("tested", f.tested), visit("less", f.less), visit("more", f.more);
  visit("mean_a", f.mean_a), visit("mean_b", f.mean_b), visit("low", f.low), visit("high", f.high), visit("p_adjusted", f.p_adjusted);
}
template <class V>
void fields(V& visit, Is<ExpectedGain> auto& g) {
  visit("kind", g.kind), visit("variance_sampled", g.variance_sampled), visit("variance_expected", g.variance_expected), visit("ratio", g.ratio);
}
template <class V>
void fields(V& visit, Is<Treatment::Cause> auto& c) {
  visit("variable", c.variable), visit("streets", c.streets);
}
template <class V>
void fields(V& visit, Is<Treatment> auto& t) {
  visit("causes", t.causes), visit("streets", t.streets);
}
template <class V>
void fields(V& visit, Is<Ring> auto& r) {
  visit("role", r.role), visit("from_m", r.from_m), visit("to_m", r.to_m), visit("streets", r.streets), visit("length_km", r.length_km);
}
template <class V>
void fields(V& visit, Is<statistics::WeightedDisplacement> auto& w) {
  visit("buffer_change", w.buffer_change), visit("treated_change", w.treated_change), visit("quotient", w.quotient);
  visit("net_effect", w.net_effect), visit("verdict", w.verdict);
}
template <class V>
void fields(V& visit, Is<Displacement> auto& d) {
  visit("kind", d.kind), visit("rings", d.rings), visit("wdq", d.wdq), visit("interval", d.interval), visit("net_interval", d.net_interval);
  visit("verdict", d.verdict);
}
template <class V>
void fields(V& visit, Is<CostRatio> auto& r) {
  visit("what", r.what), visit("kind", r.kind), visit("ledger", r.ledger), visit("per_year", r.per_year), visit("gained", r.gained);
  visit("ratio", r.ratio), visit("interval", r.interval), visit("bounded", r.bounded), visit("verdict", r.verdict);
}
template <class V>
void fields(V& visit, Is<ConcentrationFigure> auto& c) {
  visit("ledger", c.ledger), visit("gini_a", c.gini_a), visit("gini_b", c.gini_b), visit("streets_with_25_a", c.streets_with_25_a);
  visit("streets_with_25_b", c.streets_with_25_b), visit("streets_with_50_a", c.streets_with_50_a), visit("streets_with_50_b", c.streets_with_50_b);
  visit("hit_rate", c.hit_rate), visit("pai", c.pai), visit("pei", c.pei);
}
template <class V>
void fields(V& visit, Is<InputChange> auto& i) {
  visit("key", i.key), visit("unit", i.unit), visit("a", i.a), visit("b", i.b), visit("by_plan", i.by_plan);
}
template <class V>
void fields(V& visit, Is<Caveats> auto& c) {
  visit("independent", c.independent), visit("other_seed", c.other_seed), visit("own_people", c.own_people);
  visit("other_version", c.other_version), visit("other_start", c.other_start), visit("one_replicate", c.one_replicate), visit("inputs", c.inputs);
  visit("contested_a", c.contested_a), visit("contested_b", c.contested_b);
}
template <class V>
void fields(V& visit, Is<outcome::Provenance> auto& p) {
  visit("title", p.title), visit("software_version", p.software_version), visit("git_sha1", p.git_sha1), visit("source", p.source);
  visit("licence", p.licence), visit("scenario_sha256", p.scenario_sha256), visit("start", p.start), visit("days", p.days), visit("seed", p.seed);
}
template <class V>
void fields(V& visit, Is<Side> auto& s) {
  visit("name", s.name), visit("folder", s.folder), visit("provenance", s.provenance), visit("replicates", s.replicates), visit("unpaired", s.unpaired);
}
template <class V>
void fields(V& visit, Is<Comparison> auto& c) {
  visit("a", c.a), visit("b", c.b), visit("caveats", c.caveats), visit("identical", c.identical), visit("figures", c.figures);
  visit("districts", c.districts), visit("groups", c.groups), visit("hours", c.hours), visit("gains", c.gains);
  visit("treatment", c.treatment), visit("rings", c.rings), visit("displacement", c.displacement);
  visit("cost_per_year", c.cost_per_year), visit("costs", c.costs), visit("concentration", c.concentration), visit("streets", c.streets);
}

}  // namespace lichtung::comparison
