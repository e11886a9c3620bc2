// What a finished sweep leaves for its readers: a summary per point, index.csv with a line per run, and results.h5 with
// every figure as an array over the design's dimensions. Made from the files alone, so it is the same whoever makes it.
#pragma once

#include "sim/sweeps/run.hpp"
#include "sim/sweeps/work.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace lichtung::sweeps {

struct Collected {
  std::size_t done{}, units{};
  std::vector<FailedRun> failed;
  std::vector<std::size_t> missing;      // indices of units that are neither done nor failed
  bool written{};                        // index.csv and results.h5 are of what is there
  bool busy{};                           // another process is collecting
};

/// Verifies every run's file; if none is missing, writes summaries, index.csv and results.h5. `token`s and locks as in
/// run_sweep. Errors: ensemble::FolderError if it can't write.
[[nodiscard]] Collected collect(const Work& work, const SweepRequest& request, const std::function<bool()>& stop);

/// Shares of N that hold a missing unit, ascending, counted from 1.
[[nodiscard]] std::vector<std::uint32_t> shards_of(const std::vector<std::size_t>& units, std::uint32_t shards);

}  // namespace lichtung::sweeps
