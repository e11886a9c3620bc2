// Memory that this process may still take where a limit is set (ulimit -v, -d). Libraries that can't bear a failing malloc are
// asked only when there is room.
#pragma once

#include <cstddef>
#include <new>
#include <optional>
#include <string>

namespace lichtung::outcome {

/// Said before the memory is asked for, instead of failing half way.
class NotEnoughMemory : public std::bad_alloc {
 public:
  NotEnoughMemory(std::size_t needed, std::size_t left);
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::string what_;
};

/// Bytes of address space or data that this process may still map; nothing if no limit is set. Source: getrlimit(2),
/// /proc/self/statm. Allocates nothing and may be called by a signal handler.
[[nodiscard]] std::optional<std::size_t> memory_left() noexcept;

/// Errors: NotEnoughMemory if a limit is set and leaves less than `bytes`.
void require_memory(std::size_t bytes);

/// What HDF5 may take beside the data it reads or writes: its tables, caches of chunks, a file in memory growing by steps.
inline constexpr std::size_t kHdf5Bytes = std::size_t{24} << 20U;

}  // namespace lichtung::outcome
