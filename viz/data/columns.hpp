// Columns of a table by name, with a filling for those that a file lacks.
#pragma once

#include "sim/outcome/file.hpp"
#include "sim/outcome/outcome_data.hpp"
#include "sim/outcome/reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace lichtung::viz {

[[nodiscard]] inline const outcome::Column* find_column(const outcome::Table& table, std::string_view name) {
  for (const outcome::Column& column : table.columns)
    if (column.name == name) return &column;
  return nullptr;
}

[[nodiscard]] inline std::size_t rows_of(const outcome::Table& table) {
  if (table.columns.empty()) return 0;
  return std::visit([](const auto& values) { return values.size(); }, table.columns.front().values);
}

/// The column as numbers of another type; `rows` times `missing` if it isn't there or holds texts.
template <class T>
[[nodiscard]] std::vector<T> column_as(const outcome::Table& table, std::string_view name, T missing) {
  std::vector<T> out(rows_of(table), missing);
  if (const outcome::Column* column = find_column(table, name))
    std::visit(
        [&]<class V>(const std::vector<V>& values) {
          if constexpr (!std::is_same_v<V, std::string>)
            std::transform(values.begin(), values.end(), out.begin(), [](V v) { return static_cast<T>(v); });
        },
        column->values);
  return out;
}

[[nodiscard]] inline std::vector<std::string> texts_of(const outcome::Table& table, std::string_view name) {
  const outcome::Column* column = find_column(table, name);
  const auto* values = column == nullptr ? nullptr : std::get_if<std::vector<std::string>>(&column->values);
  return values == nullptr ? std::vector<std::string>(rows_of(table)) : *values;
}

/// The table, or an empty one if the file lacks it.
[[nodiscard]] inline outcome::Table table_or_empty(const outcome::Reader& reader, const std::string& name) {
  return reader.has_table(name) ? reader.table(name) : outcome::Table{name, {}};
}

}  // namespace lichtung::viz
