// Horizontal bars leave room for long names.
#include "analysis/report/charts.hpp"
#include "analysis/report/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lichtung::report {
namespace {

constexpr double kWidth = 720.0, kLeft = 214.0, kRight = 78.0, kTop = 40.0, kBottom = 50.0, kBar = 15.0, kGap = 12.0;
constexpr std::array<std::string_view, 5> kFills{"#0b559f", "#f5b36b", "#7fb7a6", "#b9b2c9", "#e6e2d8"};

double top_of(std::span<const Bars> bars) {
  double top = 0.0;
  for (const Bars& b : bars)
    for (const Estimate& e : b.values) {
      if (std::isfinite(e.mean)) top = std::max(top, e.mean);
      if (std::isfinite(e.high)) top = std::max(top, e.high);
    }
  return top;
}

/// A name that fits to the left of the bars, in one or two lines.
void draw_name(Drawing& d, double y, const std::string& name) {
  if (commands::display_width(name) <= 27) {
    d.text(kLeft - 10.0, y + 5.0, name, Anchor::End);
    return;
  }
  std::size_t cut = name.rfind(' ', 27);
  if (cut == std::string::npos) cut = std::min(name.find(' '), name.size());
  d.text(kLeft - 10.0, y - 4.0, name.substr(0, cut), Anchor::End);
  if (cut < name.size()) d.text(kLeft - 10.0, y + 13.0, name.substr(cut + 1), Anchor::End);
}

/// Begins above the bars, or further left where it would be cut off at the right.
void draw_legend(Drawing& d, std::span<const Bars> bars) {
  const auto width_of = [](const Bars& b) { return b.name.empty() ? 0.0 : 46.0 + 8.0 * static_cast<double>(commands::display_width(b.name)); };
  double all = 0.0;
  for (const Bars& b : bars) all += width_of(b);
  double at = std::clamp(kWidth - all, 4.0, kLeft);
  for (std::size_t b = 0; b < bars.size(); ++b) {
    if (bars[b].name.empty()) continue;
    d.rect(at, 10.0, 22.0, 12.0, kFills[b % kFills.size()], "#333");
    d.text(at + 28.0, 21.0, bars[b].name, Anchor::Start, 13.0);
    at += width_of(bars[b]);
  }
}

void draw_bar(Drawing& d, double x0, double y, const Estimate& e, double scale, std::string_view fill, int decimals, const Words& words) {
  if (!std::isfinite(e.mean)) return;
  d.rect(x0, y, e.mean * scale, kBar - 2.0, fill, "#333");
  double end = x0 + e.mean * scale;
  if (e.has_interval() && std::isfinite(e.high)) {
    const double low = x0 + std::max(0.0, e.low) * scale, high = x0 + e.high * scale, middle = y + (kBar - 2.0) / 2.0;
    d.line(low, middle, high, middle, "#ffffff", 3.6);
    d.line(low, middle, high, middle, "#111111", 1.6);
    for (const double at : {low, high}) d.line(at, middle - 4.0, at, middle + 4.0, "#111111", 1.6);
    end = std::max(end, high);
  }
  d.text(end + 6.0, y + 11.0, words.number(e.mean, decimals), Anchor::Start, 12.0);
}

}  // namespace

std::string bar_chart(const svg::Description& about, const std::string& axis_title, std::span<const std::string> groups,
                      std::span<const Bars> bars, const Words& words) {
  const double group_height = kBar * static_cast<double>(bars.size()) + kGap;
  const double bottom = kTop + group_height * static_cast<double>(groups.size());
  Drawing d(kWidth, bottom + kBottom);
  const double largest = top_of(bars);
  const Ticks ticks = round_ticks(0.0, largest > 0.0 ? largest : 1.0, 5);
  const double scale = (kWidth - kLeft - kRight) / ticks.high;
  for (const double t : ticks.values()) {
    d.line(kLeft + t * scale, kTop - 4.0, kLeft + t * scale, bottom, "#dddddd", 1.0);
    d.text(kLeft + t * scale, bottom + 18.0, words.number(t, ticks.decimals), Anchor::Middle);
  }
  d.text(kLeft + (kWidth - kLeft - kRight) / 2.0, bottom + 40.0, axis_title, Anchor::Middle, 13.0);
  draw_legend(d, bars);
  const int decimals = decimals_for(largest);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const double y = kTop + group_height * static_cast<double>(g) + kGap / 2.0;
    draw_name(d, y + kBar * static_cast<double>(bars.size()) / 2.0, groups[g]);
    for (std::size_t b = 0; b < bars.size(); ++b)
      if (g < bars[b].values.size())
        draw_bar(d, kLeft, y + kBar * static_cast<double>(b), bars[b].values[g], scale, kFills[b % kFills.size()], decimals, words);
  }
  d.line(kLeft, kTop - 4.0, kLeft, bottom, "#555", 1.2);
  return d.finish(about);
}

}  // namespace lichtung::report
