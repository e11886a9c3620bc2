// Light of one day, ready for lookup: which quarter hours are dark, and how large the gap to daylight is then.
#pragma once

#include "scenarios/parameters.hpp"
#include "sim/light/switching.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

namespace lichtung::engine {

struct Conditions {
  light::DayLight light;
  light::DayLevels levels;                              // of the lamps' schedules
  std::array<std::uint8_t, light::kQuarters> state{};   // of light::TownLight
  std::array<std::uint8_t, light::kQuarters> level{};   // row of `gap`; kDaylight where no gap is felt
  std::vector<std::vector<float>> gap;                  // [level][segment], behaviour::light_gap
  static constexpr std::uint8_t kDaylight = 255;

  [[nodiscard]] static std::size_t quarter(float second) {
    return second <= 0.0F ? 0 : std::min<std::size_t>(light::kQuarters - 1, static_cast<std::size_t>(second / 900.0F));
  }
  /// It is dark: people choose their night routes.
  [[nodiscard]] bool dark(float second) const { return light.dark[quarter(second)] != 0; }
};

/// `date` is that of the day's start at 04:00.
[[nodiscard]] Conditions make_conditions(const town::Town& town, const light::TownLight& lamps, const Parameters& parameters,
                                         std::chrono::year_month_day date);

}  // namespace lichtung::engine
