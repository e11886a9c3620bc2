// Rows only; a new lever's figure is one row and its texts.
#include "analysis/report/indicators.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace lichtung::report {
namespace {

using enum comparison::Good;

constexpr std::array<Indicator, 9> kFeeling{{
    {"survey", "survey_unsafe_share", "", "percent", 100.0, 1, Lower},
    {"walks_unsafe", "night_walks_unsafe_share", "", "percent", 100.0, 1, Lower},
    {"walks_unsafe_female", "night_walks_unsafe_share.female", "", "percent", 100.0, 1, Lower},
    {"walks_unsafe_male", "night_walks_unsafe_share.male", "", "percent", 100.0, 1, Lower},
    {"concerned", "night_concerned_share", "", "percent", 100.0, 1, Lower},
    {"avoided", "avoided_share_of_dark_tours", "", "percent", 100.0, 1, Lower},
    {"detour", "detour_mean_m", "", "m", 1.0, 1, Lower},
    {"footfall_night", "footfall_night_mean", "", "persons_per_street", 1.0, 1, Higher},
    {"angst_places", "angst_places", "", "", 1.0, 1, Lower},
}};

constexpr std::array<Indicator, 5> kOffences{{
    {"expected", "expected_per_100k.*", "expected", "per_100k", 1.0, 0, Lower},
    {"true", "incidents_per_100k.*", "true", "per_100k", 1.0, 0, Lower},
    {"recorded", "incidents_per_100k.*", "recorded", "per_100k", 1.0, 0, Neither},
    {"discovered", "incidents_per_100k.*", "discovered", "per_100k", 1.0, 0, Neither},
    {"night_risk", "night_offences_per_1000_person_km", "expected", "per_1000_km", 1.0, 3, Lower},
}};

constexpr std::array<Indicator, 3> kPolice{{
    {"response_median", "response_time_median_s", "", "min", 1.0 / 60.0, 1, Lower},
    {"response_p90", "response_time_p90_s", "", "min", 1.0 / 60.0, 1, Lower},
    {"patrol_hours", "patrol_hours_per_day", "", "hours_per_day", 1.0, 1, Neither},
}};

constexpr std::array<Indicator, 5> kCosts{{
    {"lamps", "lamps", "", "", 1.0, 0, Neither},
    {"energy", "lighting_energy_per_year_kwh", "", "mwh_per_year", 1e-3, 1, Lower},
    {"co2", "lighting_co2_per_year_kg", "", "t_per_year", 1e-3, 1, Lower},
    {"cost", "*_cost_per_year_eur", "", "eur_per_year", 1.0, 0, Lower},
    {"investment", "*_investment_eur", "", "eur", 1.0, 0, Lower},
}};

constexpr std::array<IndicatorGroup, 4> kGroups{
    {{"feeling", kFeeling}, {"offences", kOffences}, {"police", kPolice}, {"costs", kCosts}}};

bool fits(std::string_view metric, std::string_view pattern) {
  if (pattern.ends_with('*')) return metric.starts_with(pattern.substr(0, pattern.size() - 1));
  if (pattern.starts_with('*')) return metric.ends_with(pattern.substr(1));
  return metric == pattern;
}

}  // namespace

std::span<const IndicatorGroup> indicator_groups() { return kGroups; }

const Indicator& indicator(std::string_view id) {
  for (const IndicatorGroup& group : kGroups)
    for (const Indicator& i : group.indicators)
      if (i.id == id) return i;
  throw std::logic_error("no indicator " + std::string(id));
}

std::vector<double> values_of(const RunSet& run, const Indicator& wanted) {
  std::vector<double> sum;
  for (const Total& t : run.totals) {
    if (t.ledger != wanted.ledger || !fits(t.metric, wanted.metric)) continue;
    sum.resize(t.values.size(), 0.0);
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += wanted.factor * t.values[r];
  }
  return std::ranges::any_of(sum, [](double v) { return std::isfinite(v); }) ? sum : std::vector<double>();
}

int decimals_of(const comparison::Contrast& d, const Indicator& wanted) {
  const int decimals = d.detected() ? decimals_for(d.difference, 2) : wanted.decimals + 1;
  return std::clamp(decimals, wanted.decimals, wanted.decimals + 2);
}

std::string shown(double value, const Indicator& wanted, const Words& words, std::optional<int> decimals) {
  const std::string number = words.number(value, decimals.value_or(wanted.decimals));
  if (wanted.unit.empty() || number == "–") return number;
  return words("value_unit", number, words("unit_" + std::string(wanted.unit)));
}

}  // namespace lichtung::report
