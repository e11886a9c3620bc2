// See durable.hpp: written whole under ".TOKEN-NAME", then renamed.
#include "sim/sweeps/durable.hpp"

#include "sim/outcome/file.hpp"
#include "sim/outcome/whole_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <functional>
#include <system_error>
#include <vector>

namespace lichtung::sweeps {
namespace {

namespace fs = std::filesystem;
using outcome::FileError;

[[noreturn]] void fail(FileError::Kind kind, const fs::path& path, const char* what, int error) {
  throw FileError(kind, path.string() + ": " + what + ": " + std::generic_category().message(error));
}

void flush_folder(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) fail(FileError::Kind::CannotWrite, folder, "can't open the folder", errno);
  const int error = ::fsync(fd) != 0 && errno != EINVAL ? errno : 0;   // EINVAL: can't be flushed
  ::close(fd);
  if (error != 0) fail(FileError::Kind::CannotWrite, folder, "can't flush the folder", error);
}

void publish(const fs::path& path, const std::string& token, const std::function<void(const fs::path&)>& write) {
  const fs::path own = path.parent_path() / ("." + token + "-" + path.filename().string());
  std::error_code ignored;
  try {
    write(own);
    if (::rename(own.c_str(), path.c_str()) != 0)
      fail(errno == ENOENT ? FileError::Kind::Missing : FileError::Kind::CannotWrite, path, "can't rename the finished file", errno);
    flush_folder(path.parent_path());
  } catch (...) {
    fs::remove(own, ignored);
    throw;
  }
}

}  // namespace

void publish_outcome(const fs::path& path, const outcome::OutcomeData& data, const std::string& token) {
  publish(path, token, [&](const fs::path& own) { outcome::write_outcome(own, data, true); });
}

void publish_bytes(const fs::path& path, std::span<const std::byte> bytes, const std::string& token) {
  const std::array<std::span<const std::byte>, 1> pieces{bytes};
  publish(path, token, [&](const fs::path& own) { outcome::write_whole_file(own, pieces, true); });
}

void publish_text(const fs::path& path, std::string_view text, const std::string& token) {
  publish_bytes(path, std::as_bytes(std::span(text)), token);
}

void remove_unfinished(const fs::path& folder, std::string_view name) {
  std::error_code ignored;
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string found = entry.path().filename().string();
    const auto dash = found.find('-');
    if (!found.starts_with('.') || dash == std::string::npos) continue;
    const std::string_view rest = std::string_view(found).substr(dash + 1);
    if (name.empty() || rest == name || rest == std::string(name) + ".part") left.push_back(entry.path());
  }
  for (const fs::path& path : left) fs::remove(path, ignored);
}

}  // namespace lichtung::sweeps
