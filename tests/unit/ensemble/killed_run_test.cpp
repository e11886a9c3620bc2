// A run that is killed or interrupted, as a real process: the test program starts itself as the writer.
#include "sim/ensemble/stop_signals.hpp"
#include "sim/outcome/file.hpp"
#include "tests/unit/ensemble/fake_run.hpp"

#include <catch2/catch.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

using namespace lichtung;
using namespace lichtung::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kMany = 300;
constexpr const char* kFolderVariable = "LICHTUNG_TEST_FOLDER";

/// Starts this program with the hidden test case of that name, in that folder.
pid_t start_child(const char* test_case, const fs::path& dir) {
  const pid_t child = fork();
  if (child != 0) return child;
  setenv(kFolderVariable, dir.c_str(), 1);
  if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(126);
  execl("/proc/self/exe", "test_ensemble", test_case, nullptr);
  _exit(127);
}

int wait_for(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

bool appears(const fs::path& path) {
  for (int i = 0; i < 1000 && !fs::exists(path); ++i) std::this_thread::sleep_for(10ms);
  return fs::exists(path);
}

}  // namespace

TEST_CASE("child: writes many replicates", "[.]") {
  const char* dir = std::getenv(kFolderVariable);
  REQUIRE(dir != nullptr);
  Folder folder;
  folder.path = dir;
  Fake fake;
  fake.bulk = 20000;
  (void)run(folder, kMany, fake, 2);
  _exit(0);
}

TEST_CASE("child: runs until it is asked to stop", "[.]") {
  const char* dir = std::getenv(kFolderVariable);
  REQUIRE(dir != nullptr);
  // As nohup or a shell's background job does; here, because the test framework has set handlers of its own by now.
  if (std::getenv("LICHTUNG_TEST_IGNORE") != nullptr) signal(SIGINT, SIG_IGN);
  const ensemble::StopSignals signals([] {}, 42);
  fs::create_directories(dir);
  fs::create_directory(fs::path(dir) / "ready");
  while (!signals.requested()) std::this_thread::sleep_for(1ms);
  fs::create_directory(fs::path(dir) / "asked");
  if (std::getenv("LICHTUNG_TEST_STUBBORN") != nullptr) std::this_thread::sleep_for(20s);
  _exit(17);
}

TEST_CASE("a run killed at any moment leaves only whole files, and the next run completes it") {
  const Folder dir;
  std::size_t whole = 0;
  for (const auto patience : {5ms, 40ms, 11ms, 77ms, 23ms}) {
    const pid_t child = start_child("child: writes many replicates", dir.path);
    REQUIRE(child > 0);
    // The child goes on where the last one was killed: wait for one new file, then a little into the next.
    REQUIRE(appears(ensemble::replicate_path(dir.path, static_cast<std::uint32_t>(whole))));
    std::this_thread::sleep_for(patience);
    kill(child, SIGKILL);
    CHECK(WIFSIGNALED(wait_for(child)));
    const auto numbers = ensemble::replicate_numbers(dir.path);
    CHECK(numbers.size() > whole);
    for (const auto number : numbers) CHECK_NOTHROW((void)outcome::verify_outcome(ensemble::replicate_path(dir.path, number)));
    whole = 0;
    while (fs::exists(ensemble::replicate_path(dir.path, static_cast<std::uint32_t>(whole)))) ++whole;
    REQUIRE(whole < kMany);
  }
  Fake fake;
  fake.bulk = 20000;
  const auto todo = static_cast<std::uint32_t>(whole) + 3;
  const auto result = run(dir, todo, fake, 2);
  CHECK(result.count(ensemble::ReplicateState::Skipped) >= whole);
  CHECK(result.summarised);
  for (const auto& entry : fs::directory_iterator(dir.path))
    CHECK(entry.path().filename().string().find(".part") == std::string::npos);
}

TEST_CASE("the first signal asks, so that the program ends on its own") {
  const Folder dir;
  const int number = GENERATE(SIGINT, SIGTERM);
  const pid_t child = start_child("child: runs until it is asked to stop", dir.path);
  REQUIRE(appears(dir.path / "ready"));
  kill(child, number);
  const int status = wait_for(child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 17);
}

TEST_CASE("the second signal ends the program at once") {
  const Folder dir;
  setenv("LICHTUNG_TEST_STUBBORN", "1", 1);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = start_child("child: runs until it is asked to stop", dir.path);
  unsetenv("LICHTUNG_TEST_STUBBORN");
  REQUIRE(appears(dir.path / "ready"));
  kill(child, SIGINT);
  REQUIRE(appears(dir.path / "asked"));
  kill(child, SIGINT);
  const int status = wait_for(child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 42);
  CHECK(std::chrono::steady_clock::now() - start < 15s);
}

TEST_CASE("a signal that is ignored stays ignored") {
  const Folder dir;
  setenv("LICHTUNG_TEST_IGNORE", "1", 1);
  const pid_t child = start_child("child: runs until it is asked to stop", dir.path);
  unsetenv("LICHTUNG_TEST_IGNORE");
  REQUIRE(appears(dir.path / "ready"));
  kill(child, SIGINT);
  std::this_thread::sleep_for(300ms);
  CHECK_FALSE(fs::exists(dir.path / "asked"));
  kill(child, SIGTERM);
  const int status = wait_for(child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 17);
}
