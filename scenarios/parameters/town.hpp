// Parameters by which a map becomes a town: widths, building stock, lamps by rule, surroundings, assumed places.
// Rows with range, source and grade in town.cpp.
#pragma once

#include <array>
#include <cstddef>

namespace lichtung {

/// Streets that are lit and used alike: through roads, collectors, local streets, ways for foot and bicycle.
enum class StreetGroup : std::size_t { Main = 0, Collector = 1, Local = 2, Path = 3 };

struct TownParameters {
  // Carriageway or path width by StreetKind where it is not mapped, m.
  std::array<double, 14> width_m{14.0, 8.0, 7.0, 6.5, 5.5, 5.0, 8.0, 3.5, 3.0, 2.0, 2.0, 1.5, 2.0, 3.0};
  double lane_width_m{3.0};          // carriageway per lane where only lanes=* is mapped

  // Finding the street of a building, venue or lamp.
  double snap_named_m{60.0};
  double snap_minor_penalty_m{15.0};
  double snap_building_m{500.0};
  double snap_venue_m{150.0};
  double snap_lamp_m{30.0};

  // Kind of buildings that are only mapped as buildings, by footprint and floors.
  double garage_m2{30.0};
  double hut_m2{50.0};
  double house_m2{200.0};
  double apartments_m2{1500.0};
  double apartments_floors{3.0};
  double small_apartments_m2{400.0};

  // Building stock, by BuildingKind (Detached … Other): floors where unknown; living area per dwelling, m².
  std::array<double, 14> floors{2.0, 2.0, 3.0, 5.0, 4.0, 2.0, 2.0, 4.0, 1.0, 2.0, 2.0, 1.0, 1.0, 1.0};
  std::array<double, 6> dwelling_m2{135.0, 115.0, 72.0, 62.0, 75.0, 150.0};
  double living_share{0.75};
  double dwelling_spread{0.25};

  // Tenure by TenureMix (Owners, Mixed, Rented, Social); the rest is rented on the market.
  std::array<double, 4> owner_share{0.74, 0.42, 0.14, 0.03};
  std::array<double, 4> social_share{0.01, 0.05, 0.06, 0.75};
  double rent_low{0.25};
  double rent_high{0.25};

  // Surroundings of a segment.
  double refuge_street{0.05};
  double refuge_path{0.15};
  double refuge_tunnel{0.8};
  double refuge_green{0.25};
  double refuge_forest{0.5};
  double refuge_blind{0.15};
  double green_distance_m{10.0};
  double sample_m{25.0};
  double prospect_max_m{100.0};
  double prospect_setback_m{12.0};
  double prospect_bend_deg{30.0};
  double escape_m{50.0};

  // Lamps by rule, by StreetGroup.
  std::array<double, 4> lamp_spacing_m{35.0, 33.0, 33.0, 35.0};
  std::array<double, 4> lamp_height_m{9.0, 7.0, 5.0, 4.5};
  std::array<double, 4> lamp_flux_lm{7500.0, 4500.0, 2600.0, 2000.0};
  double lamp_efficacy_lm_w{110.0};
  double lamp_cct_k{3000.0};
  double lamp_limited_factor{2.0};
  double lamp_complete_m{60.0};
  double lamp_least_gap{0.6};
  double built_up_m{40.0};

  // Places assumed where the map is silent.
  double assumed_dwellings_per_km{80.0};
  double jobs_per_resident{0.5};
  double jobs_least{0.25};
  double job_office_m2{30.0};
  double job_commercial_m2{60.0};
  double job_industrial_m2{100.0};
  double assumed_workplace_jobs{25.0};
  double residents_per_shop{500.0};
  double residents_per_supermarket{3000.0};
  double residents_per_school{2600.0};
  double residents_per_kindergarten{1400.0};
  double residents_per_bar{2500.0};
  double residents_per_restaurant{1200.0};
  double residents_per_stop{700.0};
  double residents_per_surgery{1200.0};
  double residents_per_park{4000.0};
  double residents_per_sport{2500.0};
  double district_dwellings{2500.0};
};

}  // namespace lichtung
