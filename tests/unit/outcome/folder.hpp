// A folder of its own for each test, removed afterwards; and whole files as bytes.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace lichtung::test {

class Folder {
 public:
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return folder_.path / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path; }

 private:
  TemporaryFolder folder_;
};

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace lichtung::test
