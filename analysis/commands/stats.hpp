// `lichtung stats MEASURE FILE`: the statistics library on tables, geodata and weights files.
#pragma once

#include "sim/commands/command.hpp"

namespace lichtung::commands {

void add_stats(CLI::App& app, Context& context);

}  // namespace lichtung::commands
