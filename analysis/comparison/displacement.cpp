// Before and after are the two scenarios over the same days. The interval comes from resampling whole replicates, in pairs
// where they are paired.
#include "analysis/comparison/displacement.hpp"

#include "analysis/comparison/collect.hpp"
#include "analysis/statistics/resample.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lichtung::comparison {
namespace {

using statistics::BeforeAfter;

/// Treated, catchment, control, by side and replicate.
using Zones = std::array<std::array<std::vector<double>, 3>, 2>;

Zones zones_of(const RingCounts& counts, std::span<const Ring> rings) {
  Zones zones;
  for (std::size_t side = 0; side < 2; ++side)
    for (std::size_t r = 0; r < rings.size(); ++r) {
      auto& sum = zones[side][static_cast<std::size_t>(rings[r].role)];
      sum.resize(counts[side][r].size(), 0.0);
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += counts[side][r][i];
    }
  return zones;
}

double mean_at(const std::vector<double>& values, std::span<const std::uint32_t> at) {
  double sum = 0.0;
  for (const std::uint32_t i : at) sum += values[i];
  return sum / static_cast<double>(at.size());
}

/// Undefined (all NaN) without offences in the control.
statistics::WeightedDisplacement quotient(const Zones& zones, std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  std::array<BeforeAfter, 3> areas{};
  for (std::size_t z = 0; z < 3; ++z) areas[z] = {mean_at(zones[0][z], a), mean_at(zones[1][z], b)};
  if (!(areas[2].before > 0.0 && areas[2].after > 0.0)) return {kUnknown, kUnknown, kUnknown, kUnknown, {}};
  return statistics::weighted_displacement(areas[0], areas[1], areas[2]);
}

statistics::Interval middle_95(std::vector<double> values, std::size_t drawn) {
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  // Where many resamples have no quotient, what is left isn't the distribution.
  if (values.size() < 2 || values.size() * 100 < drawn * 99) return {kUnknown, kUnknown};
  std::ranges::sort(values);
  return {statistics::quantile(values, 0.5 - kLevel / 2.0), statistics::quantile(values, 0.5 + kLevel / 2.0)};
}

struct Intervals {
  statistics::Interval treated_change{kUnknown, kUnknown}, quotient{kUnknown, kUnknown}, net{kUnknown, kUnknown};
};

Intervals bootstrap(const Zones& zones, const ContrastRules& rules) {
  std::vector<std::uint32_t> a(zones[0][0].size()), b(zones[1][0].size());
  if (a.size() < 2 || b.size() < 2 || rules.resamples == 0) return {};
  std::vector<double> change, q, net;
  for (std::uint32_t n = 0; n < rules.resamples; ++n) {
    statistics::resample(rules.seed, n, 0, a);
    if (rules.paired)
      b = a;
    else
      statistics::resample(rules.seed, n, 1, b);
    const auto w = quotient(zones, a, b);
    change.push_back(w.treated_change);
    q.push_back(w.quotient);
    net.push_back(w.net_effect);
  }
  return {middle_95(change, rules.resamples), middle_95(q, rules.resamples), middle_95(net, rules.resamples)};
}

Displacement::Verdict judge(const Displacement& d, const Intervals& found, std::size_t replicates) {
  using Verdict = Displacement::Verdict;
  if (!(d.wdq.treated_change < 0.0)) return Verdict::NoGain;
  if (replicates < 2) return Verdict::Undecided;
  if (!(found.treated_change.high < 0.0)) return Verdict::NoGain;
  if (found.quotient.high < 0.0) return Verdict::Displacement;
  return found.quotient.low > 0.0 ? Verdict::Diffusion : Verdict::Undecided;
}

}  // namespace

void add_to_rings(const std::map<std::string, std::vector<double>, std::less<>>& expected, const Ringed& ringed, std::size_t side,
                  std::map<std::string, RingCounts>& counts) {
  std::vector<double> all(ringed.rings.size(), 0.0);
  const auto put = [&](const std::string& kind, const std::vector<double>& sums) {
    auto& by_ring = counts[kind][side];
    by_ring.resize(sums.size());
    for (std::size_t r = 0; r < sums.size(); ++r) by_ring[r].push_back(sums[r]);
  };
  for (const auto& [kind, values] : expected) {
    std::vector<double> sums(ringed.rings.size(), 0.0);
    for (std::size_t s = 0; s < values.size(); ++s)
      if (std::isfinite(values[s])) sums[ringed.ring_of[s]] += values[s];
    put(kind, sums);
    for (std::size_t r = 0; r < sums.size(); ++r) all[r] += sums[r];
  }
  put("all", all);
}

Displacement displacement_of(const std::string& kind, const RingCounts& counts, std::span<const Ring> rings, const ContrastRules& rules) {
  Displacement out{.kind = kind, .rings = {}, .wdq = {kUnknown, kUnknown, kUnknown, kUnknown, {}}};
  for (std::size_t r = 0; r < rings.size(); ++r)
    out.rings.push_back(contrast(counts[0][r], counts[1][r], Good::Lower, rules));
  const bool complete = std::ranges::all_of(rings, [](const Ring& r) { return r.role == Ring::Role::Catchment || r.streets > 0; }) &&
                        std::ranges::any_of(rings, [](const Ring& r) { return r.role == Ring::Role::Catchment && r.streets > 0; });
  if (!complete) return out;
  const Zones zones = zones_of(counts, rings);
  std::vector<std::uint32_t> a(zones[0][0].size()), b(zones[1][0].size());
  std::iota(a.begin(), a.end(), 0U);
  std::iota(b.begin(), b.end(), 0U);
  out.wdq = quotient(zones, a, b);
  if (!std::isfinite(out.wdq.treated_change)) return out;
  const Intervals found = bootstrap(zones, rules);
  out.net_interval = found.net;
  out.verdict = judge(out, found, std::min(a.size(), b.size()));
  if (out.verdict != Displacement::Verdict::NoGain) out.interval = found.quotient;
  return out;
}

}  // namespace lichtung::comparison
