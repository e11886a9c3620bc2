// `lichtung check FILE…`: every error and warning of scenarios and plans; nothing is run.
#include "sim/commands/load.hpp"
#include "sim/inventory/load_town.hpp"
#include "sim/plan/apply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace lichtung::commands {
namespace {

/// What only the town can tell to be wrong with a plan: ways, names, districts it doesn't have.
void check_in_town(const Scenario& scenario, std::vector<Diagnostic>& diagnostics) {
  town::Town town = inventory::load_town(scenario);
  const plan::Applied applied = plan::apply_edits(scenario, town);
  diagnostics.insert(diagnostics.end(), applied.problems.begin(), applied.problems.end());
}

void check(const std::vector<std::string>& files, Context& context) {
  std::vector<Diagnostic> all;
  Json shown = Json::array();
  for (const std::string& file : files) {
    ReadResult result = read_scenario(file);
    if (result.scenario && !result.scenario->edits.empty()) check_in_town(*result.scenario, result.diagnostics);
    all.insert(all.end(), result.diagnostics.begin(), result.diagnostics.end());
    shown.push_back({{"file", file},
                     {"ok", result.scenario.has_value() && !has_errors(result.diagnostics)},
                     {"diagnostics", to_json(result.diagnostics, context.language)}});
    if (context.json) continue;
    for (const Diagnostic& d : result.diagnostics) fmt::print(stdout, "{}\n", format(d, context.language));
    if (!has_errors(result.diagnostics) && files.size() > 1) fmt::print(stdout, "{}\n", message(context.language, "check.fine", file));
  }
  context.exit = exit_of(all);
  if (!context.json) {
    fmt::print(stdout, "{}\n", summary(all, context.language));
    return;
  }
  const auto errors = std::ranges::count(all, Severity::Error, &Diagnostic::severity);
  print_json({{"ok", errors == 0},
              {"errors", errors},
              {"warnings", static_cast<std::ptrdiff_t>(all.size()) - errors},
              {"files", shown}});
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App* sub = app.add_subcommand("check", message(context.language, "check.about"));
  sub->add_option("FILE", *files, message(context.language, "check.file"))->required()->type_name("");
  sub->callback([files, &context] { check(*files, context); });
}

}  // namespace lichtung::commands
