// Rows and columns of lamps.
#include "sim/town/town.hpp"

namespace lichtung::town {

void Lamps::push_back(const Lamp& lamp) {
  position.push_back(lamp.position);
  segment.push_back(lamp.segment);
  height_m.push_back(lamp.height_m);
  flux_lm.push_back(lamp.flux_lm);
  power_w.push_back(lamp.power_w);
  cct_k.push_back(lamp.cct_k);
  azimuth_deg.push_back(lamp.azimuth_deg);
  tilt_deg.push_back(lamp.tilt_deg);
  luminaire.push_back(lamp.luminaire);
  schedule.push_back(lamp.schedule);
  origin.push_back(lamp.origin);
}

Lamp Lamps::row(std::size_t i) const {
  return {.position = position[i], .segment = segment[i], .height_m = height_m[i], .flux_lm = flux_lm[i],
          .power_w = power_w[i], .cct_k = cct_k[i], .azimuth_deg = azimuth_deg[i], .tilt_deg = tilt_deg[i],
          .luminaire = luminaire[i], .schedule = schedule[i], .origin = origin[i]};
}

}  // namespace lichtung::town
