// Scenario files (TOML, docs/scenario-format.md) to a Scenario, with every problem found at once.
#pragma once

#include "scenarios/diagnostics.hpp"
#include "scenarios/scenario.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
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

/// A key that is to have another value than the file gives it: "police.foot", "fear.light", "edit[0].dim". Edits count
/// from 0 in the order in which they are applied, those of bases first.
struct Setting {
  std::string key;
  std::string toml;                      // the value as it would stand in a file
};

/// Reads a scenario or plan as if its file said this. Diagnostics about settings have no line.
[[nodiscard]] ReadResult read_scenario(const std::filesystem::path& file, std::span<const Setting> settings);

/// Table of a scenario in which a key stands, and its name in it; nothing if there is no such key. "edit[2].dim" names
/// an edit and its key.
struct SettingPlace {
  std::string table;                     // "police", "parameters", empty at the top
  std::string name;
  std::optional<std::size_t> edit;
};
[[nodiscard]] std::optional<SettingPlace> place_of(std::string_view key);

/// The same for a text that would stand in `file`, which names it in diagnostics and gives the folder for paths.
[[nodiscard]] ReadResult read_scenario_text(std::string_view text, const std::filesystem::path& file);

}  // namespace lichtung
