// Progress of a long command on stderr: one line that is drawn again on a terminal, few plain lines elsewhere.
#pragma once

#include "scenarios/messages.hpp"
#include "sim/ensemble/ensemble.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace lichtung::commands {

/// "1 h 05 min", "12 min", "40 s".
[[nodiscard]] std::string format_duration(std::chrono::seconds duration);

/// Not thread-safe: the ensemble calls it from one thread at a time.
class ProgressLine {
 public:
  /// `terminal`: whether stderr is one. `key`: of the text with the four counts.
  ProgressLine(Language language, bool terminal, std::string_view key = "run.progress");
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const ensemble::Progress& progress);
  /// A line of its own that stays, above the bar.
  void say(std::string_view line);
  /// Removes the bar.
  void clear();

 private:
  [[nodiscard]] std::string text(const ensemble::Progress& progress, double share) const;

  Language language_;
  bool terminal_;
  std::string_view key_;
  bool drawn_{};
  std::chrono::steady_clock::time_point start_, last_;
  double last_share_{};
};

}  // namespace lichtung::commands
