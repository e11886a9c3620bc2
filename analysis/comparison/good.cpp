// Reported, discovered and recorded offences are neither good nor bad in themselves: more of them may mean more trust or
// more patrols.
#include "analysis/comparison/good.hpp"

#include <array>
#include <utility>

namespace lichtung::comparison {

Good good_of(std::string_view metric) {
  constexpr std::array<std::pair<std::string_view, Good>, 23> kStarts{{
      {"incidents_per_100k", Good::Lower},  {"expected_per_100k", Good::Lower}, {"expected_recorded", Good::Neither},
      {"expected_", Good::Lower},           {"incidents_", Good::Lower},        {"night_walks_unsafe", Good::Lower},
      {"survey_unsafe", Good::Lower},       {"avoided_", Good::Lower},          {"detour_", Good::Lower},
      {"night_concerned", Good::Lower},     {"night_offences", Good::Lower},    {"angst_places", Good::Lower},
      {"response_time", Good::Lower},       {"fear", Good::Lower},              {"footfall", Good::Higher},
      {"disorder", Good::Lower},            {"lighting_energy", Good::Lower},   {"lighting_co2", Good::Lower},
      {"lamps_above", Good::Lower},         {"clearance.", Good::Higher},       {"walkable_km.below_P6", Good::Lower},
      {"fearless_night_walks", Good::Higher}, {"victimised_per_1000", Good::Lower},
  }};
  if (metric.ends_with("_cost_per_year_eur") || metric.ends_with("_investment_eur")) return Good::Lower;
  for (const auto& [start, good] : kStarts)
    if (metric.starts_with(start)) return good;
  return Good::Neither;
}

}  // namespace lichtung::comparison
