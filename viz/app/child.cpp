// See child.hpp.
#include "viz/app/child.hpp"

#include "scenarios/errors.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <system_error>

extern char** environ;

namespace lichtung::viz {

ChildProcess::ChildProcess(const std::string& program, const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw DataError(ErrorKind::Internal, program, std::strerror(errno));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t pid = -1;
  const int failed = posix_spawnp(&pid, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed != 0) {
    close(ends[0]);
    throw DataError(ErrorKind::Internal, program, std::string("can't be started: ") + std::strerror(failed));
  }
  pid_ = pid;
  pipe_ = ends[0];
  fcntl(pipe_, F_SETFL, O_NONBLOCK);
}

ChildProcess::~ChildProcess() {
  if (pid_ > 0) {
    kill(pid_, SIGTERM);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (pipe_ >= 0) close(pipe_);
}

void ChildProcess::read() {
  std::array<char, 4096> block{};
  for (;;) {
    const ssize_t n = ::read(pipe_, block.data(), block.size());
    if (n <= 0) break;
    output_.append(block.data(), static_cast<std::size_t>(n));
  }
  constexpr std::size_t kMost = 65536;
  if (output_.size() > kMost) output_.erase(0, output_.size() - kMost);
}

bool ChildProcess::poll() {
  if (pid_ < 0) return false;
  read();
  int status = 0;
  const pid_t ended = waitpid(pid_, &status, WNOHANG);
  if (ended != pid_) return true;
  read();
  pid_ = -1;
  exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return false;
}

void ChildProcess::cancel() {
  if (pid_ < 0) return;
  kill(pid_, cancels_ == 0 ? SIGINT : SIGKILL);
  ++cancels_;
}

std::string ChildProcess::last_line() const {
  std::size_t end = output_.find_last_not_of("\r\n ");
  if (end == std::string::npos) return {};
  const std::size_t begin = output_.find_last_of("\r\n", end);
  return output_.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

std::optional<double> last_percentage(const std::string& text) {
  for (std::size_t at = text.size(); (at = text.rfind('%', at)) != std::string::npos && at > 0; --at) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
    int value = 0;
    if (begin < end && std::from_chars(text.data() + begin, text.data() + end, value).ec == std::errc() && value <= 100) return value / 100.0;
  }
  return std::nullopt;
}

std::optional<double> ChildProcess::progress() const { return last_percentage(output_); }

std::string lichtung_program() {
  std::error_code error;
  const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error)
    for (const char* relative : {"lichtung", "../sim/lichtung"}) {
      const std::filesystem::path candidate = (own.parent_path() / relative).lexically_normal();
      if (std::filesystem::is_regular_file(candidate, error)) return candidate.string();
    }
  return "lichtung";
}

}  // namespace lichtung::viz
