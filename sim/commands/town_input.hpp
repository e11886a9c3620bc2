// What commands accept as a town: a scenario, a map, or the name of a generated town.
#pragma once

#include "scenarios/scenario.hpp"
#include "sim/commands/command.hpp"

#include <optional>
#include <string>

namespace lichtung::commands {

/// The scenario in a .toml file, or one of defaults for an OpenStreetMap file or kleinstadt, mittelstadt, grossstadt.
/// Nothing after the errors of a scenario were shown. Errors: DataError (missing input).
[[nodiscard]] std::optional<Scenario> scenario_of(const std::string& input, Context& context);

}  // namespace lichtung::commands
