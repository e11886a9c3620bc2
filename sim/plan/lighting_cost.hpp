// What a town's street lighting costs and emits in a year, with what a plan builds: the same for a run's figures and for
// the estimate before one.
#pragma once

#include "scenarios/parameters/cost.hpp"
#include "sim/plan/apply.hpp"

#include <cstddef>

namespace lichtung::plan {

struct LightingCost {
  double investment_eur{};      // of the plan's works
  double per_year_eur{};        // electricity, upkeep, and the investment spread over the lamps' life
  double co2_per_year_kg{};
};

[[nodiscard]] LightingCost lighting_cost(const Works& works, std::size_t lamps, double kwh_per_year, const CostParameters& cost);

}  // namespace lichtung::plan
