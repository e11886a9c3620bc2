// Costs are differences of yearly costs, whatever levers they come from; what they buy has an interval, so a quotient has
// one too, or none where nothing may have been gained at all (Fieller 1954 says the same).
#include "analysis/comparison/parts.hpp"

#include "analysis/comparison/resample.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lichtung::comparison {
namespace {

using Values = std::array<std::vector<double>, 2>;

/// Sum by replicate over the figures that `fits` chooses.
template <class Fits>
Values summed(const Collected& all, Fits fits) {
  Values sum;
  for (const TwoSided& f : all.figures) {
    if (!fits(f)) continue;
    for (std::size_t side = 0; side < 2; ++side) {
      sum[side].resize(std::max(sum[side].size(), f.values[side].size()), 0.0);
      for (std::size_t r = 0; r < f.values[side].size(); ++r) sum[side][r] += f.values[side][r];
    }
  }
  return sum;
}

CostRatio ratio_of(std::string what, const Values& cost, Values gained, Good good, const ContrastRules& rules) {
  if (good == Good::Lower)
    for (auto& side : gained)
      for (double& v : side) v = -v;   // fewer incidents are more prevented
  CostRatio out;
  out.what = std::move(what);
  out.gained_per_year = contrast(gained[0], gained[1], Good::Higher, rules);
  const Contrast c = contrast(cost[0], cost[1], Good::Lower, rules);
  out.cost_per_year = c.difference;
  out.bounded = out.gained_per_year.detected();
  if (!(out.gained_per_year.difference > 0.0) || !std::isfinite(out.cost_per_year)) return out;
  out.ratio = out.cost_per_year / out.gained_per_year.difference;
  if (!out.bounded) return out;
  const std::array columns{cost[0], gained[0], cost[1], gained[1]};
  out.interval = resampled_interval(columns, {.resamples = rules.resamples, .seed = rules.seed, .paired = rules.paired, .second = 2},
                                    [](std::span<const double> m) { return m[3] == m[1] ? kUnknown : (m[2] - m[0]) / (m[3] - m[1]); });
  return out;
}

}  // namespace

std::vector<CostRatio> cost_ratios(const Collected& all, const ContrastRules& rules) {
  const Values cost = summed(all, [](const TwoSided& f) { return f.metric.ends_with("_cost_per_year_eur"); });
  const Values residents = summed(all, [](const TwoSided& f) { return f.metric == "residents"; });
  std::vector<CostRatio> out;
  if (cost[0].empty() || cost[1].empty()) return out;
  const auto per_year = [&](Values rate) {   // per 100 000 and year → in this town
    for (std::size_t side = 0; side < 2; ++side)
      for (std::size_t r = 0; r < rate[side].size(); ++r) rate[side][r] *= r < residents[side].size() ? residents[side][r] / 1e5 : kUnknown;
    return rate;
  };
  const auto add = [&](std::string what, const Values& gained, Good good) {
    if (gained[0].empty() || gained[0].size() != cost[0].size() || gained[1].size() != cost[1].size()) return;
    out.push_back(ratio_of(std::move(what), cost, gained, good, rules));
  };
  add("expected.all", per_year(summed(all, [](const TwoSided& f) { return f.metric.starts_with("expected_per_100k."); })), Good::Lower);
  for (const OffenceKindInfo& kind : kOffenceKindTable)
    add(fmt::format("expected.{}", kind.key),
        per_year(summed(all, [&](const TwoSided& f) { return f.metric == fmt::format("expected_per_100k.{}", kind.key); })), Good::Lower);
  add("fearless_walk", summed(all, [](const TwoSided& f) { return f.metric == "fearless_night_walks_per_year"; }), Good::Higher);
  return out;
}

std::vector<ExpectedGain> expected_gains(const Comparison& c) {
  std::vector<ExpectedGain> gains;
  for (const OffenceKindInfo& kind : kOffenceKindTable) {
    const Figure* sampled = find(c, fmt::format("incidents_per_100k.{}", kind.key), "true");
    const Figure* expected = find(c, fmt::format("expected_per_100k.{}", kind.key), "expected");
    if (sampled == nullptr || expected == nullptr) continue;
    ExpectedGain g{.kind = kind.kind, .variance_sampled = sampled->contrast.sd * sampled->contrast.sd,
                   .variance_expected = expected->contrast.sd * expected->contrast.sd};
    if (g.variance_expected > 0.0) g.ratio = g.variance_sampled / g.variance_expected;
    gains.push_back(g);
  }
  return gains;
}

}  // namespace lichtung::comparison
