// Writes three sample replicates, their summary and index to a folder, so that tests can read them with other programs.
#include "sim/outcome/file.hpp"
#include "tests/support/sample_outcome.hpp"

#include <cstdio>
#include <filesystem>
#include <vector>

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 2) {
    std::fputs("usage: make_sample_outcome FOLDER\n", stderr);
    return 64;
  }
  try {
    const fs::path folder(argv[1]);
    std::vector<fs::path> files;
    for (std::uint32_t r = 0; r < 3; ++r) {
      files.push_back(folder / ("replicate-000" + std::to_string(r) + ".h5"));
      lichtung::outcome::write_outcome(files.back(), lichtung::test::sample_outcome(r), true);
    }
    lichtung::outcome::write_summary(folder, files);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
