// Cells to numbers, texts and times.
#include "analysis/tables/selection.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace lichtung::tables {

void Selection::leave_out(std::size_t row, std::string key, std::vector<Argument> args) {
  if (!use_[row]) return;
  use_[row] = false;
  notes_.leave_out(table_.file, table_.lines[row], std::move(key), std::move(args));
}

void Selection::odd_cell(std::size_t row, std::size_t column, const char* key) {
  const std::string_view cell = table_.cell(row, column);
  constexpr std::size_t kShown = 40;
  if (trimmed(cell).empty())
    leave_out(row, "tables.empty_cell", {{table_.columns[column]}});
  else
    leave_out(row, key, {{table_.columns[column]}, {std::string(cell.substr(0, kShown))}});
}

std::vector<double> Selection::numbers(std::size_t column, DecimalMark mark) {
  std::vector<double> values(table_.rows(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t r = 0; r < values.size(); ++r) {
    const auto number = parse_number(table_.cell(r, column), mark);
    if (number)
      values[r] = *number;
    else
      odd_cell(r, column, "tables.not_a_number");
  }
  return values;
}

std::vector<std::string> Selection::texts(std::size_t column) {
  std::vector<std::string> values;
  for (std::size_t r = 0; r < table_.rows(); ++r) {
    values.emplace_back(trimmed(table_.cell(r, column)));
    if (values.back().empty()) odd_cell(r, column, "tables.empty_cell");
  }
  return values;
}

std::vector<std::int64_t> Selection::minutes(std::size_t column, std::optional<std::size_t> times) {
  std::vector<std::int64_t> values(table_.rows(), 0);
  for (std::size_t r = 0; r < values.size(); ++r) {
    const auto date = parse_date(table_.cell(r, column));
    if (!date) {
      odd_cell(r, column, "tables.not_a_date");
      continue;
    }
    values[r] = date->minutes;
    if (!times) continue;
    const auto clock = parse_time_of_day(table_.cell(r, *times));
    if (clock)
      values[r] = date->day() * 1440 + *clock;
    else
      odd_cell(r, *times, "tables.not_a_time");
  }
  return values;
}

std::vector<double> Selection::days(std::size_t column, DecimalMark mark) {
  bool all_numbers = true;
  for (std::size_t r = 0; r < table_.rows() && all_numbers; ++r) {
    const std::string_view cell = trimmed(table_.cell(r, column));
    all_numbers = cell.empty() || (parse_number(cell, mark) && !parse_date(cell));
  }
  if (all_numbers) return numbers(column, mark);
  std::vector<double> values(table_.rows(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t r = 0; r < values.size(); ++r) {
    const auto date = parse_date(table_.cell(r, column));
    if (date)
      values[r] = static_cast<double>(date->day());
    else
      odd_cell(r, column, "tables.not_a_date");
  }
  return values;
}

std::size_t Selection::used() const { return static_cast<std::size_t>(std::count(use_.begin(), use_.end(), true)); }

}  // namespace lichtung::tables
