// Looks for the next run that nobody has done or is doing, does it, puts its file in place. A pipeline bounds how many
// runs hold memory at once.
#include "sim/sweeps/run.hpp"

#include "scenarios/input_file.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/memory.hpp"
#include "sim/sweeps/durable.hpp"
#include "sim/sweeps/locks.hpp"
#include "sim/sweeps/unit_queue.hpp"

#include "scenarios/sweep/resolved.hpp"

#include <fmt/format.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <mutex>
#include <new>
#include <utility>

namespace lichtung::sweeps {
namespace {

namespace fs = std::filesystem;
using ensemble::FolderError;
using outcome::FileError;

std::string text_of(const fs::path& path) {
  if (!is_input_file(path)) return {};   // a pipe would wait for ever
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// "point 3, replicate 0" and the message, without the folders of the machine it failed on.
std::string failure_text(const Unit& unit, std::string message, const fs::path& folder) {
  const std::string prefix = folder.empty() ? std::string() : folder.generic_string() + "/";
  for (auto at = message.find(prefix); !prefix.empty() && at != std::string::npos; at = message.find(prefix, at))
    message.erase(at, prefix.size());
  return fmt::format("point {}, replicate {}\n{}\n", unit.point, unit.replicate, message);
}

/// A folder that can't be made is a disk that can't be written, not a run that failed.
void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw FolderError(FolderError::Reason::CannotWrite, folder, error.message());
}

class Sweeper {
 public:
  Sweeper(const Work& work, const SweepRequest& request, const SimulateUnit& simulate, const SweepControl& control)
      : work_(work), request_(request), simulate_(simulate), control_(control), layout_{request.dir},
        locks_(layout_.locks(), request.lease), queue_(work, layout_, request.shard, locks_, file_mutex_) {}

  SweepOutcome run() {
    claim_folder(work_, request_, locks_.token());
    queue_.survey([this](const Unit& unit, UnitState state, const std::string& detail) { tell(unit, state, detail); });
    progress_.total = queue_.size();
    progress_.done = queue_.finished();
    progress_.days_total = queue_.open_days();
    days_.assign(queue_.size(), 0);
    control_.on_progress(progress_);
    work_off();
    return report();
  }

 private:
  void work_off() {
    using Task = std::shared_ptr<UnitQueue::Task>;
    const auto source = [this](tbb::flow_control& flow) -> Task {
      auto task = queue_.next([this] { return halted(); });
      if (const int broken = queue_.take_broken(); broken > 0)
        event({SweepEvent::Kind::LockBroken, std::to_string(broken), 0, 0, {}});
      if (!task) flow.stop();
      return task ? std::make_shared<UnitQueue::Task>(std::move(*task)) : nullptr;
    };
    const auto work = [this](const Task& task) {
      if (task) tbb::this_task_arena::isolate([&] { run_one(*task); });
    };
    tbb::parallel_pipeline(std::max<std::uint32_t>(1, request_.in_flight),
                           tbb::make_filter<void, Task>(tbb::filter_mode::serial_in_order, source) &
                               tbb::make_filter<Task, void>(tbb::filter_mode::parallel, work));
  }

  [[nodiscard]] bool halted() {
    if (control_.stop()) stopped_ = true;
    return stopped_ || cannot_write_;
  }

  void run_one(UnitQueue::Task& task) {
    std::string message;
    try {
      const auto state = produce(task);
      queue_.finish(task, state);
      if (state == UnitQueue::State::Computed) finished(task);
      return;
    } catch (const FileError& failure) {
      // A full disk stays full: trying the others would waste hours.
      if (failure.kind == FileError::Kind::CannotWrite) return give_up(task, failure.what());
      message = failure.what();
    } catch (const FolderError& failure) {
      if (failure.reason == FolderError::Reason::CannotWrite) return give_up(task, failure.what());
      message = failure.what();
    } catch (const outcome::NotEnoughMemory& failure) {
      message = failure.what();
    } catch (const std::bad_alloc&) {
      message = "out of memory";
    } catch (const std::exception& failure) {
      message = failure.what();
    }
    record_failure(task, message);
  }

