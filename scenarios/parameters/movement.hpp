// Pauses on the street between walking and the rest of a trip; rows in movement.cpp.
#pragma once

namespace lichtung {

struct MovementParameters {
  double street_car_s{40.0};
  double stop_wait_s{240.0};
  double night_linger_s{480.0};
};

}  // namespace lichtung
