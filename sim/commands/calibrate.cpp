// `lichtung calibrate SCENARIO`: sets base levels to official figures and prints them as a [parameters] block.
#include "sim/commands/load.hpp"
#include "sim/commands/text_table.hpp"
#include "sim/ensemble/calibration.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>

#include <memory>
#include <optional>

namespace lichtung::commands {
namespace {

struct CalibrateOptions {
  std::string scenario, targets;
  int rounds{4}, days{14}, replicates{1}, threads{0};
};

void show(const std::vector<ensemble::CalibrationRow>& rows, Context& context) {
  TextTable table;
  const Language l = context.language;
  table.row({std::string(text(l, "calibrate.what")), std::string(text(l, "calibrate.target")),
             std::string(text(l, "calibrate.before")), std::string(text(l, "calibrate.reached")),
             std::string(text(l, "calibrate.deviation"))});
  for (const auto& r : rows) {
    const int digits = r.target < 1.0 ? 3 : 1;
    table.row({r.what, number(r.target, digits, l), number(r.before, digits, l), number(r.measured, digits, l),
               percent(r.measured / r.target - 1.0, l)});
  }
  fmt::print(stderr, "{}", table.str());
}

/// The block for a scenario file: base levels that were moved.
std::string block(const std::vector<ensemble::CalibrationRow>& rows) {
  std::string out = "[parameters]\n";
  for (const auto& r : rows)
    if (!r.key.starts_with("police.")) out += fmt::format("\"{}\" = {:.4f}\n", r.key, r.value);
  return out;
}

void run_calibration(const CalibrateOptions& options, Context& context) {
  std::optional<tbb::global_control> limit;
  if (options.threads > 0)
    limit.emplace(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(options.threads));
  const auto scenario = load_scenario(options.scenario, context);
  if (!scenario) return;
  const auto targets = ensemble::read_targets(options.targets);
  ensemble::CalibrationRequest request;
  request.rounds = options.rounds;
  request.days = options.days;
  request.replicates = static_cast<std::uint32_t>(options.replicates);
  const auto rows = ensemble::calibrate(*scenario, targets, request, [&](int round, const auto&) {
    fmt::print(stderr, "{}\n", message(context.language, "calibrate.round", round, options.rounds));
  });
  show(rows, context);
  if (!context.json) {
    fmt::print("{}", block(rows));
    return;
  }
  Json document{{"ok", true}, {"rows", Json::array()}};
  for (const auto& r : rows)
    document["rows"].push_back({{"what", r.what}, {"target", r.target}, {"before", r.before}, {"measured", r.measured}, {"key", r.key}, {"value", r.value}});
  print_json(document);
}

}  // namespace

void add_calibrate(CLI::App& app, Context& context) {
  const auto help = [&](std::string_view key) { return message(context.language, key); };
  auto options = std::make_shared<CalibrateOptions>();
  CLI::App* command = app.add_subcommand("calibrate", help("calibrate.help"));
  command->add_option("scenario", options->scenario, help("calibrate.help_scenario"))->required();
  command->add_option("--targets", options->targets, help("calibrate.help_targets"))->required();
  command->add_option("--rounds", options->rounds, help("calibrate.help_rounds"))->check(CLI::Range(1, 50));
  command->add_option("--days", options->days, help("calibrate.help_days"))->check(CLI::Range(1, 91));
  command->add_option("--replicates", options->replicates, help("calibrate.help_replicates"))->check(CLI::Range(1, 1000));
  command->add_option("--threads", options->threads, help("run.help_threads"))->check(CLI::Range(1, 1024));
  command->callback([options, &context] { run_calibration(*options, context); });
}

}  // namespace lichtung::commands
