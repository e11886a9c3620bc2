// A lock is a small file: a random token, the machine's boot hashed with it, and a count that its holder raises. It is
// written under a name of its own and linked into place, so that nobody ever reads half of it.
#include "sim/sweeps/locks.hpp"

#include "sim/basics/sha256.hpp"
#include "sim/ensemble/folder.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace lichtung::sweeps {
namespace {

namespace fs = std::filesystem;
using ensemble::FolderError;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kTokenDigits = 32, kMachineDigits = 16, kBeatDigits = 10;
constexpr std::size_t kBeatsAt = kTokenDigits + 1 + kMachineDigits + 1;
constexpr std::size_t kMostBytes = 256;
constexpr int kBeatsPerLease = 5;
constexpr const char* kLock = ".lock";
constexpr const char* kBreak = ".break";

[[noreturn]] void fail(const fs::path& path, int error) {
  throw FolderError(FolderError::Reason::CannotWrite, path, std::generic_category().message(error));
}

std::string random_digits(std::size_t digits) {
  std::string out;
  std::array<unsigned char, 32> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) fail("getrandom", errno);
  for (std::size_t i = 0; i < digits / 2; ++i) out += fmt::format("{:02x}", bytes[i]);
  return out;
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, mode_t mode = 0) : fd_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

/// All of a small file; nothing if it isn't there.
std::optional<std::string> read_small(const fs::path& path) {
  const Descriptor file(path, O_RDONLY | O_NONBLOCK);
  if (file.get() < 0) {
    if (errno == ENOENT || errno == ESTALE) return std::nullopt;
    fail(path, errno);
  }
  std::string text(kMostBytes, '\0');
  const ssize_t n = ::read(file.get(), text.data(), text.size());
  if (n < 0) fail(path, errno);
  text.resize(static_cast<std::size_t>(n));
  return text;
}

/// Names this boot of this machine for those who know the token; nobody can tell a machine from it.
std::string machine_of(const std::string& token) {
  const std::string boot = read_small("/proc/sys/kernel/random/boot_id").value_or("");
  Sha256 hash;
  hash.add(std::as_bytes(std::span(token)));
  hash.add(std::as_bytes(std::span(boot)));
  return boot.empty() ? std::string(kMachineDigits, '0') : hash.hex().substr(0, kMachineDigits);
}

/// Whether the process that wrote a lock on this machine still lives: it holds flock, which ends with it.
LockFound::Life life_of(const fs::path& path, const std::string& content) {
  if (content.size() < kBeatsAt) return LockFound::Life::Unknown;
  const std::string token = content.substr(0, kTokenDigits);
  if (content.substr(kTokenDigits + 1, kMachineDigits) != machine_of(token)) return LockFound::Life::Unknown;
  const Descriptor file(path, O_RDONLY | O_NONBLOCK);
  if (file.get() < 0) return LockFound::Life::Unknown;
  if (::flock(file.get(), LOCK_SH | LOCK_NB) == 0) return LockFound::Life::Left;
  return errno == EWOULDBLOCK ? LockFound::Life::Alive : LockFound::Life::Unknown;
}

}  // namespace

Held& Held::operator=(Held&& other) noexcept {
  std::swap(locks_, other.locks_);
  std::swap(id_, other.id_);
  return *this;
}

void Held::release() {
  if (locks_ != nullptr) std::exchange(locks_, nullptr)->release(id_);
}

Locks::Locks(fs::path folder, milliseconds lease)
    : folder_(std::move(folder)), lease_(lease), token_(random_digits(kTokenDigits)), machine_(machine_of(token_)),
      heart_([this] { keep_alive(); }) {}

Locks::~Locks() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  heart_.join();
  while (!held_.empty()) release(std::string(held_.begin()->first));
}

std::string Locks::content(std::uint64_t beats) const {
  return fmt::format("{}\n{}\n{:0{}}\n", token_, machine_, beats, kBeatDigits);
}

Locks::Made Locks::make(const std::string& id) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) fail(folder_, error.value());
  const fs::path fresh = folder_ / ("." + token_ + ".new");
  ::unlink(fresh.c_str());
  Descriptor file(fresh, O_RDWR | O_CREAT | O_EXCL, 0644);
  if (file.get() < 0) {
    if (errno == ENOENT) return Made::Again;   // the folder was cleared meanwhile
    fail(fresh, errno);
  }
  const std::string text = content(0);
  if (::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
    const int cause = errno;
    ::unlink(fresh.c_str());
    fail(fresh, cause);
  }
  (void)::flock(file.get(), LOCK_EX | LOCK_NB);   // where it doesn't work, the lease still does
  const bool linked = ::link(fresh.c_str(), path_of(id).c_str()) == 0;
  const int cause = errno;
  if (linked) {
    ::unlink(fresh.c_str());
  } else if (cause == EPERM || cause == EOPNOTSUPP || cause == ENOSYS || cause == EMLINK) {
    // No hard links here: an exclusive name, then the content over it.
    const Descriptor name(path_of(id), O_WRONLY | O_CREAT | O_EXCL, 0644);
    const bool mine = name.get() >= 0 && ::rename(fresh.c_str(), path_of(id).c_str()) == 0;
    if (!mine) {
      ::unlink(fresh.c_str());
      return Made::Exists;
    }
  } else {
    ::unlink(fresh.c_str());
    if (cause == EEXIST) return Made::Exists;
    if (cause == ENOENT) return Made::Again;
    fail(path_of(id), cause);
  }
  const std::lock_guard lock(mutex_);
  held_[id] = {file.release(), 0};
  return Made::Yes;
}

