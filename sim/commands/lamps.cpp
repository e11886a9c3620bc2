// `lichtung lamps FILE`: what a lamp inventory holds as this program reads it, before anything is simulated.
#include "scenarios/diagnostics.hpp"
#include "scenarios/errors.hpp"
#include "sim/commands/lamps_report.hpp"
#include "sim/commands/load.hpp"
#include "sim/commands/town_input.hpp"
#include "sim/inventory/load_town.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

namespace lichtung::commands {
namespace {

struct LampsOptions {
  std::string file, town, layer, luminaires, csv;
  std::vector<std::string> columns;  // "height=lph_m"
};

/// "height=lph_m" to a table; the first that isn't such a pair is shown, and the call refused.
std::optional<TextTable> columns_of(const std::vector<std::string>& pairs, Context& context) {
  TextTable table;
  for (const std::string& pair : pairs) {
    const std::size_t sign = pair.find('=');
    const std::string word = pair.substr(0, sign);
    if (sign == std::string::npos ||
        std::ranges::find(kLampColumnWords, std::string_view(word)) == kLampColumnWords.end()) {
      const Diagnostic d{.file = {},
                         .key = "lamps.bad_column",
                         .args = {{pair}, {fmt::format("{}", fmt::join(kLampColumnWords, ", "))}},
                         .suggestion = std::string(nearest(word, kLampColumnWords))};
      fmt::print(stderr, "{}\n", describe(d, context.language));
      context.exit = Exit::Usage;
      return std::nullopt;
    }
    table[word] = pair.substr(sign + 1);
  }
  return table;
}

void write_file(const std::string& name, const std::string& content, Language language) {
  std::FILE* out = std::fopen(name.c_str(), "wb");
  const bool written = out != nullptr && std::fwrite(content.data(), 1, content.size(), out) == content.size();
  const int why = errno;
  if (out == nullptr || std::fclose(out) != 0 || !written)
    throw DataError(ErrorKind::CannotWrite, name, message(language, "init.cannot_write", std::strerror(why)));
}

/// Reads the inventory, by a town's scenario if there is one, and measures distances to its streets.
LampsReport report_on(const LampsOptions& given, const TextTable& columns, const std::optional<Scenario>& scenario) {
  LampsReport report;
  inventory::InventoryOptions options;
  std::optional<town::Town> town;
  if (scenario) {
    Scenario streets = *scenario;
    streets.map.lamps.reset();
    town = inventory::load_town(streets);
    options = inventory::inventory_options(*scenario, town->epsg);
  }
  for (const auto& [word, value] : columns) options.columns[word] = value;
  if (!given.layer.empty()) options.layer = given.layer;
  if (!given.luminaires.empty()) options.luminaires = given.luminaires;
  report.inventory = inventory::read_lamp_inventory(given.file, options);
  report.odd = report.inventory.odd;
  if (!town) return report;
  const Metres reach(scenario->parameters.town.snap_lamp_m);
  report.fit = {town->source, reach.value, inventory::snap(report.inventory, town->streets, reach)};
  const auto off = inventory::off_street_rows(report.inventory, report.fit->snapping, reach);
  report.odd.insert(report.odd.end(), off.begin(), off.end());
  std::ranges::stable_sort(report.odd, {}, &inventory::OddRow::row);
  return report;
}

void run_lamps(const LampsOptions& given, Context& context) {
  const auto columns = columns_of(given.columns, context);
  if (!columns) return;
  std::optional<Scenario> scenario;
  if (!given.town.empty() && !(scenario = scenario_of(given.town, context))) return;
  const LampsReport report = report_on(given, *columns, scenario);
  if (!given.csv.empty()) {
    write_file(given.csv, odd_rows_csv(report), context.language);
    fmt::print(stderr, "{}\n", message(context.language, "lamps.csv_written", given.csv));
  }
  if (context.json)
    print_json(lamps_json(report));
  else
    fmt::print(stdout, "{}", lamps_text(report, context.language));
}

}  // namespace

void add_lamps(CLI::App& app, Context& context) {
  auto options = std::make_shared<LampsOptions>();
  CLI::App* sub = app.add_subcommand("lamps", message(context.language, "lamps.about"));
  sub->add_option("FILE", options->file, message(context.language, "lamps.file"))->required()->type_name("");
  sub->add_option("--town", options->town, message(context.language, "lamps.town"))->type_name("SCENARIO|MAP");
  sub->add_option("--columns", options->columns, message(context.language, "lamps.columns_option"))
      ->delimiter(',')
      ->type_name("flux=…,height=…");
  sub->add_option("--layer", options->layer, message(context.language, "lamps.layer"))->type_name("NAME");
  sub->add_option("--luminaires", options->luminaires, message(context.language, "lamps.luminaires"))->type_name("DIR");
  sub->add_option("--csv", options->csv, message(context.language, "lamps.csv"))->type_name("FILE");
  sub->footer(message(context.language, "lamps.examples"));
  sub->callback([options, &context] { run_lamps(*options, context); });
}

}  // namespace lichtung::commands
