// How many replicates fit at once, and the binding of an ensemble to the engine.
#include "sim/ensemble/digest.hpp"
#include "sim/ensemble/ensemble.hpp"

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

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
  if (limit && used) bytes = std::min(bytes, *limit > *used ? *limit - *used : 0);
  return bytes;
}

std::size_t replicate_bytes(const engine::Setup& setup) {
  // Per resident: the day's segment visits (about 3 trips × 40 segments × 16 B) and columns; per segment: 32 frames
  // and 168 hours of some ten float variables, held and once more while written. Generous on purpose.
  constexpr std::size_t kPerResident = 3000;
  constexpr std::size_t kPerSegment = 40000;
  constexpr std::size_t kBase = std::size_t{64} << 20U;
  return kBase + setup.population.residents.size() * kPerResident + setup.town.streets.segments.size() * kPerSegment;
}

std::uint32_t replicates_at_once(std::size_t bytes_each, std::size_t available, std::uint32_t threads) {
  const std::size_t fit = available / 2 / std::max<std::size_t>(bytes_each, 1);
  return static_cast<std::uint32_t>(
      std::clamp<std::size_t>(fit, 1, std::max<std::size_t>(threads, 1)));
}

Identity identity_of(const engine::Setup& setup) {
  return {sha256_hex(setup.scenario_toml), setup.scenario.random.seed};
}

EnsembleResult run_ensemble(const engine::Setup& setup, EnsembleRequest request, const EnsembleControl& control) {
  if (request.in_flight == 0) {
    const auto allowed = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
    const auto arena = static_cast<std::size_t>(std::max(1, tbb::this_task_arena::max_concurrency()));
    request.in_flight = replicates_at_once(replicate_bytes(setup), available_bytes(),
                                           static_cast<std::uint32_t>(std::min(allowed, arena)));
  }
  const Simulate simulate = [&setup](std::uint32_t replicate, const engine::Control& engine_control) {
    return engine::simulate(setup, replicate, engine_control);
  };
  return run_ensemble(identity_of(setup), request, simulate, control);
}

}  // namespace lichtung::ensemble
