// See slurm.hpp. The scripts name the program by $LICHTUNG, so that they hold no path of this machine.
#include "sim/sweeps/slurm.hpp"

#include "scenarios/errors.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace lichtung::sweeps {
namespace {

namespace fs = std::filesystem;

/// Letters, digits and a few signs of a title; what job names may hold everywhere.
std::string job_name(const std::string& title) {
  std::string out;
  for (const char c : title) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain || c == '-' || c == '_') out += c;
    if (c == ' ' && !out.empty() && out.back() != '-') out += '-';
  }
  return "lichtung-" + (out.empty() ? std::string("sweep") : out.substr(0, 40));
}

std::string head(const SlurmRequest& request, const std::string& what, const std::string& log) {
  std::string out = "#!/bin/bash\n";
  out += fmt::format("# {} of a sweep; written by `lichtung sweep --slurm`, see docs/sweeps.md.\n", what);
  out += fmt::format("#SBATCH --job-name={}\n", job_name(request.name));
  out += fmt::format("#SBATCH --output=\"{}/slurm/log/{}\"\n#SBATCH --open-mode=append\n", request.dir.generic_string(), log);
  for (const std::string& option : request.options) out += fmt::format("#SBATCH {}\n", option);
  return out;
}

std::string command(const SlurmRequest& request) {
  return fmt::format("\"${{LICHTUNG:-lichtung}}\" sweep {} -o {}", shell_word(request.sweep.generic_string()),
                     shell_word(request.dir.generic_string()));
}

std::string again(const SlurmRequest& request) {
  std::string out = command(request) + fmt::format(" --slurm --submit --shards {} --cpus {} --attempt {} --attempts {}", request.shards,
                                                   request.cpus, request.attempt + 1, request.attempts);
  if (!request.time.empty()) out += " --time " + shell_word(request.time);
  if (!request.memory.empty()) out += " --memory " + shell_word(request.memory);
  for (const std::string& option : request.options) out += " --sbatch " + shell_word(option);
  return out;
}

}  // namespace

std::string shell_word(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string array_script(const SlurmRequest& request) {
  std::string out = head(request, "Shards", "shard-%a.txt");
  out += fmt::format("#SBATCH --cpus-per-task={}\n", request.cpus);
  if (!request.time.empty()) out += fmt::format("#SBATCH --time={}\n", request.time);
  if (!request.memory.empty()) out += fmt::format("#SBATCH --mem={}\n", request.memory);
  out += "# Two minutes before the time is over the run is asked to stop, so that nothing is lost.\n";
  out += "#SBATCH --signal=B:TERM@120\n#SBATCH --requeue\n\n";
  out += "exec " + command(request) + fmt::format(" --shard \"$SLURM_ARRAY_TASK_ID/{}\" --threads \"${{SLURM_CPUS_PER_TASK:-1}}\"\n", request.shards);
  return out;
}

std::string collect_script(const SlurmRequest& request) {
  return head(request, "Collector", "collect.txt") + "#SBATCH --cpus-per-task=1\n\nexec " + command(request) + " --collect\n";
}

std::string rescue_script(const SlurmRequest& request) {
  std::string out = head(request, "Rescue", "rescue.txt") + "#SBATCH --cpus-per-task=1\n\n" + command(request) + " --collect\ncode=$?\n";
  out += "# 75: some runs are missing. Anything else is done, or would fail again.\n";
  out += "[ $code -eq 75 ] || exit $code\n";
  if (request.attempt >= request.attempts)
    out += fmt::format("echo \"after {} attempts some runs are still missing\" >&2\nexit 75\n", request.attempt);
  else
    out += "exec " + again(request) + "\n";
  return out;
}

std::string index_list(const std::vector<std::uint32_t>& indices) {
  std::string out;
  for (std::size_t i = 0; i < indices.size();) {
    std::size_t end = i;
    while (end + 1 < indices.size() && indices[end + 1] == indices[end] + 1) ++end;
    out += (out.empty() ? "" : ",") + (end == i ? fmt::format("{}", indices[i]) : fmt::format("{}-{}", indices[i], indices[end]));
    i = end + 1;
  }
  return out;
}

std::string output_of(const std::vector<std::string>& words) {
  const auto fail = [&](const std::string& why) { throw DataError(ErrorKind::Data, words.front(), why); };
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail(std::generic_category().message(errno));
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  std::string out;
  char block[4096];
  for (ssize_t n = 0; child > 0 && ((n = ::read(ends[0], block, sizeof block)) > 0 || (n < 0 && errno == EINTR));)
    if (n > 0) out.append(block, static_cast<std::size_t>(n));
  ::close(ends[0]);
  int status = 0;
  while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (child < 0) fail("can't be started");
  if (!WIFEXITED(status) || WEXITSTATUS(status) == 127) fail("isn't installed here or can't be started");
  if (WEXITSTATUS(status) != 0) fail(fmt::format("ended with {}", WEXITSTATUS(status)));
  return out;
}

Submitted submit(const SlurmRequest& request, const std::vector<std::uint32_t>& shards) {
  const fs::path folder = request.dir / "slurm";
  const auto sbatch = [](std::vector<std::string> words) {
    words.insert(words.begin(), {"sbatch", "--parsable"});
    const std::string out = output_of(words);
    return out.substr(0, out.find_first_of(";\n"));   // "123;cluster"
  };
  Submitted jobs;
  jobs.array = sbatch({"--array=" + index_list(shards), (folder / "array.sh").string()});
  jobs.collect = sbatch({"--dependency=afterok:" + jobs.array, "--kill-on-invalid-dep=yes", (folder / "collect.sh").string()});
  jobs.rescue = sbatch({"--dependency=afternotok:" + jobs.array, "--kill-on-invalid-dep=yes", (folder / "rescue.sh").string()});
  return jobs;
}

}  // namespace lichtung::sweeps
