// `lichtung export`: outcomes for GIS, tables and pictures.
#pragma once

#include "sim/commands/command.hpp"

namespace lichtung::commands {

void add_export(CLI::App& app, Context& context);

}  // namespace lichtung::commands
