// How many replicates fit into the memory at once (Linux: /proc/meminfo, control groups v2, limits of the process).
#include "sim/ensemble/ensemble.hpp"
#include "sim/outcome/memory.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <limits>
#include <optional>
#include <string_view>

namespace lichtung::ensemble {
namespace {

constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();

/// The first line of a small system file that starts with `prefix`, as a number after it.
std::optional<std::size_t> read_number(const char* path, std::string_view prefix) {
  std::FILE* file = std::fopen(path, "re");
  if (file == nullptr) return std::nullopt;
  std::optional<std::size_t> found;
  char line[256];
  while (!found && std::fgets(line, sizeof line, file) != nullptr) {
    std::string_view text(line);
    if (!text.starts_with(prefix)) continue;
    text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) break;
    found = number;
  }
  std::fclose(file);
  return found;
}

}  // namespace

std::size_t available_bytes() {
  const auto machine_kib = read_number("/proc/meminfo", "MemAvailable:");
  std::size_t bytes = machine_kib ? *machine_kib * 1024 : kUnlimited;
  // Control group v2 of a container; "max" has no digits and counts as no limit.
  const auto limit = read_number("/sys/fs/cgroup/memory.max", "");
  const auto used = read_number("/sys/fs/cgroup/memory.current", "");
  if (const auto left = outcome::memory_left()) bytes = std::min(bytes, *left);
  if (limit && used) bytes = std::min(bytes, *limit > *used ? *limit - *used : 0);
  return bytes;
}

std::uint32_t replicates_at_once(std::size_t bytes_each, std::size_t available, std::uint32_t threads) {
  const std::size_t fit = available / 2 / std::max<std::size_t>(bytes_each, 1);
  return static_cast<std::uint32_t>(
      std::clamp<std::size_t>(fit, 1, std::max<std::size_t>(threads, 1)));
}

}  // namespace lichtung::ensemble
