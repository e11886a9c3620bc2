// `lichtung run`: a scenario file to a folder of outcomes. Results on stdout, everything else on stderr.
#include "sim/commands/command.hpp"
#include "sim/commands/load.hpp"
#include "sim/commands/progress_line.hpp"
#include "sim/commands/run_summary.hpp"
#include "sim/ensemble/ensemble.hpp"
#include "sim/ensemble/stop_signals.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>

#include <unistd.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lichtung::commands {
namespace {

using ensemble::Event;
using ensemble::ReplicateState;

struct RunOptions {
  std::string scenario, dir;
  int replicates{0};                       // 0: as the scenario says
  int threads{0};                          // 0: all cores
  std::optional<std::uint64_t> seed;
  bool own_people{};
  bool force{};
};

void tell(const Event& event, ProgressLine& progress, Language language) {
  const auto say = [&](std::string_view key) {
    progress.say(message(language, key, event.replicate, event.detail));
  };
  switch (event.kind) {
    case Event::Kind::Damaged: return say("run.event_damaged");
    case Event::Kind::Replaced: return say("run.event_replaced");
    case Event::Kind::Removed: return say("run.event_removed");
    case Event::Kind::Failed: return say("run.event_failed");
    case Event::Kind::UnfinishedRemoved: return say("run.event_unfinished");
    case Event::Kind::Resumed:
    case Event::Kind::Finished: return;
  }
}

std::string describe_folder_error(const ensemble::FolderError& error, Language language) {
  using Reason = ensemble::FolderError::Reason;
  switch (error.reason) {
    case Reason::OtherScenario: return message(language, "run.folder_other", error.where, error.detail);
    case Reason::NotAnOutcome: return message(language, "run.folder_not_outcome", error.where, error.detail);
    case Reason::NewerSchema: return message(language, "run.folder_newer", error.where, error.detail);
    case Reason::Busy: return message(language, "run.folder_busy", error.where, error.detail);
    case Reason::NotAFolder:
    case Reason::CannotWrite: return message(language, "run.folder_cannot_write", error.where, error.detail);
  }
  return error.what();
}

void show_notices(const engine::Setup& setup, Language language, Json& document) {
  document["notices"] = Json::array();
  for (const town::Notice& notice : setup.notices) {
    document["notices"].push_back({{"key", notice.key}, {"count", notice.count}, {"detail", notice.detail}});
    fmt::print(stderr, "{}\n", message(language, notice.key, notice.count, notice.detail));
  }
}

Exit outcome_of(const ensemble::EnsembleResult& result) {
  if (result.cannot_write) return Exit::CannotWrite;
  if (result.stopped) return Exit::Stopped;
  return result.count(ReplicateState::Failed) > 0 ? Exit::SomeFailed : Exit::Fine;
}

void fill_document(const ensemble::EnsembleResult& result, const RunOptions& options, Json& document) {
  const auto numbers = [&](ReplicateState state) {
    Json list = Json::array();
    for (const auto& r : result.replicates)
      if (r.state == state) list.push_back(r.replicate);
    return list;
  };
  Json failed = Json::array();
  for (const auto& r : result.replicates)
    if (r.state == ReplicateState::Failed) failed.push_back({{"replicate", r.replicate}, {"message", r.message}});
  document["replicates"] = {{"done", numbers(ReplicateState::Done)}, {"skipped", numbers(ReplicateState::Skipped)},
                            {"not_run", numbers(ReplicateState::NotRun)}, {"failed", std::move(failed)}};
  document["stopped"] = result.stopped;
  document["files"] = Json::array();
  for (const auto& file : result.files) document["files"].push_back(file.string());
  document["summary"] = result.summarised ? Json((std::filesystem::path(options.dir) / "summary.h5").string()) : Json();
}

void show_result(const ensemble::EnsembleResult& result, const RunOptions& options, Context& context, Json& document) {
  std::vector<const outcome::Table*> totals;
  for (const auto& r : result.replicates)
    if (r.state == ReplicateState::Done || r.state == ReplicateState::Skipped) totals.push_back(&r.totals);
  const auto metrics = summarise_totals(totals);
  fill_document(result, options, document);
  document["totals"] = totals_json(metrics);
  context.exit = outcome_of(result);
  if (!context.json && !totals.empty()) fmt::print("{}", summary_table(metrics, totals.size(), context.language));
  const auto say = [&](std::string_view key, std::size_t count) {
    fmt::print(stderr, "{}\n", message(context.language, key, count, options.dir));
  };
  if (const auto kept = result.count(ReplicateState::Skipped)) say("run.resumed", kept);
  if (const auto failed = result.count(ReplicateState::Failed)) say("run.failed", failed);
  if (result.stopped) say("run.stopped", result.files.size());
  else if (result.summarised) say("run.written", result.files.size());
}

/// Prepares and runs; fills the document of --json.
void run_scenario(const Scenario& scenario, const RunOptions& options, const ensemble::StopSignals& signals,
                  Context& context, Json& document) {
  const Language language = context.language;
  document["scenario"] = scenario.name;
  document["seed"] = scenario.random.seed;
  fmt::print(stderr, "{}\n", message(language, "run.preparing", scenario.name));
  const auto setup = engine::prepare(scenario);
  document["scenario_sha256"] = ensemble::identity_of(*setup).scenario_sha256;
  show_notices(*setup, language, document);

  ensemble::EnsembleRequest request;
  request.dir = options.dir;
  request.replicates = static_cast<std::uint32_t>(scenario.random.replicates);
  request.days = scenario.time.days;
  request.force = options.force;
  request.in_flight = 0;  // as cores and memory allow
  ProgressLine progress(language, isatty(STDERR_FILENO) == 1);
  ensemble::EnsembleControl control;
  control.on_progress = [&](const ensemble::Progress& p) { progress.show(p); };
  control.on_event = [&](const Event& e) { tell(e, progress, language); };
  control.stop = [&] { return signals.requested(); };
  const auto result = ensemble::run_ensemble(*setup, std::move(request), control);
  progress.clear();
  show_result(result, options, context, document);
}

void run(const RunOptions& options, Context& context) {
  const Language language = context.language;
  // Before the first worker thread exists, so that all of them leave the signals to the waiting thread.
  const ensemble::StopSignals signals(
      [language] { fmt::print(stderr, "\n{}\n", message(language, "run.stopping")); }, static_cast<int>(Exit::Stopped));
  std::optional<tbb::global_control> limit;
  if (options.threads > 0)
    limit.emplace(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(options.threads));

  auto scenario = load_scenario(options.scenario, context);
  if (!scenario) return;  // its errors were shown
  if (options.seed) scenario->random.seed = *options.seed;
  if (options.own_people) scenario->population.draw = PeopleDraw::PerReplicate;
  if (options.replicates > 0) scenario->random.replicates = options.replicates;
  Json document{{"ok", false}};
  try {
    run_scenario(*scenario, options, signals, context, document);
  } catch (const ensemble::FolderError& error) {
    const std::string text = describe_folder_error(error, language);
    fmt::print(stderr, "{}\n", text);
    document["error"] = text;
    context.exit = exit_of(error.kind);
  }
  document["ok"] = context.exit == Exit::Fine;
  document["exit"] = static_cast<int>(context.exit);
  if (context.json) print_json(document);
}

}  // namespace

void add_run(CLI::App& app, Context& context) {
  const Language language = context.language;
  const auto help = [&](std::string_view key) { return message(language, key); };
  auto options = std::make_shared<RunOptions>();
  CLI::App* command = app.add_subcommand("run", help("run.help"));
  command->add_option("scenario", options->scenario, help("run.help_scenario"))->required();
  command->add_option("-o,--output", options->dir, help("run.help_output"))->required();
  command->add_option("--replicates", options->replicates, help("run.help_replicates"))->check(CLI::Range(1, 100000));
  command->add_option("--threads", options->threads, help("run.help_threads"))->check(CLI::Range(1, 1024));
  command->add_option("--seed", options->seed, help("run.help_seed"));
  command->add_flag("--own-people", options->own_people, help("run.help_own_people"));
  command->add_flag("--force", options->force, help("run.help_force"));
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace lichtung::commands
