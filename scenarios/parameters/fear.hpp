// Parameters of perceived safety, route choice and avoidance; rows with range, source and grade in fear.cpp.
#pragma once

namespace lichtung {

struct FearParameters {
  double level{-4.63};              // θ0, sets the share unsafe at night in the survey
  double light{2.6};                // per unit of the illuminance gap
  double gap_slope{0.28};
  double gap_reference_lx{12.0};
  double prospect{0.5};             // at no free sight
  double prospect_range_m{50.0};
  double refuge{0.7};               // at full refuge
  double escape{0.5};               // at no way out
  double disorder{0.35};            // per unit of disorder
  double company{0.9};              // at many people present
  double company_scale{1.5};        // persons present for 63 % of it
  double police_foot{0.6};
  double police_car{0.15};
  double victimised{0.6};
  double victimised_half_life_days{180.0};
  double class_low{-1.1};
  double class_high{1.0};
  double route_low{0.0};            // w_g at night
  double route_middle{0.6};
  double route_high{1.5};
  double route_day{0.1};
  double reroute_tolerance{0.05};
  double avoid_cancel{0.35};        // shares of those who avoid and could do either
  double avoid_shift{0.30};
  double survey_radius_m{300.0};
};

}  // namespace lichtung
