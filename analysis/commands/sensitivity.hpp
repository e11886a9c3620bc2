// `lichtung sensitivity DIR`: which factors of a finished sweep matter, for which figures.
#pragma once

#include "sim/commands/command.hpp"

namespace lichtung::commands {

void add_sensitivity(CLI::App& app, Context& context);

}  // namespace lichtung::commands
