// Parameters of patrols, calls, reporting and clearance; rows in police.cpp. Arrays are by OffenceKind: burglary,
// robbery, assault, bicycle theft, damage.
#pragma once

#include <array>

namespace lichtung {

struct PoliceParameters {
  std::array<double, 5> report{0.84, 0.33, 0.33, 0.50, 0.25};
  std::array<double, 5> clearance{0.20, 0.38, 0.80, 0.12, 0.24};
  std::array<double, 5> prompt{0.10, 0.70, 0.60, 0.05, 0.10};
  std::array<double, 5> on_scene_min{60.0, 45.0, 45.0, 20.0, 20.0};
  double car_per_10000{1.5};
  double foot_per_10000{0.25};
  double bicycle_per_10000{0.1};
  double foot_speed{1.1};
  double bicycle_speed{3.5};
  double car_speed{6.0};
  double response_speed{11.0};
  double patrol_share{0.5};
  double dispatch_min{2.0};
  double calls_per_1000{120.0};
  double other_call_min{40.0};
  double discover{0.5};
  double arrest_discovered{0.6};
  double arrest_response{0.25};
  double arrest_window_min{12.0};
  double processing_min{90.0};
  double seen_half_life_min{10.0};
  double hot_spots{10.0};                  // streets, where a plan doesn't say
  double hot_spot_dwell_min{12.0};
  double evidence_memory_days{28.0};
  double near_repeat_distance_m{500.0};
  double near_repeat_window_h{72.0};
  double backup_wait_min{10.0};            // that one officer waits for a second unit
  double two_officer_share{0.3};           // of other calls
  double order_service_deterrence_switch{0.0};
  double order_service_fear{0.5};          // of a foot patrol's
  double order_service_tidying{0.5};       // of disorder, per unit-hour on the street
};

}  // namespace lichtung
