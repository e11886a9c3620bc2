// Joins the parameter groups into one table.
#include "scenarios/parameters.hpp"

#include <algorithm>

namespace lichtung {

std::span<const ParameterInfo> parameter_table() {
  static const std::vector<ParameterInfo> table = [] {
    std::vector<ParameterInfo> rows;
    for (const auto group : {detail::activity_rows(), detail::angst_rows(), detail::cost_rows(), detail::fear_rows(), detail::light_rows(),
                             detail::movement_rows(), detail::nightlife_rows_of_parameters(), detail::offence_rows(),
                             detail::places_parameter_rows(),
                             detail::police_rows(), detail::town_rows()})
      rows.insert(rows.end(), group.begin(), group.end());
    return rows;
  }();
  return table;
}

const ParameterInfo* find_parameter(std::string_view key) {
  const auto table = parameter_table();
  const auto it = std::ranges::find(table, key, &ParameterInfo::key);
  return it == table.end() ? nullptr : &*it;
}

}  // namespace lichtung
