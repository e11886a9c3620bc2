// When lamps burn, through the days of a run: schedules to levels, levels to light, light to electricity.
#pragma once

#include "sim/light/light.hpp"

#include <array>
#include <span>
#include <vector>

namespace lichtung::light {

/// Levels of one day by quarter hour from 04:00, 0 … 1, per schedule.
struct DayLevels {
  std::vector<std::array<float, kQuarters>> near;   // what people near the lamps get
  std::vector<std::array<float, kQuarters>> rest;   // while nobody is near; equal to `near` without motion sensors
};
[[nodiscard]] DayLevels day_levels(std::span<const LampSchedule> schedules, const DayLight& day, const LightParameters& parameters);

/// Light of a town's lamps in every combination of levels that its schedules meet.
struct TownLight {
  std::vector<std::vector<double>> levels;   // [state][schedule]; state 0: no lamp burns
  std::vector<LampLight> lit;                // [state]
  std::size_t usual{};                       // state of most dark quarter hours between 17 and 24 o'clock

  [[nodiscard]] const LampLight& usual_light() const { return lit[usual]; }
  /// State of each quarter hour of a day whose combinations are among `levels`.
  [[nodiscard]] std::array<std::uint8_t, kQuarters> states(const DayLevels& day) const;
};

/// `first` and `days`: the run. At most 250 combinations, DataError beyond.
[[nodiscard]] TownLight town_light(const town::Town& town, const LightParameters& parameters, std::chrono::year_month_day first, int days);

/// Electricity of one day, kWh, by schedule: power × level, power taken as proportional to light (LED drivers).
/// `triggered` is the share of time in which a motion lamp is at its upper level, by schedule and quarter hour; empty: never.
[[nodiscard]] std::vector<double> day_energy_kwh(const town::Lamps& lamps, const DayLevels& day,
                                                 std::span<const std::array<double, kQuarters>> triggered);

/// Electricity of the year of `date` without anybody near motion lamps, kWh.
[[nodiscard]] double year_energy_kwh(const town::Town& town, const LightParameters& parameters, std::chrono::year year);

}  // namespace lichtung::light
