// Replicates of one scenario: which are still to do, several at once within the memory there is, resumable at any
// point. Outcomes do not depend on how many run at once (verification.md: stopped and resumed ≡ in one go).
#pragma once

#include "sim/engine/simulation.hpp"
#include "sim/ensemble/folder.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::ensemble {

struct EnsembleRequest {
  std::filesystem::path dir;
  std::uint32_t replicates{1};
  int days{1};                      // per replicate; only for the progress
  bool force{};                     // recompute everything; files of another scenario are replaced or removed
  std::uint32_t in_flight{1};       // replicates computed at the same time at most
};

struct Progress {
  std::uint32_t replicates_done{}, replicates_total{};   // of those still to do when the run began
  std::int64_t days_done{}, days_total{};
};

/// Something worth a line on the terminal.
struct Event {
  enum class Kind : std::uint8_t { Resumed, Damaged, Replaced, Removed, Finished, Failed, UnfinishedRemoved };
  Kind kind{};
  std::uint32_t replicate{};        // a count for UnfinishedRemoved
  std::string detail;
};

/// Callbacks; never called from two threads at once, except `stop`, which must be thread-safe.
struct EnsembleControl {
  std::function<void(const Progress&)> on_progress = [](const Progress&) {};
  std::function<void(const Event&)> on_event = [](const Event&) {};
  std::function<bool()> stop = [] { return false; };
};

enum class ReplicateState : std::uint8_t { NotRun, Done, Skipped, Failed };

struct ReplicateReport {
  std::uint32_t replicate{};
  ReplicateState state{ReplicateState::NotRun};
  std::string message;              // why it failed
  outcome::Table totals;            // the file's totals, if done or skipped
};

struct EnsembleResult {
  std::vector<ReplicateReport> replicates;          // 0 … N−1, and whole ones of the same scenario beyond N
  std::vector<std::filesystem::path> files;         // all whole replicates, ascending; what the summary is made of
  bool stopped{};                                   // ended early by `stop`
  bool cannot_write{};                              // a file could not be written; the rest was not tried
  bool summarised{};                                // summary.h5 and index.csv are of `files`
  [[nodiscard]] std::size_t count(ReplicateState state) const;
};

/// One replicate to its outcome, or nothing if stopped; called from several threads at once.
using Simulate = std::function<std::optional<outcome::OutcomeData>(std::uint32_t replicate, const engine::Control&)>;

/// Runs what is missing in request.dir as replicate-NNNN.h5, then writes summary.h5 and index.csv over all whole
/// replicates. A failed replicate does not end the others. Errors: FolderError (folder busy, not writable, or
/// holding results of another scenario without force).
[[nodiscard]] EnsembleResult run_ensemble(const Identity& identity, const EnsembleRequest& request,
                                          const Simulate& simulate, const EnsembleControl& control);

/// The same for a prepared scenario. `in_flight` 0: as many as cores and memory allow.
[[nodiscard]] EnsembleResult run_ensemble(const engine::Setup& setup, EnsembleRequest request,
                                          const EnsembleControl& control);

/// Identity of the outcomes that this setup gives.
[[nodiscard]] Identity identity_of(const engine::Setup& setup);

/// Estimated memory (bytes) of a town, and of a setup with its town.
[[nodiscard]] std::size_t town_bytes(const town::Town& town);
[[nodiscard]] std::size_t setup_bytes(const engine::Setup& setup);

/// Estimated memory (bytes) that one replicate needs beside the shared setup; with people of its own, a setup of its own.
[[nodiscard]] std::size_t replicate_bytes(const engine::Setup& setup);

/// How many replicates may run at once: at least 1, at most `threads`, within half of `available_bytes`.
[[nodiscard]] std::uint32_t replicates_at_once(std::size_t bytes_each, std::size_t available_bytes,
                                               std::uint32_t threads);

/// Memory (bytes) this process may still take: the machine's available, or what a control group leaves.
[[nodiscard]] std::size_t available_bytes();

}  // namespace lichtung::ensemble
