// Machine-readable results: one JSON document on stdout with keys in a fixed order.
#pragma once

#include "scenarios/diagnostics.hpp"
#include "sim/commands/command.hpp"

#include <nlohmann/json.hpp>

#include <span>

namespace lichtung::commands {

/// Results of `--json`: keys in the order in which they are set.
using Json = nlohmann::ordered_json;

/// One JSON document and a line break to stdout; bytes that aren't UTF-8 (file names) become U+FFFD.
void print_json(const Json& document);

/// Diagnostics as a JSON array: file, line, column, severity, key, message, suggestion.
[[nodiscard]] Json to_json(std::span<const Diagnostic> diagnostics, Language language);

/// 66 if all that is wrong is missing files, otherwise 65; 0 without errors.
[[nodiscard]] Exit exit_of(std::span<const Diagnostic> diagnostics);

/// The exit code of an error of files or data.
[[nodiscard]] Exit exit_of(ErrorKind kind);

}  // namespace lichtung::commands
