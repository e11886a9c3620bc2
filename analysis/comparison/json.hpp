// A comparison as JSON (docs/compare.md), and back: `lichtung report` and other programs read it.
#pragma once

#include "analysis/comparison/comparison.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace lichtung::comparison {

/// `streets`: with the arrays by street; without them only their counts. Unknown numbers are null.
[[nodiscard]] std::string comparison_json(const Comparison& c, bool streets);

/// `where` names the source in errors. Errors: DataError.
[[nodiscard]] Comparison parse_comparison(std::string_view json, const std::string& where);

/// Side::folder then leads from the working folder to the outcomes. Errors: DataError.
[[nodiscard]] Comparison read_comparison(const std::filesystem::path& file);

}  // namespace lichtung::comparison
