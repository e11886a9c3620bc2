// `lichtung sweep`: the runs of a sweep file to a folder, in one process or as a share of many; and `lichtung status`.
#include "sim/commands/load.hpp"
#include "sim/commands/progress_line.hpp"
#include "sim/commands/sweep_report.hpp"
#include "sim/commands/sweep_slurm.hpp"
#include "sim/ensemble/ensemble.hpp"
#include "sim/ensemble/stop_signals.hpp"
#include "sim/sweeps/shared_setups.hpp"

#include "scenarios/sweep/sweep_reader.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <memory>
#include <thread>

namespace lichtung::commands {
namespace {

namespace fs = std::filesystem;
using sweeps::SweepEvent;
using sweeps::Work;

/// "3/12"; nothing for anything else.
std::optional<sweeps::Shard> shard_of(const std::string& text) {
  sweeps::Shard shard;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, shard.number);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, shard.of);
  const bool fine = second.ec == std::errc{} && second.ptr == end && shard.number >= 1 && shard.number <= shard.of && shard.of <= 1'000'000;
  return fine ? std::optional(shard) : std::nullopt;
}

std::uint32_t threads_now() {
  const auto allowed = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
  return static_cast<std::uint32_t>(std::min(allowed, static_cast<std::size_t>(std::max(1, tbb::this_task_arena::max_concurrency()))));
}

/// What this process may take; a batch system says what it gave, whatever the machine has.
std::size_t memory_bound() {
  std::size_t bytes = ensemble::available_bytes();
  if (const char* megabytes = std::getenv("SLURM_MEM_PER_NODE"); megabytes != nullptr) {
    std::size_t given = 0;
    const std::string_view text(megabytes);
    if (std::from_chars(text.data(), text.data() + text.size(), given).ec == std::errc{} && given > 0) bytes = std::min(bytes, given << 20U);
  }
  return bytes;
}

class SweepCommand {
 public:
  SweepCommand(const SweepOptions& options, Context& context) : options_(options), context_(context), l_(context.language) {}

  void run() {
    // Before the first worker thread exists, so that all of them leave the signals to the waiting thread.
    const ensemble::StopSignals signals([this] { fmt::print(stderr, "\n{}\n", message(l_, "run.stopping")); },
                                        static_cast<int>(Exit::Stopped));
    signals_ = &signals;
    std::optional<tbb::global_control> limit;
    if (options_.threads > 0)
      limit.emplace(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(options_.threads));
    auto read = sweep::read_sweep(options_.sweep);
    if (!read.sweep) {
      context_.exit = report_problems(read.diagnostics, context_);
      return;
    }
    for (const Diagnostic& d : read.diagnostics) fmt::print(stderr, "{}\n", format(d, l_));
    Json document{{"ok", false}, {"sweep", read.sweep->name}};
    try {
      work_off(std::move(*read.sweep), document);
    } catch (const ensemble::FolderError& error) {
      const std::string what = sweep_folder_error(error, l_);
      fmt::print(stderr, "{}\n", what);
      document["error"] = what;
      context_.exit = exit_of(error.kind);
    }
    document["ok"] = context_.exit == Exit::Fine;
    document["exit"] = static_cast<int>(context_.exit);
    if (context_.json) print_json(document);
  }

 private:
  void say(const std::string& line) const { fmt::print(stderr, "{}\n", line); }

  void work_off(sweep::Sweep sweep, Json& document) {
    say(message(l_, "sweep.reading", sweep.name, sweep::count_points(sweep)));
    const Work work = sweeps::plan_work(std::move(sweep), {});
    document["points"] = work.points.size();
    document["runs"] = work.units.size();
    request_.dir = options_.dir;
    request_.sweep_folder = fs::path(options_.sweep).parent_path();
    request_.force = options_.force;
    request_.lease = std::chrono::seconds(options_.lease);
    request_.in_flight = threads_now();
    if (!options_.shard.empty()) request_.shard = *shard_of(options_.shard);
    if (options_.dry_run) return dry_run(work, document);
    if (options_.slurm) return run_slurm(work, request_, options_, context_, document);
    if (!options_.collect && !run_share(work, document)) return;
    finish(work, document);
  }

  void dry_run(const Work& work, Json& document) {
    std::vector<std::size_t> open;
    for (const std::size_t u : sweeps::absent_units(work, sweeps::Layout{options_.dir}))
      if (request_.shard.holds(u)) open.push_back(u);
    sweeps::Estimate estimate;
    if (!open.empty()) {
      say(message(l_, "sweep.pilot"));
      estimate = sweeps::estimate(work, open, request_.in_flight);
    }
    document.update(estimate_json(work, estimate));
    if (!context_.json) fmt::print("{}", estimate_text(work, estimate, l_));
  }

  void tell(const SweepEvent& event, ProgressLine& progress) const {
    switch (event.kind) {
      case SweepEvent::Kind::Damaged: return progress.say(message(l_, "sweep.event_damaged", event.unit, event.detail));
      case SweepEvent::Kind::Failed:
      case SweepEvent::Kind::FailedElsewhere:
        return progress.say(message(l_, "sweep.event_failed", event.point, event.replicate, event.detail));
      case SweepEvent::Kind::LockBroken: return progress.say(message(l_, "sweep.event_lock", event.unit));
    }
  }

