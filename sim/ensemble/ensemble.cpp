// Survey the folder, refuse what is not ours, simulate what is missing, summarise what is whole.
#include "sim/ensemble/ensemble.hpp"

#include "sim/engine/night_town.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/memory.hpp"

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <new>
#include <utility>

namespace lichtung::ensemble {
namespace {

/// Progress and events from several threads, handed on one at a time.
class Teller {
 public:
  Teller(const EnsembleControl& control, std::size_t todo, int days) : control_(control), days_(todo, 0) {
    progress_.replicates_total = static_cast<std::uint32_t>(todo);
    progress_.days_total = static_cast<std::int64_t>(todo) * days;
  }
  void day(std::size_t slot, int days_done) {
    const std::lock_guard lock(mutex_);
    progress_.days_done += days_done - days_[slot];
    days_[slot] = days_done;
    control_.on_progress(progress_);
  }
  void finished(std::size_t slot, int days, const Event& event) {
    const std::lock_guard lock(mutex_);
    progress_.days_done += days - days_[slot];
    days_[slot] = days;
    ++progress_.replicates_done;
    control_.on_event(event);
    control_.on_progress(progress_);
  }

 private:
  const EnsembleControl& control_;
  std::mutex mutex_;
  Progress progress_;
  std::vector<int> days_;
};

/// Shared by the replicates in flight.
struct Run {
  const Identity& identity;
  const EnsembleRequest& request;
  const Simulate& simulate;
  const EnsembleControl& control;
  Teller teller;
  std::mutex file_mutex;                   // one writer at a time: HDF5 need not be built thread-safe
  std::atomic<bool> cannot_write{false};
  std::atomic<bool> stopped{false};

  [[nodiscard]] bool halted() {
    if (control.stop()) stopped = true;
    return stopped || cannot_write;
  }
};

void check_identity(const outcome::OutcomeData& data, std::uint32_t replicate, const Identity& identity) {
  const auto& p = data.provenance;
  if (p.scenario_sha256 != identity.scenario_sha256 || p.seed != identity.seed || p.replicate != replicate)
    throw DataError(ErrorKind::Internal, "replicate " + std::to_string(replicate),
                    "the simulation returned an outcome of another scenario, seed or replicate");
}

/// Simulates and writes; returns false if stopped before the end.
bool produce(Run& run, std::size_t slot, ReplicateReport& report) {
  engine::Control control;
  control.on_day = [&](int done, int) { run.teller.day(slot, done); };
  control.stop = [&] { return run.halted(); };
  auto data = run.simulate(report.replicate, control);
  if (!data) return false;
  check_identity(*data, report.replicate, run.identity);
  {
    const std::lock_guard lock(run.file_mutex);
    // Whatever still lies there was found damaged or is to be replaced; the lock keeps other runs away.
    outcome::write_outcome(replicate_path(run.request.dir, report.replicate), *data, true);
  }
  for (auto& table : data->tables)
    if (table.name == "totals") report.totals = std::move(table);
  return true;
}

void run_one(Run& run, std::size_t slot, ReplicateReport& report) {
  try {
    if (!produce(run, slot, report)) return;
    report.state = ReplicateState::Done;
    run.teller.finished(slot, run.request.days, {Event::Kind::Finished, report.replicate, {}});
    return;
  } catch (const outcome::FileError& failure) {
    // A full disk stays full: trying the others would waste hours.
    if (failure.kind == outcome::FileError::Kind::CannotWrite) run.cannot_write = true;
    report.message = failure.what();
  } catch (const outcome::NotEnoughMemory& failure) {
    report.message = failure.what();
  } catch (const std::bad_alloc&) {
    report.message = "out of memory";
  } catch (const std::exception& failure) {
    report.message = failure.what();
  }
  report.state = ReplicateState::Failed;
  run.teller.finished(slot, run.request.days, {Event::Kind::Failed, report.replicate, report.message});
}

/// A pipeline bounds how many replicates hold memory at once; isolation keeps a thread that waits inside one
/// replicate from starting another on top of it.
void simulate_missing(Run& run, const std::vector<ReplicateReport*>& todo) {
  std::size_t next = 0;
  const auto source = [&](tbb::flow_control& flow) -> std::size_t {
    if (next < todo.size() && !run.halted()) return next++;
    flow.stop();
    return 0;
  };
  const auto work = [&](std::size_t slot) {
    tbb::this_task_arena::isolate([&] { run_one(run, slot, *todo[slot]); });
  };
  tbb::parallel_pipeline(std::max<std::uint32_t>(1, run.request.in_flight),
                         tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, source) &
                             tbb::make_filter<std::size_t, void>(tbb::filter_mode::parallel, work));
}

/// Everything in the folder that matters: replicates 0 … N−1 and any beyond.
std::vector<Existing> survey(const Identity& identity, const EnsembleRequest& request) {
  std::vector<Existing> found;
  for (std::uint32_t r = 0; r < request.replicates; ++r) found.push_back(inspect(request.dir, r, identity));
  for (const std::uint32_t r : replicate_numbers(request.dir))
    if (r >= request.replicates) found.push_back(inspect(request.dir, r, identity));
  return found;
}

void refuse_foreign(const std::vector<Existing>& found, const EnsembleRequest& request) {
  for (const Existing& file : found)
    if (file.state == FileState::Foreign)
      throw FolderError(file.reason, replicate_path(request.dir, file.replicate), file.detail);
}

/// Decides what to do with a file found, tells it, and returns the report it starts with.
ReplicateReport begin_report(const Existing& file, const EnsembleRequest& request, const EnsembleControl& control) {
  ReplicateReport report{file.replicate, ReplicateState::NotRun, {}, {}};
  const bool beyond = file.replicate >= request.replicates;
  if (file.state == FileState::Whole && (beyond || !request.force)) {
    report.state = ReplicateState::Skipped;
    report.totals = file.totals;
    control.on_event({Event::Kind::Resumed, file.replicate, {}});
  } else if (file.state == FileState::Damaged && !beyond) {
    control.on_event({Event::Kind::Damaged, file.replicate, file.detail});
  } else if (file.state == FileState::Foreign && !beyond) {
    control.on_event({Event::Kind::Replaced, file.replicate, file.detail});
  }
  return report;
}

/// Under force, results of another scenario beyond N would be taken for ours by whoever reads the folder next.
void remove_foreign_beyond(const std::vector<Existing>& found, const EnsembleRequest& request,
                           const EnsembleControl& control) {
  for (const Existing& file : found) {
    if (file.replicate < request.replicates || file.state != FileState::Foreign) continue;
    const auto path = replicate_path(request.dir, file.replicate);
    std::error_code error;
    if (!std::filesystem::remove(path, error)) throw FolderError(FolderError::Reason::CannotWrite, path, error.message());
    control.on_event({Event::Kind::Removed, file.replicate, file.detail});
  }
}

void summarise(const EnsembleRequest& request, EnsembleResult& result) {
  for (const ReplicateReport& report : result.replicates)
    if (report.state == ReplicateState::Done || report.state == ReplicateState::Skipped)
      result.files.push_back(replicate_path(request.dir, report.replicate));
  if (result.stopped || result.cannot_write || result.files.empty()) return;
  try {
    outcome::write_summary(request.dir, result.files, true, engine::angst_tables);
    result.summarised = true;
  } catch (const outcome::FileError& failure) {
    if (failure.kind != outcome::FileError::Kind::CannotWrite) throw;
    throw FolderError(FolderError::Reason::CannotWrite, request.dir, failure.what());
  }
}

}  // namespace

