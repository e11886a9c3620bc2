// TOML text to a table, going on after syntax errors so that a file's problems are found in one go.
#pragma once

#include "scenarios/report.hpp"
#include "scenarios/toml.hpp"

#include <optional>
#include <string>

namespace lichtung::detail {

struct Parsed {
  std::optional<toml::table> table;   // unset if the structure of the file is lost
  bool whole{true};                   // false if faulty lines were left out: keys may only seem to be missing
};

/// Screens and parses. Each syntax error is reported; its line is left out and the rest read again, unless the
/// line opens a table or stands in a list over several lines, where the rest would only be misread.
[[nodiscard]] Parsed parse_text(std::string text, Report& report);

/// Where a node or key stands in its file.
[[nodiscard]] inline Position position(const toml::source_region& region) {
  return {static_cast<std::uint32_t>(region.begin.line), static_cast<std::uint32_t>(region.begin.column)};
}

}  // namespace lichtung::detail
