// Hours of the civil day.
#pragma once

namespace lichtung {

/// Minutes of the civil day from … to; may pass midnight (22:00-06:00).
struct Shift {
  int from_minute{};
  int to_minute{};

  [[nodiscard]] constexpr bool covers(int civil_minute) const {
    if (from_minute <= to_minute) return civil_minute >= from_minute && civil_minute < to_minute;
    return civil_minute >= from_minute || civil_minute < to_minute;
  }
  [[nodiscard]] constexpr int minutes() const {
    const int m = (to_minute - from_minute + 1440) % 1440;
    return m == 0 ? 1440 : m;
  }
};

}  // namespace lichtung
