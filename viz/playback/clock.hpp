// The clock of the replay: runs forwards at a chosen speed, jumps anywhere, loops. Pure; the window feeds it seconds.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace lichtung::viz {

class Clock {
 public:
  /// Simulated seconds per second, as the keys step through them.
  static constexpr std::array<double, 13> kSpeeds{1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 10800, 43200};

  Clock() = default;
  Clock(double begin_s, double end_s) : begin_(begin_s), end_(std::max(begin_s, end_s)), time_(begin_s) {}

  [[nodiscard]] double time() const { return time_; }
  [[nodiscard]] double begin() const { return begin_; }
  [[nodiscard]] double end() const { return end_; }
  [[nodiscard]] bool playing() const { return playing_; }
  [[nodiscard]] bool looping() const { return loop_; }
  [[nodiscard]] double speed() const { return speed_; }
  /// The stretch that is played again and again if looping.
  [[nodiscard]] double loop_begin() const { return loop_begin_; }
  [[nodiscard]] double loop_end() const { return loop_end_; }

  void seek(double time_s) { time_ = std::clamp(time_s, begin_, end_); }
  void step(double seconds) {
    playing_ = false;
    seek(time_ + seconds);
  }
  /// At the very end, play starts again.
  void play(bool on) {
    playing_ = on;
    if (on && time_ >= end_) time_ = begin_;
  }
  void set_speed(double speed) { speed_ = std::clamp(speed, kSpeeds.front(), kSpeeds.back()); }
  /// The next step of kSpeeds up (+1) or down (−1).
  void change_speed(int direction) {
    if (direction > 0) {
      const auto it = std::upper_bound(kSpeeds.begin(), kSpeeds.end(), speed_);
      if (it != kSpeeds.end()) speed_ = *it;
    } else {
      const auto it = std::lower_bound(kSpeeds.begin(), kSpeeds.end(), speed_);
      if (it != kSpeeds.begin()) speed_ = *(it - 1);
    }
  }
  void set_loop(bool on, double from_s, double to_s) {
    loop_ = on && to_s > from_s;
    loop_begin_ = std::clamp(from_s, begin_, end_);
    loop_end_ = std::clamp(to_s, begin_, end_);
  }

  /// Lets `elapsed` seconds of the window pass. True if the time has changed. A pause of the window (a dialogue, a
  /// stopped process) doesn't make the replay jump: at most half a second counts.
  bool advance(double elapsed) {
    if (!playing_ || !(elapsed > 0)) return false;
    const double before = time_;
    time_ += std::min(elapsed, 0.5) * speed_;
    if (loop_ && before < loop_end_ && time_ >= loop_end_) {
      const double span = loop_end_ - loop_begin_;
      time_ = loop_begin_ + std::fmod(time_ - loop_end_, span);
    } else if (time_ >= end_) {
      time_ = end_;
      playing_ = false;
    }
    return time_ != before;
  }

 private:
  double begin_{}, end_{1}, time_{};
  double speed_{60};
  double loop_begin_{}, loop_end_{1};
  bool playing_{}, loop_{};
};

/// Position of a speed on a logarithmic slider, 0 … 1, and back.
[[nodiscard]] inline double speed_share(double speed) { return std::log(speed) / std::log(Clock::kSpeeds.back()); }
[[nodiscard]] inline double speed_of_share(double share) { return std::pow(Clock::kSpeeds.back(), share); }

}  // namespace lichtung::viz
