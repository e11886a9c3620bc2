// Built as FOLDER.part beside its final name (locked, so that nobody takes it for stale), then renamed at once.
#include "analysis/export/formats.hpp"

#include "sim/outcome/file.hpp"
#include "sim/outcome/whole_file.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <span>
#include <string>
#include <system_error>

namespace lichtung::exports {
namespace {

namespace fs = std::filesystem;
using outcome::FileError;

[[noreturn]] void fail(const fs::path& path, const std::string& what, int error) {
  throw FileError(error == EEXIST || error == ENOTEMPTY ? FileError::Kind::Exists : FileError::Kind::CannotWrite,
                  path.string() + ": " + what + ": " + std::generic_category().message(error));
}

/// A folder that this process holds, by flock(2).
class HeldFolder {
 public:
  explicit HeldFolder(const fs::path& path)
      : fd_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) {
    if (fd_ < 0) fail(path, "can't open the folder", errno);
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
      const int error = errno;
      ::close(fd_);
      fail(path, "another process is writing it", error);
    }
  }
  ~HeldFolder() { ::close(fd_); }
  HeldFolder(const HeldFolder&) = delete;
  HeldFolder& operator=(const HeldFolder&) = delete;
  void flush(const fs::path& path) const {
    if (::fsync(fd_) != 0 && errno != EINVAL) fail(path, "can't flush the folder", errno);  // EINVAL: can't be flushed
  }

 private:
  int fd_;
};

/// Does it hold nothing but what an export leaves?
bool is_export(const fs::path& path) {
  std::error_code error;
  bool described = false;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    if (entry.is_symlink(error) || !entry.is_regular_file(error)) return false;
    const fs::path name = entry.path().filename();
    if (name == "datapackage.json")
      described = true;
    else if (name.extension() != ".csv" && name.extension() != ".part")
      return false;
  }
  return described && !error;
}

void remove_export(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) fail(path, "can't remove it", error.value());
}

/// A `.part` folder that a killed process left holds no lock.
void remove_stale(const fs::path& part) {
  struct stat status {};
  if (::lstat(part.c_str(), &status) != 0) return;
  if (!S_ISDIR(status.st_mode)) fail(part, "there is something in the way that is no folder", EINVAL);
  const HeldFolder mine(part);
  remove_export(part);
}

/// Gives `part` its final name; with `force` in place of an older export, which goes.
void publish(const fs::path& part, const fs::path& path, bool force) {
  struct stat status {};
  const bool there = ::lstat(path.c_str(), &status) == 0;
  if (!there || !force) {
    if (::syscall(SYS_renameat2, AT_FDCWD, part.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return;
    if (errno != EINVAL && errno != ENOSYS) fail(path, "can't rename the finished folder", errno);
    if (::lstat(path.c_str(), &status) == 0) fail(path, "can't name the finished folder", EEXIST);
    if (::rename(part.c_str(), path.c_str()) != 0) fail(path, "can't rename the finished folder", errno);
    return;
  }
  if (::syscall(SYS_renameat2, AT_FDCWD, part.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0)
    return remove_export(part);
  if (errno != EINVAL && errno != ENOSYS) fail(path, "can't exchange the folders", errno);
  remove_export(path);  // a file system that can't exchange: for a moment there is neither
  if (::rename(part.c_str(), path.c_str()) != 0) fail(path, "can't rename the finished folder", errno);
}

}  // namespace

void check_folder_target(const fs::path& path, bool force) {
  outcome::check_target(path, force);
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return;
  if (!S_ISDIR(status.st_mode) || !is_export(path))
    throw FileError(FileError::Kind::Exists, path.string() + ": is no folder of an earlier export and is not replaced");
}

void write_whole_folder(const fs::path& path, const std::vector<NamedText>& files, bool force) {
  fs::path target = path.lexically_normal();
  if (!target.has_filename()) target = target.parent_path();  // "folder/"
  check_folder_target(target, force);
  fs::path part = target;
  part += ".part";
  remove_stale(part);
  if (::mkdir(part.c_str(), 0777) != 0) fail(part, "can't create the folder", errno);
  try {
    const HeldFolder held(part);
    for (const NamedText& file : files) {
      const std::array<std::span<const std::byte>, 1> pieces{std::as_bytes(std::span(file.text))};
      outcome::write_whole_file(part / file.name, pieces, false);
    }
    held.flush(part);
    publish(part, target, force);
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(part, ignored);
    throw;
  }
  const fs::path parent = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const int fd = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) {
    ::fsync(fd);
    ::close(fd);
  }
}

}  // namespace lichtung::exports
