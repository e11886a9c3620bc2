// Whole weeks of a window spread evenly; what is left is spread hour by hour.
#include "analysis/statistics/aoristic.hpp"

#include "analysis/statistics/invalid_data.hpp"

#include <algorithm>
#include <string>

namespace lichtung::statistics {
namespace {

constexpr std::int64_t kHour = 60, kWeek = 168 * kHour;

std::int64_t floor_mod(std::int64_t value, std::int64_t modulus) { return (value % modulus + modulus) % modulus; }

void spread(TimeWindow window, std::array<double, 168>& hours) {
  const std::int64_t length = window.to - window.from;
  std::int64_t at = floor_mod(window.from, kWeek);
  if (length == 0) {
    hours[static_cast<std::size_t>(at / kHour)] += 1.0;
    return;
  }
  const double whole = static_cast<double>(length / kWeek) * kHour / static_cast<double>(length);
  if (length >= kWeek)
    for (double& hour : hours) hour += whole;
  for (std::int64_t left = length % kWeek; left > 0;) {
    const std::int64_t part = std::min(left, kHour - at % kHour);
    hours[static_cast<std::size_t>(at / kHour)] += static_cast<double>(part) / static_cast<double>(length);
    left -= part;
    at = (at + part) % kWeek;
  }
}

}  // namespace

AoristicResult aoristic(std::span<const TimeWindow> windows) {
  require_at_least(windows.size(), 1, "windows");
  AoristicResult result;
  result.events = windows.size();
  const double n = static_cast<double>(windows.size());
  std::int64_t minutes = 0;
  std::size_t exact = 0;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const std::int64_t length = windows[i].to - windows[i].from;
    if (length < 0) throw InvalidData(Problem::Negative, "windows", std::to_string(i + 1));
    minutes += length;
    exact += length <= kHour ? 1U : 0U;
    spread(windows[i], result.hour_of_week);
  }
  for (std::size_t h = 0; h < 168; ++h) result.hour_of_day[h % 24] += result.hour_of_week[h];
  result.mean_window_hours = static_cast<double>(minutes) / static_cast<double>(kHour) / n;
  result.exact_share = static_cast<double>(exact) / n;
  return result;
}

}  // namespace lichtung::statistics
