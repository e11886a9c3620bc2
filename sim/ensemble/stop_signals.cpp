// A thread that waits for SIGINT and SIGTERM (POSIX sigtimedwait).
#include "sim/ensemble/stop_signals.hpp"

#include <pthread.h>
#include <time.h>
#include <unistd.h>

#include <utility>

namespace lichtung::ensemble {
namespace {

/// SIGINT and SIGTERM, except those ignored.
sigset_t wanted_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGINT, SIGTERM}) {
    struct sigaction action {};
    if (sigaction(number, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(&set, number);
  }
  return set;
}

}  // namespace

StopSignals::StopSignals(std::function<void()> on_first, int exit_code) {
  const sigset_t set = wanted_signals();
  pthread_sigmask(SIG_BLOCK, &set, &before_);
  waiter_ = std::thread([this, set, exit_code, told = std::move(on_first)] {
    constexpr timespec kPatience{0, 100'000'000};  // how long the destructor may have to wait
    while (!done_) {
      if (sigtimedwait(&set, nullptr, &kPatience) < 0) continue;
      if (requested_.exchange(true)) _exit(exit_code);
      told();
    }
  });
}

StopSignals::~StopSignals() {
  done_ = true;
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace lichtung::ensemble
