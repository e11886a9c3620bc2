// Calendar rules.
#include "sim/engine/calendar.hpp"

#include <algorithm>
#include <array>

namespace lichtung::engine {

using std::chrono::days;
using std::chrono::sys_days;

unsigned weekday_of(std::chrono::year_month_day date) {
  return std::chrono::weekday(sys_days(date)).iso_encoding() - 1U;
}

std::chrono::year_month_day easter(std::chrono::year year) {
  const int y = static_cast<int>(year);
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return year / std::chrono::month(static_cast<unsigned>(n / 31)) / std::chrono::day(static_cast<unsigned>(n % 31 + 1));
}

bool public_holiday(std::chrono::year_month_day date) {
  using std::chrono::month;
  constexpr std::array<std::array<unsigned, 2>, 5> kFixed{{{1, 1}, {5, 1}, {10, 3}, {12, 25}, {12, 26}}};
  for (const auto& [m, d] : kFixed)
    if (static_cast<unsigned>(date.month()) == m && static_cast<unsigned>(date.day()) == d) return true;
  constexpr std::array kFromEaster{-2, 1, 39, 50};
  return std::ranges::any_of(kFromEaster, [&](int offset) { return sys_days(easter(date.year())) + days(offset) == sys_days(date); });
}

}  // namespace lichtung::engine
