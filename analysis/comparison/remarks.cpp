// What must be said beside the numbers. Every sentence is one text with its numbers filled in.
#include "analysis/comparison/words.hpp"

#include "sim/commands/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lichtung::comparison {
namespace {

constexpr std::size_t kMostInputs = 12;

class Sentences {
 public:
  explicit Sentences(Language language) : language_(language) {}

  template <class... Args>
  void say(std::string_view key, const Args&... args) {
    lines_.push_back(text_of(key, args...));
  }
  template <class... Args>
  [[nodiscard]] std::string text_of(std::string_view key, const Args&... args) const {
    return message(language_, fmt::format("compare.{}", key), args...);
  }
  [[nodiscard]] std::string shown(double v) const { return commands::number(v, decimals_of(v), language_); }
  [[nodiscard]] std::string whole(std::size_t n) const { return commands::number(static_cast<std::int64_t>(n), language_); }
  [[nodiscard]] std::string span(const statistics::Interval& i) const {
    const int decimals = decimals_of(std::max(std::abs(i.low), std::abs(i.high)));
    return text_of("from_to", commands::number(i.low, decimals, language_), commands::number(i.high, decimals, language_));
  }
  [[nodiscard]] std::string kind(std::string_view key) const { return kind_name(key, language_); }
  [[nodiscard]] std::vector<std::string> take() { return std::move(lines_); }

