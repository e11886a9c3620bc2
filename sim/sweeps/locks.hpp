// Locks on runs that several processes, also of several machines, share a folder for. They only save work: two that
// compute the same run write the same bytes, each under a name of its own, and rename. So a lock may be broken once its
// holder shows no sign of life. What they rely on: link(2) and open(O_EXCL) are atomic, a rename is seen by all sooner or
// later, and a file rewritten by one machine is seen changed by the others within the lease. No clocks are compared.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace lichtung::sweeps {

class Locks;

/// A lock while it is held; gone with this object.
class Held {
 public:
  Held(Locks& locks, std::string id) : locks_(&locks), id_(std::move(id)) {}
  Held(Held&& other) noexcept : locks_(std::exchange(other.locks_, nullptr)), id_(std::move(other.id_)) {}
  Held& operator=(Held&& other) noexcept;
  ~Held() { release(); }
  void release();

 private:
  Locks* locks_;
  std::string id_;
};

/// The locks of one process in one folder, and the thread that keeps them alive.
class Locks {
 public:
  /// `lease`: a lock that doesn't change for so long is taken for left behind. Errors: ensemble::FolderError.
  Locks(std::filesystem::path folder, std::chrono::milliseconds lease);
  ~Locks();
  Locks(const Locks&) = delete;
  Locks& operator=(const Locks&) = delete;

  /// The lock, or nothing while another process holds it. A lock of a dead process of this machine is broken at once,
  /// another one after a lease without a sign of life. Errors: ensemble::FolderError if the folder can't be written.
  [[nodiscard]] std::optional<Held> take(const std::string& id);

  /// How many left by others were broken.
  [[nodiscard]] int broken() const { return broken_; }
  /// Random digits that only this process has, for names of unfinished files.
  [[nodiscard]] const std::string& token() const { return token_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  friend class Held;
  struct Mine {
    int descriptor{-1};                // holds flock as long as the process lives
    std::uint64_t beats{};
  };
  struct Seen {
    std::string content;
    std::chrono::steady_clock::time_point since;
  };
  enum class Made : std::uint8_t { Yes, Exists, Again };
  [[nodiscard]] std::filesystem::path path_of(const std::string& id) const { return folder_ / (id + ".lock"); }
  [[nodiscard]] Made make(const std::string& id);
  [[nodiscard]] bool is_left_behind(const std::string& id, const std::string& content);
  [[nodiscard]] bool unchanged_for(const std::string& name, const std::string& content, std::chrono::milliseconds time);
  [[nodiscard]] bool break_lock(const std::string& id, const std::string& content);
  [[nodiscard]] std::string content(std::uint64_t beats) const;
  void release(const std::string& id);
  void keep_alive();

  std::filesystem::path folder_;
  std::chrono::milliseconds lease_;
  std::string token_;
  std::string machine_;                // what names this boot of this machine, hashed with the token
  int broken_{};
  std::mutex mutex_;                   // guards held_
  std::map<std::string, Mine> held_;
  std::map<std::string, Seen> seen_;
  std::condition_variable wake_;
  bool ending_{};
  std::thread heart_;
};

/// A lock as it lies in the folder, for `status`.
struct LockFound {
  std::string id;
  enum class Life : std::uint8_t { Alive, Left, Unknown } life{Life::Unknown};   // unknown: of another machine
  std::chrono::seconds age{};            // since its last sign of life, by the clocks of file system and this machine
};
[[nodiscard]] std::vector<LockFound> list_locks(const std::filesystem::path& folder);

/// Removes what killed processes left in the folder, and the folder; call only when nothing is left to do.
void clear_locks(const std::filesystem::path& folder);

}  // namespace lichtung::sweeps
