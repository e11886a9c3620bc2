// What commands share when they read scenarios and write results.
#pragma once

#include "scenarios/reader.hpp"
#include "sim/commands/command.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <span>

namespace lichtung::commands {

/// Results of `--json`: keys in the order in which they are set.
using Json = nlohmann::ordered_json;

/// Reads a scenario or plan for a command. If it can't be used, prints every diagnostic and the summary to stderr (with
/// --json also one document to stdout), sets context.exit and gives nothing. Warnings are printed in any case.
[[nodiscard]] std::optional<Scenario> load_scenario(const std::filesystem::path& file, Context& context);

/// One JSON document and a line break to stdout; bytes that aren't UTF-8 (file names) become U+FFFD.
void print_json(const Json& document);

/// Diagnostics as a JSON array: file, line, column, severity, key, message, suggestion.
[[nodiscard]] Json to_json(std::span<const Diagnostic> diagnostics, Language language);

/// 66 if all that is wrong is missing files, otherwise 65; 0 without errors.
[[nodiscard]] Exit exit_of(std::span<const Diagnostic> diagnostics);

/// The exit code of an error of files or data.
[[nodiscard]] Exit exit_of(ErrorKind kind);

/// Prints what is wrong with a plan (also as JSON if asked) and gives the exit code.
Exit report_problems(std::span<const Diagnostic> problems, const Context& context);

}  // namespace lichtung::commands
