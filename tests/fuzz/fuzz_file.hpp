// Gives the fuzzer's bytes a name in memory, for readers that take a path.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace lichtung::fuzz {

/// A file of this process in the temporary folder, written anew for each input.
class FuzzFile {
 public:
  explicit FuzzFile(const std::string& ending) {
    const char* memory = "/dev/shm";   // no disk
    path_ = std::filesystem::path(std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path()) /
            ("lichtung-fuzz-" + std::to_string(getpid()) + ending);
  }
  ~FuzzFile() { std::filesystem::remove(path_); }
  const std::filesystem::path& write(const std::uint8_t* data, std::size_t size) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return path_;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace lichtung::fuzz
