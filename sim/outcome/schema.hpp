// Every group and variable an outcome file may hold, with type, unit and meaning: the contract of
// docs/outcome-format.md. Writer, reader, documentation and its test all use this table.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lichtung::outcome {

inline constexpr int kSchemaVersion = 1;

enum class ValueType : std::uint8_t { U8, I32, I64, F32, F64, Text };

struct VariableInfo {
  std::string_view group;     // "" = root (on mesh edges), "profile", or a table
  std::string_view name;      // a trailing * stands for one variable per offence kind or the like
  ValueType type;
  std::string_view dims;      // "edge", "time edge", "hour_of_week segment", "row"
  std::string_view unit;
  std::string_view meaning;
};

[[nodiscard]] std::span<const VariableInfo> schema();

/// The row for this variable (wildcards matched), or nullptr.
[[nodiscard]] const VariableInfo* find_variable(std::string_view group, std::string_view name);

}  // namespace lichtung::outcome
