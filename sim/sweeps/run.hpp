// Runs what a sweep still lacks, in one process, beside any number of others in the same folder.
#pragma once

#include "sim/engine/simulation.hpp"
#include "sim/sweeps/work.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::sweeps {

struct SweepRequest {
  std::filesystem::path dir;
  std::filesystem::path sweep_folder;          // of the sweep file: taken out of messages of failures
  Shard shard;
  bool force{};                                // take a folder over that holds another sweep; runs of both are kept
  std::uint32_t in_flight{1};                  // runs at the same time at most
  std::chrono::milliseconds lease{std::chrono::seconds(60)};
};

struct SweepProgress {
  std::size_t done{}, total{};                 // runs of this share
  std::int64_t days_done{}, days_total{};      // of those that were still to do
};

/// Something worth a line on the terminal.
struct SweepEvent {
  enum class Kind : std::uint8_t { Damaged, Failed, FailedElsewhere, LockBroken };
  Kind kind{};
  std::string unit;                            // id of the run; a number of locks
  std::uint32_t point{}, replicate{};
  std::string detail;
};

/// Callbacks; never called from two threads at once, except `stop`, which must be thread-safe.
struct SweepControl {
  std::function<void(const SweepProgress&)> on_progress = [](const SweepProgress&) {};
  std::function<void(const SweepEvent&)> on_event = [](const SweepEvent&) {};
  std::function<bool()> stop = [] { return false; };
};

struct FailedRun {
  Unit unit;
  std::string id;
  std::string message;
};

struct SweepOutcome {
  std::size_t computed{}, kept{}, left{};      // runs of this share
  std::vector<FailedRun> failed;
  bool stopped{};                              // ended early by `stop`
  std::string cannot_write;                    // why nothing more could be written; empty: it could
};

/// One run to its outcome, or nothing if stopped; called from several threads at once.
using SimulateUnit = std::function<std::optional<outcome::OutcomeData>(const Unit& unit, const engine::Control& control)>;

/// Errors: ensemble::FolderError (another sweep's folder without force, not writable).
[[nodiscard]] SweepOutcome run_sweep(const Work& work, const SweepRequest& request, const SimulateUnit& simulate,
                                     const SweepControl& control);

/// Puts sweep.toml and design.csv into the folder, or finds the same there. Errors: ensemble::FolderError.
void claim_folder(const Work& work, const SweepRequest& request, const std::string& token);

/// What lies in the folder for a run.
enum class UnitState : std::uint8_t { Open, Done, Damaged, Foreign, Failed };
[[nodiscard]] UnitState look_at(const Work& work, const Layout& layout, const Unit& unit, std::string* detail = nullptr);

/// Message of a run that failed; empty if none did.
[[nodiscard]] std::string failure_of(const Layout& layout, const std::string& unit);

}  // namespace lichtung::sweeps