 private:
  Language language_;
  std::vector<std::string> lines_;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

void say_inputs(const std::vector<InputChange>& inputs, Sentences& s) {
  const auto or_none = [&](const std::string& value) { return value.empty() ? s.text_of("input_none") : commands::printable(value); };
  for (std::size_t i = 0; i < std::min(inputs.size(), kMostInputs); ++i)
    s.say(inputs[i].by_plan ? "input_by_plan" : "input", commands::printable(inputs[i].key), or_none(inputs[i].a), or_none(inputs[i].b));
  if (inputs.size() > kMostInputs) s.say("inputs_more", inputs.size() - kMostInputs);
}

void say_contested(const Caveats& c, Sentences& s) {
  if (c.contested_a == c.contested_b) {
    if (!c.contested_a.empty()) s.say("contested_both", joined(c.contested_a));
    return;
  }
  if (!c.contested_a.empty()) s.say("contested_before", joined(c.contested_a));
  if (!c.contested_b.empty()) s.say("contested_after", joined(c.contested_b));
}

/// Offences of all kinds of this ledger, over the year.
const CostRatio* all_incidents(const Comparison& c, std::string_view ledger) {
  const auto at = std::ranges::find_if(c.costs, [&](const CostRatio& r) { return r.what == "incident" && r.kind == "all" && r.ledger == ledger; });
  return at == c.costs.end() ? nullptr : &*at;
}

void say_displacement(const Displacement& d, Sentences& s) {
  using Verdict = Displacement::Verdict;
  const std::string kind = s.kind(d.kind);
  switch (d.verdict) {
    case Verdict::Undefined: return s.say("displacement_undefined", kind);
    case Verdict::NoGain: return s.say("displacement_no_gain", kind);
    case Verdict::Undecided:
      if (!std::isfinite(d.interval.low)) return s.say("displacement_one", kind, s.shown(d.wdq.quotient));
      return s.say("displacement_undecided", kind, s.shown(d.wdq.quotient), s.span(d.interval));
    case Verdict::Displacement: {
      const char* key = d.wdq.quotient < -1.0 ? "displacement_backfire" : "displacement_found";
      return s.say(key, kind, s.shown(d.wdq.quotient), s.span(d.interval), s.shown(-100.0 * d.wdq.quotient), s.shown(d.wdq.net_effect), s.span(d.net_interval));
    }
    case Verdict::Diffusion: return s.say("displacement_diffusion", kind, s.shown(d.wdq.quotient), s.span(d.interval), s.shown(d.wdq.net_effect), s.span(d.net_interval));
  }
}

std::string what_costs(const CostRatio& r, const Sentences& s, Language language) {
  if (r.what != "incident") return s.text_of("fearless_walk");
  return s.text_of("prevented", s.kind(r.kind), ledger_name(r.ledger, language));
}

void say_price(const CostRatio& r, Sentences& s, Language language) {
  using Verdict = CostRatio::Verdict;
  const std::string what = what_costs(r, s, language);
  switch (r.verdict) {
    case Verdict::Unknown: return s.say("price_unknown", what);
    case Verdict::Equal: return s.say("price_equal", what);
    case Verdict::NoGain: return s.say("price_no_gain", what);
    case Verdict::Saves: return s.say("price_saves", what, s.shown(r.gained));
    case Verdict::Loses: return s.say("price_loses", what, s.shown(-r.gained));
    case Verdict::Price:
      if (!r.bounded) return s.say("price_unbounded", what, s.shown(r.gained), s.shown(r.ratio));
      return s.say("price", what, s.shown(r.gained), s.shown(r.ratio), s.span(r.interval));
  }
}

}  // namespace

std::vector<std::string> caveat_remarks(const Comparison& c, Language language) {
  Sentences s(language);
  const Caveats& k = c.caveats;
  const auto independent = k.other_seed ? (k.own_people ? "independent_people" : "independent_seed") : "independent_numbers";
  if (k.independent) s.say(independent, c.a.provenance.seed, c.b.provenance.seed);
  if (!c.a.unpaired.empty() || !c.b.unpaired.empty()) s.say("left_out", c.a.unpaired.size(), c.b.unpaired.size());
  if (k.one_replicate) s.say("one_replicate");
  if (k.other_version)
    s.say("other_version", fmt::format("{} {:.10}", c.a.provenance.software_version, c.a.provenance.git_sha1),
          fmt::format("{} {:.10}", c.b.provenance.software_version, c.b.provenance.git_sha1));
  if (k.other_start) s.say("other_start", c.a.provenance.start, c.b.provenance.start);
  say_inputs(k.inputs, s);
  say_contested(k, s);
  return s.take();
}

std::vector<std::string> method_remarks(const Comparison& c, Language language) {
  Sentences s(language);
  const CostRatio* expected = all_incidents(c, "expected");
  if (expected == nullptr) return {};
  s.say(c.caveats.own_people ? "own_people" : "one_people");
  const Contrast& all = expected->per_year;
  if (all.variance_ratio > 0.0) s.say("pairing_gain", s.shown(1.0 / all.variance_ratio), s.shown(all.correlation));
  if (!c.gains.empty() && std::isfinite(c.gains.front().ratio)) s.say("expected_gain", s.shown(c.gains.front().ratio));
  if (all.needed_5 > 0 && all.needed_10 > 0 && all.verdict != Verdict::Equal) s.say("needed", s.whole(all.needed_5), s.whole(all.needed_10));
  if (const CostRatio* sampled = all_incidents(c, "true"); sampled != nullptr && sampled->per_year.needed_5 > 0 && sampled->per_year.verdict != Verdict::Equal)
    s.say("needed_sampled", s.whole(sampled->per_year.needed_5));
  return s.take();
}

std::vector<std::string> displacement_remarks(const Comparison& c, Language language) {
  Sentences s(language);
  if (c.treatment.streets.empty()) {
    if (!c.identical) s.say("treated_none");
    return s.take();
  }
  std::vector<std::string> causes;
  for (const Treatment::Cause& cause : c.treatment.causes)
    causes.push_back(fmt::format("{} ({})", cause.variable == "given" ? s.text_of("cause_given") : metric_name(cause.variable, language), cause.streets));
  s.say("treated", s.whole(c.treatment.streets.size()), joined(causes));
  for (const Displacement& d : c.displacement)
    if (d.kind == "all" || d.verdict == Displacement::Verdict::Displacement || d.verdict == Displacement::Verdict::Diffusion) say_displacement(d, s);
  return s.take();
}

std::vector<std::string> cost_remarks(const Comparison& c, Language language) {
  Sentences s(language);
  if (!std::isfinite(c.cost_per_year.difference)) return {};
  for (const CostRatio& r : c.costs)
    // Sampled offences kind by kind are too few to price; all together show how much wider the interval is.
    if (r.what != "incident" || r.ledger == "expected" || r.kind == "all") say_price(r, s, language);
  return s.take();
}

std::vector<std::string> remarks(const Comparison& c, Language language) {
  std::vector<std::string> out;
  for (auto&& part : {caveat_remarks(c, language), method_remarks(c, language), displacement_remarks(c, language), cost_remarks(c, language)})
    out.insert(out.end(), part.begin(), part.end());
  return out;
}

}  // namespace lichtung::comparison
