// The rows of a table that a measure can use: those whose needed cells all hold what they should.
#pragma once

#include "analysis/tables/table.hpp"
#include "analysis/tables/values.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::tables {

/// Reads columns one after the other; a row with a cell that can't be read is left out of all of them and noted once,
/// with the first such cell. Columns keep the table's length until `kept` compresses them.
class Selection {
 public:
  Selection(const Table& table, Notes& notes) : table_(table), notes_(notes), use_(table.rows(), true) {}

  /// NaN where the cell is no number.
  [[nodiscard]] std::vector<double> numbers(std::size_t column, DecimalMark mark);
  /// Trimmed; empty cells are left out.
  [[nodiscard]] std::vector<std::string> texts(std::size_t column);
  /// Minutes since 1970 of dates with or without time; `times` a second column with hours or times of day.
  [[nodiscard]] std::vector<std::int64_t> minutes(std::size_t column, std::optional<std::size_t> times);
  /// Days since 1970 of dates (whole days), or the numbers as they are if every cell that isn't empty is a number
  /// without the look of a date (20261102).
  [[nodiscard]] std::vector<double> days(std::size_t column, DecimalMark mark);

  void leave_out(std::size_t row, std::string key, std::vector<Argument> args = {});
  [[nodiscard]] bool uses(std::size_t row) const { return use_[row]; }
  [[nodiscard]] std::size_t used() const;

  template <class T>
  [[nodiscard]] std::vector<T> kept(const std::vector<T>& column) const {
    std::vector<T> out;
    for (std::size_t r = 0; r < column.size(); ++r)
      if (use_[r]) out.push_back(column[r]);
    return out;
  }

 private:
  void odd_cell(std::size_t row, std::size_t column, const char* key);

  const Table& table_;
  Notes& notes_;
  std::vector<bool> use_;
};

}  // namespace lichtung::tables
