// What makes OutcomeData consistent and true to the schema. The writer refuses data that aren't, and the reader calls
// a file damaged that holds such data.
#pragma once

#include "sim/outcome/outcome_data.hpp"
#include "sim/outcome/schema.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace lichtung::outcome {

/// The first fault found, naming the object and what was expected; empty if there is none.
[[nodiscard]] std::string find_problem(const OutcomeData& data);

/// The schema row of a root variable that the engine may fill, or nullptr; in a summary, names with a statistic too.
[[nodiscard]] const VariableInfo* find_segment_variable(std::string_view name, bool summary);
[[nodiscard]] const VariableInfo* find_profile_variable(std::string_view name, bool summary);

/// The type that `values` has.
[[nodiscard]] ValueType type_of(const ColumnValues& values);
[[nodiscard]] std::size_t size_of(const ColumnValues& values);

/// True for well-formed UTF-8 (no overlong forms, surrogates or values above U+10FFFF) without a zero byte.
[[nodiscard]] bool is_clean_text(std::string_view text);

inline constexpr std::size_t kHoursOfWeek = 168;

/// Counts per frame are stored as float32, the only type QGIS 3.22 reads there; up to 2^24 that is exact.
inline constexpr std::int32_t kMostCount = 1 << 24;

}  // namespace lichtung::outcome
