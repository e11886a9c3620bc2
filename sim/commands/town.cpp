// `lichtung town SCENARIO|MAP`: what was read and what was assumed, before anything is simulated.
#include "sim/commands/load.hpp"
#include "sim/commands/street_table.hpp"
#include "sim/commands/text_file.hpp"
#include "sim/commands/town_input.hpp"
#include "sim/commands/town_picture.hpp"
#include "sim/commands/town_report.hpp"
#include "sim/inventory/load_town.hpp"
#include "sim/light/switching.hpp"
#include "sim/plan/lighting_cost.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace lichtung::commands {

namespace {

struct TownOptions {
  std::string input;
  std::string picture;   // empty: none
  std::string streets;   // table of named streets; empty: none
};

/// False and a word to the user if a file's name doesn't end as it must.
bool named_well(const std::string& file, std::string_view extension, std::string_view complaint, Context& context) {
  if (file.empty() || std::filesystem::path(file).extension() == extension) return true;
  fmt::print(stderr, "{}\n", message(context.language, complaint, file));
  context.exit = Exit::Usage;
  return false;
}

void write_files(const TownOptions& options, const town::Town& town, const light::LampLight& light, const Context& context) {
  if (!options.picture.empty()) {
    write_text_file(town_svg(town, context.language), options.picture);
    fmt::print(stderr, "{}\n", message(context.language, "town_report.picture_written", options.picture));
  }
  if (!options.streets.empty()) {
    const auto rows = named_streets(town.streets, light);
    write_text_file(streets_csv(rows), options.streets);
    fmt::print(stderr, "{}\n", message(context.language, "town_report.streets_written", rows.size(), options.streets));
  }
}

/// Electricity and costs of a year with the schedules of all lamps and what the plan builds; nobody near motion lamps.
nlohmann::ordered_json year_json(const Scenario& scenario, const town::Town& town, const plan::Works& works) {
  const double kwh = light::year_energy_kwh(town, scenario.parameters.light, scenario.time.start.year());
  const plan::LightingCost cost = plan::lighting_cost(works, town.lamps.size(), kwh, scenario.parameters.cost);
  return {{"lighting_kwh", kwh}, {"lighting_co2_kg", cost.co2_per_year_kg}, {"lighting_cost_eur", cost.per_year_eur},
          {"investment_eur", cost.investment_eur}, {"lamps_new", works.lamps_new}, {"lamps_removed", works.lamps_removed},
          {"lamps_retrofitted", works.lamps_retrofitted}, {"streets_out_of_reach", works.streets_out_of_reach}};
}

void run_town(const TownOptions& options, Context& context) {
  if (!named_well(options.picture, ".svg", "town_report.picture_is_svg", context) ||
      !named_well(options.streets, ".csv", "town_report.streets_is_csv", context))
    return;
  const auto scenario = scenario_of(options.input, context);
  if (!scenario) return;
  town::Town town = inventory::load_town(*scenario);
  plan::Applied applied = plan::apply_edits(*scenario, town);
  if (has_errors(applied.problems)) throw plan::PlanProblems(std::move(applied.problems));
  const auto light = light::lamp_light(town, scenario->parameters.light);
  const TownSummary summary = summarise(town, light, scenario->parameters.light, scenario->time.start.year());
  write_files(options, town, light, context);
  if (context.json) {
    nlohmann::ordered_json json = town_json(summary, context.language);
    json["year"] = year_json(*scenario, town, applied.works);
    print_json(json);
  } else {
    fmt::print(stdout, "{}", town_text(summary, context.language));
  }
}

}  // namespace

void add_town(CLI::App& app, Context& context) {
  auto options = std::make_shared<TownOptions>();
  CLI::App* sub = app.add_subcommand("town", message(context.language, "town_report.about"));
  sub->add_option("INPUT", options->input, message(context.language, "town_report.input"))->required()->type_name("");
  sub->add_option("--picture", options->picture, message(context.language, "town_report.picture"))->type_name("FILE.svg");
  sub->add_option("--streets", options->streets, message(context.language, "town_report.streets_table"))->type_name("FILE.csv");
  sub->callback([options, &context] { run_town(*options, context); });
}

}  // namespace lichtung::commands
