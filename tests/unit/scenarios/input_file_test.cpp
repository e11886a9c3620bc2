// What counts as a file that may be read.
#include "scenarios/input_file.hpp"
#include "scenarios/errors.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

using namespace lichtung;
namespace fs = std::filesystem;

namespace {

using Folder = test::TemporaryFolder;

}  // namespace

TEST_CASE("plain files and links to them are inputs; folders, pipes, devices and the kernel's own files aren't") {
  const Folder folder;
  const fs::path file = folder.path / "ä b.toml", pipe = folder.path / "pipe";
  std::ofstream(file) << "x\n";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  fs::create_symlink(file, folder.path / "link");
  fs::create_symlink("/dev/zero", folder.path / "link-to-device");
  fs::create_symlink("nowhere", folder.path / "dangling");
  fs::create_symlink("loop", folder.path / "loop");

  CHECK(input_kind(file) == InputKind::File);
  CHECK(input_kind(folder.path / "link") == InputKind::File);
  CHECK(input_kind(folder.path) == InputKind::Folder);
  CHECK(input_kind(pipe) == InputKind::Special);
  CHECK(input_kind(folder.path / "link-to-device") == InputKind::Special);
  for (const char* special : {"/dev/zero", "/dev/null", "/proc/self/mem", "/proc/self/maps", "/proc/self/environ"}) {
    CAPTURE(special);
    CHECK(input_kind(special) == InputKind::Special);
  }
  for (const fs::path& missing : {folder.path / "dangling", folder.path / "loop", file / "below", fs::path{}})
    CHECK(input_kind(missing) == InputKind::Missing);
}

TEST_CASE("a path that is no file is refused with what lies there instead") {
  require_input_file(__FILE__);
  const auto refusal = [](const fs::path& path) {
    try {
      require_input_file(path);
    } catch (const DataError& error) {
      return std::pair(error.kind, std::string(error.what()));
    }
    return std::pair(ErrorKind::Internal, std::string("not refused"));
  };
  CHECK(refusal("/proc/self/mem") ==
        std::pair(ErrorKind::Data,
                  std::string("/proc/self/mem: is a device, a pipe or a file of the system, expected a plain file")));
  CHECK(refusal("/proc").second == "/proc: is a folder, expected a file");
  CHECK(refusal("/no/such").first == ErrorKind::MissingInput);
}
