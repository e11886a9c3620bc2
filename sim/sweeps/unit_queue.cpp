// See unit_queue.hpp. Runs that others hold are looked at again every second.
#include "sim/sweeps/unit_queue.hpp"

#include <algorithm>
#include <thread>

namespace lichtung::sweeps {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

UnitQueue::UnitQueue(const Work& work, const Layout& layout, const Shard& shard, Locks& locks, std::mutex& file_mutex)
    : work_(work), layout_(layout), locks_(locks), file_mutex_(file_mutex) {
  for (std::size_t u = 0; u < work.units.size(); ++u)
    if (shard.holds(u)) slots_.push_back({.unit = u});
}

UnitState UnitQueue::look(const Slot& slot, std::string* detail) {
  const std::lock_guard lock(file_mutex_);
  return look_at(work_, layout_, work_.units[slot.unit], detail);
}

void UnitQueue::survey(const Found& found) {
  for (Slot& slot : slots_) {
    std::string detail;
    const UnitState state = look(slot, &detail);
    if (state == UnitState::Done) slot.state = State::Kept;
    slot.retry_failure = state == UnitState::Failed;
    found(work_.units[slot.unit], state, detail);
  }
}

void UnitQueue::set(Slot& slot, State state) {
  const std::lock_guard lock(mutex_);
  slot.state = state;
}

/// Whether what lies in the folder ends the slot.
bool UnitQueue::settled(Slot& slot, UnitState found) {
  if (found == UnitState::Done) set(slot, State::Kept);
  if (found == UnitState::Failed && !slot.retry_failure) set(slot, State::Failed);
  return slot.state == State::Kept || slot.state == State::Failed;
}

std::optional<Held> UnitQueue::claim(Slot& slot) {
  if (settled(slot, look(slot))) return std::nullopt;
  auto lock = locks_.take(unit_id(work_, work_.units[slot.unit]));
  if (!lock) {
    slot.wait_until = Clock::now() + 1s;
    return std::nullopt;
  }
  // Its holder may have finished it between the look and the lock.
  if (settled(slot, look(slot))) return std::nullopt;
  return lock;
}

std::optional<UnitQueue::Task> UnitQueue::next(const std::function<bool()>& halted) {
  while (!halted()) {
    bool waiting = false;
    for (std::size_t i = first_open_; i < slots_.size(); ++i) {
      Slot& slot = slots_[i];
      State state{};
      {
        const std::lock_guard lock(mutex_);
        state = slot.state;
      }
      if (state != State::Open) {
        if (i == first_open_ && state != State::Running) ++first_open_;
        continue;
      }
      waiting = true;
      if (Clock::now() < slot.wait_until) continue;
      if (halted()) return std::nullopt;
      if (auto lock = claim(slot)) {
        set(slot, State::Running);
        return Task{i, std::move(*lock)};
      }
    }
    if (!waiting) return std::nullopt;
    std::this_thread::sleep_for(50ms);
  }
  return std::nullopt;
}

void UnitQueue::finish(Task& task, State state) {
  set(slots_[task.slot], state);
  task.lock.release();
}

std::size_t UnitQueue::finished() const {
  return static_cast<std::size_t>(std::count_if(slots_.begin(), slots_.end(), [](const Slot& s) {
    return s.state == State::Computed || s.state == State::Kept || s.state == State::Failed;
  }));
}

std::int64_t UnitQueue::open_days() const {
  std::int64_t days = 0;
  for (const Slot& slot : slots_)
    if (slot.state == State::Open) days += work_.points[work_.units[slot.unit].point].days;
  return days;
}

int UnitQueue::take_broken() { return locks_.broken() - std::exchange(broken_told_, locks_.broken()); }

}  // namespace lichtung::sweeps
