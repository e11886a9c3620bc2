// Locks: one holder at a time, none for ever.
#include "sim/sweeps/locks.hpp"

#include "tests/unit/ensemble/fake_run.hpp"

#include <catch2/catch.hpp>

#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

using namespace lichtung;
using namespace lichtung::test;
using namespace lichtung::sweeps;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

TEST_CASE("a lock has one holder, and is free again when he lets go") {
  const Folder dir;
  Locks one(dir.path, 10s), two(dir.path, 10s);
  {
    const auto held = one.take("a");
    REQUIRE(held);
    CHECK_FALSE(two.take("a"));
    CHECK(two.take("b"));
  }
  CHECK(two.take("a"));
  CHECK(fs::is_empty(dir.path));
}

TEST_CASE("a lock of a process of this machine that was killed is broken at once") {
  const Folder dir;
  const pid_t child = fork();
  if (child == 0) {
    Locks locks(dir.path, 3600s);
    const auto held = locks.take("a");
    if (!held) _exit(1);
    fs::create_directory(dir.path / "ready");
    std::this_thread::sleep_for(60s);
    _exit(0);
  }
  for (int i = 0; i < 500 && !fs::exists(dir.path / "ready"); ++i) std::this_thread::sleep_for(10ms);
  Locks locks(dir.path, 3600s);
  CHECK_FALSE(locks.take("a"));
  CHECK(list_locks(dir.path).at(0).life == LockFound::Life::Alive);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  CHECK(list_locks(dir.path).at(0).life == LockFound::Life::Left);
  CHECK(locks.take("a"));
  CHECK(locks.broken() == 1);
}

TEST_CASE("a lock of another machine is broken after a lease without a sign of life, not before") {
  const Folder dir;
  fs::create_directories(dir.path);
  const auto beat = [&](int n) {
    std::ofstream(dir.path / "a.lock") << std::string(32, 'f') << '\n' << std::string(16, 'e') << '\n' << fmt::format("{:010}\n", n);
  };
  beat(0);
  Locks locks(dir.path, 400ms);
  const auto start = std::chrono::steady_clock::now();
  for (int n = 1; n <= 10; ++n) {   // it lives: its count rises
    CHECK_FALSE(locks.take("a"));
    std::this_thread::sleep_for(100ms);
    beat(n);
  }
  std::optional<Held> held;
  while (!(held = locks.take("a")) && std::chrono::steady_clock::now() - start < 10s) std::this_thread::sleep_for(20ms);
  CHECK(held);
  CHECK(std::chrono::steady_clock::now() - start > 1300ms);
  CHECK(locks.broken() == 1);
}

TEST_CASE("a holder keeps its lock alive as long as it works") {
  const Folder dir;
  Locks one(dir.path, 300ms);
  const auto held = one.take("a");
  // As another machine sees it: the content without flock.
  const auto content = [&] {
    std::ifstream in(dir.path / "a.lock");
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  const std::string before = content();
  std::this_thread::sleep_for(400ms);
  CHECK(content() != before);
  CHECK(content().size() == before.size());
}

TEST_CASE("a lock says nothing about machine, user or process") {
  const Folder dir;
  Locks locks(dir.path, 10s);
  const auto held = locks.take("a");
  std::ifstream in(dir.path / "a.lock");
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  CHECK(content.size() == 32 + 1 + 16 + 1 + 10 + 1);
  CHECK(content.find_first_not_of("0123456789abcdef\n") == std::string::npos);
}

TEST_CASE("many who find a lock left behind break it once and share it one after the other") {
  const Folder dir;
  fs::create_directories(dir.path);
  std::ofstream(dir.path / "a.lock") << "torn";
  std::atomic<int> inside{0}, most{0}, turns{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] {
      Locks locks(dir.path, 200ms);
      for (int done = 0; done < 3;) {
        const auto held = locks.take("a");
        if (!held) {
          std::this_thread::sleep_for(5ms);
          continue;
        }
        const int here = ++inside;
        for (int m = most; here > m && !most.compare_exchange_weak(m, here);) {}
        std::this_thread::sleep_for(2ms);
        --inside;
        ++done;
        ++turns;
      }
    });
  for (auto& t : threads) t.join();
  CHECK(turns == 18);
  CHECK(most == 1);
}

TEST_CASE("clearing takes away what was left and nothing that lives") {
  const Folder dir;
  Locks locks(dir.path, 10s);
  const auto held = locks.take("a");
  std::ofstream(dir.path / "b.lock.break") << "";
  std::ofstream(dir.path / ".0123.new") << "";
  clear_locks(dir.path);
  CHECK(fs::exists(dir.path / "a.lock"));
  CHECK_FALSE(fs::exists(dir.path / "b.lock.break"));
  CHECK_FALSE(fs::exists(dir.path / ".0123.new"));
  CHECK(locks.take("c"));   // goes on working in what is left of the folder
}
