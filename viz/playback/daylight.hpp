// How dark it is: from sunrise and sunset of the day, with a twilight of fixed length. Pure.
#pragma once

#include "viz/data/run.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace lichtung::viz {

/// Day of the run and second after midnight (civil time) of a time since the start, 04:00 of the first day.
struct CivilTime {
  std::size_t day{};            // calendar day, 0 = date of the start
  double second_of_day{};
  [[nodiscard]] int hour() const { return static_cast<int>(second_of_day / 3600.0); }
  [[nodiscard]] int minute() const { return static_cast<int>(second_of_day / 60.0) % 60; }
};
[[nodiscard]] inline CivilTime civil_time(double time_s) {
  const double since_midnight = std::max(0.0, time_s) + kDayStart_s;
  const double day = std::floor(since_midnight / kDaySeconds);
  return {static_cast<std::size_t>(day), since_midnight - day * kDaySeconds};
}

inline constexpr double kTwilight_s = 35 * 60.0;   // civil twilight in Central Europe, about

/// 0 by day, 1 at night, between in twilight: half an hour before sunrise and after sunset. Nothing if unknown.
[[nodiscard]] inline std::optional<double> darkness(std::span<const DayInfo> days, double time_s) {
  if (days.empty()) return std::nullopt;
  const CivilTime now = civil_time(time_s);
  const DayInfo& day = days[std::min(now.day, days.size() - 1)];
  if (day.sunrise_min < 0 || day.sunset_min < 0) return std::nullopt;
  const double rise = day.sunrise_min * 60.0, set = day.sunset_min * 60.0;
  const double before = (rise - now.second_of_day) / kTwilight_s, after = (now.second_of_day - set) / kTwilight_s;
  const double share = std::clamp(std::max(before, after), 0.0, 1.0);
  return share * share * (3 - 2 * share);
}

}  // namespace lichtung::viz
