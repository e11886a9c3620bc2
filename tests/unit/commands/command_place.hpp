// Runs the built `lichtung` command from outside, in a folder of its own.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lichtung::test {

struct CommandAnswer {
  int code;
  std::string out, err;
};

/// A folder in which the command is run; removed at the end.
struct CommandPlace : lichtung::test::TemporaryFolder {
  void write(const std::string& name, std::string_view content) const {
    std::ofstream(path / name, std::ios::binary) << content;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(path / name, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  /// Runs `lichtung ARGUMENTS` through the shell, in English unless they say otherwise.
  [[nodiscard]] CommandAnswer run(const std::string& arguments) const {
    const std::string line = "cd '" + path.string() + "' && env -u LC_ALL -u LC_MESSAGES LANG=C '" + LICHTUNG_BINARY + "' " +
                             arguments + " >.stdout 2>.stderr";
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(".stdout"), read(".stderr")};
  }
};

}  // namespace lichtung::test
