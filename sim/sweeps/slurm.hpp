// A sweep as jobs of Slurm: an array whose tasks are shards, a collector that runs if all went well, and one that looks
// after the others if not. Texts only, and the call of sbatch.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lichtung::sweeps {

struct SlurmRequest {
  std::string name;                      // of the sweep
  std::filesystem::path sweep, dir;      // as given; jobs start in the folder that sbatch is called in
  std::uint32_t shards{1};
  std::uint32_t cpus{1};                 // per task
  std::string time, memory;              // as sbatch takes them; empty: the cluster's default
  std::vector<std::string> options;      // further ones for sbatch, "--partition=long"
  std::uint32_t attempt{1}, attempts{3};
};

/// One task per shard: runs it and ends with its exit code.
[[nodiscard]] std::string array_script(const SlurmRequest& request);
/// Collects; runs after all tasks ended well.
[[nodiscard]] std::string collect_script(const SlurmRequest& request);
/// Runs after the array if not all tasks ended well: collects what is finished, submits the missing shards again.
[[nodiscard]] std::string rescue_script(const SlurmRequest& request);

/// "1-3,7,9-10": indices of an array job. Ascending.
[[nodiscard]] std::string index_list(const std::vector<std::uint32_t>& indices);

/// Puts a text in quotes for the shell.
[[nodiscard]] std::string shell_word(const std::string& text);

struct Submitted {
  std::string array, collect, rescue;    // numbers of the jobs
};
/// Submits the scripts in DIR/slurm for these shards. Errors: DataError with what sbatch says.
[[nodiscard]] Submitted submit(const SlurmRequest& request, const std::vector<std::uint32_t>& shards);

/// Runs a program and gives back what it prints on stdout. Errors: DataError if it can't be started or fails.
[[nodiscard]] std::string output_of(const std::vector<std::string>& command);

}  // namespace lichtung::sweeps
