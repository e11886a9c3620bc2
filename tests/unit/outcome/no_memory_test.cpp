// Running out of memory: what is made half way goes without harm, and what a limit leaves is known before it is asked for.
// Not under AddressSanitizer, which has its own operator new: replacing it there mixes two allocators.
#ifndef __SANITIZE_ADDRESS__
#include "sim/outcome/image.hpp"
#include "sim/outcome/memory.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <new>

using namespace lichtung::outcome;

namespace {

thread_local std::int64_t allocations_left = -1;  // −1: as many as asked for
thread_local std::int64_t living = 0;

struct Limited {
  explicit Limited(std::int64_t most) { allocations_left = most; }
  ~Limited() { allocations_left = -1; }
  Limited(const Limited&) = delete;
  Limited& operator=(const Limited&) = delete;
};

/// In a process of its own with `megabytes` more than it has now; its exit code.
int under_limit(std::size_t megabytes, const std::function<int()>& what) {
  const pid_t child = ::fork();
  if (child == 0) {
    struct rlimit limit {};
    ::getrlimit(RLIMIT_AS, &limit);
    limit.rlim_cur = std::size_t{64} << 30U;
    ::setrlimit(RLIMIT_AS, &limit);
    limit.rlim_cur -= memory_left().value_or(0);  // what it has
    limit.rlim_cur += megabytes << 20U;
    ::setrlimit(RLIMIT_AS, &limit);
    ::_exit(what());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

Table some_table() {
  const std::vector<std::string> texts(20, "a text too long for its own bytes");
  const std::vector<double> numbers(20, 1.0);
  return {"parameters", {{"key", texts}, {"value", numbers}, {"source", texts}}};
}

}  // namespace

// Not inlined: the compiler would take malloc and delete, seen together, for a mistake.
[[gnu::noinline]] void* operator new(std::size_t bytes) {
  if (allocations_left == 0) throw std::bad_alloc();
  if (allocations_left > 0) --allocations_left;
  if (void* memory = std::malloc(bytes == 0 ? 1 : bytes)) {
    ++living;
    return memory;
  }
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  if (memory == nullptr) return;
  --living;
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

TEST_CASE("a table that can't be made whole destroys what it had made, and nothing else") {
  std::int64_t most = 0;
  for (bool whole = false; !whole; ++most) {
    REQUIRE(most < 1000);
    const std::int64_t before = living;
    try {
      const Limited limited(most);
      const Table table = some_table();
      Table copy = table;
      copy = table;
      whole = true;
    } catch (const std::bad_alloc&) {}
    REQUIRE(living == before);
  }
  CHECK(most > 100);  // every allocation had its turn
}

TEST_CASE("copies of columns hold the same values and kinds") {
  const Table table = some_table();
  const Table copy = table;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    CHECK(copy.columns[c].values.index() == table.columns[c].values.index());
    CHECK(copy.columns[c].values == table.columns[c].values);
  }
}

TEST_CASE("what a limit leaves is known, and asking for more is refused before anything is allocated") {
  CHECK(under_limit(100, [] {
          const std::size_t left = memory_left().value_or(0);
          return left > (std::size_t{95} << 20U) && left <= (std::size_t{100} << 20U) ? 0 : 1;
        }) == 0);
  CHECK(under_limit(100, [] {
          require_memory(std::size_t{50} << 20U);
          try {
            require_memory(std::size_t{200} << 20U);
          } catch (const NotEnoughMemory& error) {
            return std::string(error.what()).starts_with("out of memory: about 200 MB are needed") ? 0 : 2;
          }
          return 1;
        }) == 0);
  CHECK(under_limit(10, [] {
          try {
            (void)create_image_file();
          } catch (const NotEnoughMemory&) {
            return 0;
          }
          return 1;
        }) == 0);
}

#endif
