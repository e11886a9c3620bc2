// What the cells of real tables mean: numbers with decimal point or comma, dates in ISO and in German form.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lichtung::tables {

enum class DecimalMark : std::uint8_t { Point, Comma };

/// The whole text as a finite number, white space around it allowed. With a decimal comma, points may stand between
/// groups of three digits ("1.234,5"). "nan", "inf" and hexadecimal numbers are not numbers.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, DecimalMark mark);

/// A civil date with or without time of day.
struct DateTime {
  std::int64_t minutes{};  // since 1970-01-01 00:00 of the same clock; seconds are cut off
  bool has_time{};
  [[nodiscard]] std::int64_t day() const { return minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440; }
};

/// "2026-11-02", "2026/11/02", "20261102", "02.11.2026", "2.11.2026"; then perhaps " 13:45" or "T13:45:10". Years
/// 1000 … 9999, days that exist, no time zones.
[[nodiscard]] std::optional<DateTime> parse_date(std::string_view text);

/// An hour "7", "07" or a time "07:30" as minutes of the day; 24:00 is allowed.
[[nodiscard]] std::optional<std::int64_t> parse_time_of_day(std::string_view text);

}  // namespace lichtung::tables
