// What may go wrong while writing never leaves a file that looks right.
#include "sim/outcome/file.hpp"
#include "sim/outcome/check.hpp"
#include "tests/support/sample_outcome.hpp"
#include "tests/unit/outcome/folder.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

using namespace lichtung;
using namespace lichtung::outcome;
namespace fs = std::filesystem;

namespace {

FileError error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const FileError& error) {
    return error;
  }
  throw std::runtime_error("no error");
}

bool refused(const std::function<void(OutcomeData&)>& change) {
  const test::Folder folder;
  OutcomeData data = test::sample_outcome();
  change(data);
  const FileError error = error_of([&] { write_outcome(folder / "a.h5", data); });
  return error.kind == FileError::Kind::CannotWrite && fs::is_empty(folder.path());
}

/// What `body` returns in a process of its own, for limits and users that would stay.
int in_child(const std::function<int()>& body) {
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("can't fork");
  if (child == 0) ::_exit(body());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr int kRefused = 42;

/// kRefused if `action` fails with an error that names the file.
int code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const FileError& error) {
    const bool names_path = std::string(error.what()).find("a.h5") != std::string::npos;
    return error.kind == FileError::Kind::CannotWrite && names_path ? kRefused : 2;
  } catch (...) {
    return 3;
  }
  return 1;
}

Table& table_of(OutcomeData& data, std::string_view name) {
  for (Table& table : data.tables)
    if (table.name == name) return table;
  throw std::runtime_error("no such table");
}

}  // namespace

TEST_CASE("an existing outcome is replaced only when forced") {
  const test::Folder folder;
  test::write_bytes(folder / "a.h5", "precious");
  CHECK(error_of([&] { write_outcome(folder / "a.h5", test::sample_outcome()); }).kind == FileError::Kind::Exists);
  CHECK(test::bytes_of(folder / "a.h5") == "precious");
  write_outcome(folder / "a.h5", test::sample_outcome(), true);
  CHECK_NOTHROW(verify_outcome(folder / "a.h5"));
}

TEST_CASE("a dangling symbolic link counts as existing, and its target is not created") {
  const test::Folder folder;
  fs::create_symlink(folder / "target", folder / "a.h5");
  CHECK(error_of([&] { write_outcome(folder / "a.h5", test::sample_outcome()); }).kind == FileError::Kind::Exists);
  CHECK_FALSE(fs::exists(folder / "target"));
}

TEST_CASE("a symbolic link in place of the part file is not followed") {
  const test::Folder folder;
  test::write_bytes(folder / "victim", "precious");
  fs::create_symlink(folder / "victim", folder / "a.h5.part");
  CHECK(error_of([&] { write_outcome(folder / "a.h5", test::sample_outcome()); }).kind == FileError::Kind::CannotWrite);
  CHECK(test::bytes_of(folder / "victim") == "precious");
}

TEST_CASE("what a killed run left behind is replaced") {
  const test::Folder folder;
  test::write_bytes(folder / "a.h5.part", "half a file");
  write_outcome(folder / "a.h5", test::sample_outcome());
  CHECK_NOTHROW(verify_outcome(folder / "a.h5"));
  CHECK_FALSE(fs::exists(folder / "a.h5.part"));
}

TEST_CASE("the part file of a running writer is left alone") {
  const test::Folder folder;
  test::write_bytes(folder / "a.h5.part", "being written");
  const int fd = ::open((folder / "a.h5.part").c_str(), O_RDWR);
  REQUIRE(::flock(fd, LOCK_EX | LOCK_NB) == 0);
  CHECK(error_of([&] { write_outcome(folder / "a.h5", test::sample_outcome()); }).kind == FileError::Kind::CannotWrite);
  CHECK(test::bytes_of(folder / "a.h5.part") == "being written");
  ::close(fd);
}

TEST_CASE("a missing folder is named") {
  const test::Folder folder;
  const FileError error = error_of([&] { write_outcome(folder / "no/a.h5", test::sample_outcome()); });
  CHECK(error.kind == FileError::Kind::Missing);
  CHECK(std::string(error.what()).find("no") != std::string::npos);
}

