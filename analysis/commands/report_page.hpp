// `lichtung report`: one page for a council, from one folder of results or from two.
#pragma once

#include "sim/commands/command.hpp"

namespace lichtung::commands {

void add_report(CLI::App& app, Context& context);

}  // namespace lichtung::commands
