// Things that are costly to make and shared by many: each made once, the least recently used given up when they take
// more than a bound. Whoever still uses one keeps it alive.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace lichtung::sweeps {

template <class T>
class Cache {
 public:
  using Shared = std::shared_ptr<const T>;
  using Make = std::function<Shared()>;

  /// `size`: bytes that one takes.
  Cache(std::size_t most_bytes, std::function<std::size_t(const T&)> size) : most_bytes_(most_bytes), size_(std::move(size)) {}

  /// The thing of that key; threads that ask for it while it is made wait. An error in making it is thrown to all of them,
  /// and the next one tries again. Thread-safe.
  [[nodiscard]] Shared get(const std::string& key, const Make& make) {
    std::promise<Shared> promise;
    std::shared_future<Shared> future;
    {
      const std::lock_guard lock(mutex_);
      for (auto at = entries_.begin(); at != entries_.end(); ++at) {
        if (at->key != key) continue;
        entries_.splice(entries_.begin(), entries_, at);
        future = at->future;
        break;
      }
      if (!future.valid()) entries_.push_front({key, promise.get_future().share(), 0});
    }
    if (future.valid()) return future.get();
    try {
      Shared made = make();
      promise.set_value(made);
      keep(key, size_(*made));
      return made;
    } catch (...) {
      promise.set_exception(std::current_exception());
      forget(key);
      throw;
    }
  }

  [[nodiscard]] std::size_t made() const {
    const std::lock_guard lock(mutex_);
    return made_;
  }

 private:
  struct Entry {
    std::string key;
    std::shared_future<Shared> future;
    std::size_t bytes{};   // 0 while it is made
  };

  void keep(const std::string& key, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    ++made_;
    for (Entry& entry : entries_)
      if (entry.key == key) entry.bytes = bytes;
    std::size_t sum = 0;
    bool first = true;
    for (auto at = entries_.begin(); at != entries_.end();) {
      sum += at->bytes;
      const bool drop = !first && at->bytes > 0 && sum > most_bytes_;
      first = false;
      if (drop) sum -= at->bytes;
      at = drop ? entries_.erase(at) : std::next(at);
    }
  }
  void forget(const std::string& key) {
    const std::lock_guard lock(mutex_);
    entries_.remove_if([&](const Entry& entry) { return entry.key == key; });
  }

  std::size_t most_bytes_;
  std::function<std::size_t(const T&)> size_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;   // most recently used first
  std::size_t made_{};
};

/// Lets through as many as fit into a bound together, and any one alone.
class MemoryGate {
 public:
  explicit MemoryGate(std::size_t most_bytes) : most_bytes_(most_bytes) {}
  class Pass {
   public:
    Pass(MemoryGate& gate, std::size_t bytes) : gate_(gate), bytes_(bytes) {
      std::unique_lock lock(gate_.mutex_);
      gate_.left_.wait(lock, [&] { return gate_.inside_ == 0 || gate_.used_ + bytes_ <= gate_.most_bytes_; });
      gate_.used_ += bytes_;
      ++gate_.inside_;
    }
    ~Pass() {
      {
        const std::lock_guard lock(gate_.mutex_);
        gate_.used_ -= bytes_;
        --gate_.inside_;
      }
      gate_.left_.notify_all();
    }
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;

   private:
    MemoryGate& gate_;
    std::size_t bytes_;
  };

 private:
  std::size_t most_bytes_, used_{};
  int inside_{};
  std::mutex mutex_;
  std::condition_variable left_;
};

}  // namespace lichtung::sweeps
