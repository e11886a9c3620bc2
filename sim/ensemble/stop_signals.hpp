// Ctrl-C and SIGTERM as a polite request: the first asks the run to stop at the next safe point, the second ends the
// program at once. Signals are taken by a waiting thread, so no handler and no global flag is needed.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

#include <signal.h>

namespace lichtung::ensemble {

/// Create it before any other thread exists (threads inherit the blocked signals). Signals that the parent process
/// set to be ignored (nohup, background jobs of a script) stay ignored.
class StopSignals {
 public:
  /// `on_first` is called from the waiting thread at the first signal. `exit_code` is that of the second one.
  explicit StopSignals(std::function<void()> on_first, int exit_code);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// True from the first signal on; thread-safe.
  [[nodiscard]] bool requested() const { return requested_; }

 private:
  std::atomic<bool> requested_{false};
  std::atomic<bool> done_{false};
  sigset_t before_{};
  std::thread waiter_;
};

}  // namespace lichtung::ensemble
