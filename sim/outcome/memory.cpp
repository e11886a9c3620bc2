// See memory.hpp. The kernel counts pages: statm holds the sizes of the address space and of data with stack.
#include "sim/outcome/memory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace lichtung::outcome {
namespace {

constexpr std::size_t kFields = 7;  // of statm: size resident shared text lib data dirty

/// Pages, by field; false where /proc can't be read.
bool read_pages(std::array<std::size_t, kFields>& pages) noexcept {
  const int fd = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  std::array<char, 256> text{};
  const ssize_t size = ::read(fd, text.data(), text.size());
  ::close(fd);
  std::size_t field = 0;
  for (ssize_t i = 0; i < size && field < kFields; ++i) {
    const char c = text[static_cast<std::size_t>(i)];
    if (c >= '0' && c <= '9')
      pages[field] = pages[field] * 10 + static_cast<std::size_t>(c - '0');
    else
      ++field;
  }
  return field + 1 >= kFields;
}

}  // namespace

NotEnoughMemory::NotEnoughMemory(std::size_t needed, std::size_t left)
    : what_(fmt::format("out of memory: about {} MB are needed, the limit of this process leaves {} MB", needed >> 20U,
                        left >> 20U)) {}

std::optional<std::size_t> memory_left() noexcept {
  struct rlimit space {
  }, data{};
  if (::getrlimit(RLIMIT_AS, &space) != 0 || ::getrlimit(RLIMIT_DATA, &data) != 0) return std::nullopt;
  if (space.rlim_cur == RLIM_INFINITY && data.rlim_cur == RLIM_INFINITY) return std::nullopt;
  std::array<std::size_t, kFields> pages{};
  if (!read_pages(pages)) return std::nullopt;
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const auto left = [&](rlim_t limit, std::size_t used) {
    return limit == RLIM_INFINITY ? static_cast<std::size_t>(-1)
                                  : static_cast<std::size_t>(limit) - std::min<std::size_t>(limit, used * page);
  };
  return std::min(left(space.rlim_cur, pages[0]), left(data.rlim_cur, pages[5]));
}

void require_memory(std::size_t bytes) {
  if (const auto left = memory_left(); left && *left < bytes) throw NotEnoughMemory(bytes, *left);
}

}  // namespace lichtung::outcome
