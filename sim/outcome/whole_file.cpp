// See whole_file.hpp. Every system call is checked: on a full disk write, fsync or close may be the one that fails.
#include "sim/outcome/whole_file.hpp"

#include "sim/outcome/file.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace lichtung::outcome {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& what, int error) {
  throw FileError(error == EEXIST ? FileError::Kind::Exists : FileError::Kind::CannotWrite,
                  path.string() + ": " + what + ": " + std::generic_category().message(error));
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] int close() { return ::close(std::exchange(fd_, -1)); }

 private:
  int fd_;
};

/// True if `fd` still is what `part` names: another writer may have removed it as stale before it was locked.
bool still_named(int fd, const fs::path& part) {
  struct stat by_fd{}, by_name{};
  return ::fstat(fd, &by_fd) == 0 && ::lstat(part.c_str(), &by_name) == 0 && by_fd.st_dev == by_name.st_dev &&
         by_fd.st_ino == by_name.st_ino;
}

/// Removes a `.part` that no living writer has locked.
void remove_stale(const fs::path& part) {
  const Descriptor old(::open(part.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (old.get() < 0) {
    if (errno == ENOENT) return;
    fail(part, "there is something in the way", errno);
  }
  struct stat status{};
  if (::fstat(old.get(), &status) != 0) fail(part, "can't look at it", errno);
  if (!S_ISREG(status.st_mode)) fail(part, "there is something in the way that is no file", EINVAL);
  if (::flock(old.get(), LOCK_EX | LOCK_NB) != 0) fail(part, "another process is writing it", errno);
  if (still_named(old.get(), part) && ::unlink(part.c_str()) != 0) fail(part, "can't remove what a killed run left", errno);
}

Descriptor create_part(const fs::path& part) {
  constexpr int kTries = 20;  // each lost race with another writer costs one
  for (int i = 0; i < kTries; ++i) {
    Descriptor fd(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (fd.get() >= 0) {
      if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) continue;
      if (still_named(fd.get(), part)) return fd;
    } else if (errno == EEXIST) {
      remove_stale(part);
    } else {
      fail(part, "can't create it", errno);
    }
  }
  fail(part, "another process keeps creating it", EBUSY);
}

void write_all(int fd, std::span<const std::byte> bytes, const fs::path& part) {
  constexpr std::size_t kMost = std::size_t{1} << 24;
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), std::min(bytes.size(), kMost));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(part, "can't write", errno);
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
}

/// Gives `part` its final name; without `force` never in place of something else.
void publish(const fs::path& part, const fs::path& path, bool force) {
  if (force) {
    if (::rename(part.c_str(), path.c_str()) != 0) fail(path, "can't rename the finished file", errno);
    return;
  }
  if (::syscall(SYS_renameat2, AT_FDCWD, part.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) fail(path, "can't rename the finished file", errno);
  // File systems without that flag: a hard link never replaces either.
  if (::link(part.c_str(), path.c_str()) == 0) {
    if (::unlink(part.c_str()) != 0) fail(part, "can't remove the second name", errno);
    return;
  }
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) fail(path, "can't name the finished file", errno);
  // Neither (FAT): look, then rename.
  struct stat status{};
  if (::lstat(path.c_str(), &status) == 0) fail(path, "can't name the finished file", EEXIST);
  if (::rename(part.c_str(), path.c_str()) != 0) fail(path, "can't rename the finished file", errno);
}

void flush_folder(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0) fail(folder, "can't open the folder", errno);
  if (::fsync(fd.get()) != 0 && errno != EINVAL) fail(folder, "can't flush the folder", errno);  // EINVAL: can't be flushed
}

}  // namespace

void check_target(const fs::path& path, bool force) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  struct stat status{};
  if (::stat(folder.c_str(), &status) != 0)
    throw FileError(FileError::Kind::Missing, folder.string() + ": " + std::generic_category().message(errno));
  if (!S_ISDIR(status.st_mode)) fail(folder, "not a folder", ENOTDIR);
  if (!force && ::lstat(path.c_str(), &status) == 0)
    throw FileError(FileError::Kind::Exists, path.string() + ": exists already and is not replaced");
}

void write_whole_file(const fs::path& path, std::span<const std::span<const std::byte>> pieces, bool force) {
  check_target(path, force);
  fs::path part = path;
  part += ".part";
  Descriptor fd = create_part(part);
  try {
    for (const std::span<const std::byte> piece : pieces) write_all(fd.get(), piece, part);
    if (::fsync(fd.get()) != 0) fail(part, "can't flush to the disk", errno);
    publish(part, path, force);  // still locked, so that nobody takes it for stale
  } catch (...) {
    if (still_named(fd.get(), part)) ::unlink(part.c_str());
    throw;
  }
  flush_folder(path);
  if (fd.close() != 0) fail(path, "can't close", errno);
}

}  // namespace lichtung::outcome