TEST_CASE("a read-only folder ends in an error that names path and cause") {
  const test::Folder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  const int result = in_child([&] {
    if (::geteuid() == 0 && ::seteuid(65534) != 0) return 4;  // root may write everywhere: become nobody
    return code_of([&] { write_outcome(folder / "a.h5", test::sample_outcome()); });
  });
  CHECK(result == kRefused);
  CHECK(fs::is_empty(folder.path()));
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("a file where a folder is expected is an error") {
  const test::Folder folder;
  test::write_bytes(folder / "file", "x");
  CHECK(error_of([&] { write_outcome(folder / "file/a.h5", test::sample_outcome()); }).kind == FileError::Kind::CannotWrite);
}

// A limit on the size of files makes write(2) fail like a full disk, after part of the data has been written.
TEST_CASE("a disk that is full in mid-write leaves nothing behind") {
  const test::Folder folder;
  const OutcomeData data = test::sample_outcome();
  const int result = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{50000, 50000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return code_of([&] { write_outcome(folder / "a.h5", data); });
  });
  CHECK(result == kRefused);
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a writer killed at any time leaves a whole file or none") {
  const test::Folder folder;
  for (unsigned i = 0; i < 8; ++i) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      const OutcomeData data = test::large_outcome(3000, 4, 20000);
      while (true) write_outcome(folder / "a.h5", data, true);
    }
    ::usleep(20000 + i * 9000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    if (fs::exists(folder / "a.h5")) CHECK_NOTHROW(verify_outcome(folder / "a.h5"));
  }
  write_outcome(folder / "a.h5", test::sample_outcome(), true);  // whatever is left over is no obstacle
  CHECK_FALSE(fs::exists(folder / "a.h5.part"));
}

TEST_CASE("data that don't keep the contract are refused before anything is written") {
  CHECK(refused([](OutcomeData& d) { d.variables.push_back({"mystery", false, std::vector<float>(2)}); }));
  CHECK(refused([](OutcomeData& d) { d.variables.push_back({"edge_segment", false, std::vector<std::int32_t>(2)}); }));
  CHECK(refused([](OutcomeData& d) { d.variables.push_back(d.variables[0]); }));
  CHECK(refused([](OutcomeData& d) { d.variables[0].values = std::vector<std::int32_t>(2); }));
  CHECK(refused([](OutcomeData& d) { d.variables[0].values = std::vector<float>(3); }));
  CHECK(refused([](OutcomeData& d) { d.variables[0].per_frame = true; }));
  CHECK(refused([](OutcomeData& d) {
    for (SegmentVariable& v : d.variables)
      if (v.name.starts_with("incidents")) std::get<std::vector<std::int32_t>>(v.values)[0] = (1 << 24) + 1;
  }));
  CHECK(refused([](OutcomeData& d) { d.profile[0].name = "hour_of_week"; }));
  CHECK(refused([](OutcomeData& d) { d.profile[0].values.pop_back(); }));
  CHECK(refused([](OutcomeData& d) { d.mesh.edge_to[0] = 4; }));
  CHECK(refused([](OutcomeData& d) { d.mesh.edge_from[0] = -1; }));
  CHECK(refused([](OutcomeData& d) { d.mesh.edge_segment[2] = 0; }));
  CHECK(refused([](OutcomeData& d) { d.frame_start_s[1] = 0; }));
  CHECK(refused([](OutcomeData& d) { d.provenance.start = "2.11.2026"; }));
  CHECK(refused([](OutcomeData& d) { d.provenance.title = "\xff"; }));
  CHECK(refused([](OutcomeData& d) { d.tables.push_back({"mystery", {}}); }));
  CHECK(refused([](OutcomeData& d) { d.tables.push_back({"profile", {}}); }));
  CHECK(refused([](OutcomeData& d) { d.tables.push_back(d.tables[0]); }));
  CHECK(refused([](OutcomeData& d) { table_of(d, "walks").columns.push_back({"mystery", std::vector<float>(5)}); }));
  CHECK(refused([](OutcomeData& d) { table_of(d, "walks").columns[1].values = std::vector<std::int32_t>(4); }));
  CHECK(refused([](OutcomeData& d) { table_of(d, "totals").columns[1].values = std::vector<float>(4); }));
  CHECK(refused([](OutcomeData& d) {
    table_of(d, "totals").columns[0].values = std::vector<std::string>{"a", "b", "c", std::string("d\0e", 3)};
  }));
  CHECK(refused([](OutcomeData& d) {
    for (Column& c : table_of(d, "walks").columns)
      if (c.name == "enter_s") c.values = std::vector<std::int32_t>{1, 2, 3, 5, 4};
  }));
}

TEST_CASE("text must be well-formed UTF-8") {
  CHECK(is_clean_text("Größe – 5 €, 𝄞"));
  CHECK_FALSE(is_clean_text(std::string_view("a\0b", 3)));
  for (const char* bad : {"\xc0\xaf", "\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\x80", "\xe0\x80\xaf"})
    CHECK_FALSE(is_clean_text(bad));
}
