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
  double cleaning_km_eur{45.0};           // per kilometre of street and pass
  double inspection_km_eur{5.0};          // looking for graffiti
  double graffiti_case_eur{350.0};
  double repair_building_eur{180000.0};   // public share per derelict building
  double repair_life_years{30.0};
  double secured_dwelling_eur{1500.0};    // public share per dwelling
  double security_life_years{20.0};
  double investigator_eur{115000.0};      // per investigator and year
  double camera_eur{6000.0};        // with mast, cable and recorder
  double camera_life_years{8.0};
  double camera_upkeep_eur{1200.0}; // per camera and year
  double watch_hour_eur{45.0};      // of one who watches
  double steward_hour_eur{30.0};    // of one steward at an event
  double household_move_eur{3000.0};
  double dwelling_bound_eur{30000.0};       // tenure or rent of an existing dwelling
  double dwelling_rebuilt_eur{70000.0};     // another size
  double dwelling_new_eur{260000.0};
  double venue_new_eur{200000.0};
  double accommodation_place_eur{15000.0};
  double accommodation_site_eur{40000.0};   // per site and year: management, security, social work
  double accommodation_person_eur{4000.0};  // per place and year
  double building_life_years{50.0};
};

}  // namespace lichtung
