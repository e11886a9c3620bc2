// Unit costs are parameters with sources; nothing else stands here.
#include "sim/plan/lighting_cost.hpp"

namespace lichtung::plan {

LightingCost lighting_cost(const Works& works, std::size_t lamps, double kwh_per_year, const CostParameters& cost) {
  LightingCost out;
  out.investment_eur = cost.lamp_new_eur * static_cast<double>(works.lamps_new) +
                       cost.lamp_retrofit_eur * static_cast<double>(works.lamps_retrofitted);
  out.per_year_eur = kwh_per_year * cost.kwh_eur + static_cast<double>(lamps) * cost.lamp_upkeep_eur + out.investment_eur / cost.lamp_life_years;
  out.co2_per_year_kg = kwh_per_year * cost.kwh_co2_kg;
  return out;
}

}  // namespace lichtung::plan
