// Reading scenarios for commands.
#include "sim/commands/load.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

namespace lichtung::commands {

std::optional<Scenario> load_scenario(const std::filesystem::path& file, Context& context) {
  ReadResult result = read_scenario(file);
  if (!result.scenario) {
    context.exit = report_problems(result.diagnostics, context);
    return std::nullopt;
  }
  for (const Diagnostic& d : result.diagnostics) fmt::print(stderr, "{}\n", format(d, context.language));
  return std::move(result.scenario);
}

Exit report_problems(std::span<const Diagnostic> problems, const Context& context) {
  for (const Diagnostic& d : problems) fmt::print(stderr, "{}\n", format(d, context.language));
  fmt::print(stderr, "{}\n", summary(problems, context.language));
  if (context.json) print_json({{"ok", false}, {"diagnostics", to_json(problems, context.language)}});
  return exit_of(problems);
}

}  // namespace lichtung::commands
