// When lamps burn, and how brightly: a schedule is a switch and steps of dimming.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace lichtung {

enum class LampSwitch : std::uint8_t {
  Sun = 0,      // burns while the sun stands below an elevation
  AllDay = 1,   // never goes out
  Off = 2,      // never burns
};

/// Level between two times of the civil day; may pass midnight (23:00-05:00).
struct DimStep {
  int from_minute{};
  int to_minute{};
  double level{};            // share of full light, 0 … 1; 0: part-night
  bool operator==(const DimStep&) const = default;
};

struct LampSchedule {
  LampSwitch how{LampSwitch::Sun};
  std::optional<double> on_elevation_deg{}; // unset: light.switch_on_elevation
  std::vector<DimStep> steps{};             // a later step wins where two overlap; outside all: full light
  std::optional<double> motion_rest{};      // level while nobody is near; people near get the level of the hour
  bool operator==(const LampSchedule&) const = default;
};

}  // namespace lichtung
