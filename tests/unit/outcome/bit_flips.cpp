// Every single flipped bit of an outcome file is noticed on reading. By default some thousand bits spread over the file;
// LICHTUNG_ALL_BITS=1 (tests/run-long.sh) flips each one.
#include "folder.hpp"

#include "sim/outcome/file.hpp"
#include "sim/outcome/reader.hpp"
#include "tests/support/sample_outcome.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>

using namespace lichtung;
using namespace lichtung::outcome;

TEST_CASE("every single-bit flip of an outcome file is noticed on reading") {
  const test::Folder folder;
  const auto path = folder / "small.h5";
  write_outcome(path, test::sample_outcome());
  REQUIRE_NOTHROW((void)Reader(path, true));
  const std::size_t bits = std::filesystem::file_size(path) * 8;
  const bool all = std::getenv("LICHTUNG_ALL_BITS") != nullptr;
  const std::size_t step = all ? 1 : bits / 4000 + 1;
  const int fd = ::open(path.c_str(), O_RDWR);
  REQUIRE(fd >= 0);
  std::size_t tried = 0, unnoticed = 0;
  for (std::size_t bit = 0; bit < bits; bit += step) {
    const auto at = static_cast<off_t>(bit / 8);
    unsigned char byte = 0;
    REQUIRE(::pread(fd, &byte, 1, at) == 1);
    const auto flipped = static_cast<unsigned char>(byte ^ (1U << (bit % 8)));
    REQUIRE(::pwrite(fd, &flipped, 1, at) == 1);
    ++tried;
    try {
      const Reader file(path, true);
      ++unnoticed;
      UNSCOPED_INFO("bit " << bit);
    } catch (const FileError&) {
    }
    REQUIRE(::pwrite(fd, &byte, 1, at) == 1);
  }
  ::close(fd);
  REQUIRE_NOTHROW((void)Reader(path, true));
  CHECK(unnoticed == 0);
  if (all) std::cout << "bits flipped: " << tried << " of " << bits << ", unnoticed: " << unnoticed << '\n';
}