  UnitQueue::State produce(UnitQueue::Task& task) {
    const Unit& unit = queue_.unit(task.slot);
    refuse_foreign(unit);
    engine::Control inner;
    inner.on_day = [&](int done, int) { day(task.slot, done); };
    inner.stop = [this] { return halted(); };
    const auto data = simulate_(unit, inner);
    if (!data) return UnitQueue::State::Open;
    check_identity(*data, unit);
    const fs::path path = ensemble::replicate_path(layout_.point(work_.points[unit.point].id), unit.replicate);
    const std::lock_guard lock(file_mutex_);   // one user of HDF5 at a time: it need not be built thread-safe
    make_folder(path.parent_path());
    remove_unfinished(path.parent_path(), path.filename().string());
    try {
      publish_outcome(path, *data, locks_.token());
    } catch (const FileError& failure) {
      // Another process took this one for dead and removed what wasn't finished; it may have done the run meanwhile.
      if (failure.kind != FileError::Kind::Missing) throw;
      return UnitQueue::State::Open;
    }
    std::error_code ignored;
    fs::remove(layout_.failure(unit_id(work_, unit)), ignored);
    return UnitQueue::State::Computed;
  }

  void refuse_foreign(const Unit& unit) {
    std::string detail;
    const std::lock_guard lock(file_mutex_);
    if (!request_.force && look_at(work_, layout_, unit, &detail) == UnitState::Foreign)
      throw DataError(ErrorKind::Data, fmt::format("runs/{}", unit_id(work_, unit)), "a file of another run lies in its place: " + detail);
  }

  void check_identity(const outcome::OutcomeData& data, const Unit& unit) const {
    const auto& p = data.provenance;
    const auto& wanted = work_.points[unit.point].identity;
    if (p.scenario_sha256 != wanted.scenario_sha256 || p.seed != wanted.seed)
      throw DataError(ErrorKind::Data, fmt::format("point {}", unit.point), "an input file changed after the sweep had begun");
    if (p.replicate != unit.replicate)
      throw DataError(ErrorKind::Internal, fmt::format("point {}", unit.point), "the simulation returned another replicate");
  }

  void record_failure(UnitQueue::Task& task, const std::string& message) {
    const Unit& unit = queue_.unit(task.slot);
    const std::string id = unit_id(work_, unit);
    try {
      make_folder(layout_.failed());
      publish_text(layout_.failure(id), failure_text(unit, message, request_.sweep_folder), locks_.token());
    } catch (const std::exception& failure) {
      return give_up(task, failure.what());
    }
    queue_.finish(task, UnitQueue::State::Failed);
    event({SweepEvent::Kind::Failed, id, unit.point, unit.replicate, message});
    finished(task);
  }

  void give_up(UnitQueue::Task& task, const std::string& why) {
    {
      const std::lock_guard lock(tell_mutex_);
      if (why_.empty()) why_ = why;
    }
    cannot_write_ = true;
    queue_.finish(task, UnitQueue::State::Open);
  }

  void day(std::size_t slot, int done) {
    const std::lock_guard lock(tell_mutex_);
    progress_.days_done += done - days_[slot];
    days_[slot] = done;
    control_.on_progress(progress_);
  }
  void finished(const UnitQueue::Task& task) {
    const int days = work_.points[queue_.unit(task.slot).point].days;
    const std::lock_guard lock(tell_mutex_);
    progress_.days_done += days - days_[task.slot];
    days_[task.slot] = days;
    ++progress_.done;
    control_.on_progress(progress_);
  }
  void event(const SweepEvent& happened) {
    const std::lock_guard lock(tell_mutex_);
    control_.on_event(happened);
  }
  void tell(const Unit& unit, UnitState state, const std::string& detail) {
    if (state == UnitState::Damaged)
      event({SweepEvent::Kind::Damaged, unit_id(work_, unit), unit.point, unit.replicate, detail});
  }

