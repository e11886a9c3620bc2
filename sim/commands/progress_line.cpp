// The bar is drawn at most five times a second; without a terminal a line appears at each tenth, so that logs of
// batch systems stay short.
#include "sim/commands/progress_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace lichtung::commands {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::string format_duration(std::chrono::seconds duration) {
  const auto s = std::max<std::int64_t>(0, duration.count());
  if (s >= 3600) return fmt::format("{} h {:02} min", s / 3600, s / 60 % 60);
  if (s >= 120) return fmt::format("{} min", (s + 30) / 60);
  return fmt::format("{} s", s);
}

ProgressLine::ProgressLine(Language language, bool terminal, std::string_view key)
    : language_(language), terminal_(terminal), key_(key), start_(Clock::now()), last_(start_ - 1h) {}

ProgressLine::~ProgressLine() { clear(); }

std::string ProgressLine::text(const ensemble::Progress& p, double share) const {
  std::string line = message(language_, key_, p.replicates_done, p.replicates_total, p.days_done, p.days_total);
  const std::chrono::duration<double> elapsed = Clock::now() - start_;
  if (share <= 0.0 || share >= 1.0 || elapsed < 1s) return line;
  const auto left = std::chrono::duration_cast<std::chrono::seconds>(elapsed * (1.0 / share - 1.0));
  return line + message(language_, "run.time_left", format_duration(left));
}

void ProgressLine::show(const ensemble::Progress& p) {
  if (p.days_total <= 0) return;
  const double share = std::clamp(static_cast<double>(p.days_done) / static_cast<double>(p.days_total), 0.0, 1.0);
  const int percent = static_cast<int>(100.0 * share);
  const auto now = Clock::now();
  if (!terminal_) {
    if (share < 1.0 && share < last_share_ + 0.1) return;
    if (share <= last_share_) return;
    last_share_ = share;
    fmt::print(stderr, "{:3} %  {}\n", percent, text(p, share));
    return;
  }
  if (share < 1.0 && now - last_ < 200ms) return;
  last_ = now;
  constexpr int kWidth = 30;
  const int full = static_cast<int>(share * kWidth);
  fmt::print(stderr, "\r[{:#>{}}{:->{}}] {:3} %  {}\x1b[K", "", full, "", kWidth - full, percent, text(p, share));
  std::fflush(stderr);
  drawn_ = true;
}

void ProgressLine::say(std::string_view line) {
  clear();
  fmt::print(stderr, "{}\n", line);
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace lichtung::commands
