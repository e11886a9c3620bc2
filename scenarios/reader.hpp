// Scenario files (TOML, docs/scenario-format.md) to a Scenario, with every problem found at once.
#pragma once

#include "scenarios/diagnostics.hpp"
#include "scenarios/scenario.hpp"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace lichtung {

struct ReadResult {
  std::optional<Scenario> scenario;      // unset if there is any error
  std::vector<Diagnostic> diagnostics;   // in the order of the file; may hold warnings beside a scenario
};

/// Reads a scenario, or a plan and the scenario it is based on. Paths in the file are resolved against its folder and
/// must name existing files. Never throws for what a file holds.
[[nodiscard]] ReadResult read_scenario(const std::filesystem::path& file);

/// The same for a text that would stand in `file`, which names it in diagnostics and gives the folder for paths.
[[nodiscard]] ReadResult read_scenario_text(std::string_view text, const std::filesystem::path& file);

}  // namespace lichtung