  SweepOutcome report() {
    SweepOutcome out;
    for (std::size_t slot = 0; slot < queue_.size(); ++slot) {
      const Unit& unit = queue_.unit(slot);
      switch (queue_.state(slot)) {
        case UnitQueue::State::Computed: ++out.computed; break;
        case UnitQueue::State::Kept: ++out.kept; break;
        case UnitQueue::State::Failed:
          out.failed.push_back({unit, unit_id(work_, unit), failure_of(layout_, unit_id(work_, unit))});
          break;
        case UnitQueue::State::Open:
        case UnitQueue::State::Running: ++out.left; break;
      }
    }
    out.stopped = stopped_ && out.left > 0;   // asked to stop after the last one: nothing is left to resume
    out.cannot_write = why_;
    return out;
  }

  const Work& work_;
  const SweepRequest& request_;
  const SimulateUnit& simulate_;
  const SweepControl& control_;
  Layout layout_;
  std::mutex file_mutex_, tell_mutex_;
  Locks locks_;
  UnitQueue queue_;
  SweepProgress progress_;
  std::vector<int> days_;
  std::atomic<bool> stopped_{false}, cannot_write_{false};
  std::string why_;
};

}  // namespace

void claim_folder(const Work& work, const SweepRequest& request, const std::string& token) {
  const Layout layout{request.dir};
  make_folder(layout.runs());
  std::vector<std::string> folders;
  for (const PointOfSweep& point : work.points) folders.push_back("runs/" + point.id);
  const std::string sweep = sweep::resolved_toml(work.sweep), design = sweep::design_csv(work.sweep, folders);
  // The design's digests stand for everything runs depend on, so equal texts are equal sweeps.
  const bool taken = fs::exists(layout.sweep()) || fs::exists(layout.design());
  const bool same = taken && text_of(layout.sweep()) == sweep && text_of(layout.design()) == design;
  const bool half = !fs::exists(layout.design()) && text_of(layout.sweep()) == sweep;   // killed between the two
  if (taken && !same && !half && !request.force)
    throw FolderError(FolderError::Reason::OtherScenario, layout.dir, "its sweep.toml or design.csv differs");
  try {
    if (!same) {
      publish_text(layout.sweep(), sweep, token);
      publish_text(layout.design(), design, token);
    }
  } catch (const FileError& failure) {
    throw FolderError(FolderError::Reason::CannotWrite, layout.dir, failure.what());
  }
}

UnitState look_at(const Work& work, const Layout& layout, const Unit& unit, std::string* detail) {
  const PointOfSweep& point = work.points[unit.point];
  const auto found = ensemble::inspect(layout.point(point.id), unit.replicate, point.identity);
  if (detail != nullptr) *detail = found.detail;
  switch (found.state) {
    case ensemble::FileState::Whole: return UnitState::Done;
    case ensemble::FileState::Damaged: return UnitState::Damaged;
    case ensemble::FileState::Foreign: return UnitState::Foreign;
    case ensemble::FileState::Absent: break;
  }
  std::error_code error;
  return fs::exists(layout.failure(unit_id(work, unit)), error) ? UnitState::Failed : UnitState::Open;
}

std::string failure_of(const Layout& layout, const std::string& unit) {
  const std::string text = text_of(layout.failure(unit));
  const auto line = text.find('\n');
  if (line == std::string::npos) return text;
  const std::string message = text.substr(line + 1);
  return message.substr(0, message.find_last_not_of('\n') + 1);
}

SweepOutcome run_sweep(const Work& work, const SweepRequest& request, const SimulateUnit& simulate, const SweepControl& control) {
  return Sweeper(work, request, simulate, control).run();
}

}  // namespace lichtung::sweeps
