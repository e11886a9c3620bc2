// What commands share when they read scenarios.
#pragma once

#include "scenarios/reader.hpp"
#include "sim/commands/json.hpp"

#include <filesystem>
#include <optional>

namespace lichtung::commands {

/// Reads a scenario or plan for a command. If it can't be used, prints every diagnostic and the summary to stderr (with
/// --json also one document to stdout), sets context.exit and gives nothing. Warnings are printed in any case.
[[nodiscard]] std::optional<Scenario> load_scenario(const std::filesystem::path& file, Context& context);

/// Prints what is wrong with a plan (also as JSON if asked) and gives the exit code.
Exit report_problems(std::span<const Diagnostic> problems, const Context& context);

}  // namespace lichtung::commands
