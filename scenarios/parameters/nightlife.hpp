// Parameters of cameras, events and alcohol restrictions; rows with range, source and grade in nightlife.cpp.
#pragma once

namespace lichtung {

struct NightlifeParameters {
  double camera_notice{0.10};          // offence in full view and light noticed by somebody watching
  double camera_identify{0.20};        // recorded offence in full view and light cleared by the pictures
  double camera_half_lx{2.0};          // illuminance at which half as much is made out
  double camera_deterrence{0.05};      // perceived risk of a camera with sign, against police in sight = 1
  double camera_feeling{0.10};         // θ of a street in view of cameras with signs
  double cameras_per_watcher{16.0};
  double event_reach_km{3.0};          // e-folding distance of residents who come
  double event_station{0.40};          // of visitors from outside who come by train, if there is a station
  double event_parking_m{500.0};       // walk of those who come by car
  double event_calls{0.30};            // calls to the police per 1000 persons present and hour
  double steward_scale{10.0};          // stewards per 1000 persons that take 63 % of those calls
  double alcohol_compliance{0.50};     // without control
  double alcohol_control_min{5.0};     // minutes of control per hour that win over 63 % of the others
  double alcohol_moves_on{0.50};       // of those who comply: to the next place instead of indoors
  double alcohol_move_m{400.0};        // how far at most
  double alcohol_late_sales{0.15};     // of people on a night out whose drinking hangs on late sale in shops
  double alcohol_sober_switch{0.0};    // contested: those who comply drink less
};

}  // namespace lichtung