std::size_t EnsembleResult::count(ReplicateState state) const {
  return static_cast<std::size_t>(
      std::count_if(replicates.begin(), replicates.end(), [&](const auto& r) { return r.state == state; }));
}

EnsembleResult run_ensemble(const Identity& identity, const EnsembleRequest& request, const Simulate& simulate,
                            const EnsembleControl& control) {
  const FolderLock lock(request.dir);
  if (const int removed = remove_unfinished(request.dir); removed > 0)
    control.on_event({Event::Kind::UnfinishedRemoved, static_cast<std::uint32_t>(removed), {}});
  const auto found = survey(identity, request);
  if (!request.force) refuse_foreign(found, request);
  remove_foreign_beyond(found, request, control);

  EnsembleResult result;
  for (const Existing& file : found) result.replicates.push_back(begin_report(file, request, control));
  std::vector<ReplicateReport*> todo;
  for (std::size_t i = 0; i < request.replicates; ++i)
    if (result.replicates[i].state == ReplicateState::NotRun) todo.push_back(&result.replicates[i]);

  Run run{identity, request, simulate, control, Teller(control, todo.size(), request.days), {}, {}, {}};
  simulate_missing(run, todo);
  result.cannot_write = run.cannot_write;
  // Asked to stop after the last one had finished: nothing is left to resume.
  result.stopped = run.stopped && std::any_of(todo.begin(), todo.end(), [](const auto* report) {
                     return report->state == ReplicateState::NotRun;
                   });
  // Damaged or foreign files beyond N were neither run nor counted.
  std::erase_if(result.replicates, [&](const ReplicateReport& report) {
    return report.replicate >= request.replicates && report.state == ReplicateState::NotRun;
  });
  summarise(request, result);
  return result;
}

}  // namespace lichtung::ensemble
