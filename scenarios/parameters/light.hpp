// Parameters of the light submodel; rows with range, source and grade in light.cpp.
#pragma once

namespace lichtung {

struct LightParameters {
  double maintenance{0.80};               // share of the new luminaire's light left by dirt and ageing
  double reach_heights{5.0};              // a lamp lights the ground up to this many mounting heights away
  double grid_spacing_m{3.0};             // along the segment, at most
  double grid_spacing_across_m{1.5};      // across it, at most
  double dark_stretch_lx{0.4};            // below this at any point across, a stretch of a segment is dark
  double height_min_m{0.5};               // mounting heights outside these are read as these
  double height_max_m{20.0};
  double switch_on_elevation_deg{-3.0};   // lamps burn while the sun stands below
  double motion_hold_s{90.0};             // motion lamps stay up so long for each person passing
  double cloud_divisor{2.0};              // clear-sky daylight over that of the average sky
};

}  // namespace lichtung
