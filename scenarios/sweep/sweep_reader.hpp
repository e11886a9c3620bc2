// Sweep files (TOML, docs/sweeps.md) to a Sweep, with every problem found at once.
#pragma once

#include "scenarios/diagnostics.hpp"
#include "scenarios/sweep/sweep.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace lichtung::sweep {

struct SweepResult {
  std::optional<Sweep> sweep;            // unset if there is any error
  std::vector<Diagnostic> diagnostics;   // of the sweep file, then of its scenarios
};

/// Reads a sweep, its scenarios, and every value that it gives a key. Never throws for what a file holds.
[[nodiscard]] SweepResult read_sweep(const std::filesystem::path& file);

}  // namespace lichtung::sweep
