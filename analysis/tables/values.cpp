// Strict: a cell that is almost a number is no number, so that its row is told instead of silently misread.
#include "analysis/tables/values.hpp"

#include "analysis/tables/text_file.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <string>

namespace lichtung::tables {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "1.234.567,8" → "1234567.8"; nothing if points don't separate groups of three digits.
std::optional<std::string> from_comma(std::string_view text) {
  const auto comma = text.find(',');
  const std::string_view whole = text.substr(0, comma);
  const auto fraction = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  if (fraction.find_first_of(",.") != std::string_view::npos) return std::nullopt;
  std::string plain;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] != '.') {
      plain += whole[i];
      continue;
    }
    const std::string_view group = whole.substr(i + 1, 3);
    const bool three = group.size() == 3 && is_digit(group[0]) && is_digit(group[1]) && is_digit(group[2]);
    const bool ends = i + 4 >= whole.size() || whole[i + 4] == '.';
    if (i == 0 || !is_digit(whole[i - 1]) || !three || !ends) return std::nullopt;
  }
  if (comma != std::string_view::npos) plain.append(".").append(fraction);
  return plain;
}

/// Digits at the front as a number, cut off; nothing unless there are `least` to `most` of them.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  if (count < least || count > most) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + count, value);
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

struct Date {
  int year{}, month{}, day{};
};

std::optional<Date> take_german(std::string_view& text) {
  const auto day = take_digits(text, 1, 2);
  if (!day || !take(text, '.')) return std::nullopt;
  const auto month = take_digits(text, 1, 2);
  if (!month || !take(text, '.')) return std::nullopt;
  const auto year = take_digits(text, 4, 4);
  if (!year) return std::nullopt;
  return Date{*year, *month, *day};
}

std::optional<Date> take_iso(std::string_view& text) {
  if (text.size() >= 8 && text.find_first_not_of("0123456789") >= 8) {  // 20261102
    const auto number = take_digits(text, 8, 8);
    if (!number) return std::nullopt;
    return Date{*number / 10'000, *number / 100 % 100, *number % 100};
  }
  const auto year = take_digits(text, 4, 4);
  if (!year || text.empty() || (text[0] != '-' && text[0] != '/')) return std::nullopt;
  const char separator = text[0];
  text.remove_prefix(1);
  const auto month = take_digits(text, 1, 2);
  if (!month || !take(text, separator)) return std::nullopt;
  const auto day = take_digits(text, 1, 2);
  if (!day) return std::nullopt;
  return Date{*year, *month, *day};
}

/// "13:45", "13:45:10", "13:45:10.25"; minutes of the day.
std::optional<std::int64_t> take_clock(std::string_view& text) {
  const auto hour = take_digits(text, 1, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (take(text, ':')) {
    const auto second = take_digits(text, 2, 2);
    if (!second || *second > 60) return std::nullopt;
    if (take(text, '.') && !take_digits(text, 1, 9)) return std::nullopt;
  }
  if (*hour > 24 || (*hour == 24 && *minute > 0)) return std::nullopt;
  return *hour * 60 + *minute;
}

}  // namespace

std::optional<double> parse_number(std::string_view text, DecimalMark mark) {
  std::string_view plain = trimmed(text);
  std::string converted;
  if (mark == DecimalMark::Comma) {
    const auto changed = from_comma(plain);
    if (!changed) return std::nullopt;
    converted = *changed;
    plain = converted;
  }
  if (plain.starts_with('+') && plain.size() > 1 && plain[1] != '-') plain.remove_prefix(1);
  double value = 0.0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<DateTime> parse_date(std::string_view text) {
  std::string_view rest = trimmed(text);
  const bool german = rest.find('.') <= 2;
  const std::optional<Date> date = german ? take_german(rest) : take_iso(rest);
  if (!date || date->year < 1000) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(date->year),
                                        std::chrono::month(static_cast<unsigned>(date->month)),
                                        std::chrono::day(static_cast<unsigned>(date->day))};
  if (!day.ok()) return std::nullopt;
  DateTime result{std::chrono::sys_days(day).time_since_epoch().count() * std::int64_t{1440}, false};
  if (rest.empty()) return result;
  if (!take(rest, 'T') && !take(rest, ' ')) return std::nullopt;
  const auto clock = take_clock(rest);
  if (!clock || !rest.empty()) return std::nullopt;
  result.minutes += *clock;
  result.has_time = true;
  return result;
}

std::optional<std::int64_t> parse_time_of_day(std::string_view text) {
  std::string_view rest = trimmed(text);
  if (rest.find(':') == std::string_view::npos) {
    const auto hour = take_digits(rest, 1, 2);
    if (!hour || *hour > 24 || !rest.empty()) return std::nullopt;
    return *hour * std::int64_t{60};
  }
  const auto clock = take_clock(rest);
  if (!clock || !rest.empty()) return std::nullopt;
  return clock;
}

}  // namespace lichtung::tables
