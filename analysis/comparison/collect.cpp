// Rows are found by name, so that a figure that a newer lever adds is compared without a change here.
#include "analysis/comparison/collect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::comparison {
namespace {

/// What is compared by district, and whether it is a mean over street length or a sum.
struct DistrictVariable {
  bool wanted{}, mean{};
};

DistrictVariable by_district(std::string_view name) {
  if (name.starts_with("expected_") || name == "patrol_minutes") return {true, false};
  constexpr std::array<std::string_view, 5> kMeans{"fear_night", "disorder", "footfall_day", "footfall_night", "illuminance_mean"};
  return {std::ranges::find(kMeans, name) != kMeans.end(), true};
}

void add_districts(const Sample& sample, const Streets& streets, std::size_t side, std::size_t place, TwoSidedRows& out) {
  const std::size_t n = streets.districts.size();
  for (const auto& [name, values] : sample.streets) {
    const DistrictVariable how = by_district(name);
    if (!how.wanted) continue;
    std::vector<double> sum(n, 0.0), weight(n, 0.0);
    for (std::size_t s = 0; s < streets.size(); ++s) {
      if (streets.district[s] < 0 || !std::isfinite(values[s])) continue;
      const auto d = static_cast<std::size_t>(streets.district[s]);
      sum[d] += values[s] * (how.mean ? streets.length_m[s] : 1.0);
      weight[d] += streets.length_m[s];
    }
    const StreetVariable about = street_variable(name);
    for (std::size_t d = 0; d < n; ++d)
      out.put({streets.districts[d], name, about.unit, about.ledger, {}}, side, place,
              !how.mean ? sum[d] : weight[d] > 0.0 ? sum[d] / weight[d] : kUnknown);
  }
}

}  // namespace

void TwoSidedRows::put(const TwoSided& like, std::size_t side, std::size_t place, double value) {
  const auto [at, fresh] = index_.emplace(std::tuple(like.part, like.metric, like.ledger), rows_.size());
  if (fresh) rows_.push_back(like);
  auto& values = rows_[at->second].values[side];
  if (values.size() <= place) values.resize(place + 1, kUnknown);
  values[place] = value;
}

void TwoSidedRows::finish(const std::array<std::size_t, 2>& replicates) {
  for (TwoSided& row : rows_)
    for (std::size_t side = 0; side < 2; ++side) row.values[side].resize(replicates[side], kUnknown);
}

const TwoSided* TwoSidedRows::find(std::string_view metric, std::string_view ledger) const {
  const auto at = std::ranges::find_if(rows_, [&](const TwoSided& r) { return r.metric == metric && r.ledger == ledger; });
  return at == rows_.end() ? nullptr : &*at;
}

void add(const Sample& sample, const Streets& streets, std::size_t side, std::size_t place, Collected& out) {
  for (const Row& r : sample.totals) out.figures.put({"", r.metric, r.unit, r.ledger, {}}, side, place, r.value);
  add_districts(sample, streets, side, place, out.districts);
  for (const GroupRow& g : sample.groups) out.groups.put({g.group, g.metric, g.unit, "", {}}, side, place, g.value);
  for (const auto& [name, hours] : sample.hours) {
    const bool offences = name == "incidents";
    const char* unit = name == "fear" ? "1" : name == "patrol" ? "min/h" : "1/h";
    for (std::size_t h = 0; h < kWeekHours; ++h)
      out.hours.put({fmt::format("{}", h), name, unit, offences ? "true" : "", {}}, side, place, hours[h]);
  }
  auto& sampled = out.sampled[side];
  sampled.resize(streets.size(), 0.0);
  for (std::size_t s = 0; s < sample.sampled.size(); ++s) sampled[s] += sample.sampled[s];
}

void add_pair_of_streets(const Sample& a, const Sample& b, Collected& out) {
  for (const auto& [name, values] : a.streets)
    if (const auto at = b.streets.find(name); at != b.streets.end())
      out.streets.try_emplace(name, values.size()).first->second.add_pair(values, at->second);
}

void add_streets(const Sample& sample, std::size_t side, Collected& out) {
  for (const auto& [name, values] : sample.streets) {
    StreetSums& sums = out.streets.try_emplace(name, values.size()).first->second;
    side == 0 ? sums.add_a(values) : sums.add_b(values);
  }
}

}  // namespace lichtung::comparison
