// A sweep as the folder of its results keeps it: everything that design and tables need, nothing about the machine.
// Readable without the scenario's files.
#pragma once

#include "scenarios/sweep/sweep.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace lichtung::sweep {

/// TOML; files without their folders. Equal sweeps give equal texts.
[[nodiscard]] std::string resolved_toml(const Sweep& sweep);

/// Errors: DataError if it can't be read or isn't such a text.
[[nodiscard]] Sweep read_resolved(const std::filesystem::path& file);

/// design.csv: a line per point with the folder of its runs and the label of every factor. RFC 4180, line feeds.
[[nodiscard]] std::string design_csv(const Sweep& sweep, const std::vector<std::string>& folders);

/// Folders of the points as design.csv lists them. Errors: DataError.
[[nodiscard]] std::vector<std::string> read_design_folders(const std::filesystem::path& file);

}  // namespace lichtung::sweep