std::optional<Held> Locks::take(const std::string& id) {
  constexpr int kTries = 8;   // each lost race with others costs one
  for (int i = 0; i < kTries; ++i) {
    const Made made = make(id);
    if (made == Made::Yes) {
      seen_.erase(id);
      return Held(*this, id);
    }
    if (made == Made::Again) continue;
    const auto found = read_small(path_of(id));
    if (!found) continue;   // released meanwhile
    if (!is_left_behind(id, *found) || !break_lock(id, *found)) return std::nullopt;
  }
  return std::nullopt;
}

bool Locks::unchanged_for(const std::string& name, const std::string& text, milliseconds time) {
  const auto now = Clock::now();
  const auto [at, fresh] = seen_.try_emplace(name, Seen{text, now});
  if (!fresh && at->second.content != text) at->second = {text, now};
  return now - at->second.since >= time;
}

bool Locks::is_left_behind(const std::string& id, const std::string& text) {
  switch (life_of(path_of(id), text)) {
    case LockFound::Life::Alive: return false;
    case LockFound::Life::Left: return true;
    case LockFound::Life::Unknown: break;
  }
  return unchanged_for(id, text, lease_);
}

/// Only one of those who find a lock left behind may remove it, or the second would remove the first one's new lock.
bool Locks::break_lock(const std::string& id, const std::string& text) {
  const fs::path path = path_of(id), breaking = path.string() + kBreak;
  const Descriptor guard(breaking, O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (guard.get() < 0) {
    if (errno != EEXIST) fail(breaking, errno);
    // Its owner was killed at the worst moment; twice the lease is far more than a removal takes.
    if (unchanged_for(id + kBreak, "", 2 * lease_)) ::unlink(breaking.c_str());
    return false;
  }
  seen_.erase(id + kBreak);
  const bool same = read_small(path) == text;
  if (same && ::unlink(path.c_str()) == 0) ++broken_;
  ::unlink(breaking.c_str());
  return same;
}

void Locks::release(const std::string& id) {
  int descriptor = -1;
  {
    const std::lock_guard lock(mutex_);
    const auto at = held_.find(id);
    if (at == held_.end()) return;
    descriptor = at->second.descriptor;
    held_.erase(at);
    try {
      if (const auto text = read_small(path_of(id)); text && text->starts_with(token_)) ::unlink(path_of(id).c_str());
    } catch (const FolderError&) {   // left behind, then; its lease ends
    }
  }
  if (descriptor >= 0) ::close(descriptor);
}

void Locks::keep_alive() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, lease_ / kBeatsPerLease, [this] { return ending_; }))
    for (auto& [id, mine] : held_) {
      // Opened and closed each time: network file systems show a change to others only then.
      const Descriptor file(path_of(id), O_RDWR | O_NONBLOCK);
      std::string token(kTokenDigits, '\0');
      if (file.get() < 0 || ::pread(file.get(), token.data(), token.size(), 0) != static_cast<ssize_t>(token.size())) continue;
      if (token != token_) continue;   // broken by others, who took us for dead
      const std::string beat = fmt::format("{:0{}}", ++mine.beats, kBeatDigits);
      (void)!::pwrite(file.get(), beat.data(), beat.size(), kBeatsAt);
    }
}

std::vector<LockFound> list_locks(const fs::path& folder) {
  std::vector<LockFound> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(kLock) || name.starts_with('.')) continue;
    const auto text = read_small(entry.path());
    struct stat status{};
    if (!text || ::stat(entry.path().c_str(), &status) != 0) continue;
    const auto changed = std::chrono::seconds(status.st_mtim.tv_sec);
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    found.push_back({name.substr(0, name.size() - std::string_view(kLock).size()), life_of(entry.path(), *text),
                     std::max(std::chrono::seconds(0), now - changed)});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return found;
}

void clear_locks(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    const bool lock = name.ends_with(kLock);
    const auto text = lock ? read_small(entry.path()) : std::nullopt;
    // Whoever is still alive in here finds his run done and goes.
    if (!lock || (text && life_of(entry.path(), *text) == LockFound::Life::Left)) left.push_back(entry.path());
  }
  for (const fs::path& path : left) fs::remove(path, ignored);
  fs::remove(folder, ignored);   // only if empty
}

}  // namespace lichtung::sweeps
