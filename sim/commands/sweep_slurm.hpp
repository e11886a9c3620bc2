// Options of `lichtung sweep`, and its `--slurm`.
#pragma once

#include "sim/commands/json.hpp"
#include "sim/sweeps/run.hpp"
#include "sim/sweeps/work.hpp"

#include <string>
#include <vector>

namespace lichtung::commands {

struct SweepOptions {
  std::string sweep, dir, shard;
  bool dry_run{}, collect{}, force{};
  int threads{0};                          // 0: all cores
  int lease{60};                           // s
  bool slurm{}, submit{};
  int shards{0};                           // 0: one per eight runs, at most 1000
  int cpus{2}, attempt{1}, attempts{3};
  std::string time, memory;
  std::vector<std::string> sbatch;         // further options
};

void add_slurm_options(CLI::App& command, SweepOptions& options, Language language);

/// Writes the jobs' scripts for shards that lack runs; submits them if asked to.
void run_slurm(const sweeps::Work& work, const sweeps::SweepRequest& request, const SweepOptions& options, Context& context,
               Json& document);

}  // namespace lichtung::commands
