// What `lichtung sweep` and `lichtung status` tell people and machines.
#pragma once

#include "sim/commands/json.hpp"
#include "sim/sweeps/collect.hpp"
#include "sim/sweeps/pilot.hpp"
#include "sim/sweeps/run.hpp"
#include "sim/sweeps/status.hpp"

#include <span>
#include <string>

namespace lichtung::commands {

/// "3.2 GB", "120 MB", "1 kB".
[[nodiscard]] std::string format_bytes(std::size_t bytes, Language language);

/// Points, scenarios, runs, time, disk and memory.
[[nodiscard]] std::string estimate_text(const sweeps::Work& work, const sweeps::Estimate& estimate, Language language);
[[nodiscard]] Json estimate_json(const sweeps::Work& work, const sweeps::Estimate& estimate);

[[nodiscard]] std::string status_text(const sweeps::SweepStatus& status, Language language);
[[nodiscard]] Json status_json(const sweeps::SweepStatus& status);

/// [{"run","point","replicate","message"}]
[[nodiscard]] Json failures_json(std::span<const sweeps::FailedRun> failed);

/// An error of the sweep's folder in the user's language.
[[nodiscard]] std::string sweep_folder_error(const ensemble::FolderError& error, Language language);

}  // namespace lichtung::commands
