// Gives the fuzzer's bytes a name in memory, for readers that take a path.
#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace lichtung::fuzz {

/// A file in a folder of this process alone. A fuzzer may end without destructors: run.sh removes what it leaves behind.
class FuzzFile {
 public:
  /// A name that begins with a dot is an ending.
  explicit FuzzFile(const std::string& name, std::string_view content = {}) {
    const char* memory = "/dev/shm";   // no disk
    const auto folder = std::filesystem::path(std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path()) /
                        ("lichtung-fuzz-" + std::to_string(getpid()));
    std::filesystem::create_directory(folder);
    path_ = folder / (name.starts_with('.') ? "fuzz" + name : name);
    write(reinterpret_cast<const std::uint8_t*>(content.data()), content.size());
  }
  ~FuzzFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    std::filesystem::remove(path_.parent_path(), ignored);   // by the last one
  }
  FuzzFile(const FuzzFile&) = delete;
  FuzzFile& operator=(const FuzzFile&) = delete;
  const std::filesystem::path& write(const std::uint8_t* data, std::size_t size) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return path_;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace lichtung::fuzz
