// Treated streets are found in the files, not in the plan's text: what a plan touches is what differs. Offences are expected
// numbers, so that a quotient isn't one of two handfuls of incidents.
#include "analysis/comparison/parts.hpp"

#include "analysis/comparison/resample.hpp"
#include "analysis/comparison/rings.hpp"
#include "analysis/statistics/invalid_data.hpp"
#include "scenarios/diagnostics.hpp"
#include "scenarios/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lichtung::comparison {
namespace {

constexpr double kPatrolShare = 0.25;      // of the present minutes: less isn't a treatment

std::vector<std::uint32_t> given_streets(const Streets& streets, const CompareOptions& options) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t s : options.treated_segments) {
    if (s >= streets.size()) throw DataError(ErrorKind::Data, fmt::format("{}", s), fmt::format("no such segment; the town has {}", streets.size()));
    out.push_back(s);
  }
  for (const std::string& name : options.treated_districts) {
    const auto at = std::ranges::find(streets.districts, name);
    if (at == streets.districts.end())
      throw DataError(ErrorKind::Data, name, fmt::format("no such district; the town has {}", fmt::join(streets.districts, ", ")));
    for (std::size_t s = 0; s < streets.size(); ++s)
      if (streets.district[s] == static_cast<std::int32_t>(at - streets.districts.begin())) out.push_back(static_cast<std::uint32_t>(s));
  }
  return out;
}

const StreetFigure* figure(const Comparison& c, std::string_view variable) {
  const auto at = std::ranges::find(c.streets, variable, &StreetFigure::variable);
  return at == c.streets.end() ? nullptr : &*at;
}

std::vector<std::uint32_t> changed_streets(const Streets& a, const Streets& b, const Comparison& c, Displacement::Treated& how) {
  std::vector<std::uint8_t> light(a.size(), 0), patrol(a.size(), 0);
  for (std::size_t s = 0; s < a.size(); ++s) light[s] = a.lamps[s] != b.lamps[s] ? 1 : 0;
  for (const char* name : {"illuminance_mean", "illuminance_min"})
    if (const auto* f = figure(c, name))
      for (std::size_t s = 0; s < a.size(); ++s)
        if (std::abs(f->mean_a[s] - f->mean_b[s]) > 0.05F * std::max(f->mean_a[s], f->mean_b[s])) light[s] = 1;
  if (const auto* f = figure(c, "patrol_minutes"))
    for (std::size_t s = 0; s < a.size(); ++s)
      patrol[s] = f->p_adjusted[s] <= 0.05F && std::abs(f->mean_b[s] - f->mean_a[s]) >= static_cast<float>(kPatrolShare) * f->mean_a[s] ? 1 : 0;
  const bool lit = std::ranges::any_of(light, [](auto v) { return v != 0; }), walked = std::ranges::any_of(patrol, [](auto v) { return v != 0; });
  how = lit && walked ? Displacement::Treated::Both : lit ? Displacement::Treated::Light : walked ? Displacement::Treated::Patrol : Displacement::Treated::None;
  std::vector<std::uint32_t> out;
  for (std::size_t s = 0; s < a.size(); ++s)
    if (light[s] != 0 || patrol[s] != 0) out.push_back(static_cast<std::uint32_t>(s));
  return out;
}

/// Expected offences by ring and replicate of one side.
std::vector<std::vector<double>> by_ring(const std::vector<std::vector<float>>& replicates, const std::vector<std::size_t>& ring, std::size_t rings) {
  std::vector<std::vector<double>> sums(rings, std::vector<double>(replicates.size(), 0.0));
  for (std::size_t r = 0; r < replicates.size(); ++r)
    for (std::size_t s = 0; s < replicates[r].size(); ++s) sums[ring[s]][r] += static_cast<double>(replicates[r][s]);
  return sums;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double v : values) sum += v;
  return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

/// WDQ of six means: treated, catchment, control of A, then of B.
double quotient(std::span<const double> m) {
  const double treated = m[3] / m[5] - m[0] / m[2];
  return treated == 0.0 ? kUnknown : (m[4] / m[5] - m[1] / m[2]) / treated;
}

void judge(const std::vector<std::vector<double>>& a, const std::vector<std::vector<double>>& b, const ContrastRules& rules, Displacement& d) {
  const auto catchment = [](const std::vector<std::vector<double>>& side) {
    std::vector<double> sum = side[1];
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += side[2][r];
    return sum;
  };
  const std::array columns{a[0], catchment(a), a[3], b[0], catchment(b), b[3]};
  std::array<double, 6> means{};
  for (std::size_t i = 0; i < 6; ++i) means[i] = mean_of(columns[i]);
  d.defined = d.rings[0].streets > 0 && means[0] > 0.0 && means[1] > 0.0 && means[2] > 0.0 && means[5] > 0.0;
  if (!d.defined) return;
  d.wdq = statistics::weighted_displacement({means[0], means[3]}, {means[1], means[4]}, {means[2], means[5]});
  d.interval = resampled_interval(columns, {.resamples = rules.resamples, .seed = rules.seed, .paired = rules.paired, .second = 3}, quotient);
}

}  // namespace

Displacement displacement(const Collected& all, const Streets& a, const Streets& b, const Comparison& c, const CompareOptions& options,
                          const ContrastRules& rules) {
  Displacement d;
  const bool given = !options.treated_districts.empty() || !options.treated_segments.empty();
  d.streets = given ? given_streets(a, options) : changed_streets(a, b, c, d.how);
  if (given) d.how = Displacement::Treated::Given;
  std::ranges::sort(d.streets);
  const auto twice = std::ranges::unique(d.streets);
  d.streets.erase(twice.begin(), twice.end());
  if (d.streets.empty()) return d;
  const std::vector<double> distance = distances_from({a.from, a.to, a.length_m}, d.streets);
  constexpr double kRest = std::numeric_limits<double>::infinity();
  d.rings = {{0.0, 0.0, 0, 0.0, {}}, {0.0, options.ring_m, 0, 0.0, {}}, {options.ring_m, 2.0 * options.ring_m, 0, 0.0, {}}, {2.0 * options.ring_m, kRest, 0, 0.0, {}}};
  std::vector<std::size_t> ring(a.size(), 3);
  for (std::size_t s = 0; s < a.size(); ++s) {
    ring[s] = std::ranges::binary_search(d.streets, static_cast<std::uint32_t>(s)) ? 0
              : distance[s] <= options.ring_m                                      ? 1
              : distance[s] <= 2.0 * options.ring_m                                ? 2
                                                                                   : 3;
    ++d.rings[ring[s]].streets;
    d.rings[ring[s]].length_km += a.length_m[s] / 1000.0;
  }
  const auto before = by_ring(all.expected_all[0], ring, 4), after = by_ring(all.expected_all[1], ring, 4);
  if (before[0].empty() || after[0].empty()) return d;
  for (std::size_t i = 0; i < 4; ++i) d.rings[i].expected = contrast(before[i], after[i], Good::Lower, rules);
  judge(before, after, rules, d);
  return d;
}

}  // namespace lichtung::comparison
