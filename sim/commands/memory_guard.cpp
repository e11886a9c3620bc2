// See memory_guard.hpp. What handlers need is prepared beforehand; they write(2) and _exit(2).
#include "sim/commands/memory_guard.hpp"

#include "sim/outcome/memory.hpp"

#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <system_error>

namespace lichtung::commands {
namespace {

constexpr std::size_t kStack = std::size_t{2} << 20U;  // of the main thread; workers' stacks are mapped whole
constexpr std::size_t kReserve = std::size_t{2} << 20U;
constexpr std::size_t kLeast = kStack + kReserve + (std::size_t{4} << 20U);
constexpr std::size_t kNearlyNone = std::size_t{32} << 20U;  // HDF5 and others ask for some megabytes at once
constexpr std::size_t kArena = std::size_t{1} << 30U;

std::array<char, 256> message_text{};
std::size_t message_size = 0;
std::atomic<void*> reserve{nullptr};
std::atomic<bool> orderly{false};
alignas(16) std::array<char, 65536> signal_stack{};

[[noreturn]] void tell_and_leave() {
  const ssize_t written = ::write(STDERR_FILENO, message_text.data(), message_size);
  static_cast<void>(written);
  ::_exit(static_cast<int>(Exit::Internal));
}

[[noreturn]] void no_more() {
  std::free(reserve.exchange(nullptr));  // so that the way out has some
  throw std::bad_alloc();
}

/// Threads of libraries have nobody who catches; a thread that can't start is out of memory, too.
[[noreturn]] void on_terminate() {
  try {
    if (const auto current = std::current_exception()) std::rethrow_exception(current);
  } catch (const std::bad_alloc&) {
    tell_and_leave();
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::resource_unavailable_try_again || error.code() == std::errc::not_enough_memory)
      tell_and_leave();
  } catch (...) {
    if (nearly_no_memory()) tell_and_leave();
  }
  std::abort();
}

void on_exit() {
  if (!orderly) tell_and_leave();  // HDF5 calls exit() where it can't set itself up
}

extern "C" void on_broken(int number) {
  if (nearly_no_memory()) tell_and_leave();
  ::signal(number, SIG_DFL);
  ::raise(number);
}

/// Touches the stack as deep as it may become.
[[gnu::noinline]] void grow_stack() {
  std::array<volatile char, kStack> deep;
  for (std::size_t i = 0; i < deep.size(); i += 4096) deep[i] = 0;
}

void watch_signals() {
  stack_t stack{};
  stack.ss_sp = signal_stack.data();
  stack.ss_size = signal_stack.size();
  ::sigaltstack(&stack, nullptr);  // of the main thread; others use their own
  struct sigaction action {};
  action.sa_handler = on_broken;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  for (const int number : {SIGSEGV, SIGBUS, SIGABRT}) ::sigaction(number, &action, nullptr);
}

}  // namespace

bool guard_memory(Language language) {
  const auto left = outcome::memory_left();
  if (!left) return true;
  const std::string text = "\nlichtung: " + message(language, "app.no_memory") + "\n";
  message_size = std::min(text.size(), message_text.size());
  std::memcpy(message_text.data(), text.data(), message_size);
  if (*left < kLeast) return false;
  ::mallopt(M_ARENA_MAX, static_cast<int>(std::clamp<std::size_t>(*left / kArena, 1, 64)));
  grow_stack();
  reserve = std::malloc(kReserve);
  std::set_new_handler(no_more);
  std::set_terminate(on_terminate);
  std::atexit(on_exit);
  watch_signals();
  return true;
}

bool nearly_no_memory() noexcept { return outcome::memory_left().value_or(kNearlyNone) < kNearlyNone; }

void leave_orderly() { orderly = true; }

}  // namespace lichtung::commands
