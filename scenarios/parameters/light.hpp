// Parameters of the light submodel; rows with range, source and grade in light.cpp.
#pragma once

namespace lichtung {

struct LightParameters {
  double maintenance{0.80};               // share of the new luminaire's light left by dirt and ageing
  double reach_heights{5.0};              // a lamp lights the ground up to this many mounting heights away
  double grid_spacing_m{3.0};             // along the segment, at most
  double height_min_m{0.5};               // mounting heights outside these are read as these
  double height_max_m{20.0};
  double switch_on_elevation_deg{-3.0};   // lamps burn while the sun stands below
  double motion_hold_s{90.0};             // motion lamps stay up so long for each person passing
  double cloud_divisor{2.0};              // clear-sky daylight over that of the average sky
  double efficiency_mast{1.00};           // light output ratio of the luminaire
  double efficiency_bollard{1.00};
  double efficiency_historical{0.65};
  double efficiency_sodium{0.75};
  double mast_exponent{1.0};              // intensity grows as cos(γ)^-n up to the peak
  double mast_peak_deg{62.0};
  double mast_cutoff_deg{85.0};
  double sodium_exponent{0.5};
  double sodium_peak_deg{58.0};
  double sodium_cutoff_deg{90.0};
  double historical_nadir{0.4};           // intensity straight down over that to the side
  double historical_hood_deg{120.0};      // upper edge of the light, from straight down
};

}  // namespace lichtung
