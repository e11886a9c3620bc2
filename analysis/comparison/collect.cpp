// Rows are found by name, so that a figure that a newer lever adds is compared without a change here.
#include "analysis/comparison/collect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::comparison {
namespace {

void put(std::vector<TwoSided>& rows, const TwoSided& like, std::size_t side, std::size_t place, double value) {
  auto at = std::ranges::find_if(rows, [&](const TwoSided& r) { return r.part == like.part && r.metric == like.metric && r.ledger == like.ledger; });
  if (at == rows.end()) at = rows.insert(rows.end(), like);
  auto& values = at->values[side];
  if (values.size() <= place) values.resize(place + 1, kUnknown);
  values[place] = value;
}

void add_districts(const Sample& sample, const Streets& streets, std::size_t side, std::size_t place, Collected& out) {
  const std::size_t n = streets.districts.size();
  for (const auto& [name, values] : sample.streets) {
    const bool offences = name.starts_with("expected_"), fear = name == "fear_night";
    if (!offences && !fear && name != "footfall_night" && name != "patrol_minutes" && name != "disorder") continue;
    const bool mean = fear || name == "disorder" || name == "footfall_night";
    std::vector<double> sum(n, 0.0), weight(n, 0.0);
    for (std::size_t s = 0; s < streets.size(); ++s) {
      const auto d = streets.district[s];
      if (d < 0 || !std::isfinite(values[s])) continue;
      sum[static_cast<std::size_t>(d)] += values[s] * (mean ? streets.length_m[s] : 1.0);
      weight[static_cast<std::size_t>(d)] += streets.length_m[s];
    }
    for (std::size_t d = 0; d < n; ++d)
      put(out.districts, {streets.districts[d], name, offences ? "1" : "", offences ? "expected" : "", {}}, side, place,
          !mean ? sum[d] : weight[d] > 0.0 ? sum[d] / weight[d] : kUnknown);
  }
}

void add_groups(const Sample& sample, std::size_t side, std::size_t place, Collected& out) {
  for (const Group& g : sample.groups) {
    put(out.groups, {g.name, "night_walks_unsafe_share", "1", "", {}}, side, place, g.walks > 0.0 ? g.unsafe_walks / g.walks : kUnknown);
    put(out.groups, {g.name, "avoided_share_of_dark_tours", "1", "", {}}, side, place, g.tours > 0.0 ? g.avoided / g.tours : kUnknown);
  }
}

}  // namespace

void add(const Sample& sample, const Streets& streets, std::size_t side, std::size_t place, Collected& out) {
  for (const Row& r : sample.totals) put(out.figures, {"", r.metric, r.unit, r.ledger, {}}, side, place, r.value);
  double walks = 0.0, unsafe = 0.0;
  for (const Group& g : sample.groups) {
    walks += g.walks;
    unsafe += g.unsafe_walks;
  }
  const double years = sample.provenance.days / 365.0;
  if (!sample.groups.empty() && years > 0.0) put(out.figures, {"", "fearless_night_walks_per_year", "1/a", "", {}}, side, place, (walks - unsafe) / years);
  add_districts(sample, streets, side, place, out);
  add_groups(sample, side, place, out);
  for (const auto& [name, hours] : sample.hours)
    for (std::size_t h = 0; h < kWeekHours; ++h)
      put(out.hours, {fmt::format("{}", h), name, "", name == "incidents" ? "true" : "", {}}, side, place, hours[h]);
  auto& kept = out.expected_all[side];
  if (kept.size() <= place) kept.resize(place + 1);
  if (const auto at = sample.streets.find("expected_all"); at != sample.streets.end()) kept[place].assign(at->second.begin(), at->second.end());
  auto& sampled = out.sampled[side];
  sampled.resize(streets.size(), 0.0);
  for (std::size_t s = 0; s < sample.sampled.size(); ++s) sampled[s] += sample.sampled[s];
}

void add_streets(const Sample& sample, const Sample* other, std::size_t side, Collected& out) {
  for (const auto& [name, values] : sample.streets) {
    StreetSums& sums = out.streets.try_emplace(name, values.size()).first->second;
    if (other == nullptr) {
      side == 0 ? sums.add_a(values) : sums.add_b(values);
      continue;
    }
    const auto at = other->streets.find(name);
    if (at != other->streets.end()) sums.add_pair(values, at->second);
  }
}

}  // namespace lichtung::comparison
