// The runs of one process's share: which are done, which it may do next, which it must wait for because others do them.
#pragma once

#include "sim/sweeps/locks.hpp"
#include "sim/sweeps/run.hpp"
#include "sim/sweeps/work.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace lichtung::sweeps {

class UnitQueue {
 public:
  enum class State : std::uint8_t { Open, Running, Computed, Kept, Failed };
  struct Task {
    std::size_t slot{};
    Held lock;
  };
  using Found = std::function<void(const Unit&, UnitState, const std::string& detail)>;

  /// `file_mutex`: held while files are read.
  UnitQueue(const Work& work, const Layout& layout, const Shard& shard, Locks& locks, std::mutex& file_mutex);

  /// Looks at every run once; failed ones are to be tried again.
  void survey(const Found& found);

  /// The next run and its lock; waits while others work on the only ones left. Nothing: all are finished, or `halted`.
  /// Called from one thread at a time.
  [[nodiscard]] std::optional<Task> next(const std::function<bool()>& halted);

  /// Ends a task; thread-safe. Open: it may be tried again.
  void finish(Task& task, State state);

  [[nodiscard]] std::size_t size() const { return slots_.size(); }
  [[nodiscard]] const Unit& unit(std::size_t slot) const { return work_.units[slots_[slot].unit]; }
  [[nodiscard]] State state(std::size_t slot) const { return slots_[slot].state; }
  [[nodiscard]] std::size_t finished() const;
  [[nodiscard]] std::int64_t open_days() const;
  /// Locks of dead processes broken since the last call.
  [[nodiscard]] int take_broken();

 private:
  struct Slot {
    std::size_t unit{};
    State state{State::Open};
    bool retry_failure{};                          // it had failed before this process began
    std::chrono::steady_clock::time_point wait_until{};
  };
  /// Takes the slot if nobody else has it or has finished it.
  [[nodiscard]] std::optional<Held> claim(Slot& slot);
  [[nodiscard]] UnitState look(const Slot& slot, std::string* detail = nullptr);
  [[nodiscard]] bool settled(Slot& slot, UnitState found);
  void set(Slot& slot, State state);

  const Work& work_;
  const Layout& layout_;
  Locks& locks_;
  std::mutex& file_mutex_;
  mutable std::mutex mutex_;                       // guards states
  std::vector<Slot> slots_;
  std::size_t first_open_{};
  int broken_told_{};
};

}  // namespace lichtung::sweeps
