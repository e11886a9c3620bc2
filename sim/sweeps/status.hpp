// How far a sweep in a folder is: counted from what lies there, so it may be asked while any number of processes run.
#pragma once

#include "sim/sweeps/locks.hpp"
#include "sim/sweeps/run.hpp"
#include "sim/sweeps/work.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::sweeps {

struct SweepStatus {
  std::string name, method;
  std::size_t points{}, scenarios{}, runs{};      // scenarios: points that differ
  std::size_t done{}, running{}, left{};          // left: neither done, failed nor running
  std::vector<std::string> damaged;               // files, only if verified
  std::vector<FailedRun> failed;
  std::vector<LockFound> stale;                   // locks left behind by processes that show no sign of life
  std::optional<std::chrono::seconds> to_go;      // at the pace of the last runs, while some are running
  bool collected{};                               // index.csv and results.h5 are there
};

/// Reads nothing but names, the ends of files and small texts; `verify` reads and hashes every outcome. A lock of another
/// machine counts as stale after `lease` times three. Errors: DataError if no sweep lies there.
[[nodiscard]] SweepStatus status_of(const std::filesystem::path& dir, bool verify, std::chrono::seconds lease);

/// The work that a folder describes, without the identity of its runs beyond their folders' names. Errors: DataError.
[[nodiscard]] Work work_in(const std::filesystem::path& dir);

/// Indices of units whose file isn't there and that haven't failed; looks at names only.
[[nodiscard]] std::vector<std::size_t> absent_units(const Work& work, const Layout& layout);

}  // namespace lichtung::sweeps