  /// False if nothing more is to be done by this process.
  bool run_share(const Work& work, Json& document) {
    sweeps::SharedSetups setups(work, memory_bound());
    ProgressLine progress(l_, isatty(STDERR_FILENO) == 1, "sweep.progress");
    sweeps::SweepControl control;
    control.on_progress = [&](const sweeps::SweepProgress& p) {
      progress.show({static_cast<std::uint32_t>(p.done), static_cast<std::uint32_t>(p.total), p.days_done, p.days_total});
    };
    control.on_event = [&](const SweepEvent& e) { tell(e, progress); };
    control.stop = [this] { return signals_->requested(); };
    const auto outcome = sweeps::run_sweep(
        work, request_, [&](const sweeps::Unit& unit, const engine::Control& c) { return setups.simulate(unit, c); }, control);
    progress.clear();
    document["computed"] = outcome.computed;
    document["kept"] = outcome.kept;
    document["left"] = outcome.left;
    document["stopped"] = outcome.stopped;
    document["failed"] = failures_json(outcome.failed);
    if (outcome.kept > 0) say(message(l_, "sweep.kept", outcome.kept));
    if (!outcome.failed.empty()) say(message(l_, "sweep.failed", outcome.failed.size()));
    if (!outcome.failed.empty()) context_.exit = Exit::SomeFailed;
    if (!outcome.cannot_write.empty()) {
      say(message(l_, "run.folder_cannot_write", options_.dir, outcome.cannot_write));
      document["error"] = outcome.cannot_write;
      context_.exit = Exit::CannotWrite;
    } else if (outcome.left > 0) {
      say(message(l_, "sweep.stopped", outcome.computed + outcome.kept));
      context_.exit = Exit::Stopped;
    } else {
      return true;
    }
    return false;
  }

  /// Collects if nothing is missing any more. A share that isn't the last has nothing to say about the others.
  void finish(const Work& work, Json& document) {
    const bool whole = options_.collect || request_.shard.of == 1;
    const auto absent = sweeps::absent_units(work, sweeps::Layout{options_.dir});
    document["collected"] = false;
    if (!absent.empty() && !whole) return say(message(l_, "sweep.shard_done", absent.size()));
    if (options_.collect) sweeps::claim_folder(work, request_, "collect");
    auto collected = sweeps::collect(work, request_, [this] { return signals_->requested(); });
    while (collected.busy && whole && !signals_->requested()) {
      std::this_thread::sleep_for(std::chrono::seconds(1));
      collected = sweeps::collect(work, request_, [this] { return signals_->requested(); });
    }
    if (collected.busy) return;
    document["done"] = collected.done;
    document["failed"] = failures_json(collected.failed);
    document["collected"] = collected.written;
    if (collected.written) {
      if (whole && !collected.failed.empty()) context_.exit = Exit::SomeFailed;
      return say(message(l_, "sweep.written", collected.done, options_.dir));
    }
    document["missing"] = collected.missing.size();
    say(message(l_, "sweep.missing", collected.missing.size()));
    context_.exit = Exit::Stopped;
  }

  const SweepOptions& options_;
  Context& context_;
  Language l_;
  const ensemble::StopSignals* signals_{};
  sweeps::SweepRequest request_;
};

void run_status(const std::string& dir, bool verify, int lease, Context& context) {
  const auto status = sweeps::status_of(dir, verify, std::chrono::seconds(lease));
  if (context.json)
    print_json(status_json(status));
  else
    fmt::print("{}", status_text(status, context.language));
}

}  // namespace

void add_sweep(CLI::App& app, Context& context) {
  const auto help = [&](std::string_view key) { return message(context.language, key); };
  auto o = std::make_shared<SweepOptions>();
  CLI::App* command = app.add_subcommand("sweep", help("sweep.help"));
  command->add_option("sweep", o->sweep, help("sweep.help_sweep"))->required();
  command->add_option("-o,--output", o->dir, help("sweep.help_output"))->required();
  const CLI::Validator is_shard([](const std::string& text) { return shard_of(text) ? std::string() : text + ": K/N"; }, "");
  command->add_option("--shard", o->shard, help("sweep.help_shard"))->check(is_shard)->type_name("K/N");
  command->add_flag("--dry-run", o->dry_run, help("sweep.help_dry_run"));
  command->add_flag("--collect", o->collect, help("sweep.help_collect"));
  command->add_option("--threads", o->threads, help("run.help_threads"))->check(CLI::Range(1, 1024));
  command->add_option("--lease", o->lease, help("sweep.help_lease"))->check(CLI::Range(1, 86400))->type_name("S");
  command->add_flag("--force", o->force, help("sweep.help_force"));
  add_slurm_options(*command, *o, context.language);
  command->footer(help("sweep.examples"));
  command->callback([o, &context] { SweepCommand(*o, context).run(); });
}

void add_status(CLI::App& app, Context& context) {
  const auto help = [&](std::string_view key) { return message(context.language, key); };
  struct Options {
    std::string dir;
    bool verify{};
    int lease{60};
  };
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("status", help("sweep.help_status"));
  command->add_option("folder", o->dir, help("sweep.help_status_folder"))->required();
  command->add_flag("--verify", o->verify, help("sweep.help_verify"));
  command->add_option("--lease", o->lease, help("sweep.help_lease"))->check(CLI::Range(1, 86400))->type_name("S");
  command->callback([o, &context] { run_status(o->dir, o->verify, o->lease, context); });
}

}  // namespace lichtung::commands
