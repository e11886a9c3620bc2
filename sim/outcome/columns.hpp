// Columns of tables by name and type.
#pragma once

#include "sim/outcome/outcome_data.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace lichtung::outcome {

/// The column of this name and type, or nullptr.
template <class T>
[[nodiscard]] const std::vector<T>* find_column(const Table& table, std::string_view name) {
  for (const Column& c : table.columns)
    if (c.name == name) return std::get_if<std::vector<T>>(&c.values);
  return nullptr;
}

/// The same as numbers, whatever their type; empty if there is no such column or if it holds texts.
[[nodiscard]] inline std::vector<double> numbers_of(const Table& table, std::string_view name) {
  for (const Column& c : table.columns)
    if (c.name == name)
      return std::visit(
          [](const auto& values) {
            std::vector<double> out;
            if constexpr (requires { static_cast<double>(values.front()); }) {
              out.reserve(values.size());
              for (const auto v : values) out.push_back(static_cast<double>(v));
            }
            return out;
          },
          c.values);
  return {};
}

/// The same as texts; empty if there is no such column.
[[nodiscard]] inline std::vector<std::string> texts_of(const Table& table, std::string_view name) {
  const auto* texts = find_column<std::string>(table, name);
  return texts == nullptr ? std::vector<std::string>() : *texts;
}

/// Length of the columns.
[[nodiscard]] inline std::size_t rows_of(const Table& table) {
  return table.columns.empty() ? 0 : std::visit([](const auto& values) { return values.size(); }, table.columns.front().values);
}

/// The table of this name, or nullptr.
[[nodiscard]] inline const Table* find_table(std::span<const Table> tables, std::string_view name) {
  const auto at = std::ranges::find(tables, name, &Table::name);
  return at == tables.end() ? nullptr : &*at;
}

}  // namespace lichtung::outcome
