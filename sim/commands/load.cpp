// Reading scenarios for commands.
#include "sim/commands/load.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

namespace lichtung::commands {

std::optional<Scenario> load_scenario(const std::filesystem::path& file, Context& context) {
  ReadResult result = read_scenario(file);
  for (const Diagnostic& d : result.diagnostics) fmt::print(stderr, "{}\n", format(d, context.language));
  if (result.scenario) return std::move(result.scenario);
  context.exit = exit_of(result.diagnostics);
  fmt::print(stderr, "{}\n", summary(result.diagnostics, context.language));
  if (context.json) print_json({{"ok", false}, {"diagnostics", to_json(result.diagnostics, context.language)}});
  return std::nullopt;
}

}  // namespace lichtung::commands
