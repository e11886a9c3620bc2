// make_grid_outcome FOLDER: writes FOLDER/before and FOLDER/after, three replicates each with their summary, for the
// viewer's story.
#include "sim/outcome/file.hpp"
#include "tests/support/grid_outcome.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>

int main(int argc, char** argv) {
  if (argc != 2) return 64;
  try {
    for (const bool brighter : {false, true}) {
      const std::filesystem::path folder = std::filesystem::path(argv[1]) / (brighter ? "after" : "before");
      std::filesystem::create_directories(folder);
      std::vector<std::filesystem::path> files;
      for (std::uint32_t r = 0; r < 3; ++r) {
        files.push_back(folder / fmt::format("replicate-{:04}.h5", r));
        lichtung::outcome::write_outcome(files.back(), lichtung::test::grid_outcome(brighter, r), true);
      }
      lichtung::outcome::write_summary(folder, files);
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
