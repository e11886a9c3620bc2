// Unit costs and emission factors; rows with range, source and grade in cost.cpp.
#pragma once

namespace lichtung {

struct CostParameters {
  double kwh_eur{0.30};
  double kwh_co2_kg{0.363};
  double lamp_new_eur{2500.0};      // mast, luminaire, foundation, cable
  double lamp_retrofit_eur{380.0};  // new luminaire on the old mast
  double lamp_upkeep_eur{40.0};     // per lamp and year, without energy
  double lamp_life_years{25.0};
  double officer_hour_eur{72.0};
  double order_service_hour_eur{45.0};
};

}  // namespace lichtung
