// What a sweep will cost, from a short run of one of its points: time, disk and memory.
#pragma once

#include "sim/sweeps/shared_setups.hpp"
#include "sim/sweeps/work.hpp"

#include <cstddef>
#include <cstdint>

namespace lichtung::sweeps {

struct Estimate {
  std::size_t open_runs{};             // still to do, of this share
  int pilot_days{};                    // the longer of two runs
  double prepare_s{}, run_s{};         // of one scenario; of one run of mean length; wall time with all threads
  double total_s{};
  std::size_t run_bytes{}, total_bytes{};   // of files
  std::size_t memory_bytes{};          // of this process with so many runs at once
};

/// Prepares and runs the first open point for one day and for a few, and extrapolates by days. Writes nothing.
/// `open`: units to do; not empty. Errors: as engine::prepare.
[[nodiscard]] Estimate estimate(const Work& work, const std::vector<std::size_t>& open, std::uint32_t in_flight);

/// Most memory this process has used so far, bytes (Linux: VmHWM).
[[nodiscard]] std::size_t peak_memory();

}  // namespace lichtung::sweeps
