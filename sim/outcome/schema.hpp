// Every group and variable an outcome file may hold, with type, unit and meaning: the contract of
// docs/outcome-format.md. Writer, reader, documentation and its test all use this table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
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
  bool intensive{};           // over a town, the mean has a meaning and the sum has none (lux, fear)
};

[[nodiscard]] std::span<const VariableInfo> schema();

/// The row for this variable (wildcards matched), or nullptr.
[[nodiscard]] const VariableInfo* find_variable(std::string_view group, std::string_view name);

/// As in files and documentation: "uint8", "int32", "int64", "float32", "float64", "text".
[[nodiscard]] std::string_view type_name(ValueType type);

/// The name without the suffix of a summary's statistic (_sd, _q05, _q50, _q95), and that suffix (may be empty).
struct SummaryName {
  std::string_view base, statistic;
};
[[nodiscard]] SummaryName split_summary_name(std::string_view name);

/// The name of a table's only dimension: "segment" for segments and night, otherwise "row".
[[nodiscard]] std::string_view row_dimension(std::string_view table);

/// The schema as Markdown tables, one per group: what docs/outcome-format.md must contain.
[[nodiscard]] std::string schema_markdown();

}  // namespace lichtung::outcome
