// Dates as outcome files write them.
#pragma once

#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>

namespace lichtung::report {

/// "2026-11-02"; nothing for any other text.
[[nodiscard]] inline std::optional<std::chrono::year_month_day> date_of(std::string_view iso) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto read = [&](std::size_t at, std::size_t length, auto& out) {
    const char* end = iso.data() + at + length;
    return std::from_chars(iso.data() + at, end, out).ptr == end;
  };
  if (!read(0, 4, year) || !read(5, 2, month) || !read(8, 2, day)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace lichtung::report
