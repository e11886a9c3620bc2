// See sweep_slurm.hpp.
#include "sim/commands/sweep_slurm.hpp"

#include "sim/commands/text_file.hpp"
#include "sim/sweeps/collect.hpp"
#include "sim/sweeps/slurm.hpp"
#include "sim/sweeps/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace lichtung::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kMostTasks = 1000;   // Slurm's usual MaxArraySize
constexpr std::size_t kRunsPerTask = 8;

sweeps::SlurmRequest slurm_request(const sweeps::Work& work, const SweepOptions& options) {
  sweeps::SlurmRequest request;
  request.name = work.sweep.name;
  request.sweep = options.sweep;
  request.dir = options.dir;
  const std::size_t tasks = std::clamp<std::size_t>((work.units.size() + kRunsPerTask - 1) / kRunsPerTask, 1, kMostTasks);
  request.shards = options.shards > 0 ? static_cast<std::uint32_t>(options.shards) : static_cast<std::uint32_t>(tasks);
  request.cpus = static_cast<std::uint32_t>(options.cpus);
  request.time = options.time;
  request.memory = options.memory;
  request.options = options.sbatch;
  request.attempt = static_cast<std::uint32_t>(options.attempt);
  request.attempts = static_cast<std::uint32_t>(options.attempts);
  return request;
}

/// Jobs find this very program again, unless the user named another.
void name_program() {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  if (!error) ::setenv("LICHTUNG", self.c_str(), 0);
}

}  // namespace

void add_slurm_options(CLI::App& command, SweepOptions& o, Language language) {
  const auto help = [&](std::string_view key) { return message(language, key); };
  command.add_flag("--slurm", o.slurm, help("sweep.help_slurm"));
  command.add_flag("--submit", o.submit, help("sweep.help_submit"))->needs("--slurm");
  command.add_option("--shards", o.shards, help("sweep.help_shards"))->check(CLI::Range(1, 100000));
  command.add_option("--cpus", o.cpus, help("sweep.help_cpus"))->check(CLI::Range(1, 1024));
  command.add_option("--time", o.time, help("sweep.help_time"))->type_name("HH:MM:SS");
  command.add_option("--memory", o.memory, help("sweep.help_memory"))->type_name("SIZE");
  command.add_option("--sbatch", o.sbatch, help("sweep.help_sbatch"))->type_name("OPTION")->allow_extra_args(false);
  command.add_option("--attempt", o.attempt)->group("");
  command.add_option("--attempts", o.attempts, help("sweep.help_attempts"))->check(CLI::Range(1, 100));
}

void run_slurm(const sweeps::Work& work, const sweeps::SweepRequest& request, const SweepOptions& options, Context& context,
               Json& document) {
  const Language l = context.language;
  const sweeps::Layout layout{options.dir};
  sweeps::claim_folder(work, request, "slurm");
  const sweeps::SlurmRequest jobs = slurm_request(work, options);
  const auto shards = sweeps::shards_of(sweeps::absent_units(work, layout), jobs.shards);
  std::error_code error;
  fs::create_directories(layout.slurm() / "log", error);
  if (error) throw DataError(ErrorKind::CannotWrite, layout.slurm().string(), error.message());
  write_text_file(sweeps::array_script(jobs), layout.slurm() / "array.sh");
  write_text_file(sweeps::collect_script(jobs), layout.slurm() / "collect.sh");
  write_text_file(sweeps::rescue_script(jobs), layout.slurm() / "rescue.sh");
  document["shards"] = jobs.shards;
  document["array"] = sweeps::index_list(shards);
  fmt::print(stderr, "{}\n", message(l, "sweep.slurm_written", (layout.slurm() / "array.sh").string(), shards.size(), jobs.shards));
  if (shards.empty()) {
    fmt::print(stderr, "{}\n", message(l, "sweep.slurm_nothing"));
    return;
  }
  if (!options.submit) {
    fmt::print(stderr, "{}\n", message(l, "sweep.slurm_by_hand", sweeps::index_list(shards), layout.slurm().string()));
    return;
  }
  name_program();
  const sweeps::Submitted submitted = sweeps::submit(jobs, shards);
  document["jobs"] = {{"array", submitted.array}, {"collect", submitted.collect}, {"rescue", submitted.rescue}};
  fmt::print(stderr, "{}\n", message(l, "sweep.slurm_submitted", submitted.array, submitted.collect, submitted.rescue));
}

}  // namespace lichtung::commands
